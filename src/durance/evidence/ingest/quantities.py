"""Quantities in a text with their units and bounds, English and French: at least 49 civilians, some 8 percent, nearly doubled.

Years, ages, ordinals, list numbers, times of day, names with numbers (Resolution 2100, SU-25) and the minutes an article takes
to read are not quantities, nor is a small number word without a known unit.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from durance.evidence.ingest.numbers import STARTS, Number, number
from durance.evidence.ingest.proposal import Quantity
from durance.evidence.ingest.remote import remote
from durance.evidence.ingest.units import FATES, THINGS, UNITS, Unit, family, rate, subject_of, unit_after, unit_before

_BEFORE = tuple((bound, re.compile(rf"(?:^|(?<=[\s(“\"'’—–-]))(?:{words})\s*$", re.IGNORECASE)) for bound, words in (
    ("at_least", r"at least|no fewer than|no less than|not less than|a minimum of|at a minimum|au moins|au minimum|"
                 r"un minimum de|pas moins d[e'’]"),
    ("at_most", r"no more than|not more than|less than|fewer than|under|up to|as many as|at most|a maximum of|below|"
                r"moins d[e'’]|au plus|"
                r"pas plus d[e'’]|jusqu['’]à|au maximum|un maximum de|within"),
    ("more_than", r"more than|over|above|upwards of|in excess of|exceed(?:ed|ing|s)?|well over|greater than|plus d[e'’]|"
                  r"au-delà d[e'’]|"
                  r"dépass(?:e|ent|ant|é)|excéd(?:e|ant)|supérieure? à"),
    ("nearly", r"nearly|almost|close to|just under|approaching|near|près d[e'’]|presque|quasi(?:ment)?|pas loin d[e'’]"),
    ("about", r"about|around|some|roughly|approximately|an estimated|estimated at|circa|ca\.|quelque|quelques|environ|"
              r"à peu près|autour d[e'’]|"
              r"de l['’]ordre d[e'’]|aux alentours d[e'’]|une estimation d[e'’]")))
_ARTICLE = re.compile(r"\b(?:the|a|an|its|his|their|these|those|another|les|ses|leurs|ces|des)\s+$", re.IGNORECASE)
_AFTER = (("about", re.compile(r"\s*-odd\b|\s+or so\b|\s+environ\b|\s+or thereabouts\b", re.IGNORECASE)),
          ("at_least", re.compile(r"\s+or more\b|\s+ou plus\b|\s?\+(?!\d)", re.IGNORECASE)))
_TO = re.compile(r"(?P<unit>(?:\s[^\W\d]+){0,2}?)\s?(?:[-–]|to|and|or|à|et|ou)\s?", re.IGNORECASE)
_PAIR = re.compile(r"\b(between|entre|from|de|d['’])\s*$", re.IGNORECASE)
_NAMED = re.compile(r"(?<![^\W_])(?:resolution|résolution|article|"
                    r"no\.?|n°|number|numéro|page|p\.|chapter|section|figure|table|"
                    r"paragraph|paragraphe|"
                    r"operation|route|RN|annex|annexe|tel\.?|version|âgée?s? de|aged?|at the age of|group of|G|"
                    r"Group)\s*[-°]?$", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|ère|e|è?me)\b|[:h]\d\d|\s?[ap]\.?m\b|/\d|"
                      r"\s(?:\w+ )?(?:reading time|min(?:utes?)? (?:read|de lecture))|\s?(?:km/h|°)|(?:\s*)ème|-(?=[A-Z]|"
                      r"jihad)")
_HYPHEN = re.compile(r"[-\s]years?[-\s]old|[-\s](?:nation|member|state|party|point|page|star|way)\b|-century|"
                     r"[-\s]year term", re.IGNORECASE)
_LISTED = re.compile(r"(?:^|\n)[ \t]*$")
_CODE = re.compile(r"\b(USD|US\$|EUR|FCFA|XOF|CFA)\s?\$?$")
_CURRENCY = {"$": "USD", "€": "EUR", "£": "GBP"}
_RATIO = re.compile(r"(?P<near>(?:more than|nearly|almost|about|roughly|at least|over|presque|quasi(?:ment)?|près de|"
                    r"plus que) )?(?P<q>[\"“])?"
                    r"(?P<word>doubl(?:ed|ing|es|é|és|ée|er|ant)\b|tripl(?:ed|ing|es|é|és|ée|er|ant)\b|quadrupl(?:ed|ing|"
                    r"é|er)\b|halved\b|halving\b|"
                    r"(?:two|three|four|five|six|ten|(?:\d+[.,])?\d+)[- ]?fold\b|twofold|threefold|fourfold|tenfold|"
                    r"(?:twice|two times|three times|four times|five times|ten times|deux fois|trois fois|quatre fois|"
                    r"cinq fois|dix fois|(?:\d+[.,])?\d+ (?:times|fois))"
                    r"(?= (?:as|more|the|higher|its|plus|moins|supérieur|le|la)\b)|"
                    r"multipli(?:ed by|és? par|ées? par|er par) (?:two|three|four|five|ten|deux|trois|quatre|cinq|dix|"
                    r"(?:\d+[.,])?\d+))", re.IGNORECASE)
_STEMS = ("doubl", "tripl", "quadrup", "halv", "fold", "twice", "times", "fois", "multipli")
_FACTORS = (("doubl two twice deux", 2.0), ("tripl three trois", 3.0), ("quadrupl four quatre", 4.0), ("five cinq", 5.0),
            ("six", 6.0), ("ten dix", 10.0), ("halv", 0.5))
_BOUNDS = {"nearly": "nearly", "almost": "nearly", "presque": "nearly", "quasi": "nearly", "quasiment": "nearly",
           "près de": "nearly", "more than": "more_than", "over": "more_than", "at least": "at_least"}
_MORE = re.compile(r"\s+(?:were|are|have been|had been|of them|ont été|sont|d['’]entre eux|more|others|additional|de plus|"
                   r"autres)\b", re.IGNORECASE)
_FROM = ("from", "de", "d'", "d’")
_CHANGING = re.compile(r"\b(?:r[io]s\w+|f[ea]ll\w*|went|go(?:es|ne)?|jump\w*|increas\w*|grew|grow\w*|dropp?\w*|climb\w*|"
                       r"declin\w*|reduc\w*|cut|up|down|pass[eéa]\w*|mont[eéa]\w*|tomb[eéa]\w*|augment\w*|baiss\w*|chut\w*|"
                       r"bondi\w*|grimp\w*|recul\w*|réduit\w*)\b[^.;:]{0,25}$", re.IGNORECASE)
_FURTHER = re.compile(r"\b(?:a further|another|an additional|an extra|encore)\s$", re.IGNORECASE)
_ALIKE = re.compile(r",?\s(?:and|et|as well as|ainsi que)\s|,\s", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|et|or|ou)\s|,", re.IGNORECASE)


MOST = 24  # quantities of one stretch; a line with more of them is a table, which this grammar does not read


class Counted(NamedTuple):
    """A quantity and what it counts."""

    quantity: Quantity
    subject: str


def quantities(text: str, start: int, end: int, taken: Sequence[tuple[int, int]] = (), french: bool = False) -> list[Counted]:
    """The quantities between two characters in order, at most `MOST`; none overlaps a `taken` span (of a date)."""
    found = _ratios(text, start, end, taken)
    busy = [*taken, *((c.quantity.start, c.quantity.end) for c in found)]
    at, last = start, None
    while len(found) < MOST and (match := STARTS.search(text, at, end)):
        at = match.end()
        read = None if _within(match.start(), busy) else number(text, match.start(), french)
        if read is None or read.end > end or _is_name(text, match.start(), read.end, start):
            at = max(at, read.end) if read else at
            continue
        counted = _counted(text, (start, end), match.start(), read, last, french)
        if counted and not any(a < counted.quantity.end and counted.quantity.start < b for a, b in busy):
            found.append(counted)
            last, at = counted, counted.quantity.end
        else:
            at = max(at, read.end)
    return _shared(text, sorted(found, key=lambda c: c.quantity.start))


def _shared(text: str, found: list[Counted]) -> list[Counted]:
    """Counts joined by `and` share the fate that is told once: 40 soldiers and 12 civilians killed."""
    for order in (1, -1):
        for i in range(len(found) - 1)[::order]:
            near, far = (found[i], found[i + 1])[::order]
            gap = text[found[i].quantity.end:found[i + 1].quantity.start]
            kin = UNITS.get(near.quantity.unit, ("", ""))[1]
            if near.subject in FATES and family(far.subject) and family(far.subject) == family(kin) and _ALIKE.fullmatch(gap):
                found[i + (order > 0)] = far._replace(subject=near.subject)
    return found


def _within(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a <= at < b for a, b in spans)


def _is_name(text: str, at: int, end: int, start: int) -> bool:
    """Whether a number names something: an ordinal, an age, a time, a resolution, a numbered line, part of an address."""
    before = text[max(start, at - 18):at]
    if _NAMED.search(before) or _HYPHEN.match(text, end) or (text[at].isdigit() and _ORDINAL.match(text, end)):
        return True
    if _LISTED.search(text[max(0, at - 12):at]) and re.match(r"[.)]\s", text[end:end + 2]):
        return True
    around = text[max(start, at - 30):end + 1].split()
    return text[at].isdigit() and any(mark in around[-1] for mark in ("@", "//", "www.")) if around else False


def _counted(text: str, span: tuple[int, int], at: int, read: Number, last: Counted | None, french: bool) -> Counted | None:
    """A number with its bounds, its unit and what it counts; None where it is no quantity."""
    start = span[0]
    second, first_unit = _second(text, span, at, read, french)
    end = second.end if second else read.end
    unit = _unit(text, span, at, end, read, last) or first_unit
    if unit is None or not _counts(text, at, read, unit):
        return None
    begin, bound = _bound(text, start, at, (end, unit.end), read, second)
    if text[at - 1:at] in _CURRENCY and at > start:
        begin = min(begin, at - 1)
    end = max(end, unit.end)
    left, right = _sides(text, begin, end, span, last)
    subject = subject_of(unit, left, right)
    value, low, high = _limits(read, second, bound)
    return Counted(Quantity(value, low, high, unit.unit, text[begin:end], begin, end, bound), subject)


def _second(text: str, span: tuple[int, int], at: int, read: Number, french: bool) -> tuple[Number | None, Unit | None]:
    """The second number of a range (2,000-2,500; between 2 and 3 million) and the unit that stands after the first."""
    pair = _PAIR.search(text, max(span[0], at - 10), at)
    match = _TO.match(text, read.end, min(span[1], read.end + 40))
    if pair and pair[1].lower() in _FROM and _CHANGING.search(text, max(span[0], at - 50), at):
        return None, None
    if match is None or match.end() >= span[1] or not (text[match.end()].isdigit() or pair or not match["unit"]):
        return None, None
    word = match[0].strip().lower().rsplit(" ", 1)[-1]
    joined = word in ("and", "et", "or", "ou") and not _either(text, match, read, french)
    if (joined or match["unit"]) and not pair:
        return None, None
    second = number(text, match.end(), french)
    if second is None or second.value is None or second.end > span[1] or read.value is None:
        return None, None
    if second.value < read.value:
        return None, None
    return second, unit_after(text, read.end, match.end()) if match["unit"] else None


def _either(text: str, match: re.Match[str], read: Number, french: bool) -> bool:
    """Whether two neighbouring numbers are given for one: seven or eight, 2 ou 3."""
    second = number(text, match.end(), french) if match[0].split()[-1:] in (["or"], ["ou"]) and not match["unit"] else None
    return bool(second and second.value and read.value and read.value < second.value <= 1.5 * read.value + 1)


def _unit(text: str, span: tuple[int, int], at: int, end: int, read: Number, last: Counted | None) -> Unit | None:
    """The unit of a number: its currency, the noun after it, that of a share, or that of the quantity before it."""
    sign, (start, stop) = text[at - 1:at] if at else "", span
    if sign in _CURRENCY:
        far, period = rate(text, end)
        return Unit(far, _CURRENCY[sign] + period, "money", True)
    if read.form == "share":
        return Unit(end, "percent", "share", True)
    if code := _CODE.search(text, max(0, at - 6), at):
        far, period = rate(text, end)
        return Unit(far, UNITS.get(code[1].lower(), ("USD",))[0] + period, "money", True)
    found = unit_after(text, end, stop, one=read.value == 1)
    if found:
        return found
    more = _MORE.match(text, end)
    if last and last.quantity.unit and (more or (read.form == "digits" and _same_kind(text, last, at))):
        own = UNITS.get(last.quantity.unit, ("", last.subject))[1]
        return Unit(more.end() if more and "more" in more[0] else end, last.quantity.unit, own, True)
    told = unit_before(text, start, at)
    if told and read.form != "about":
        return told._replace(end=end)
    if last and last.quantity.unit and _FURTHER.search(text, max(start, at - 16), at):
        return Unit(end, last.quantity.unit, UNITS.get(last.quantity.unit, ("", last.subject))[1], True)
    return remote(text, at, end, stop, bool(_PAIR.search(text, max(0, at - 10), at)))


def _same_kind(text: str, last: Counted, at: int) -> bool:
    """Whether a bare number goes on counting what was counted just before: `from 1,000 tankers to 200`."""
    return bool(re.fullmatch(r"(?:[\s,]|\bto\b|\bagainst\b|\bfrom\b|\bcompared with\b|\bà\b|\bcontre\b|\bdown\b|\bthen\b|"
                             r"\bpuis\b|\bor\b|\bou\b|\babout\b|"
                             r"\bin \d{4}\b|\ben \d{4}\b){1,14}", text[last.quantity.end:at]))


def _counts(text: str, at: int, read: Number, unit: Unit) -> bool:
    """Whether number and unit make a quantity: not a year, and no lone `one`."""
    written = text[at:read.end]
    if not unit.known and read.form != "digits":
        return False
    if re.fullmatch(r"(?:19|20)\d\d", written) and text[at - 1:at] not in _CURRENCY:
        return unit.known and not re.match(r"\s+\w+\s+(?:\w+\s+)?(?:accord|agreement|coup|peace|"
                                           r"crisis)", text[read.end:read.end + 40])
    if written.lower() == "one":
        return not re.match(r"\s(?:of|day|year|another|or)\b", text[read.end:read.end + 9]) and unit.end - read.end < 24
    return True


def _bound(text: str, start: int, at: int, ends: tuple[int, int], read: Number, second: Number | None) -> tuple[int, str]:
    """Where the quantity begins with the words that bound it, and which bound they are."""
    begin = at - (text[at - 1:at] in _CURRENCY and at > start)
    if second:
        pair = _PAIR.search(text, max(start, at - 10), at)
        return (pair.start() if pair and text[pair.start()].isalpha() else begin), "range"
    article = _ARTICLE.search(text, max(start, begin - 10), begin)
    for stop in (begin, article.start() if article else begin):
        for bound, pattern in _BEFORE:
            match = pattern.search(text[max(start, stop - 26):stop])
            if match:
                return max(start, stop - 26) + match.start(), bound
    for bound, pattern in _AFTER:
        if any(pattern.match(text, end) for end in ends):
            return begin, bound
    return begin, {"about": "about", "many": "at_least"}.get(read.form, "exact")


def _sides(text: str, begin: int, end: int, span: tuple[int, int], last: Counted | None) -> tuple[str, str]:
    """The words before a quantity back to the quantity before it, and those after it to the next number or clause."""
    back = max(span[0], begin - 90, last.quantity.end if last else span[0])
    if last and (cut := list(_AND.finditer(text, back, begin))):
        back = cut[0].end()
    right = text[end:min(span[1], end + 70)]
    cut_at = re.search(r"[;:(—]|,\s|\s(?:and|et|while|who)\s(?=[^,.]{0,30}\d)", right)
    return text[back:begin], right[:cut_at.start()] if cut_at else right


def _limits(read: Number, second: Number | None, bound: str) -> tuple[float | None, float | None, float | None]:
    """Value, low and high as the bound leaves them."""
    if second:
        times = second.value / read.value if read.value and second.value else 1
        scaled = read.value if times < 900 or read.value is None else read.value * 10 ** (3 * (len(f"{times:.0f}") // 3))
        return None, scaled, second.value
    value = read.value
    if value is None:
        return None, (read.low if bound != "at_most" else None), None
    low = value if bound in ("exact", "at_least", "more_than") else None
    high = value if bound in ("exact", "at_most", "nearly") else None
    return value, low, high


def _ratios(text: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> list[Counted]:
    """Ratios in words: doubled, three-fold, twice as many, multiplié par trois."""
    found: list[Counted] = []
    words = text[start:end].lower()
    if not any(stem in words for stem in _STEMS):
        return found
    for m in _RATIO.finditer(text, start, end):
        if _within(m.start(), taken) or re.search(r"[^\W_]$|\d[.,]$", text[max(0, m.start() - 2):m.start()]):
            continue
        word = m["word"].lower()
        digits = re.search(r"\d+(?:[.,]\d+)?", word)
        named = (n for stems, n in _FACTORS if any(s in word for s in stems.split()))
        value = float(digits[0].replace(",", ".")) if digits else next(named)
        bound = _BOUNDS.get((m["near"] or "").strip().lower(), "")
        low = value if bound in ("at_least", "more_than") or not m["near"] else None
        high = value if bound == "nearly" or not m["near"] else None
        around = text[m.end():min(end, m.end() + 60)] + " " + text[max(start, m.start() - 60):m.start()]
        hits = [(hit.start(), name) for name, stems in THINGS if (hit := stems.search(around))]
        ratio = Quantity(value, low, high, "times", m[0], m.start(), m.end(), "ratio")
        found.append(Counted(ratio, min(hits)[1] if hits else ""))
    return found

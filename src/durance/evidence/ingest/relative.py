"""Dates told against another day: yesterday, last month, three years ago, a day later, depuis le début de l'année."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from durance.evidence.ingest.spans import ONE, part_span, season_span, shift, unit_span

Bounds = tuple[date | None, date | None]
COUNTS = {"a": 1, "an": 1, "one": 1, "un": 1, "une": 1, "two": 2, "deux": 2, "couple": 2, "three": 3, "trois": 3, "four": 4,
          "quatre": 4, "five": 5, "cinq": 5, "six": 6, "seven": 7, "sept": 7, "eight": 8, "huit": 8, "nine": 9, "neuf": 9,
          "ten": 10, "dix": 10, "eleven": 11, "onze": 11, "twelve": 12, "douze": 12, "fifteen": 15, "quinze": 15, "twenty": 20,
          "vingt": 20, "thirty": 30, "trente": 30}
_N = rf"(?P<n>\d{{1,3}}|{'|'.join(sorted(COUNTS, key=len, reverse=True))})"
_UNIT = (r"(?P<unit>days?|weeks?|months?|years?|decades?|jours?|semaines?|mois|ans?|années?|décennies?)\b")
_UNITS = {"d": "day", "w": "week", "m": "month", "y": "year", "j": "day", "s": "week", "a": "year"}
_LESS = (r"(?P<how>(?:less than|under|moins d['e]|more than|over|plus d['e]|at least|au moins|almost|nearly|près d['e]|just)"
         r"\s*)?")
SEASON = r"(?P<season>spring|summer|autumn|fall|winter|printemps|été|automne|hiver)\b"
SEASON_OF = {"spring": "spring", "printemps": "spring", "summer": "summer", "été": "summer", "autumn": "autumn",
             "fall": "autumn", "automne": "autumn", "winter": "winter", "hiver": "winter"}
WEEKDAYS = {"monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
            "lundi": 0, "mardi": 1, "mercredi": 2, "jeudi": 3, "vendredi": 4, "samedi": 5, "dimanche": 6}
Told = dict[str, str]


class Against(NamedTuple):
    """What a relative date is told against: the document's day and the day last named, either may be unknown."""

    dated: date | None
    named: date | None


def unit_of(word: str) -> str:
    """day, week, month, year or decade for a word of either language."""
    low = word.lower()
    return "decade" if low.startswith(("dec", "déc")) else _UNITS[low[0]]


def season_of(word: str) -> str:
    """spring, summer, autumn or winter for a word of either language."""
    return SEASON_OF[word.lower()]


def count_of(word: str) -> int:
    """The number a word or its digits stand for."""
    return int(word) if word.isdigit() else COUNTS[word.lower()]


def _ago(told: Told, at: date) -> Bounds:
    how, n, unit = told.get("how", "").lower(), count_of(told["n"]), unit_of(told["unit"])
    day = shift(at, -n, unit)
    if how.startswith(("less", "under", "moins", "almost", "nearly", "près")):
        return day, at
    if how.startswith(("more", "over", "plus", "at least", "au moins")):
        return None, day
    return unit_span(day, unit)


def _later(told: Told, at: date) -> Bounds:
    sign = 1 if re.search(r"later|after|tard|après", told["all"], re.IGNORECASE) else -1
    unit = unit_of(told["unit"])
    return unit_span(shift(at, sign * count_of(told["n"]), unit), unit)


def _neighbour(step: int) -> Callable[[Told, date], Bounds]:
    def span(told: Told, at: date) -> Bounds:
        unit = unit_of(told.get("unit", "day"))
        return unit_span(shift(at, step, unit), unit)
    return span


def _season(told: Told, at: date) -> Bounds:
    name = season_of(told["season"])
    span = season_span(at.year, name)
    over = told["last"].lower() in ("last", "this past", "l'", "l’")
    return span if (span[1] < at if over else span[0] <= at) else season_span(at.year - 1, name)


def _past(told: Told, at: date) -> Bounds:
    many = told.get("n")
    if not many and re.search(r"s\b", told["unit"]) and told["unit"].lower() != "mois":
        return None, at
    return shift(at, -count_of(many) if many else -1, unit_of(told["unit"])), at


def _this(told: Told, at: date) -> Bounds:
    first, last = unit_span(at, unit_of(told["unit"]))
    side = told.get("side", "").lower()
    if side.startswith(("earl", "plus t")):
        return first, at
    return (at, last) if side.startswith(("late", "plus ta")) else (first, last)


def _edge(told: Told, at: date) -> Bounds:
    end = re.match(r"(?:the |la )?(?:end|fin)", told["all"], re.IGNORECASE)
    return part_span(unit_span(at, unit_of(told["unit"])), "late" if end else "early")


def _weekday(told: Told, at: date) -> Bounds:
    back = (at.weekday() - WEEKDAYS[told["weekday"].lower()]) % 7 or 7
    return at - back * ONE, at - back * ONE


def _ahead(told: Told, at: date) -> Bounds:
    return at, shift(at, count_of(told["n"]), unit_of(told["unit"]))


def _recent(told: Told, at: date) -> Bounds:
    return None, at


# (pattern, its interval, whether it is told against the day last named rather than the document's)
_RULES: tuple[tuple[str, Callable[[Told, date], Bounds], bool], ...] = (
    (r"(?:yesterday|hier)\b", _neighbour(-1), False),
    (rf"{_LESS}{_N}\s+{_UNIT}\s+ago\b", _ago, False),
    (rf"il y a\s+(?:environ |à peine )?{_LESS}{_N}\s+{_UNIT}", _ago, False),
    (rf"{_N}\s+{_UNIT}\s+(?:later|after(?:wards)?|earlier|before|plus tard|après|auparavant|"
     rf"plus tôt)\b(?!\s+the\b)", _later, True),
    (r"(?:that (?:very |same )?|the (?:very )?same )(?P<unit>day|week|month|year)\b(?! of)", _neighbour(0), True),
    (r"(?:le|ce) même (?P<unit>jour|mois)\b|(?:ce|cette) (?:jour|mois|année|semaine)-là\b|la même (?:semaine|"
     r"année)\b", _neighbour(0), True),
    (r"(?:the )?(?:next|following) day\b|le (?:lendemain|jour suivant)\b|the day after\b", _neighbour(1), True),
    (r"the following (?P<unit>week|month|year)\b|(?:l['’]|la |le )(?P<unit2>année|semaine|"
     r"mois) suivante?\b", _neighbour(1), True),
    (r"la veille\b|the (?:previous day|day before)\b", _neighbour(-1), True),
    (r"the (?:previous|preceding) (?P<unit>week|month|year)\b", _neighbour(-1), True),
    (r"last (?P<unit>week|month|year)\b|(?:la|le|du) (?P<unit2>semaine|mois) (?:derni(?:er|ère)|passée?)\b|"
     r"l['’](?P<unit3>an(?:née)?) "
     r"(?:derni(?:er|ère)|passée?)\b", _neighbour(-1), False),
    (r"next (?P<unit>week|month|year)\b|(?:la|le|l['’])\s?(?P<unit2>semaine|mois|"
     r"an(?:née)?) prochaine?\b", _neighbour(1), False),
    (rf"(?P<last>last|this past|this|cet|ce|l['’])\s?{SEASON}(?: dernier)?(?!\s+(?:of |de )?\d)", _season, False),
    (rf"(?:the )?(?:last|past) (?:(?:several|few|couple of|{_N}) )?{_UNIT}", _past, False),
    (rf"(?:ces|les|des) (?:{_N} )?derni(?:er|ère)s {_UNIT}", _past, False),
    (rf"(?:d['’]ici(?: à)?|(?:with)?in the (?:next|coming)|over the (?:next|coming)) {_N} {_UNIT}", _ahead, False),
    (rf"dans les {_N} prochaine?s {_UNIT}", _ahead, False),
    (r"recent (?:days|weeks|months|years)\b|(?:ces|des|les) (?:jours|semaines|mois|années) (?:récente?s|derni(?:er|"
     r"ère)s)\b", _recent, False),
    (r"(?P<side>earlier |later |plus tôt |plus tard )?(?:this |cette |ce )(?P<unit>week|month|year|semaine|mois|"
     r"année)\b(?:-ci)?", _this, False),
    (r"(?:the )?(?:beginning|start|end) of (?:the|this) (?P<unit>week|month|year)\b(?! \d)", _edge, False),
    (r"(?:le |la )?(?:début|fin) (?:de l['’]|de la |du |de ce |de cette )(?P<unit>année|semaine|mois)\b(?! \d|"
     r" d[e'’])", _edge, False),
    (rf"(?:last )?(?P<weekday>{'|'.join(WEEKDAYS)})\b(?: dernier)?(?!,? (?:the |le )?\d|,? [A-Z]\w+ \d)", _weekday, False))
RULES = tuple((re.compile(pattern, re.IGNORECASE), span, named) for pattern, span, named in _RULES)
# how a relative date may begin; the little words only before a word that goes on to one
STARTS = (r"yesterday|hier|less than|under|moins d|more than|over|plus d|at least|au moins|almost|nearly|près d|just|il y a|"
          r"next|following|last|past|cet|recent|this|cette|earlier|later|beginning|start|end|début|fin|"
          r"d['’]ici(?= )|(?:with)?in the(?= (?:next|coming))|over the(?= (?:next|coming))|dans les(?= \w+ prochain)|"
          r"that(?= (?:very|same|day|week|month|year))|the(?= (?:very|same|next|foll|prev|prec|day|last|past|beg|sta|end))|"
          r"du(?= mois)|ce(?= (?:même|jour|mois|printemps))|le(?= (?:même|lend|jour|mois|déb))|la(?= (?:même|veille|sem|"
          r"fin))|l['’](?=an|été|hiv|aut)|"
          r"(?:ces|les|des)(?= (?:\w{1,7} )?(?:derni|jours|sem|mois|ann))|"
          + f"(?:{'|'.join(COUNTS)})(?=\\s)|" + "|".join(WEEKDAYS))


def relative(text: str, at: int, against: Against) -> tuple[int, Bounds | None] | None:
    """The relative date that begins at a character: its end and its interval, None where the day it needs is unknown."""
    for pattern, span, named in RULES:
        match = pattern.match(text, at)
        if match is None or _plain(match):
            continue
        day = against.named if named else against.dated
        told = {key.rstrip("23"): group for key, group in match.groupdict().items() if group} | {"all": match[0]}
        try:
            return match.end(), span(told, day) if day else None
        except (ValueError, OverflowError):
            return match.end(), None
    return None


def _plain(match: re.Match[str]) -> bool:
    """Whether an English weekday is written small, or a French `mar` is none: then it is another word."""
    word = match.groupdict().get("weekday")
    return bool(word and word[0].islower() and word.lower().endswith("day"))

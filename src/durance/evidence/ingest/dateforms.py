"""The written forms of a date, English and French: 8 March 2020, mi-août, early 2021, summer of 2022, 2014-2022, 18/08/2020.

A part (early, mid, late) is a third of its month or year. 3/4/2020 is read day first; where English leaves both orders
open, the interval spans both.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from durance.evidence.ingest.relative import SEASON, season_of
from durance.evidence.ingest.spans import Span, month_span, part_span, season_span, unit_span, year_span

_FULL = (r"january|janvier|february|f[ée]vrier|march|mars|april|avril|may|mai|june|juin|july|juillet|august|ao[uû]t|"
         r"septemb(?:er|re)|"
         r"octob(?:er|re)|novemb(?:er|re)|d[ée]cemb(?:er|re)")
_MON = (rf"(?P<mon>(?:{_FULL})(?![^\W\d_])|"
        r"(?:jan|janv|feb|f[ée]vr?|mar|apr|avr|jun|jul|juil|aug|sept?|oct|nov|d[ée]c)(?![^\W\d_])\.?)")
_Y = r"(?P<y>(?:19|20)\d\d)(?![\d%]|[.,]\d)"
_D = r"(?P<d>\d{1,2})(?:st|nd|rd|th|er)?"
_YEAR = rf"(?:,?\s+(?:of\s+|de\s+)?{_Y})?"
_PART = (r"(?:the\s+|le\s+|la\s+)?(?P<part>very early|early|beginning of|start of|mid(?:dle of)?|late|very late|end of|"
         r"first half of|"
         r"second half of|(?:first|second|third|fourth) quarter of|début|mi|milieu|courant|fin|premier semestre|"
         r"second semestre|"
         r"(?:premier|deuxième|troisième|quatrième) trimestre)(?:\s+(?:of|des?|d['’])|\s+de l['’]année|"
         r"\s+du mois d['e’])?[\s\-‐‑–]*")
_PARTS = (("early beg start very déb", "early"), ("mid mil cour mi", "mid"), ("late end fin", "late"),)
_RANK = {"first": "1", "premier": "1", "second": "2", "deuxième": "2", "third": "3", "troisième": "3",
         "fourth": "4", "quatrième": "4"}


class Piece(NamedTuple):
    """One date of the text before its year is settled; `year` is None where the text leaves it out."""

    start: int
    end: int
    precision: str
    year: int | None
    span: Callable[[int], tuple[date | None, date | None]]


def month_of(word: str) -> int:
    """1 to 12 for the name of a month in either language."""
    low = word.lower().replace("é", "e").replace("û", "u")
    for number, stems in enumerate(("jan", "fev feb", "mar", "avr apr", "mai may", "juin jun", "juil jul", "aou aug", "sep",
                                    "oct", "nov", "dec"), 1):
        if low.startswith(tuple(stems.split())):
            return number
    raise ValueError(f"{word!r} is no month")


def part_of(word: str) -> str:
    """early, mid, late, h1, h2 or q1 to q4 for the words of either language; "" for none."""
    low = (word or "").lower()
    if "semestre" in low or "half" in low or "trimestre" in low or "quarter" in low:
        return ("h" if "semestre" in low or "half" in low else "q") + _RANK[low.split()[0]]
    return next((name for stems, name in _PARTS if low.startswith(tuple(stems.split()))), "")


def _numeric(m: re.Match[str], french: bool) -> Piece | None:
    a, b, year = int(m["a"]), int(m["b"]), int(m["y"])
    orders = [(d, mo) for d, mo in ((a, b), (b, a)) if mo <= 12]
    days = sorted(date(year, mo, d) for d, mo in (orders[:1] if french or a == b or m["sep"] == "." else orders) if d <= 31)
    precision = "day" if days and days[0] == days[-1] else "part"
    return Piece(m.start(), m.end(), precision, year, lambda _: (days[0], days[-1])) if days else None


def _iso(m: re.Match[str], _: bool) -> Piece:
    year, month, day = int(m["y"]), int(m["m"]), m["d"]
    span: Span = (date(year, month, int(day)),) * 2 if day else month_span(year, month)  # type: ignore[assignment]
    return Piece(m.start(), m.end(), "day" if day else "month", year, lambda _: span)


def _day(m: re.Match[str], _: bool) -> Piece | None:
    month, first = month_of(m["mon"]), int(m["d"])
    last = int(m.groupdict().get("d2") or first)
    if not 1 <= first <= last <= 31:
        return None
    date(2000, month, last)
    return Piece(m.start(), m.end(), "day", _year(m), lambda y: (date(y, month, first), date(y, month, last)))


def _month(m: re.Match[str], french: bool) -> Piece | None:
    month, year = month_of(m["mon"]), _year(m)
    part = part_of(m.groupdict().get("part") or "")
    word = m["mon"]
    if year is None and not part and not _plainly(word, french, m.string[max(0, m.start() - 8):m.start()]):
        return None
    return Piece(m.start(), m.end(), "part" if part else "month", year, lambda y: part_span(month_span(y, month), part))


def _plainly(word: str, french: bool, before: str) -> bool:
    """Whether a month alone is one: in full, in English with its capital, `mars` and `mai` after a preposition."""
    if not re.fullmatch(_FULL, word, re.IGNORECASE):
        return False
    if word[0].islower():
        return french and (word.lower() not in ("mars", "mai") or bool(re.search(r"\b(?:en|de|depuis|à|et|dès)\s$", before)))
    return word not in ("May", "March", "Mars") or bool(re.search(r"\b(?:in|since|of|by|from|to|until|and|last|after|"
                    r"before)\s$", before))


def _whole_year(m: re.Match[str], _: bool) -> Piece | None:
    part, year = part_of(m.groupdict().get("part") or ""), int(m["y"])
    if not part and not _free(m.string, m.start(), m.end()):
        return None
    return Piece(m.start(), m.end(), "part" if part else "year", year, lambda y: part_span(year_span(y), part))


def _free(text: str, start: int, end: int) -> bool:
    """Whether four digits are a year and not a count: `2000 soldiers`, `Resolution 2085`, `$2000`."""
    before, after = text[max(0, start - 14):start], text[end:end + 16]
    if re.search(r"(?:resolution|résolution|No\.?|n°|some|about|nearly|than|quelque|environ|least)\s?$|[$€£#]$|"
                 r"\d[ ,.]$", before,
                 re.IGNORECASE):
        return False
    if re.search(r"\b(?:in|since|en|depuis|by|until|before|après|avant|from|dès|and|et|of)\s$", before, re.IGNORECASE):
        return True
    return not re.match(r"\s(?:soldi?|soldat|troop|people|perso|hommes|men\b|fight|combatt|civil|famil|tanker|cam?ion|"
                        r"truck|km|kilom|dollar|euro|"
                        r"franc|tonne|lit|ménage|house|deaths|morts|percent)|\s?%", after)


def _years(m: re.Match[str], _: bool) -> Piece | None:
    first = int(m["y"])
    last = int(m["y2"]) if len(m["y2"]) == 4 else first // 100 * 100 + int(m["y2"])
    whole = (date(first, 1, 1), date(last, 12, 31))
    return Piece(m.start(), m.end(), "year", first, lambda _: whole) if first < last < first + 100 else None


def _season(m: re.Match[str], _: bool) -> Piece:
    name, part = season_of(m["season"]), part_of(m["part"] or "")
    return Piece(m.start(), m.end(), "season", int(m["y"]), lambda y: part_span(season_span(y, name), part))


def _decade(m: re.Match[str], _: bool) -> Piece:
    span = part_span(unit_span(date(int(m["y"]), 1, 1), "decade"), part_of(m["part"] or ""))
    return Piece(m.start(), m.end(), "part" if m["part"] else "year", int(m["y"]), lambda _: span)


def _year(m: re.Match[str]) -> int | None:
    found = m.groupdict().get("y")
    return int(found) if found else None


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], bool], Piece | None]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), build) for pattern, build in (
        (r"(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)(?:-(?P<d>\d\d))?(?![\d-])", _iso),
        (r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)(?!\d)", _numeric),
        (rf"{_D}\s?(?:[-–]|to|and|au|et|à)\s?(?:the |le )?(?P<d2>\d{{1,2}})(?:st|nd|rd|th|"
         rf"er)?\s+(?:of\s+)?{_MON}{_YEAR}", _day),
        (rf"{_MON}\s+{_D}\s?(?:[-–]|to|and)\s?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d%]|[.,]\d){_YEAR}", _day),
        (rf"{_D}\s+(?:of\s+|day of\s+)?{_MON}{_YEAR}", _day),
        (rf"{_MON}\s+(?:the\s+)?{_D}(?![\d%]|[.,]\d){_YEAR}", _day),
        (rf"{_PART}{_MON}{_YEAR}", _month),
        (rf"{_MON}{_YEAR}", _month),
        (rf"(?:{_PART})?(?:les\s+)?années\s+{_Y}", _decade),
        (rf"(?:{_PART})?(?:the\s+)?(?P<y>(?:19|20)\d0)['’]?s\b", _decade),
        (rf"(?:{_PART})?(?:the\s+)?(?:l['’])?{SEASON}\s+(?:of\s+|de\s+(?:l['’]année\s+)?)?{_Y}", _season),
        (rf"{_Y}\s?[-–/]\s?(?P<y2>(?:19|20)\d\d|\d\d)(?![\d-])", _years),
        (rf"{_PART}{_Y}", _whole_year),
        (_Y, _whole_year)))
FORM_STARTS = (rf"\d|{_FULL}|(?:janv?|feb|f[ée]vr?|mar|apr|avr|jun|jul|juil|aug|sept?|oct|nov|d[ée]c)(?=[.\s])|very|early|"
               r"beginning|start|"
               rf"mid|late|end|first|"
               r"second|third|fourth|début|mi|milieu|courant|fin|premier|deuxième|troisième|quatrième|années|spring|"
               r"summer|autumn|fall|"
               r"winter|printemps|été|automne|hiver|the(?= (?:very|early|beg|sta|mid|late|end|fir|sec|thi|fou|spr|sum|aut|"
               r"fall|win|\d))|"
               r"(?:le|la|les|l['’])(?= ?(?:déb|mi|fin|cour|pre|sec|deu|tro|qua|ann|été|hiv|aut|prin))")


def written(text: str, at: int, french: bool) -> Piece | None:
    """The date in a written form that begins at a character, the longest form first; None where there is none."""
    for pattern, build in _FORMS:
        match = pattern.match(text, at)
        if match is None:
            continue
        try:
            piece = build(match, french)
        except ValueError:
            continue
        if piece is not None:
            return piece
    return None

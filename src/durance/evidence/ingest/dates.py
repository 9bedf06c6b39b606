"""Dates in a text as intervals of days, both ends included: nothing is said more exactly than the words say it.

A year that is left out is that of a date it stands with (`in May and August 2021`), else the nearest one before the
document's date. `since` opens the end of an interval, `until` and `before` its beginning.
"""

import re
from datetime import date

from durance.evidence.ingest.dateforms import FORM_STARTS, Piece, written
from durance.evidence.ingest.proposal import When
from durance.evidence.ingest.relative import STARTS, Against, relative
from durance.evidence.ingest.spans import ONE

_START = re.compile(rf"(?<![\w.,$€£/#])(?:{FORM_STARTS}|{STARTS})", re.IGNORECASE)
_JOIN = re.compile(r"\s?(?:[-–]|to|through|until|till|and|à|au|et|jusqu['’]?(?:en|au|à)?)\s?(?:the |le |la |l['’]|en |in |"
                   r"early |mid)?", re.IGNORECASE)
_LEAD = re.compile(r"\b(?:(?P<pair>between|entre)|(?P<from>from|de|du|d['’]))\s?(?:the |le |l['’])?$", re.IGNORECASE)
_SAME_YEAR = re.compile(r"\s+(?:of |de )?(?:(?:that|the same) (?:same )?year|(?:la même|cette même) année)\b", re.IGNORECASE)
_LAST_YEAR = re.compile(r"(?:,?\s+(?:of )?last year|\s+de l['’](?:année dernière|an dernier))\b", re.IGNORECASE)
_PAST = re.compile(r"\s+(?:dernier|passé)\b", re.IGNORECASE)
_OPEN = (("since", r"since|depuis|dès|starting in|as of|à partir d[eu']|à compter d[eu]"),
         ("until", r"until|till|up to|by|through|jusqu['’]?(?:en|au|à|aux)|d['’]ici(?: à)?|by the"),
         ("before", r"before|prior to|avant"), ("after", r"after|après"))
_OPENS = tuple((name, re.compile(rf"\b(?:{words})\s?(?:at least |around |about |the |le |la |l['’]|"
                                 rf"en )?$", re.IGNORECASE)) for name, words in _OPEN)


def dates(text: str, start: int, end: int, dated: date | None, french: bool = False, before: When | None = None) -> list[When]:
    """The dates between two characters in order, told against the document's day and the date named before (`before`)."""
    found: list[When] = []
    at = start
    while at < end:
        match = _START.search(text, at, end)
        if match is None:
            break
        when = _one(text, match.start(), end, dated, french, found[-1] if found else before)
        if when is None:
            at = match.start() + 1
            continue
        found = _joined(text, found, when, start, dated)
        at = max(when.end, at + 1)
    return [_opened(text, _led(text, when, start), start) for when in found]


def _one(text: str, at: int, end: int, dated: date | None, french: bool, before: When | None) -> When | None:
    """The date that begins at a character, its year settled."""
    piece = written(text, at, french)
    if piece is not None and piece.end <= end:
        return _settled(text, piece, dated, before)
    named = before.last or before.first if before else None
    told = relative(text, at, Against(dated, named))
    if told is None or told[0] > end:
        return None
    first, last = told[1] or (None, None)
    return When(first, last, text[at:told[0]], at, told[0], "relative")


def _settled(text: str, piece: Piece, dated: date | None, before: When | None) -> When | None:
    """A written date with its year; without any year to go by it stays open."""
    year, stop = piece.year, piece.end
    if year is None:
        same, last = _SAME_YEAR.match(text, piece.end), _LAST_YEAR.match(text, piece.end)
        known = before.last or before.first if before else None
        if same and known:
            year, stop = known.year, same.end()
        elif last and dated:
            year, stop = dated.year - 1, last.end()
        elif dated:
            past = _PAST.match(text, piece.end)
            year, stop = _nearest(piece, dated), past.end() if past else stop
    if year is None:
        return When(None, None, text[piece.start:stop], piece.start, stop, "relative")
    try:
        first, last_day = piece.span(year)
    except ValueError:
        return None
    return When(first, last_day, text[piece.start:stop], piece.start, stop, piece.precision)


def _nearest(piece: Piece, dated: date) -> int:
    """The latest year in which this date begins on or before the document's day."""
    for year in range(dated.year, max(dated.year - 9, 0), -1):
        try:
            first = piece.span(year)[0]
        except ValueError:
            continue
        if first is not None and first <= dated:
            return year
    return dated.year


def _joined(text: str, found: list[When], when: When, start: int, dated: date | None) -> list[When]:
    """The dates with one more; `between A and B`, `from A to B`, `A to B` become one interval, and share B's year."""
    if not found:
        return [when]
    old = found[-1]
    gap = text[old.end:when.start]
    if not _JOIN.fullmatch(gap) or old.first is None or when.last is None:
        return [*found, when]
    first = old.first
    if not re.search(r"\d{4}", old.text) and (year := re.search(r"\d{4}", when.text)) and old.precision != "relative":
        first = _in_year(first, int(year[0]), when.last)
    lead = _LEAD.search(text, max(start, old.start - 12), old.start)
    spans = bool(lead) or bool(re.search(r"to|through|until|till|[-–]|à|au|jusqu", gap, re.IGNORECASE))
    if not spans or first > when.last:
        days = (old.last - old.first) if old.last else 0 * ONE
        return [*found[:-1], old if first == old.first else When(first, first + days, *_words(old)), when]
    coarse = max(old.precision, when.precision, key=("day", "part", "month", "season", "year", "relative").index)
    begin = lead.start() if lead else old.start
    return [*found[:-1], When(first, when.last, text[begin:when.end], begin, when.end, coarse)]


def _led(text: str, when: When, start: int) -> When:
    """A span of days of one month with the `from` before it."""
    lead = _LEAD.search(text, max(start, when.start - 12), when.start)
    if not lead or when.first == when.last or not re.match(r"\d{1,2}\s?(?:to|and|à|au|et)\b", when.text):
        return when
    return When(when.first, when.last, text[lead.start():when.end], lead.start(), when.end, when.precision)


def _words(when: When) -> tuple[str, int, int, str]:
    return when.text, when.start, when.end, when.precision


def _in_year(day: date, year: int, last: date) -> date:
    """The same day in this year, or in the year before where it would come after the end of the interval."""
    same = day.replace(year=year, day=min(day.day, 28) if day.month == 2 else day.day)
    return same if same <= last or year == 1 else same.replace(year=year - 1)


def _opened(text: str, when: When, start: int) -> When:
    """The interval as `since`, `until`, `before` or `after` change it."""
    if when.first is None and when.last is None:
        return when
    for name, pattern in _OPENS:
        match = pattern.search(text, max(start, when.start - 24), when.start)
        if match is None:
            continue
        first = {"since": when.first, "after": when.last and when.last + ONE}.get(name)
        last = {"until": when.last, "before": when.first and when.first - ONE}.get(name)
        return When(first, last, text[match.start():when.end], match.start(), when.end, when.precision)
    return when

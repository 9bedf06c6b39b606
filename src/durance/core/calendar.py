"""Dates and days: a run's day 0 is its start date; month tables become a value a day."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

WRITTEN = re.compile(r"[12]\d{3}(-\d\d){0,2}")


def dates(start: date, days: int) -> list[date]:
    """The dates of a run of this many days."""
    return [start + timedelta(days=k) for k in range(days)]


def day_of(start: date, when: date) -> int:
    """Number of the day of a run on which `when` falls; negative before the start."""
    return (when - start).days


def parse(text: str, end: bool = False) -> date:
    """The date written as YYYY, YYYY-MM or YYYY-MM-DD; the first day of the interval, or its last with `end`.

    Raises ValueError when the text is none of these.
    """
    if not WRITTEN.fullmatch(str(text).strip()):
        raise ValueError(f"{text!r} is not a date (YYYY, YYYY-MM or YYYY-MM-DD)")
    parts = [int(p) for p in str(text).strip().split("-")]
    try:
        first = date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
    except ValueError:
        raise ValueError(f"{text!r} is no day of the calendar") from None
    if not end or len(parts) == 3:
        return first
    after = date(first.year + 1, 1, 1) if len(parts) == 1 else (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    return after - timedelta(days=1)


def monthly(start: date, days: int, months: Sequence[float]) -> np.ndarray:
    """A value a day `(day,)` from twelve monthly values that hold at mid-month, linear between."""
    table = np.asarray(months, float)
    ring = np.concatenate([table[-1:], table, table[:1]])
    middle = np.arange(-1, 13) + 0.5
    position = [d.month - 1 + (d.day - 0.5) / ((d.replace(day=28) + timedelta(days=4)).replace(day=1)
                - d.replace(day=1)).days for d in dates(start, days)]
    return np.interp(position, middle, ring)

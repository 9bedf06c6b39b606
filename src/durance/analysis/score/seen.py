"""What was seen, month by month, as scoring reads it: series of the pack's `observed/` tables without gaps."""

from datetime import date

import numpy as np

from durance.analysis.patterns import observed_series
from durance.pack.model import Pack, Unknown


def months(first: str, last: str) -> list[str]:
    """YYYY-MM of every month from `first` to `last`, both included."""
    begin, end = _number(first), _number(last)
    return [f"{n // 12}-{n % 12 + 1:02d}" for n in range(begin, end + 1)]


def monthly(pack: Pack, series: str, first: str, last: str) -> dict[str, np.ndarray]:
    """Place -> deaths `(month,)` of a series, `first` to `last` (YYYY-MM).

    A month without a row is 0: tables of deaths leave such months out. What lies before or after the series' own rows is
    not known to be 0 and raises ValueError; a series the pack does not have raises Unknown.
    """
    rows = [row for row in observed_series(pack) if row["series"] == series]
    if not rows:
        raise Unknown(f"{pack.id} has no observed series {series!r}")
    begin, end = _number(first), _number(last)
    known = [_number(row["date"]) for row in rows]
    if begin < min(known) or end > max(known):
        raise ValueError(f"{series} is known from {min(row['date'] for row in rows)[:7]} to "
                         f"{max(row['date'] for row in rows)[:7]}, not from {first} to {last}")
    found = {place: np.zeros(end - begin + 1) for place in dict.fromkeys(row["place"] for row in rows)}
    for row, at in zip(rows, known, strict=True):
        if begin <= at <= end:
            found[row["place"]][at - begin] += float(row["value"])
    return found


def dated(pack: Pack, series: str) -> tuple[list[date], list[str], np.ndarray, np.ndarray]:
    """Days, places, and `(day, place)` values and upper bounds of a series of counts on given days; NaN where none was made."""
    rows = [row for row in observed_series(pack) if row["series"] == series]
    if not rows:
        raise Unknown(f"{pack.id} has no observed series {series!r}")
    days = sorted({date.fromisoformat(row["date"]) for row in rows})
    places = list(dict.fromkeys(row["place"] for row in rows))
    value, high = np.full((2, len(days), len(places)), np.nan)
    for row in rows:
        at = days.index(date.fromisoformat(row["date"])), places.index(row["place"])
        value[at] = float(row["value"])
        high[at] = float(row["high"] or row["value"])
    return days, places, value, high


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1

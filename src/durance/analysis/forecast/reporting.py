"""The reporting layer: how sure a month's count of deaths is, and what the dead were by it.

    sd_m^2    = (log(high_m / low_m) / NINETY)^2 + (log(1 / low access) / NINETY)^2       counts of final releases
    lean_m    = log(sqrt(low_m high_m) / best_m) - log(access_m)                          what was missed, as a log
    candidate = final / (FACTOR e^(REVISION z))           months after the last December that was final

low and high are UCDP's bounds, taken as a 90 % span: the month's own (single-day events, to 2020) together with those of an
average month of the POOL calendar years before it (official figures), so that few events do not look sure. Bounds of
events are summed as if all erred alike, so the span is rather too wide than too narrow. Access is judgement (grade E). A
year becomes final in July of the next.
"""

from typing import NamedTuple

import numpy as np

from durance.analysis.patterns import observed_series
from durance.analysis.score.seen import months
from durance.pack.model import Pack

NINETY = 3.29                   # width of a 90 % normal interval in standard deviations
POOL = 3                        # calendar years before a month whose bounds are pooled with its own
FACTOR, REVISION = 1.14, 0.24   # final over candidate: median, and sd of the log (prior table: 0.94 to 2.31)


class Counted(NamedTuple):
    """`sd (month,)` of the log of a count; `lean (month,)` log of the dead over those counted."""

    sd: np.ndarray
    lean: np.ndarray


class Corrected(NamedTuple):
    """`counts (month,)` and `sd (month,)` of their logs."""

    counts: np.ndarray
    sd: np.ndarray


def counted(pack: Pack, first: str, last: str, place: str | None = None) -> Counted:
    """How sure the counts of each month from `first` to `last` (YYYY-MM) are, in the country or one `place` (region).

    No month is judged by bounds of later months. A pack without such a table counts without error.
    """
    rows = [row for row in observed_series(pack) if row["series"] in ("deaths_bounds", "deaths_year", "access")]
    found = [_month(rows, month, place) for month in months(first, last)]
    return Counted(*np.array(found, float).reshape(-1, 2).T)


def _month(rows: list[dict[str, str]], month: str, place: str | None) -> tuple[float, float]:
    """Standard deviation and lean of one month."""
    year = int(month[:4])
    own = [row for row in rows
           if row["series"] == "deaths_bounds" and row["date"][:7] == month and place in (None, row["place"])]
    past = [row for row in rows if row["series"] == "deaths_year" and year - POOL <= int(row["date"][:4]) < year]
    low, best, high = _sum(own) + _sum(past) / max(12 * len(past), 1)
    gone = [row for row in rows if row["series"] == "access" and row["date"][:7] <= month <= row["until"][:7]]
    kept, least = (float(gone[0]["value"]), float(gone[0]["low"])) if gone else (1.0, 1.0)
    span, lean = (np.log(high / low), np.log(np.sqrt(low * high) / best)) if low > 0 else (0.0, 0.0)
    return np.hypot(span, np.log(least)) / NINETY, lean - np.log(kept)


def _sum(rows: list[dict[str, str]]) -> np.ndarray:
    return np.array([[float(row[name]) for name in ("low", "value", "high")] for row in rows]).reshape(-1, 3).sum(0)


def still_open(origin: str, size: int) -> np.ndarray:
    """Which of the `size` months up to `origin` (YYYY-MM) are candidates at its end `(size,)`."""
    month = int(origin[5:7])
    return np.arange(size)[::-1] < (month if month >= 7 else 12 + month)


def published(final: np.ndarray, origin: str, seed: int) -> np.ndarray:
    """Final counts `(month,)` as they may have stood at `origin`, before revision.

    A month is revised alike whenever it is looked at: its luck hangs on `seed` and its place in the series.
    """
    luck = np.random.default_rng(seed).standard_normal(len(final))
    return np.where(still_open(origin, len(final)), final * np.exp(-REVISION * luck) / FACTOR, final)


def corrected(counts: np.ndarray, origin: str, sd: np.ndarray) -> Corrected:
    """Counts `(month,)` published by `origin` as they should stand once final, and the wider `sd` of those still open."""
    now = still_open(origin, len(counts))
    return Corrected(np.where(now, counts * FACTOR, counts), np.where(now, np.hypot(sd, REVISION), sd))

"""The cases about deaths a month: which series, months and origins, and the benchmarks' scores on exactly these rows.

A: fights with the state, windows of VIEWS. B: every type, origin every month. C: the same by region, eight of them; the
figures of VALIDATION.md also average over Bamako and Ménaka, which hold no deaths in that series: 0.8 times those here.
Release, source and limits of each series stand at the head of its table in the pack's `observed/`.
"""

from typing import Any, NamedTuple

import numpy as np

from durance.analysis.score.benchmarks import NULL
from durance.analysis.score.bootstrap import paired_blocks
from durance.analysis.score.intervals import binomial_band
from durance.analysis.score.protocol import Forecast, Origins, Rows, every_month, from_history, scored, views_windows
from durance.analysis.score.seen import monthly, months
from durance.pack.model import Pack

MEANS = ("crps", "crps_log1p", "crps_tail", "ignorance", "interval_score", "inside50", "inside80", "inside90")


class Case(NamedTuple):
    """What is scored: a monthly series of the pack, the months it is read from, and the years that are targets."""

    series: str
    first: str
    last: str
    years: tuple[int, int]
    views: bool = False


CASES = {"A": Case("deaths_state_based", "2018-01", "2021-12", (2020, 2021), views=True),
         "B": Case("deaths", "2010-01", "2023-12", (2018, 2023)),
         "C": Case("deaths_region", "2009-01", "2020-12", (2018, 2020))}


def rows_of(case: Case, pack: Pack) -> tuple[list[str], dict[str, np.ndarray], Origins]:
    """Months (YYYY-MM), unit -> deaths `(month,)`, and the origins and leads that are asked."""
    when = months(case.first, case.last)
    series = monthly(pack, case.series, case.first, case.last)
    first, last = (when.index(month) for month in (f"{case.years[0]}-01", f"{case.years[1]}-12"))
    return when, series, views_windows(range(first, last, 12)) if case.views else every_month(first, last)


def benchmark(case: Case, pack: Pack) -> tuple[list[str], Rows]:
    """Months and the scored rows of every benchmark for which there is history enough."""
    when, series, origins = rows_of(case, pack)
    return when, scored(series, origins, from_history(series))


def ours(case: Case, pack: Pack, forecast: Forecast) -> tuple[list[str], Rows]:
    """Months and the scored rows of the benchmarks and of a forecaster of our own, side by side."""
    when, series, origins = rows_of(case, pack)
    told = from_history(series)
    return when, scored(series, origins, lambda unit, origin: {**told(unit, origin), **forecast(unit, origin)})


def together(rows: Rows, model: str, against: str) -> tuple[np.ndarray, np.ndarray]:
    """Numbers of the rows of two models about the same unit, origin and target, in the same order."""
    at: list[dict[tuple, int]] = [{}, {}]
    for k, key in enumerate(zip(rows["unit"].tolist(), rows["origin"].tolist(), rows["target"].tolist(), strict=True)):
        for table, name in zip(at, (model, against), strict=True):
            if rows["model"][k] == name:
                table[key] = k
    shared = [key for key in at[0] if key in at[1]]
    return np.array([at[0][key] for key in shared], int), np.array([at[1][key] for key in shared], int)


def summary(rows: Rows, against: str = NULL, seed: int = 1) -> dict[str, dict[str, Any]]:
    """Model -> means of every score, median CRPS, shares of the PIT's ends, and the paired difference in CRPS from `against`.

    Bands of cover are binomial in the number of target months, not of rows: twelve leads share one month.
    """
    found = {}
    for model in dict.fromkeys(rows["model"].tolist()):
        mine = rows["model"] == model
        told: dict[str, Any] = {name: float(rows[name][mine].mean()) for name in MEANS}
        told["crps_median"] = float(np.median(rows["crps"][mine]))
        told["pit_low"], told["pit_high"] = (float(end.mean()) for end in (rows["pit"][mine] < 0.1, rows["pit"][mine] > 0.9))
        targets = len(np.unique(rows["target"][mine]))
        told["bands"] = {level: binomial_band(level / 100, targets) for level in (50, 80, 90)}
        told["rows"] = int(mine.sum())
        one, other = together(rows, model, against)
        told["paired"] = paired_blocks(rows["crps"][one], rows["crps"][other], rows["target"][one], seed=seed)
        found[model] = told
    return found

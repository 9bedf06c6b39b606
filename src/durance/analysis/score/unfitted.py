"""Patterns of violence that nothing was fitted to: the model's deaths by region, month and size beside those counted."""

from typing import Any

import numpy as np

from durance.analysis.forecast.judge import Row, row
from durance.analysis.forecast.origins import month_starts
from durance.analysis.score.casefile import read_case
from durance.analysis.score.futures import futures
from durance.analysis.score.seen import monthly
from durance.ensemble.members import Sample
from durance.ensemble.run import Progress
from durance.pack.model import Pack
from durance.scenario import scenario

FEW = 12                                       # members of a fast run
WATCH = ("casualties:locality", "civilians_killed:locality")
NAMES = ("zero_share", "dispersion_k", "event_tail", "lag1")
NOBODY = 0.5                                   # fewer dead than this are none: the model's civilians are not whole


def unfitted(pack: Pack, case: dict[str, Any], fast: bool, progress: Progress) -> list[Row]:
    """The rows: median and 90 % interval over futures of each statistic, beside what was counted."""
    read = case["read"]
    made = scenario(pack, read["scenario"]).for_days(read["days"])
    groups = read_case(pack, "C")["regions"]
    of = np.array([[float(r["region"] in names) * home for names in groups.values()]
                   for r, home in zip(pack.places, pack.home, strict=True)])
    starts = month_starts(case["origins"][0], case["leads"][1])
    starts = starts[starts < made.days]

    def statistics(_: Sample, trace: dict[str, np.ndarray]) -> np.ndarray:
        dead = sum(trace[name] for name in WATCH) * pack.home
        months = np.add.reduceat(dead, starts, axis=0) @ of
        return np.array([[*shape(months[:, m]), tail(dead[:, m], read["least"]), lag1(months[:, m].sum(-1))]
                         for m in range(dead.shape[1])])

    found = futures(made, FEW if fast else case["members"], case["seed"], WATCH, statistics, progress)
    regions = np.stack(list(monthly(pack, "deaths_region", "2018-01", "2020-12").values()), -1)
    country = next(iter(monthly(pack, "deaths", "2018-01", "2023-12").values()))
    seen = dict(zip(NAMES, [*shape(regions), None, lag1(country)], strict=True))
    rows = []
    for name, drawn in zip(NAMES, found.T, strict=True):
        known = drawn[~np.isnan(drawn)]
        ends = [float(q) for q in np.quantile(known, [0.05, 0.95])]
        target = case["pass"].get(name)
        share = "" if target is None else f"{((known >= target[0]) & (known <= target[1])).mean():.0%} of futures inside"
        rows.append(row(case, name, float(np.median(known)), benchmark=seen[name], interval=ends, note=share))
    return rows


def shape(months: np.ndarray) -> tuple[float, float]:
    """Share of empty region-months, and the median over regions of k in variance = mean + mean^2 / k; `(month, region)`."""
    mean, variance = months.mean(0), months.var(0, ddof=1)
    spread = variance > mean
    k = np.median(mean[spread] ** 2 / (variance - mean)[spread]) if spread.any() else np.nan
    return float((months < NOBODY).mean()), float(k)


def tail(dead: np.ndarray, least: float) -> float:
    """Exponent of the density of sizes from `least` on: the maximum-likelihood estimate for whole numbers."""
    sizes = dead[dead >= least]
    return float(1 + sizes.size / np.log(sizes / (least - 0.5)).sum()) if sizes.size else float("nan")


def lag1(months: np.ndarray) -> float:
    """Correlation of log(1 + deaths) with the month before."""
    logs = np.log1p(months)
    return float(np.corrcoef(logs[:-1], logs[1:])[0, 1])

"""Case D: the last quarter of 2023, told from September: how many die, how many in the north, and do they double there."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from durance.analysis.forecast.forecaster import NULL, OURS, forecaster, refitted
from durance.analysis.forecast.judge import Row, row
from durance.analysis.forecast.national import BENCH, FEW, FIRST, SCORED, UNIT, origins_of, settled, taught
from durance.analysis.forecast.origins import last_day, later
from durance.analysis.forecast.paths import paths, regions
from durance.analysis.score.benchmarks import conflictology
from durance.analysis.score.crps import crps
from durance.analysis.score.intervals import bounds
from durance.analysis.score.seen import monthly
from durance.ensemble.run import Progress
from durance.pack.model import Pack

BEFORE = 6      # months before the origin from which the model runs to compare its quarters


def partner_exit(pack: Pack, case: dict[str, Any], fast: bool, progress: Progress) -> list[Row]:
    """The rows of case D."""
    origin, leads = case["origins"][0], case["leads"][1]
    members = FEW if fast else case["members"]
    before = origins_of({"origins": [SCORED, later(origin, -1)]}, fast)
    runs = paths(pack, [*before, origin], 12, members, case["seed"], progress=progress)
    series = monthly(pack, "deaths", FIRST, case["window"][1])[UNIT]
    runs = taught(pack, runs, case, case["window"][1]).runs
    setting = settled(pack, {UNIT: series}, FIRST, runs, case)
    at = len(series) - leads - 1
    fits = refitted(setting, [int(origin[:4])], 12)
    told = forecaster(setting, fits, 12)(UNIT, at)
    seen, rival = series[at + 1:], conflictology(series[:at + 1], 12)
    return [*_national(case, told, seen, rival), *_north(pack, case, runs[origin][:, :leads], members, progress)]


def _national(case: dict[str, Any], told: Mapping[str, np.ndarray], seen: np.ndarray, rival: np.ndarray) -> list[Row]:
    """Are the months and their sum inside, and is the forecast better than the benchmark's?"""
    draws = told[OURS][:seen.size]
    low, high = bounds(draws, 0.8)
    whole = bounds(draws.sum(0), 0.8)
    text = ", ".join(f"{s:.0f} in [{a:.0f}, {b:.0f}]" for s, a, b in zip(seen, low, high, strict=True))
    ours, theirs = (float(np.mean(crps(x, seen))) for x in (draws, rival[None, :]))
    null = float(np.mean(crps(told[NULL][:seen.size], seen)))
    held = [float(end) for end in whole]
    return [row(case, "months_inside80", ((low <= seen) & (seen <= high)).sum(), note=text, most=False),
            row(case, "quarter_inside80", float(held[0] <= seen.sum() <= held[1]), interval=held, most=False,
                note=f"{seen.sum():.0f} deaths in the quarter"),
            row(case, "crps_ratio", ours / theirs, benchmark=1.0,
                note=f"ours {ours:.1f}, {BENCH} {theirs:.1f}, null {null:.1f}; three months: no interval")]


def _north(pack: Pack, case: dict[str, Any], quarter: np.ndarray, members: int, progress: Progress) -> list[Row]:
    """The model's share of deaths in the north, and whether they double from its second to its fourth quarter."""
    origin = case["origins"][0]
    north = np.isin(regions(pack), case["groups"]["north"])
    share = quarter[:, :, north].sum((1, 2, 3)) / np.maximum(quarter.sum((1, 2, 3)), 1e-9)
    begin = later(origin, -BEFORE)
    run = paths(pack, [begin], BEFORE + case["leads"][1], members, case["seed"], known=last_day(origin), progress=progress)
    deaths = run[begin][:, :, north].sum((2, 3))
    second, fourth = deaths[:, :3].sum(1), deaths[:, BEFORE:].sum(1)
    growth = fourth / np.maximum(second, 1.0)
    return [row(case, "north_share", np.median(share), interval=[float(q) for q in np.quantile(share, [0.1, 0.9])],
                note="median of futures and 80 % interval; not scored"),
            row(case, "north_doubles", (growth >= 2).mean(), benchmark=0.65,
                interval=[float(q) for q in np.quantile(growth, [0.1, 0.9])],
                note=f"share of futures; interval: 80 % of the growth, median {np.median(growth):.2f}; not scored")]

"""Case C: deaths a month in each region of before 2016, from the region's own months and the model's path there."""

from typing import Any

import numpy as np

from durance.analysis.forecast.forecaster import ALONE, NULL, OURS, Setting, forecaster, number, plain_ones, refitted
from durance.analysis.forecast.judge import Row, against, cover, of, only, plain, row
from durance.analysis.forecast.learned import learned
from durance.analysis.forecast.level import Layer, relative
from durance.analysis.forecast.national import FEW, origins_of, targets
from durance.analysis.forecast.paths import paths, regions
from durance.analysis.forecast.reporting import counted
from durance.analysis.score.protocol import Rows, scored
from durance.analysis.score.seen import monthly
from durance.ensemble.run import Progress
from durance.pack.model import Pack

FIRST, BENCH = "2009-01", "nb_12"
EVERY = 3      # of past origins, each third teaches: eight regions give enough
EVEN = Layer(smooth=0.5, wide=0.7, tail=1.3, clump=0.0)      # uneven events and breaks did not help here before 2018
WHOLE = 0.84   # share of Mali's deaths of 2010 to 2016 that fell in events of a single day


def regional_setting(pack: Pack, case: dict[str, Any], runs: dict[str, np.ndarray]) -> Setting:
    """The setting of all regions, those without a death included."""
    series = monthly(pack, "deaths_region", FIRST, case["window"][1])
    series |= {name: np.zeros_like(next(iter(series.values()))) for name in case["groups"]["empty"]}
    made = Setting(series, FIRST, {}, {}, case["seed"], case["draws"])
    sure = {unit: counted(pack, FIRST, case["window"][1], unit) for unit in series}
    parts = np.array([[name in case["regions"].get(unit, []) for unit in series] for name in regions(pack)], float)
    inhabited = parts.any(0)
    dead = np.stack([series[unit] * np.exp(sure[unit].lean) / WHOLE for unit in series], -1)
    learnt = learned(pack, runs, parts[:, inhabited], dead[:, inhabited], FIRST, case["seed"]).runs
    by_month = {number(made, month): run.sum(-1) @ parts for month, run in learnt.items()}
    deaths = {unit: {at: run[:, :, k] for at, run in by_month.items()} for k, unit in enumerate(series)}
    ratios = {unit: {k: relative(x) for k, x in told.items()} for unit, told in deaths.items()}
    return made._replace(deaths=deaths, ratios=ratios, sds={unit: one.sd for unit, one in sure.items()}, layer=EVEN)


def regional_rows(pack: Pack, case: dict[str, Any], fast: bool, progress: Progress) -> tuple[Setting, Rows]:
    """The setting, and every scored row of ours and of the benchmarks."""
    leads = case["leads"][1]
    runs = paths(pack, origins_of(case, fast), leads, FEW if fast else case["members"], case["seed"], progress=progress)
    setting = regional_setting(pack, case, runs)
    scores = [month for month in runs if month >= case["origins"][0]]
    inhabited = setting._replace(series={u: s for u, s in setting.series.items() if u not in case["groups"]["empty"]})
    fits = refitted(inhabited, range(int(scores[0][:4]), int(scores[-1][:4]) + 1), leads, 1 if fast else EVERY)
    ours = forecaster(setting, fits, leads)
    return setting, scored(setting.series, targets(setting, case, scores),
                           lambda unit, k: {**plain_ones(setting.series[unit][:k + 1]), **ours(unit, k)}, case["seed"])


def regional(pack: Pack, case: dict[str, Any], fast: bool, progress: Progress) -> list[Row]:
    """The rows of case C."""
    setting, rows = regional_rows(pack, case, fast, progress)
    told = "fast subset" if fast else ""
    quiet = only(rows, np.isin(rows["unit"], case["groups"]["quiet"]))
    found = [against(case, "crps_ratio", rows, OURS, BENCH, note=told),
             against(case, "quiet_ratio_to_zero", quiet, OURS, "zero", note=", ".join(case["groups"]["quiet"]))]
    for unit in setting.series:
        mine = only(rows, rows["unit"] == unit)
        if of(mine, BENCH, "crps").any():
            found.append(against(case, f"crps_ratio_{unit}", mine, OURS, BENCH))
    found += [plain(case, name, rows, OURS, BENCH, name) for name in ("crps", "crps_log1p", "ignorance")]
    found.append(cover(case, "inside90", rows, OURS, BENCH, 0.9))
    found += [against(case, "crps_ratio_to_null", rows, OURS, NULL, note="what the mechanisms add"),
              against(case, "crps_ratio_to_alone", rows, OURS, ALONE, note="what the layer adds"),
              against(case, "crps_ratio_to_conflictology_12", rows, OURS, "conflictology_12")]
    found.append(row(case, "rows", float(of(rows, OURS, "crps").size), note="region-months at all leads"))
    return found

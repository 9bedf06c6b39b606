"""Calibration of cases B and C: where in the forecasts the months fell, how often intervals held them, by lead and by
region, and whether told probabilities came true as often as told."""

from typing import Any

import numpy as np

from durance.analysis.forecast.forecaster import NULL, OURS, forecaster
from durance.analysis.forecast.judge import of
from durance.analysis.forecast.national import BENCH, fits_of, rolling_setting, scored_origins, targets
from durance.analysis.forecast.regions import BENCH as REGIONAL
from durance.analysis.forecast.regions import regional_rows
from durance.analysis.score.brier import reliability
from durance.analysis.score.crps import TAIL
from durance.analysis.score.pit import histogram
from durance.analysis.score.protocol import Rows, from_history, scored
from durance.ensemble.run import Progress
from durance.pack.model import Pack

SHOWN = (OURS, BENCH, NULL)
TOLD = ("crps", "inside50", "inside80", "inside90")


def held(rows: Rows, by: str, models: tuple[str, ...]) -> dict[str, Any]:
    """`{pit: {model: ten shares}, months, by, cover: [{of, model, rows, crps, inside50, inside80, inside90}]}`.

    `by` is a column of the rows (lead, unit): one entry of `cover` for each of its values and each model.
    """
    cover = []
    for value in sorted(set(rows[by].tolist())):
        for name in models:
            mine = (rows[by] == value) & (rows["model"] == name)
            cover.append({"of": value, "model": name, "rows": int(mine.sum())}
                         | {score: float(rows[score][mine].mean()) for score in TOLD})
    return {"pit": {name: histogram(of(rows, name, "pit")).tolist() for name in models}, "by": by, "cover": cover,
            "months": int(np.unique(rows["target"]).size)}


def by_region(pack: Pack, case: dict[str, Any], fast: bool, progress: Progress) -> dict[str, Any]:
    """Case C: see `held`, by region."""
    _, rows = regional_rows(pack, case, fast, progress)
    return held(rows, "unit", (OURS, REGIONAL, NULL))


def by_lead(pack: Pack, case: dict[str, Any], fast: bool, progress: Progress) -> dict[str, Any]:
    """Case B: see `held`, by lead; and `reliability: {model: rows}` of the told chance of more than `threshold` deaths."""
    leads = case["leads"][1]
    setting = rolling_setting(pack, case, fast, progress)[1][OURS]
    progress("layers", 0, 1)
    fits = fits_of(setting, case, leads)
    progress("layers", 1, 1)
    ours, theirs = forecaster(setting, fits, leads), from_history(setting.series)
    told: dict[str, list[np.ndarray]] = {name: [] for name in SHOWN}
    asked = targets(setting, case, scored_origins(setting, case))

    def ask(unit: str, origin: int) -> dict[str, np.ndarray]:
        draws = {name: both for name, both in {**theirs(unit, origin), **ours(unit, origin)}.items() if name in SHOWN}
        for name, mine in draws.items():
            above = (mine > TAIL).mean(-1)
            told[name].append(np.broadcast_to(above, (leads,))[np.array(asked[origin]) - 1])
        return draws

    rows = scored(setting.series, asked, ask, case["seed"])
    seen = of(rows, OURS, "seen") > TAIL
    tables = {name: reliability(np.concatenate(told[name]), seen) for name in SHOWN}
    return held(rows, "lead", SHOWN) | {"reliability": tables, "threshold": TAIL}

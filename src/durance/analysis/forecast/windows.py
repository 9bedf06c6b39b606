"""Case A: state-based deaths a month of the whole country, in the windows of VIEWS."""

from typing import Any

import numpy as np

from durance.analysis.forecast.forecaster import ALONE, NULL, OURS, fitted, forecaster, number, plain_ones
from durance.analysis.forecast.judge import Row, against, only, plain, row
from durance.analysis.forecast.learned import in_words
from durance.analysis.forecast.national import BENCH, FEW, FIRST, SCORED, UNIT, origins_of, settled, targets, taught
from durance.analysis.forecast.origins import later
from durance.analysis.forecast.paths import paths
from durance.analysis.score.protocol import scored
from durance.analysis.score.seen import monthly
from durance.ensemble.run import Progress
from durance.pack.model import Pack

BEGIN = "2018-01"      # first month of the state-based series
PAST = 200             # members of the origins that only teach, as in case B


def windows(pack: Pack, case: dict[str, Any], fast: bool, progress: Progress) -> list[Row]:
    """The rows of case A: fitted on all types up to each origin, told on state-based months with the path of fighters."""
    leads, members = case["leads"][1], FEW if fast else case["members"]
    before = origins_of({"origins": [SCORED, later(case["origins"][-1], -1)]}, fast)
    past = paths(pack, before, 12, FEW if fast else PAST, case["seed"], progress=progress)
    ahead = paths(pack, case["origins"], leads, members, case["seed"], progress=progress)
    learnt = taught(pack, past | ahead, case, case["origins"][-1], case["origins"])
    fighters = {month: run[..., :1] for month, run in learnt.runs.items()}
    every = settled(pack, {UNIT: monthly(pack, "deaths", FIRST, case["origins"][-1])[UNIT]}, FIRST,
                    {month: run[:, :12] for month, run in fighters.items()}, case)
    state = settled(pack, {UNIT: monthly(pack, "deaths_state_based", BEGIN, case["window"][1])[UNIT]}, BEGIN,
                    {month: fighters[month] for month in case["origins"]}, case)
    fits = {number(state, month): _longer(fitted(every, number(every, month), 12), leads) for month in case["origins"]}
    ours = forecaster(state, fits, leads)
    rows = scored(state.series, targets(state, case, case["origins"]),
                  lambda unit, k: {**plain_ones(state.series[unit][:k + 1]), **ours(unit, k)}, case["seed"])
    note = "fast subset" if fast else ""
    found = [against(case, "crps_ratio", rows, OURS, BENCH, note=note)]
    for month in case["origins"]:
        mine = only(rows, rows["origin"] == number(state, month))
        found.append(against(case, f"crps_ratio_{later(month, 3)[:4]}", mine, OURS, BENCH))
    found += [plain(case, name, rows, OURS, BENCH, name) for name in ("crps", "ignorance", "interval_score")]
    found += [against(case, "crps_ratio_to_null", rows, OURS, NULL, note="what the mechanisms add"),
              against(case, "crps_ratio_to_alone", rows, OURS, ALONE, note="what the layer adds"),
              row(case, "refit_effective", min(learnt.kept.values()), note=in_words(learnt))]
    return found


def _longer(fits: dict, leads: int) -> dict:
    """The fits with the usual ratio carried on to more leads."""
    return {name: (layer, np.pad(usual, (0, max(0, leads - usual.size)), "edge")) for name, (layer, usual) in fits.items()}

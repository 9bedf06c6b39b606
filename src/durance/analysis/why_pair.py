"""Through which mechanisms a measure worked: two runs of the same futures held against each other.

Three answers. `moved`: which variables differ, in the order of the day, from which day on and by how much, over many futures.
`chain`: in one future, from the outcome back to what was laid on (see `why`). `without`: the effect that is left when one
mechanism of the chain is switched off in both runs; these do not add up, for mechanisms stand in for and build on each other.
"""

from datetime import timedelta
from typing import Any

import numpy as np

from durance.analysis.paired import refuse_unpaired
from durance.analysis.why import named, why_in
from durance.analysis.why_replay import begin, live, scenario_of
from durance.core.calendar import day_of, parse
from durance.core.state import TABLE
from durance.ensemble.block import run_block
from durance.ensemble.store import Run
from durance.scenario import Scenario
from durance.schedule import DAY, writers

FEW = 24            # futures compared
CLEAR = 1.0e-9      # a relative difference below it is rounding
WORTH = 1.0e-3      # relative differences below it are not told
NOTE = "What is left without a mechanism does not add up over mechanisms: they stand in for and build on each other."


def why_pair(run: Run, twin: Run, variable: str, at: str = "", day: str = "", off: bool = True) -> dict[str, Any]:
    """`{variable, effect, moved, chain, end, without}` of `run` less `twin`; see `through`.

    Raises ValueError for runs that are not the same futures.
    """
    refuse_unpaired(run, twin, finished=False)
    told = run.manifest
    if told["start"] != twin.manifest["start"]:
        raise ValueError(f"{run.id} starts on {told['start']}, {twin.id} on {twin.manifest['start']}: their days do not pair")
    return through(scenario_of(run), scenario_of(twin), variable, at, day, told["members"], told["seed"], told["design"], off)


def through(made: Scenario, twin: Scenario, variable: str, at: str = "", day: str = "", members: int = FEW, seed: int = 1,
            design: str = "random", off: bool = True) -> dict[str, Any]:
    """The same for scenarios that need not have been run. `effect` is the mean paired difference of the variable on the day,
    summed over what `at` does not name; `off` also switches off the mechanisms of the chain one by one (two runs each).
    """
    chain = why_in(made, variable, at, day, "median", members, seed, design, twin)
    days = day_of(made.start, parse(day)) + 1 if day else made.days
    block = np.arange(min(members, FEW), dtype=np.uint64)
    futures = (block, members, seed, design)
    total = effect(made, twin, variable, at, days, futures)
    names = list(dict.fromkeys(line["mechanism"] for line in chain["lines"] if line.get("mechanism")))
    without = [{"mechanism": name, "effect": effect(made.without(name), twin.without(name), variable, at, days, futures)}
               for name in names if off and not name.startswith("balance_")]
    return {"schema": "durance.why-pair/1", "variable": variable, "at": at, "day": str(made.start + timedelta(days=days - 1)),
            "unit": TABLE[variable].unit, "members": int(block.size), "effect": total,
            "moved": moved(made, twin, days, futures), "chain": chain["lines"], "end": chain["end"],
            "without": [{**row, "left": row["effect"] / total if total else None} for row in without],
            "note": NOTE}


Futures = tuple[np.ndarray, int, int, str]      # members, of how many, seed, design


def effect(made: Scenario, twin: Scenario, variable: str, at: str, days: int, futures: Futures) -> float:
    """Mean paired difference of the variable in the evening of the last day."""
    block, members, seed, design = futures
    chosen = (days - 1, slice(None), *(slice(None) if k is None else k for k in named(made.pack, variable, at)))

    def found(scenario: Scenario) -> np.ndarray:
        _, trace = run_block(scenario.for_days(days), block, members, days, seed, [variable], design, dtype=np.float64)
        return trace[variable][chosen].reshape(block.size, -1).sum(1)

    return float((found(made) - found(twin)).mean())


def moved(made: Scenario, twin: Scenario, days: int, futures: Futures) -> list[dict[str, Any]]:
    """`[{mechanism, variable, first, difference, here, there, unit}]` in the order of the day, where `difference` is WORTH it.

    `difference` is the mean over futures, elements and days of |here - there| as a share of the mean size of both; `first` the
    first date on which any future differs; `here` and `there` means over futures and days of the sum over elements.
    """
    block, members, seed, design = futures
    here, there = (begin(s, block, members, seed, design) for s in (made, twin))
    by = writers(here.plan)
    sums = {name: np.zeros(4) for name in by}
    first = dict.fromkeys(by, -1)
    for day in range(days):
        live(here, day)
        live(there, day)
        for name in by:
            a, b = here.values[name], there.values[name]
            gap, size = np.abs(a - b).sum(), 0.5 * (np.abs(a).sum() + np.abs(b).sum())
            sums[name] += gap, size, a.sum(), b.sum()
            if first[name] < 0 and gap > CLEAR * max(size, CLEAR):
                first[name] = day
    scale = block.size * days
    apart = {name: float(x[0] / max(x[1], CLEAR)) for name, x in sums.items()}
    return [{"mechanism": m.name, "variable": name, "first": str(made.start + timedelta(days=first[name])),
             "difference": apart[name], "here": float(sums[name][2] / scale), "there": float(sums[name][3] / scale),
             "unit": TABLE[name].unit} for m in DAY for name in m.writes if first.get(name, -1) >= 0 and apart[name] >= WORTH]

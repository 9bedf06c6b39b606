"""Calibration to a fit window, by an ensemble smoother with multiple data assimilation (Emerick and Reynolds 2013).

Only patterns marked `fit` whose window ends before the fit's own end are read. Parameters move as normal scores of their
declared distribution, so they never leave its range; an observed range counts as a 90 % interval. The result is a joint
set of draws, kept as `fits/<name>.csv` of the pack and run as a scenario of its own with a later `as_of`.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import norm

from durance.analysis.patterns import observed_patterns, root, scenario_of, values
from durance.core.calendar import day_of, parse
from durance.core.kernel import digest
from durance.ensemble.members import sample
from durance.ensemble.run import Progress, run, silent
from durance.scenario import Scenario

NINETY = 3.29            # width of a 90 % normal interval in standard deviations
EDGE = 1.0e-6            # probabilities stay this far from 0 and 1
Simulate = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True, eq=False)
class Targets:
    """What is fitted: pattern ids, midpoints and standard errors `(target,)`."""

    ids: list[str]
    entries: list[dict[str, Any]]
    middle: np.ndarray
    error: np.ndarray


def esmda(z: np.ndarray, simulate: Simulate, middle: np.ndarray, error: np.ndarray, steps: int,
          rng: np.random.Generator) -> np.ndarray:
    """Move an ensemble `(member, parameter)` of standard normal scores towards observations in `steps` equal steps.

    `simulate` maps it to predictions `(member, target)`. Returns the moved ensemble; exact for a linear Gaussian model.
    """
    for _ in range(steps):
        y = simulate(z)
        dz, dy = z - z.mean(0), y - y.mean(0)
        n = len(z) - 1
        spread = dy.T @ dy / n + steps * np.diag(error**2)
        seen = middle + np.sqrt(steps) * error * rng.standard_normal(y.shape)
        z = z + (seen - y) @ np.linalg.solve(spread, dy.T @ dz / n)
    return z


def targets(made: Scenario, end: date) -> Targets:
    """The patterns of this scenario that may be fitted: marked `fit`, with a window that ends on or before `end`."""
    pack = made.pack
    chosen = {k: e for k, e in observed_patterns(pack).items() if e["use"] == "fit" and parse(str(e["to"])) <= end
              and root(pack, scenario_of(e, pack)) == root(pack, made.id)}
    for name, entry in chosen.items():
        if parse(str(entry["from"])) < made.start:
            raise ValueError(f"pattern {name} begins before the run does ({made.start}); it cannot be fitted")
    ranges = np.array([e["range"] for e in chosen.values()], float).reshape(-1, 2)
    return Targets(list(chosen), list(chosen.values()), ranges.mean(1), (ranges[:, 1] - ranges[:, 0]) / NINETY)


def calibrate(made: Scenario, end: date, members: int = 600, steps: int = 4, seed: int = 1,
              progress: Progress = silent) -> tuple[dict[str, np.ndarray], Targets]:
    """Joint draws of the parameters marked `fit`, parameter -> `(member,)`, and what they were fitted to.

    Raises ValueError when nothing may be fitted by `end`.
    """
    aim = targets(made, end)
    names = sorted(p.name for p in made.pack.parameters.values() if p.fit)
    if not names or not aim.ids:
        raise ValueError(f"{made.pack.id}/{made.id} has nothing to fit by {end}: no parameter or no pattern is marked so")
    short = made.for_days(day_of(made.start, end) + 1)
    every = np.arange(members, dtype=np.uint64)
    first = sample(short, every, members, seed).values
    z = np.column_stack([scores(made, name, first[name]) for name in names])
    step = 0

    def simulate(now: np.ndarray) -> np.ndarray:
        nonlocal step
        progress("calibrating", step, steps)
        step += 1
        found = run(replace(short, draws=draws(made, names, now)), members, seed)
        return np.column_stack([_seen(found, entry, made.pack.id, short.days) for entry in aim.entries])

    z = esmda(z, simulate, aim.middle, aim.error, steps, np.random.default_rng(seed))
    progress("calibrating", steps, steps)
    return draws(made, names, z), aim


def _seen(found: Any, entry: dict[str, Any], country: str, days: int) -> np.ndarray:
    """The pattern's number a member; what never came counts as coming on the last day."""
    number = values(found, entry, country)
    if number is None:
        return np.full(found.members, np.nan)
    filled = np.where(np.isnan(number), np.nan, number)
    return np.where(np.isnan(filled), days if entry["unit"] == "day" else np.nanmean(filled), filled)


def scores(made: Scenario, name: str, value: np.ndarray) -> np.ndarray:
    """Standard normal scores of parameter values, by inverting the declared distribution on a fine grid."""
    grid = np.linspace(EDGE, 1 - EDGE, 4001)
    return norm.ppf(np.clip(np.interp(value, made.pack.parameters[name].quantile(grid), grid), EDGE, 1 - EDGE))


def draws(made: Scenario, names: list[str], z: np.ndarray) -> dict[str, np.ndarray]:
    """Parameter values of standard normal scores `(member, parameter)`."""
    u = np.clip(norm.cdf(z), EDGE, 1 - EDGE)
    return {name: made.pack.parameters[name].quantile(u[:, k]) for k, name in enumerate(names)}


def write_fit(path: Path, made: Scenario, found: dict[str, np.ndarray], aim: Targets, end: date, command: str) -> None:
    """Write joint draws with what they were fitted to, by which pack, equations and command."""
    head = [f"# Joint draws fitted to {', '.join(aim.ids)} (observations to {end}) on {time.strftime('%Y-%m-%d')}.",
            f"# Scenario {made.pack.id}/{made.id}, pack {made.pack.digest}, equations {digest()}; ES-MDA. Made by: {command}",
            ",".join(found)]
    rows = [",".join(f"{x:.6g}" for x in row) for row in zip(*found.values(), strict=True)]
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")

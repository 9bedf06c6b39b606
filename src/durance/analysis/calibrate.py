"""Calibration to a fit window, by an ensemble smoother with multiple data assimilation (Emerick and Reynolds 2013).

Only patterns marked `fit` whose window ends before the fit's own end are read. Parameters move as normal scores of their
declared distribution, so they never leave its range; an observed range counts as a 90 % interval. Luck, and every
parameter and reading that is not fitted, is drawn anew at each step and counts as noise: were it kept, a member would be
moved to mend its own luck, step after step. The result is a joint set of draws, kept as `fits/<name>.csv` of the pack and
run as a scenario of its own with a later `as_of`.
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


@dataclass(frozen=True, eq=False)
class Task:
    """A scenario cut to its fit window, the parameters to fit, and what they are fitted to."""

    made: Scenario
    names: list[str]
    aim: Targets


def esmda(z: np.ndarray, simulate: Simulate, middle: np.ndarray, error: np.ndarray, steps: int,
          rng: np.random.Generator, luck: np.ndarray | None = None) -> np.ndarray:
    """Move an ensemble `(member, parameter)` of standard normal scores towards observations in `steps` equal steps.

    `simulate` maps it to predictions `(member, target)`. `luck` `(target, target)` is the covariance of predictions at the
    same parameters: given it, `simulate` must draw luck anew each time. Returns the moved ensemble; exact for a linear
    Gaussian model.
    """
    noise = steps * np.diag(error**2) + (0 if luck is None else (steps - 1) * luck)
    for _ in range(steps):
        y = simulate(z)
        dz, dy = z - z.mean(0), y - y.mean(0)
        n = len(z) - 1
        seen = rng.multivariate_normal(middle, noise, len(y), method="cholesky")
        z = z + (seen - y) @ np.linalg.solve(dy.T @ dy / n + noise, dy.T @ dz / n)
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


def task(made: Scenario, end: date) -> Task:
    """What is to be fitted to what by `end`. Raises ValueError when no parameter or no pattern may be."""
    aim = targets(made, end)
    names = sorted(p.name for p in made.pack.parameters.values() if p.fit)
    if not names or not aim.ids:
        raise ValueError(f"{made.pack.id}/{made.id} has nothing to fit by {end}: no parameter or no pattern is marked so")
    return Task(made.for_days(day_of(made.start, end) + 1), names, aim)


def prior(what: Task, members: int, seed: int) -> np.ndarray:
    """Normal scores `(member, parameter)` of the draws that a run of the scenario would take."""
    first = sample(what.made, np.arange(members, dtype=np.uint64), members, seed).values
    return np.column_stack([scores(what.made, name, first[name]) for name in what.names])


def read(what: Task, z: np.ndarray, seed: int, progress: Progress = silent) -> np.ndarray:
    """What each member of `z` `(member, parameter)` says of each target, `(member, target)`; all else is drawn by `seed`.

    NaN for a date or an event that never came.
    """
    found = run(replace(what.made, draws=draws(what.made, what.names, z)), len(z), seed, progress=progress)
    told = [values(found, entry, what.made.pack.id) for entry in what.aim.entries]
    return np.column_stack([np.full(len(z), np.nan) if number is None else number for number in told])


def whole(what: Task, y: np.ndarray) -> np.ndarray:
    """`y` `(..., target)` without gaps: a date that never came counts as the last day, an event as the mean of the others."""
    last = [what.made.days if entry["unit"] == "day" else np.nan for entry in what.aim.entries]
    with np.errstate(invalid="ignore"):
        mean = np.where(np.isnan(y), 0, y).reshape(-1, y.shape[-1]).sum(0) / (~np.isnan(y)).reshape(-1, y.shape[-1]).sum(0)
    return np.where(np.isnan(y), np.where(np.isnan(last), mean, last), y)


def predict(what: Task, z: np.ndarray, seed: int, progress: Progress = silent) -> np.ndarray:
    """What each member says of each target, `(member, target)`, without gaps."""
    return whole(what, read(what, z, seed, progress))


def luck_of(y: np.ndarray, again: np.ndarray) -> np.ndarray:
    """Covariance `(target, target)` of what two runs of the same members say when all but the fitted is drawn anew."""
    return np.atleast_2d(np.cov((y - again).T)) / 2


def fit(what: Task, z: np.ndarray, luck: np.ndarray, steps: int, seed: int, progress: Progress = silent) -> np.ndarray:
    """Move the prior scores `z` `(member, parameter)` to what was seen; step k draws the rest by `seed + k`."""
    step = 0

    def simulate(now: np.ndarray) -> np.ndarray:
        nonlocal step
        progress("calibrating", step, steps)
        step += 1
        return predict(what, now, seed + step - 1)

    z = esmda(z, simulate, what.aim.middle, what.aim.error, steps, np.random.default_rng(seed), luck)
    progress("calibrating", steps, steps)
    return z


def calibrate(made: Scenario, end: date, members: int = 600, steps: int = 4, seed: int = 1,
              progress: Progress = silent) -> tuple[dict[str, np.ndarray], Targets]:
    """Joint draws of the parameters marked `fit`, parameter -> `(member,)`, and what they were fitted to.

    Raises ValueError when nothing may be fitted by `end`.
    """
    what = task(made, end)
    z = prior(what, members, seed)
    luck = luck_of(predict(what, z, seed), predict(what, z, seed + steps))
    return draws(made, what.names, fit(what, z, luck, steps, seed, progress)), what.aim


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

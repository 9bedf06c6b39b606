"""The steps of a calibration in their order: the gate, the smoother, the second opinion, and what was learned."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from durance.analysis.calibrate import Task, draws, fit, luck_of, predict, prior, task
from durance.analysis.history import DISCREPANCY, Gate, gate
from durance.analysis.regression_abc import Opinion, regression_abc
from durance.analysis.shrinkage import Row, floor, shrinkage, with_ghosts
from durance.ensemble.run import Progress, silent
from durance.scenario import Scenario

POOL = 2000      # prior members for the gate and the second opinion
ROUNDS = 10      # bootstrap samples behind the second opinion's own error


@dataclass(frozen=True, eq=False)
class Fitted:
    """`draws` parameter -> `(member,)`; `pool` what prior members said of each target `(member, target)`, `fitted` what
    the fitted ones say, each under luck of its own; `luck` the deviation of a target under fixed parameters."""

    what: Task
    draws: dict[str, np.ndarray]
    rows: list[Row]
    noise: float
    second: Opinion
    pool: np.ndarray
    fitted: np.ndarray
    luck: np.ndarray


@dataclass(frozen=True, eq=False)
class Entered:
    """The prior at the gate: scores `z` `(member, parameter)`, predictions `y` `(member, target)`, covariance of luck."""

    what: Task
    z: np.ndarray
    y: np.ndarray
    luck: np.ndarray
    gate: Gate


def enter(made: Scenario, end: date, pool: int = POOL, seed: int = 1, discrepancy: float = DISCREPANCY,
          progress: Progress = silent) -> Entered:
    """Run the prior twice, once for what it says and once more for luck, and hold it against what was seen.

    Raises ValueError when nothing may be fitted by `end`.
    """
    what = task(made, end)
    z = prior(what, pool, seed)
    y = predict(what, z, seed, progress)
    again = min(pool, 600)
    luck = luck_of(y[:again], predict(what, z[:again], seed - 1 if seed else 1, progress))
    return Entered(what, z, y, luck, gate(y, what.aim.middle, what.aim.error, np.diag(luck), discrepancy))


def fitted(entered: Entered, members: int = 600, steps: int = 4, seed: int = 1, progress: Progress = silent) -> Fitted:
    """Fit by ES-MDA and by regression-ABC, and tell what was learned of each parameter and where the two differ."""
    what, size = entered.what, len(entered.what.names)
    before = with_ghosts(prior(what, members, seed), seed)
    after = fit(what, before, entered.luck, steps, seed, progress)
    noise = floor(before[:, size:], after[:, size:])
    second = regression_abc(entered.z, entered.y, what.aim.middle, what.aim.error, np.random.default_rng(seed), members,
                            ROUNDS)
    rows = shrinkage(what.names, before[:, :size], after[:, :size], noise, second.z, second.wobble)
    return Fitted(what, draws(what.made, what.names, after), rows, noise, second, entered.y,
                  predict(what, after, seed + steps), np.sqrt(np.diag(entered.luck)))

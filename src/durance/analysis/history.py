"""History matching: can any point of the prior reach what was seen? Asked before anything is fitted.

    I_mk = |y_mk - z_k| / sqrt(2 V_luck,k + V_obs,k + V_disc,k)        point m is implausible when max_k I_mk >= 3

y is what one run at the point says of target k, z what was seen. V_luck counts twice: one run is a noisy reading of what
the point says on average (the place of an emulator's error: the engine is fast enough to need none), and the world had
its luck too. V_disc is what the equations leave out: DISCREPANCY of the observed number, a judgement and no estimate, so
the share that survives is told without it and with twice of it too. Three standard deviations is Pukelsheim's rule
(American Statistician 48, 1994). Sources: Vernon, Goldstein and Bower, Bayesian Analysis 5 (2010); Andrianakis et al.,
PLoS Computational Biology 11 (2015), for models with luck.
"""

from dataclasses import dataclass

import numpy as np

CUT = 3.0
DISCREPANCY = 0.1      # share of the observed number


@dataclass(frozen=True, eq=False)
class Gate:
    """`implausible` `(member, target)`; shares of the prior that are not: `each` `(target,)`, `joint`; `best` member.

    `joint_by` maps a discrepancy to the joint share under it.
    """

    implausible: np.ndarray
    each: np.ndarray
    joint: float
    best: int
    discrepancy: float
    joint_by: dict[float, float]

    @property
    def nearest(self) -> float:
        """The largest implausibility of the best member."""
        return float(self.implausible[self.best].max())


def implausibility(y: np.ndarray, middle: np.ndarray, error: np.ndarray, luck: np.ndarray,
                   discrepancy: float = DISCREPANCY) -> np.ndarray:
    """I `(member, target)` of predictions `y` `(member, target)`; `luck` `(target,)` is a variance, `error` a deviation."""
    return np.abs(y - middle) / np.sqrt(2 * luck + error**2 + (discrepancy * middle) ** 2)


def gate(y: np.ndarray, middle: np.ndarray, error: np.ndarray, luck: np.ndarray, discrepancy: float = DISCREPANCY) -> Gate:
    """Which share of the prior can reach each target, and all at once."""
    def joint(size: float) -> float:
        return float((implausibility(y, middle, error, luck, size).max(1) < CUT).mean())

    found = implausibility(y, middle, error, luck, discrepancy)
    return Gate(found, (found < CUT).mean(0), joint(discrepancy), int(found.max(1).argmin()), discrepancy,
                {size: joint(size) for size in (0.0, discrepancy, 2 * discrepancy)})


def verdict(found: Gate, ids: list[str]) -> str:
    """One sentence: whether any point reaches all targets, and if none does, on which the best one fails."""
    n = len(found.implausible)
    others = ", ".join(f"{share:.1%} at {size:.0%}" for size, share in found.joint_by.items() if size != found.discrepancy)
    if found.joint > 0:
        return (f"{found.joint:.1%} of {n:,} prior members can reach all of {len(ids)} targets at once, with a discrepancy of "
                f"{found.discrepancy:.0%} of each ({others}).")
    worst = ids[int(found.implausible[found.best].argmax())]
    return (f"None of {n:,} prior members can reach all of {len(ids)} targets at once, even with a discrepancy of "
            f"{found.discrepancy:.0%} of each ({others}): the best one is {found.nearest:.1f} deviations off at {worst}. "
            "Ranges or equations are wrong there, and a fit would only hide it.")

"""Which fitted parameters move no target: Morris' walks through the declared distributions, the same luck along a walk.

Effects are in observation errors a target: how far it moves, in errors, when a parameter crosses its whole range. One that
moves every target by less than one error, at the upper end of its interval, is inert for this fit: fixing it loses nothing.
"""

from typing import NamedTuple

import numpy as np
from scipy.stats import norm

from durance.analysis.calibrate import EDGE, Task, read, whole
from durance.analysis.morris import effects, walks
from durance.ensemble.run import Progress, silent

WALKS = 48


class Screened(NamedTuple):
    """`effect`, `bend`, `high` `(parameter, target)` in observation errors: mu*, sigma, upper 95 % end of mu*."""

    names: list[str]
    ids: list[str]
    effect: np.ndarray
    bend: np.ndarray
    high: np.ndarray

    @property
    def inert(self) -> list[str]:
        return [name for name, most in zip(self.names, self.high.max(1), strict=True) if most < 1]


def screen(what: Task, count: int = WALKS, seed: int = 1, progress: Progress = silent) -> Screened:
    """Walk `count` times through the fitted parameters; each walk keeps one member's luck."""
    points = walks(len(what.names), count, seed)
    scores = norm.ppf(np.clip(points, EDGE, 1 - EDGE))
    y = np.empty((count, points.shape[1], len(what.aim.ids)))
    for step in range(points.shape[1]):
        progress("walks", step, points.shape[1])
        y[:, step] = read(what, scores[:, step], seed)
    progress("walks", points.shape[1], points.shape[1])
    y = whole(what, y)      # together: a gap is filled alike along a walk
    found = [effects(points, y[..., k] / error, seed) for k, error in enumerate(what.aim.error)]
    return Screened(what.names, what.aim.ids, *(np.column_stack([getattr(f, part) for f in found])
                                                for part in ("mu_star", "sigma", "high")))

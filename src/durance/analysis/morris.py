"""Morris' screen: which inputs matter at all, from a few dozen one-at-a-time walks through the unit cube.

    EE_tk = (y(x + delta e_k) - y(x)) / delta        mu*_k = mean_t |EE_tk|        sigma_k = sd_t EE_tk

Each walk starts on a grid of `levels` values and moves every input once, in random order, by delta = levels / (2 (levels - 1)),
up or down. A large sigma against mu* tells of bends or interaction. Sources: Morris, Technometrics 33 (1991); Campolongo,
Cariboni and Saltelli, Environmental Modelling & Software 22 (2007).
"""

from typing import NamedTuple

import numpy as np

LEVELS = 4
DRAWS = 1000      # bootstrap samples of walks


class Effects(NamedTuple):
    """`mu`, `mu_star`, `sigma` `(input,)`; `low`, `high`: 95 % bootstrap interval of mu_star over walks."""

    mu: np.ndarray
    mu_star: np.ndarray
    sigma: np.ndarray
    low: np.ndarray
    high: np.ndarray


def walks(inputs: int, count: int, seed: int, levels: int = LEVELS) -> np.ndarray:
    """Points of `count` walks `(count, inputs + 1, inputs)` in the unit cube."""
    rng, delta = np.random.default_rng(seed), levels / (2 * (levels - 1))
    grid = np.arange(levels) / (levels - 1)
    points = np.empty((count, inputs + 1, inputs))
    for walk in points:
        start = rng.choice(grid, inputs)
        up = start + delta <= 1 + 1e-9
        up &= ~((start - delta >= -1e-9) & (rng.random(inputs) < 0.5))
        walk[:] = start
        for step, k in enumerate(rng.permutation(inputs), 1):
            walk[step:, k] = start[k] + (delta if up[k] else -delta)
    return points


def effects(points: np.ndarray, y: np.ndarray, seed: int = 1) -> Effects:
    """Effects of each input from `points` `(walk, inputs + 1, inputs)` and the outcome at them `(walk, inputs + 1)`."""
    moved = np.diff(points, axis=1)
    each = np.zeros((len(points), points.shape[2]))
    walk, step, k = np.nonzero(moved)
    each[walk, k] = np.diff(y, axis=1)[walk, step] / moved[walk, step, k]
    rng = np.random.default_rng(seed)
    again = np.abs(each)[rng.integers(len(each), size=(DRAWS, len(each)))].mean(1)
    low, high = np.quantile(again, [0.025, 0.975], axis=0)
    return Effects(each.mean(0), np.abs(each).mean(0), each.std(0, ddof=1), low, high)

"""The reporting layer: from the months counted up to an origin and the model's path to draws of what will be counted.

The model does not count as UCDP counts (it makes some 40 % of the deaths of 2020-23), so the level comes from what was
counted and the model says only how it moves from there:

    y_h   ~ Poisson( level * exp(drift * h + wide_h * z) * path_h )         z standard normal, times `tail` above 0
    level = (1 - smooth) * (a month of the last LOOK, recent ones likelier by `half_life`) + smooth * (their weighted mean)
    wide_h = wide * sqrt(1 + growth * (h - 1))
    path_h = (mean of members against usual)^trust * (member against mean)^spread

`path` is the model's deaths of a month against those of its own first FIRST months, over what that ratio usually is at
this lead (the start is not at rest, and that is no news). trust = spread = 0 is the model with its mechanisms off.
Draws come in fixed strata, so the same inputs give the same draws.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

LOOK, FIRST = 36, 3      # months of history that give a level; first months of a path that are its reference
SMALL, MOST = 10.0, 40   # mean up to which counts are exact, and the count at which the exact sum stops
FLOOR = 0.05             # part of the reference that a month of the model never falls below


class Layer(NamedTuple):
    """Numbers of the layer. Defaults were chosen on targets up to December 2017; `fit` moves all but `half_life` [month]
    and `drift` [1/month], from past origins alone."""

    half_life: float = 6.0
    smooth: float = 0.5
    wide: float = 0.7
    growth: float = 0.0
    tail: float = 1.3
    drift: float = 0.0
    trust: float = 0.25
    spread: float = 0.25


@lru_cache(maxsize=32)
def luck(draws: int, leads: int, seed: int) -> tuple[np.ndarray, ...]:
    """Which month `(draws,)`; by lead `(leads, draws)`: normal deviates of the level, of revision, and of the count.

    Each row holds one number of every stratum, in an order of its own.
    """
    from scipy.special import ndtri

    rng = np.random.default_rng(seed)
    middle = (np.arange(draws) + 0.5) / draws
    rows = np.stack([rng.permutation(middle) for _ in range(1 + 3 * leads)])
    level, revised, count = rows[1:].reshape(3, leads, draws)
    return rows[0], ndtri(level), ndtri(revised), count


def relative(deaths: np.ndarray) -> np.ndarray:
    """A model's deaths `(member, month)` against the ensemble's first months; same shape, floored."""
    start = max(float(deaths[:, :FIRST].mean()), 1e-9)
    return np.maximum(deaths / start, FLOOR)


def usual(ratios: list[np.ndarray]) -> np.ndarray:
    """What the ensemble's mean ratio usually is at each lead `(month,)`: the geometric mean over past origins."""
    return np.exp(np.mean([np.log(r.mean(0)) for r in ratios], axis=0)) if ratios else np.ones(1)


def factor(ratio: np.ndarray, norm: np.ndarray, layer: Layer, draws: int) -> np.ndarray:
    """`(month, draws)` factors on the level; members take turns over the draws."""
    mean = ratio.mean(0)
    told = (mean / norm) ** layer.trust * (ratio / mean) ** layer.spread
    return np.resize(told, (draws, ratio.shape[1])).T


def levels(history: np.ndarray, layer: Layer, u: np.ndarray) -> np.ndarray:
    """Levels `(n,)` for numbers `u (n,)` in (0, 1): months of the history by weight, drawn to their mean by `smooth`."""
    recent = np.asarray(history[-LOOK:], float)
    weight = 0.5 ** (np.arange(recent.size)[::-1] / layer.half_life)
    weight /= weight.sum()
    order = np.argsort(recent, kind="stable")
    edges = np.cumsum(weight[order])
    chosen = recent[order][np.minimum(np.searchsorted(edges, u), recent.size - 1)]
    return (1 - layer.smooth) * chosen + layer.smooth * float(weight @ recent)


def forecast(history: np.ndarray, layer: Layer, leads: int, draws: int = 1000, seed: int = 1,
             path: np.ndarray | None = None, noise: float = 0.0) -> np.ndarray:
    """Draws `(lead, draws)` of deaths a month for leads 1 to `leads`.

    `history (month,)` counted deaths up to the origin; `path (lead, draws)` factors of `factor`; `noise` the log sd of
    counts that may still be revised (0: the release is final).
    """
    month, z, revised, count = luck(draws, leads, seed)
    ahead = np.arange(leads)[:, None]
    wide = layer.wide * np.sqrt(1 + layer.growth * ahead)
    push = layer.drift * (ahead + 1) + wide * np.where(z > 0, layer.tail * z, z) + noise * revised
    mean = levels(history, layer, month) * np.exp(push) * (1.0 if path is None else path)
    return counts(mean, count)


def counts(mean: np.ndarray, u: np.ndarray) -> np.ndarray:
    """Poisson counts of these means at probabilities `u`: exact up to a mean of `SMALL`, above it by the square-root
    transform, which is within two of the exact quantile and an order faster."""
    from scipy.special import ndtri

    found = np.maximum(np.rint((np.sqrt(mean) + 0.5 * ndtri(u)) ** 2 - 0.25), 0.0)
    small = mean <= SMALL
    m, p = np.asarray(mean, float)[small], u[small]
    term, below, exact = np.exp(-m), np.zeros_like(m), np.zeros_like(m)
    for k in range(1, MOST):
        below += term
        more = p > below
        if not more.any():
            break
        exact += more
        term = term * m / k
    found[small] = exact
    return found

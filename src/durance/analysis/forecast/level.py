"""The layer: from the months counted up to an origin and the model's path to draws of what will be counted.

The model does not count as UCDP counts (it makes some 40 % of the deaths of 2020-23), so the level comes from what was
counted and the model says only how it moves from there:

    y_h   ~ Poisson( level * exp(drift * h + wide_h * z) * path_h )         z standard normal, times `tail` above 0
    level = (1 - smooth) * (a month of the last LOOK, drawn by weight) + smooth * (their weighted mean)
    weight_m = 2^(-age / half_life) * s^2 / (s^2 + sd_m^2)                  a month that was poorly counted tells less
    s^2      = wide^2 + log(1 + clump / max(mean of the months, EVENT))     few events scatter more than many
    wide_h^2 = s^2 + wide^2 * growth * (h - 1) + sd^2                       the coming count errs as recent ones may
    path_h = (mean of members against usual)^trust * (member against mean)^spread

`path` is the model's deaths of a month against those of its own first FIRST months, over what that ratio usually is at
this lead (the start is not at rest, and that is no news). Where the war has just changed its rules (`breaks`), `change`
stands for trust. trust = change = spread = 0 is the model with its mechanisms off. sd is the error of counts
(`reporting`); 0 takes them at face value. Draws come in fixed strata, so the same inputs give the same draws.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

LOOK, FIRST = 36, 3      # months of history that give a level; first months of a path that are its reference
SMALL, MOST = 10.0, 40   # mean up to which counts are exact, and the count at which the exact sum stops
CLUMP = 20.4             # deaths: sum of squares over sum, single-day events of UCDP GED 21.1 in Mali, 2009 to 2017
EVENT = 7.5              # deaths in an event of theirs on average: below one event a month `scatter` grows no more
FLOOR = 0.05             # part of the reference that a month of the model never falls below


class Layer(NamedTuple):
    """Numbers of the layer. Defaults were chosen on targets up to December 2017; `fit` moves all but `half_life` [month],
    `drift` [1/month], `clump` [deaths] and `change`, from past origins alone."""

    half_life: float = 6.0
    smooth: float = 0.25
    wide: float = 0.35
    growth: float = 0.0
    tail: float = 1.0
    drift: float = 0.0
    trust: float = 0.25
    spread: float = 0.25
    clump: float = CLUMP
    change: float = 1.0


@lru_cache(maxsize=32)
def luck(draws: int, leads: int, seed: int) -> tuple[np.ndarray, ...]:
    """Which month `(draws,)`; by lead `(leads, draws)`: normal deviates of the level, and probabilities of the count.

    Each row holds one number of every stratum, in an order of its own.
    """
    from scipy.special import ndtri

    rng = np.random.default_rng(seed)
    middle = (np.arange(draws) + 0.5) / draws
    rows = np.stack([rng.permutation(middle) for _ in range(1 + 2 * leads)])
    level, count = rows[1:].reshape(2, leads, draws)
    return rows[0], ndtri(level), count


def relative(deaths: np.ndarray) -> np.ndarray:
    """A model's deaths `(member, month)` against the ensemble's first months; same shape, floored."""
    start = max(float(deaths[:, :FIRST].mean()), 1e-9)
    return np.maximum(deaths / start, FLOOR)


def usual(ratios: list[np.ndarray]) -> np.ndarray:
    """What the ensemble's mean ratio usually is at each lead `(month,)`: the geometric mean over past origins."""
    return np.exp(np.mean([np.log(r.mean(0)) for r in ratios], axis=0)) if ratios else np.ones(1)


def factor(ratio: np.ndarray, norm: np.ndarray, layer: Layer, draws: int, broken: bool = False) -> np.ndarray:
    """`(month, draws)` factors on the level; members take turns over the draws."""
    mean = ratio.mean(0)
    told = (mean / norm) ** (layer.change if broken else layer.trust) * (ratio / mean) ** layer.spread
    return np.resize(told, (draws, ratio.shape[1])).T


def scatter(history: np.ndarray, layer: Layer) -> float:
    """Variance of the log of a month about its level: what moves the level, and that deaths come in events of uneven size.

    A sum of deaths with mean m, made of events with index of dispersion CLUMP, has the squared coefficient CLUMP / m.
    """
    mean = float(ages(len(history), layer) @ np.asarray(history[-LOOK:], float))
    return layer.wide**2 + float(np.log1p(layer.clump / max(mean, EVENT)))


def ages(months: int, layer: Layer) -> np.ndarray:
    """What each of the last LOOK of `months` months weighs by its age alone, oldest first; they sum to 1."""
    weight = 0.5 ** (np.arange(min(months, LOOK))[::-1] / layer.half_life)
    return weight / weight.sum()


def weights(history: np.ndarray, layer: Layer, sd: np.ndarray | None = None) -> np.ndarray:
    """What each of the last LOOK months weighs in the level, by its age and by how surely it was counted; they sum to 1."""
    weight = ages(len(history), layer)
    if sd is not None:
        own = scatter(history, layer)
        weight = weight * own / np.maximum(own + np.asarray(sd[-LOOK:]) ** 2, 1e-12)
    return weight / weight.sum()


def levels(history: np.ndarray, layer: Layer, u: np.ndarray, sd: np.ndarray | None = None) -> np.ndarray:
    """Levels `(n,)` for numbers `u (n,)` in (0, 1): months of the history by weight, drawn to their mean by `smooth`."""
    recent, weight = np.asarray(history[-LOOK:], float), weights(history, layer, sd)
    order = np.argsort(recent, kind="stable")
    edges = np.cumsum(weight[order])
    chosen = recent[order][np.minimum(np.searchsorted(edges, u), recent.size - 1)]
    return (1 - layer.smooth) * chosen + layer.smooth * float(weight @ recent)


def forecast(history: np.ndarray, layer: Layer, leads: int, draws: int = 1000, seed: int = 1,
             path: np.ndarray | None = None, sd: np.ndarray | None = None) -> np.ndarray:
    """Draws `(lead, draws)` of deaths a month for leads 1 to `leads`.

    `history (month,)` counted deaths up to the origin; `path (lead, draws)` factors of `factor`; `sd (month,)` the error of
    the log of each count, None where counts are taken at face value.
    """
    month, z, count = luck(draws, leads, seed)
    ahead = np.arange(leads)[:, None]
    error = 0.0 if sd is None else ages(len(sd), layer) @ np.asarray(sd[-LOOK:]) ** 2
    wide = np.sqrt(scatter(history, layer) + layer.wide**2 * layer.growth * ahead + error)
    push = layer.drift * (ahead + 1) + wide * np.where(z > 0, layer.tail * z, z)
    return counts(levels(history, layer, month, sd) * np.exp(push) * (1.0 if path is None else path), count)


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

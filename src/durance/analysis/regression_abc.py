"""A second opinion on a fit: regression-ABC on learned summaries, from members of the prior alone.

    s = ridge(features(y + e))        z' = z - (s - s_seen) b        e ~ N(0, error^2)

Each parameter's summary is a ridge regression of its score on all targets, their squares and products. Targets enter as
normal scores of the pool's own ranks: they are skew, and a mean and a deviation would fling what was seen far out of the
cloud. Directions in which summaries vary no more than by chance are dropped. The members whose summaries lie nearest to
those of what was seen are kept, weighted by Epanechnikov's kernel and moved along a local linear regression.

Unlike the smoother it moves no ensemble: one set of runs serves any number of observations. Where the prior has few members
near what was seen it knows little, and says so by `depth` and `wobble`. Sources: Beaumont, Zhang and Balding, Genetics 162
(2002), for the adjustment; Blum and Francois, Statistics and Computing 20 (2010), for regression in many dimensions.
"""

from typing import NamedTuple

import numpy as np
from scipy.stats import norm

KEEP, LEAST = 0.2, 60        # share of prior members kept, and the fewest that are
PENALTIES = 10.0 ** np.arange(-4, 5)
SHRUNK = 1.0e-6
COPIES = 4      # readings of each member, each with an error of its own
CHANCE = 2.0      # a summary must vary this many times more than by chance


class Opinion(NamedTuple):
    """`z` `(draw, parameter)` drawn from the posterior; `kept` effective members behind it; `depth` the share of prior
    members that lie nearer to the prior's middle than what was seen does (near 1: an extrapolation); `wobble`
    `(parameter,)` the standard error of its means, by bootstrap over members."""

    z: np.ndarray
    kept: float
    depth: float
    wobble: np.ndarray


def ranked(pool: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Normal scores of `y` `(row, target)` by their place among the `pool` `(member, target)`."""
    n = len(pool)
    grid = norm.ppf((np.arange(n) + 0.5) / n)
    return np.column_stack([np.interp(column, np.sort(own), grid) for own, column in zip(pool.T, y.T, strict=True)])


def features(y: np.ndarray) -> np.ndarray:
    """Targets `(member, target)` with their squares and products, `(member, feature)`."""
    first, second = np.triu_indices(y.shape[1])
    return np.column_stack([y, y[:, first] * y[:, second]])


def ridge(x: np.ndarray, z: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Means `(feature,)` and slopes `(feature, parameter)`, each parameter's penalty by generalised cross-validation
    (Golub, Heath and Wahba 1979)."""
    mean, middle, n = x.mean(0), z.mean(0), len(x)
    u, d, v = np.linalg.svd(x - mean, full_matrices=False)
    project, slopes, best = u.T @ (z - middle), np.zeros((x.shape[1], z.shape[1])), np.full(z.shape[1], np.inf)
    for penalty in PENALTIES * n:
        shrink = d**2 / (d**2 + penalty)
        left = ((z - middle - u @ (shrink[:, None] * project)) ** 2).sum(0) / (n - 1 - shrink.sum()) ** 2
        better = left < best
        slopes[:, better] = (v.T @ ((d / (d**2 + penalty))[:, None] * project))[:, better]
        best = np.minimum(best, left)
    return mean, slopes


def regression_abc(z: np.ndarray, y: np.ndarray, seen: np.ndarray, error: np.ndarray, rng: np.random.Generator,
                   draws: int = 600, rounds: int = 0) -> Opinion:
    """The posterior of scores, from prior members `z` `(member, parameter)` and predictions `y` `(member, target)`.

    `rounds` bootstrap samples give the wobble (none: zeros). Needs a few hundred members more than there are features.
    """
    moved, weight, depth = _adjusted(z, y, seen, error, rng)
    means = []
    for _ in range(rounds):
        some = rng.integers(len(z), size=len(z))
        again, heavy, _ = _adjusted(z[some], y[some], seen, error, rng)
        means.append(np.average(again, axis=0, weights=heavy))
    wobble = np.std(means, axis=0, ddof=1) if rounds > 1 else np.zeros(z.shape[1])
    chosen = rng.choice(len(moved), draws, p=weight / weight.sum())
    return Opinion(moved[chosen], float(weight.sum() ** 2 / (weight**2).sum() / COPIES), depth, wobble)


def _adjusted(z: np.ndarray, y: np.ndarray, seen: np.ndarray, error: np.ndarray,
              rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray, float]:
    """Moved scores of the members kept `(row, parameter)`, their weights `(row,)`, and the depth."""
    z, y = np.tile(z, (COPIES, 1)), np.tile(y, (COPIES, 1))
    noisy = y + error * rng.standard_normal(y.shape)
    x, x_seen = features(ranked(noisy, noisy)), features(ranked(noisy, seen[None]))
    middle, slopes = ridge(x, z / z.std(0))
    axes = _axes((x - middle) @ slopes, COPIES * x.shape[1])
    s, s_seen = (x - middle) @ slopes @ axes, (x_seen - middle) @ slopes @ axes
    depth = float((np.linalg.norm(s, axis=1) < np.linalg.norm(s_seen)).mean())
    weight = _kernel(np.linalg.norm(s - s_seen, axis=1))
    near = weight > 0
    local = np.column_stack([np.ones(near.sum()), (s - s_seen)[near]])
    heavy = local * weight[near, None]
    beta = np.linalg.solve(heavy.T @ local + SHRUNK * near.sum() * np.eye(local.shape[1]), heavy.T @ z[near])
    return z[near] - local[:, 1:] @ beta[1:], weight[near], depth


def _axes(s: np.ndarray, features: int) -> np.ndarray:
    """Whitened directions `(parameter, axis)` in which summaries `(member, parameter)` vary by more than a regression on so
    many features would by chance; one at least."""
    value, axes = np.linalg.eigh(np.atleast_2d(np.cov(s.T)))
    some = value >= min(CHANCE * features / len(s), value[-1])
    return axes[:, some] / np.sqrt(np.maximum(value[some], 1e-12))


def _kernel(away: np.ndarray) -> np.ndarray:
    """Epanechnikov weights `(member,)` that reach out to the KEEP nearest."""
    kept = min(len(away), max(LEAST, int(KEEP * len(away))))
    reach = np.partition(away, kept - 1)[kept - 1] * (1 + 1e-9)
    return np.maximum(1 - (away / reach) ** 2, 0)

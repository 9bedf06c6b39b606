"""Sobol' indices: the share of an outcome's variance that an input explains alone (first) and with all others (total).

    first_k = mean( y_B (y_ABk - y_A) ) / V          total_k = mean( (y_A - y_ABk)^2 ) / (2 V)

A and B are independent samples of the unit cube; ABk is A with column k from B; V the variance of y over A and B.
Sources: Saltelli et al., Computer Physics Communications 181 (2010), for first; Jansen, ibid. 117 (1999), for total.
"""

from typing import NamedTuple

import numpy as np
from scipy.stats import qmc

DRAWS = 1000      # bootstrap samples of rows


class Indices(NamedTuple):
    """`(input,)` each: estimates and 95 % bootstrap intervals over rows."""

    first: np.ndarray
    first_low: np.ndarray
    first_high: np.ndarray
    total: np.ndarray
    total_low: np.ndarray
    total_high: np.ndarray


def design(inputs: int, rows: int, seed: int) -> np.ndarray:
    """Points `(inputs + 2, rows, inputs)` of the unit cube: A, B, then AB of each input. Rows: a power of two."""
    if rows < 2 or rows & (rows - 1):
        raise ValueError(f"{rows} rows: a Sobol' design needs a power of two, such as {1 << max(1, rows.bit_length())}")
    both = qmc.Sobol(2 * inputs, rng=np.random.default_rng(seed)).random(rows)
    a, b = both[:, :inputs], both[:, inputs:]
    points = np.repeat(a[None], inputs + 2, axis=0)
    points[1] = b
    for k in range(inputs):
        points[k + 2, :, k] = b[:, k]
    return points


def indices(y: np.ndarray, seed: int = 1) -> Indices:
    """Indices from the outcome at the design's points `(inputs + 2, rows)`; zeros where nothing varies."""
    y = np.asarray(y, float) - np.mean(y[:2])
    rng = np.random.default_rng(seed)
    told = _indices(y)
    again = np.stack([_indices(y[:, rng.integers(y.shape[1], size=y.shape[1])]) for _ in range(DRAWS)])
    low, high = np.quantile(again, [0.025, 0.975], axis=0)
    return Indices(told[0], low[0], high[0], told[1], low[1], high[1])


def _indices(y: np.ndarray) -> np.ndarray:
    a, b, ab = y[0], y[1], y[2:]
    variance = np.var(y[:2])
    if variance == 0:
        return np.zeros((2, len(ab)))
    return np.stack([(b * (ab - a)).mean(1), ((a - ab) ** 2).mean(1) / 2]) / variance

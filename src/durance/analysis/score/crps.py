"""The continuous ranked probability score of an ensemble, as VIEWS takes it: less is better, in the unit of what was seen.

The form is mean |x - y| - sum |xi - xj| / 2n2 (Gneiting and Raftery 2007): draws are the whole forecast, not a sample of
one, so the same months written twice score the same. Every function takes `draws (..., n)` and `seen (...)`, which may
broadcast against each other, and gives `(...)`.
"""

import numpy as np

TAIL = 200.0      # deaths: below it `crps_tail` does not look


def crps(draws: np.ndarray, seen: np.ndarray) -> np.ndarray:
    """The score; the spread is taken from sorted draws: sum |xi - xj| = 2 sum (2i - n - 1) x(i)."""
    x, y = np.sort(np.asarray(draws, float), axis=-1), np.asarray(seen, float)
    n = x.shape[-1]
    rank = 2 * np.arange(1, n + 1) - n - 1
    return np.abs(x - y[..., None]).mean(-1) - (x @ rank) / n**2


def crps_log1p(draws: np.ndarray, seen: np.ndarray) -> np.ndarray:
    """The score on log(1 + deaths): one great month does not settle it."""
    return crps(np.log1p(draws), np.log1p(seen))


def crps_tail(draws: np.ndarray, seen: np.ndarray, threshold: float = TAIL) -> np.ndarray:
    """The score that counts only what lies above `threshold` (weight 0 below it, 1 above)."""
    return crps(np.maximum(draws, threshold), np.maximum(seen, threshold))

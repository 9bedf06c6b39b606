"""Central intervals: the interval score, what they covered, and how far cover may stray by luck alone."""

import numpy as np


def bounds(draws: np.ndarray, level: float = 0.9) -> tuple[np.ndarray, np.ndarray]:
    """Lower and upper end `(...)` of the central interval of `draws (..., n)`; quantiles are interpolated."""
    low, high = np.quantile(np.asarray(draws, float), [(1 - level) / 2, (1 + level) / 2], axis=-1)
    return low, high


def interval_score(draws: np.ndarray, seen: np.ndarray, level: float = 0.9) -> np.ndarray:
    """Width, and 2/(1 - level) for each unit by which the interval was missed (Gneiting and Raftery 2007); `(...)`."""
    low, high = bounds(draws, level)
    missed = np.maximum(low - seen, 0) + np.maximum(seen - high, 0)
    return high - low + 2 / (1 - level) * missed


def inside(draws: np.ndarray, seen: np.ndarray, level: float = 0.9) -> np.ndarray:
    """Whether the interval, ends included, held what was seen; `(...)` bool."""
    low, high = bounds(draws, level)
    return (low <= seen) & (seen <= high)


def binomial_band(level: float, rows: int, sure: float = 0.95) -> tuple[float, float]:
    """Shares of `rows` within which a perfect forecaster's cover at `level` falls with probability `sure`.

    Rows are taken as independent. Those of one target month at twelve leads are not: give the number of months.
    """
    from scipy.stats import binom

    low, high = binom.ppf([(1 - sure) / 2, (1 + sure) / 2], rows, level)
    return float(low) / rows, float(high) / rows

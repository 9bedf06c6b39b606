"""Is one forecaster better than another, or lucky? Months are drawn again in blocks, both forecasters' rows together."""

from typing import Any

import numpy as np

SIZE = 6      # months a block: deaths of neighbouring months resemble each other


def paired_blocks(ours: np.ndarray, theirs: np.ndarray, month: np.ndarray, size: int = SIZE, times: int = 2000,
                  seed: int = 1) -> dict[str, Any]:
    """`{difference, low, high, share_better, relative, months}` of mean scores, ours less theirs (less is better).

    `ours`, `theirs`, `month (row,)`: scores of the same rows and the month each row is about. Blocks of `size` months in a
    row are drawn with replacement, wrapping round at the end (Politis and Romano 1992), and all rows of a drawn month come
    with it. `low`, `high` hold 90 % of the drawn differences; `share_better` is the share of them below zero.
    """
    ours, theirs = np.asarray(ours, float), np.asarray(theirs, float)
    if not ours.shape == theirs.shape == np.shape(month):
        raise ValueError(f"the scores are not of the same rows: {ours.shape}, {theirs.shape}, {np.shape(month)}")
    names, place = np.unique(month, return_inverse=True)
    gain, rows = np.bincount(place, weights=ours - theirs), np.bincount(place)
    drawn = _months(len(names), size, times, seed)
    means = gain[drawn].sum(1) / rows[drawn].sum(1)
    low, high = np.quantile(means, [0.05, 0.95])
    difference = float((ours - theirs).mean())
    return {"difference": difference, "low": float(low), "high": float(high), "share_better": float((means < 0).mean()),
            "relative": difference / float(theirs.mean()) if theirs.mean() else None, "months": len(names)}


def _months(months: int, size: int, times: int, seed: int) -> np.ndarray:
    """`(times, months)` numbers of months, drawn in wrapped blocks."""
    starts = np.random.default_rng(seed).integers(0, months, (times, -(-months // size)))
    return ((starts[..., None] + np.arange(size)) % months).reshape(times, -1)[:, :months]

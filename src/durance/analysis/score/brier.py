"""Probabilities of things that happened or did not: the Brier score, the log score and the reliability table."""

from typing import Any

import numpy as np

from durance.analysis.survival import wilson


def brier(probability: np.ndarray, happened: np.ndarray) -> np.ndarray:
    """Squared distance of a probability from what came (0 or 1); any shape. 0 is best, 0.25 a coin."""
    return (np.asarray(probability, float) - np.asarray(happened, float)) ** 2


def log_score(probability: np.ndarray, happened: np.ndarray, floor: float = 1e-3) -> np.ndarray:
    """-ln of the probability given to what came, probabilities kept `floor` off 0 and 1; any shape, less is better."""
    p = np.clip(np.asarray(probability, float), floor, 1 - floor)
    return -np.log(np.where(np.asarray(happened, bool), p, 1 - p))


def reliability(probability: np.ndarray, happened: np.ndarray, parts: int = 10) -> list[dict[str, Any]]:
    """`[{low, high, rows, told, came, came_low, came_high}]` of each part of 0..1 that holds a probability.

    `told` is the mean probability in the part, `came` the share that happened, with Wilson's 95 % interval.
    """
    p, came = np.ravel(np.asarray(probability, float)), np.ravel(np.asarray(happened, float))
    part = np.minimum((p * parts).astype(int), parts - 1)
    rows = []
    for k in np.unique(part):
        mine = part == k
        low, high = wilson(came[mine].sum(), int(mine.sum()))
        rows.append({"low": float(k) / parts, "high": float(k + 1) / parts, "rows": int(mine.sum()),
                     "told": float(p[mine].mean()), "came": float(came[mine].mean()),
                     "came_low": float(low), "came_high": float(high)})
    return rows

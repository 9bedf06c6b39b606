"""Naive predictors of camp counts `(day, camp)`; all but earlier counts are given the true total."""

import numpy as np

LAG = 30


def lagged(counts: np.ndarray, lag: int = LAG) -> np.ndarray:
    """`(..., day, camp)` of `lag` days before; the first day's before that."""
    return counts[..., np.maximum(np.arange(counts.shape[-2]) - lag, 0), :]


def naive(registered: np.ndarray, room: np.ndarray, lag: int = LAG) -> dict[str, np.ndarray]:
    """Predictor -> `(day, camp)` people. `room (camp,)` is what a case gives as capacities: if it was read off later
    counts, its shares tell what that leak is worth without any model."""
    total = registered.sum(1, keepdims=True)
    before, older = lagged(registered, lag), lagged(registered, 2 * lag)
    return {"shares frozen at day 0 x true total": registered[0] / total[0] * total,
            "shares frozen at day 7 x true total": registered[7] / total[7] * total,
            "shares frozen at day 30 x true total": registered[30] / total[30] * total,
            "shares of the capacities x true total": room / room.sum() * total,
            "uniform shares x true total": np.repeat(total, registered.shape[1], 1) / registered.shape[1],
            "counts of day 0": np.repeat(registered[:1], len(registered), 0),
            "counts of 30 days before": before,
            "counts of 30 days before and the rise of the 30 before them": np.maximum(0.0, 2 * before - older)}

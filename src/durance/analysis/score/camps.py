"""Refugees over camps: the averaged relative difference by which the Flee model is judged (Suleimenova et al. 2017)."""

import numpy as np


def relative_difference(modelled: np.ndarray, registered: np.ndarray) -> np.ndarray:
    """`modelled (..., day, camp)`, `registered (day, camp)` people -> `(..., day)`: people misplaced per person registered.

    Days on which nobody is registered give NaN: there is nothing to be right about.
    """
    misplaced = np.abs(np.asarray(modelled, float) - registered).sum(-1)
    total = np.asarray(registered, float).sum(-1)
    return np.divide(misplaced, total, out=np.full(misplaced.shape, np.nan), where=np.broadcast_to(total > 0, misplaced.shape))


def rescaled(modelled: np.ndarray, registered: np.ndarray) -> np.ndarray:
    """`modelled` with each day's total set to the registered one: what is left is who went where."""
    people = np.asarray(modelled, float)
    total = people.sum(-1, keepdims=True)
    share = np.divide(people, total, out=np.zeros_like(people), where=total > 0)
    return share * np.asarray(registered, float).sum(-1, keepdims=True)


def averaged(modelled: np.ndarray, registered: np.ndarray) -> dict[str, np.ndarray]:
    """Mean over days of the relative difference, `normal` and `rescaled`; each `(...)`."""
    return {"normal": np.nanmean(relative_difference(modelled, registered), axis=-1),
            "rescaled": np.nanmean(relative_difference(rescaled(modelled, registered), registered), axis=-1)}

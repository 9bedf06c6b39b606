"""Where in its forecast each thing seen fell: even over 0..1 when the forecaster is calibrated."""

import numpy as np


def pit(draws: np.ndarray, seen: np.ndarray, luck: np.ndarray) -> np.ndarray:
    """Share of `draws (..., n)` below `seen (...)`, and of those equal to it the part `luck` in 0..1; `(...)` in 0..1.

    Counts have ties, so the value is randomised: `luck` comes from a seeded generator of the caller.
    """
    x, y = np.asarray(draws, float), np.asarray(seen, float)[..., None]
    below, upto = (x < y).mean(-1), (x <= y).mean(-1)
    return below + luck * (upto - below)


def histogram(values: np.ndarray, parts: int = 10) -> np.ndarray:
    """Share of the values in each of `parts` equal parts of 0..1; `(parts,)`, sums to 1."""
    counts = np.histogram(values, bins=parts, range=(0, 1))[0]
    return counts / max(counts.sum(), 1)

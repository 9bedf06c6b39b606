"""How many members are enough: the error of a median that comes from having run finitely many futures."""

from math import ceil
from typing import Any

import numpy as np

TARGETS = {"day": 1.0, "share": 0.01, "ratio": 0.05, "hours/day": 0.25, "trucks": 10.0, "people": 50000.0,
           "day of bills": 2.0, "0..1": 0.01, "powers": 0.02, "fighters": 100.0, "deaths": 25.0}


def median_error(values: np.ndarray) -> float:
    """Standard error of the median of `(member,)` values, from order statistics half a standard deviation of ranks away.

    NaN (never) counts as larger than all; infinite when the median is never.
    """
    ordered = np.sort(np.where(np.isnan(values), np.inf, values))
    n = ordered.size
    step = 0.5 * np.sqrt(n)
    low, high = (ordered[int(np.clip(0.5 * n + s * step, 0, n - 1))] for s in (-1, 1))
    return float((high - low) / 2) if np.isfinite(high) else float("inf")


def enough(name: str, text: str, unit: str, values: np.ndarray) -> dict[str, Any]:
    """The error of the median with these members, the error one would want, and the members that would give it."""
    error, target = median_error(values), TARGETS.get(unit, 0.0)
    known = np.isfinite(values).any()
    if known and np.mean(values == np.nanmedian(values)) > 0.5:      # the median stands still: the mean tells more
        error = float(np.nanstd(values) / np.sqrt(values.size))
    if unit == "day":
        error = max(error, 0.5)                            # a day is not known better than by half
    told = np.isfinite(error) and target > 0
    return {"outcome": name, "text": text, "members": int(values.size), "unit": unit, "target": target,
            "error": error if np.isfinite(error) else None,
            "enough": max(1, ceil(values.size * (error / target) ** 2)) if told else None}

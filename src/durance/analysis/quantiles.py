"""Quantiles over futures, where some never come: NaN means never and counts as later than every date."""

import warnings
from typing import Any

import numpy as np

LEVELS = (0.05, 0.25, 0.50, 0.75, 0.95)
NAMES = ("q05", "q25", "q50", "q75", "q95")


def spread(values: np.ndarray, never: bool = False) -> dict[str, float | None]:
    """The five quantiles of `(member,)` values, None where infinite; `never` keeps NaN as infinitely late."""
    known = np.where(np.isnan(values), np.inf, values) if never else values[~np.isnan(values)]
    if known.size == 0:
        return dict.fromkeys(NAMES)
    found = np.quantile(np.sort(known), LEVELS, method="higher" if never else "linear")
    return {name: tidy(x) for name, x in zip(NAMES, found, strict=True)}


def bands(values: np.ndarray) -> dict[str, list[float | None]]:
    """The five quantiles over members of `(member, time)` values, a list over time each (NaN members left out)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)      # a day on which nobody knows gives None
        found = np.nanquantile(values, LEVELS, axis=0)
    return {name: [tidy(x) for x in row] for name, row in zip(NAMES, found, strict=True)}


def tidy(x: Any) -> float | None:
    """A JSON number with six digits, or None when it is not finite."""
    return float(f"{float(x):.6g}") if np.isfinite(x) else None

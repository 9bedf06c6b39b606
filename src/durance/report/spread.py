"""How much of an outcome's spread the named numbers explain in all, and how much chance alone would seem to."""

from typing import Any

import numpy as np
from scipy.stats import chi2, rankdata

from durance.ensemble.store import Run


def explained(rows: list[dict[str, Any]], run: Run, values: np.ndarray) -> dict[str, float | None]:
    """`{explained, chance}` of an outcome's influence rows.

    `explained` is the share of the outcome's rank variance that a straight line through the ranks of all of them explains, less
    what as many idle numbers would (adjusted R squared); `values` is `(member,)`, NaN for never. `chance` is what the largest
    of all numbers that move would show alone, in the median, if none of them mattered.
    """
    drawn, names = run.array("parameters"), list(run.coords["parameter"])
    moving = int((np.ptp(drawn, axis=0) > 0).sum())
    chance = float(chi2.ppf(0.5 ** (1 / moving), 1) / run.members) if moving else None
    free = len(values) - len(rows) - 1
    if not rows or free < 1:
        return {"explained": None, "chance": chance}
    y = rankdata(np.where(np.isnan(values), np.inf, values))
    x = np.column_stack([np.ones(len(y)), *(rankdata(drawn[:, names.index(r["parameter"])]) for r in rows)])
    left = y - x @ np.linalg.lstsq(x, y, rcond=None)[0]
    share = 1 - (left @ left / free) / (y.var() * len(y) / (len(y) - 1))
    return {"explained": float(np.clip(share, 0.0, 1.0)), "chance": chance}

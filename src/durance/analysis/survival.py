"""How long something holds: the product-limit estimate over futures, and the chance of each kind of end.

All futures of a run are watched for the same number of days, so the only censoring is the end of the run; the Kaplan-Meier
estimate is then one less the share that ended, and the cumulative incidence of a kind the share that ended so (Aalen and
Johansen). Bands are Wilson's interval for a share, day by day: they hold luck and parameters, not the doubt about the
equations.
"""

from typing import Any

import numpy as np

from durance.ensemble.store import Run

KINDS = {1: "coup", 2: "palace compromise", 3: "negotiated settlement", 4: "military collapse", 5: "capture of the capital"}
NORMAL95 = 1.959963984540054


def wilson(count: np.ndarray, total: int) -> tuple[np.ndarray, np.ndarray]:
    """The 95 % interval of Wilson for shares `count / total`."""
    p, z2 = count / total, NORMAL95**2
    middle = (p + z2 / (2 * total)) / (1 + z2 / total)
    half = NORMAL95 * np.sqrt(p * (1 - p) / total + z2 / (4 * total**2)) / (1 + z2 / total)
    return np.clip(middle - half, 0, 1), np.clip(middle + half, 0, 1)


def survival(run: Run) -> dict[str, Any]:
    """`{times, survival, low, high, by_kind, by_kind_low, by_kind_high, censored}` of the regime: lists a day.

    `by_kind` holds the cumulative incidence of each kind of end that occurs, with its band.
    """
    kind = run.array("regime_kind")
    total = len(kind)
    stands = (kind == 0).sum(0)
    low, high = wilson(stands, total)
    ended = {name: (kind == k).sum(0) for k, name in KINDS.items() if (kind == k).any()}
    bands = {name: wilson(count, total) for name, count in ended.items()}
    return {"times": run.coords["day"], "survival": (stands / total).tolist(), "low": low.tolist(), "high": high.tolist(),
            "by_kind": {name: (count / total).tolist() for name, count in ended.items()},
            "by_kind_low": {name: band[0].tolist() for name, band in bands.items()},
            "by_kind_high": {name: band[1].tolist() for name, band in bands.items()}, "censored": float(stands[-1] / total)}


def lasting(first: np.ndarray, days: int) -> dict[str, Any]:
    """`{survival, low, high, censored}`: share of futures in which something has not come by the end of each day.

    `first` `(member,)` is the day, counted from 0, on which it came; NaN where it never did.
    """
    come = np.where(np.isnan(first), np.inf, first)
    stands = (come > np.arange(days)[:, None]).sum(1)
    low, high = wilson(stands, come.size)
    return {"survival": (stands / come.size).tolist(), "low": low.tolist(), "high": high.tolist(),
            "censored": float(stands[-1] / come.size)}

"""What a case comes to: its rows, one way of writing them, and which of them fell short.

A row is `{case, metric, target, benchmark, ours, interval, met, good, note}`; `met` and `good` are None where the file of
the case asks for nothing. `analysis.forecast.judge` makes the rows of scores, this module those of things seen once.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np

from durance.analysis.forecast.judge import Row, row
from durance.analysis.score.crps import crps


def held(case: dict[str, Any], metric: str, draws: np.ndarray, *, benchmark: float | None = None, cap: float | None = None,
         note: str = "") -> Row:
    """The row of one thing seen, `case["seen"][metric] = [low, high]`: met when the 80 % interval overlaps it.

    `draws (member,)`, infinite where it never came; `cap` stands for never in the CRPS, which is taken at `low`.
    """
    low, high = (float(x) for x in case["seen"][metric])
    q10, q25, q50, q75, q90 = np.quantile(np.sort(draws), [0.1, 0.25, 0.5, 0.75, 0.9], method="higher")
    whole = np.minimum(draws, np.inf if cap is None else cap)
    told = [f"50 % interval {q25:.4g} to {q75:.4g}".replace("inf", "never"), f"CRPS {float(crps(whole, np.array(low))):.4g}"]
    if benchmark is not None:
        told.append(f"the benchmark's {abs(benchmark - low):.4g}")
    return {"case": case["id"], "metric": metric, "target": low if low == high else [low, high], "benchmark": benchmark,
            "ours": plain(q50), "interval": [plain(q10), plain(q90)], "met": bool(q10 <= high and q90 >= low),
            "good": bool(q25 <= high and q75 >= low), "note": "; ".join([*told, *([note] if note else [])])}


def counted(case: dict[str, Any], rows: Iterable[Row]) -> list[Row]:
    """How many things seen lie inside the 80 and the 50 % intervals, as rows of the case."""
    mine = list(rows)
    return [row(case, name, sum(bool(r[key]) for r in mine), most=False, note=f"of {len(mine)}")
            for name, key in (("inside80", "met"), ("inside50", "good"))]


def plain(x: float) -> float | None:
    """A JSON number, or None for never."""
    return float(f"{float(x):.6g}") if np.isfinite(x) else None


def fell_short(rows: Iterable[Row]) -> list[str]:
    """Metrics of judged rows that missed their target."""
    return [r["metric"] for r in rows if r["met"] is False]


def judged(rows: Iterable[Row]) -> list[Row]:
    """Rows for which the case set a target, to be met or to be called good."""
    return [r for r in rows if r["met"] is not None or r.get("good") is not None]

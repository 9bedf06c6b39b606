"""Rows of a case: our mean score beside the benchmark's on the same rows, its interval, and whether the target was met."""

from typing import Any

import numpy as np

from durance.analysis.score.bootstrap import paired_blocks
from durance.analysis.score.intervals import binomial_band
from durance.analysis.score.protocol import Rows

Row = dict[str, Any]
Target = float | list[float] | None


def within(value: float, target: Target, most: bool = True) -> bool | None:
    """Whether a value keeps to its target: at most (or at least) a number, or between two; None without one."""
    if target is None:
        return None
    if isinstance(target, list):
        return target[0] <= value <= target[1]
    return value <= target if most else value >= target


def row(case: dict[str, Any], metric: str, ours: float, *, benchmark: float | None = None,
        interval: list[float] | None = None, note: str = "", most: bool = True) -> Row:
    """One row of a case; target and goal come from the case's file under the metric's name."""
    target = case["pass"].get(metric)
    good = within(ours, case.get("good", {}).get(metric), most)
    return {"case": case["id"], "metric": metric, "target": target, "benchmark": benchmark, "ours": float(ours),
            "interval": interval, "met": within(ours, target, most), "good": good, "note": note}


def only(rows: Rows, which: np.ndarray) -> Rows:
    """The rows for which `which (row,)` is true."""
    return {key: column[which] for key, column in rows.items()}


def of(rows: Rows, model: str, value: str) -> np.ndarray:
    """A score of one model, in the order of origins and leads, which is the same for every model."""
    return rows[value][rows["model"] == model]


def ratio(rows: Rows, model: str, against: str, value: str = "crps") -> tuple[float, list[float], float, float]:
    """Our mean over theirs, its interval (90 %, blocks of 6 months, paired), and both means."""
    ours, theirs = of(rows, model, value), of(rows, against, value)
    found = paired_blocks(ours, theirs, of(rows, against, "target"))
    base = float(theirs.mean())
    ends = [1 + found[end] / base for end in ("low", "high")]
    return float(ours.mean()) / base, ends, float(ours.mean()), base


def against(case: dict[str, Any], metric: str, rows: Rows, model: str, other: str, value: str = "crps", note: str = "") -> Row:
    """The row of a ratio of mean scores to a benchmark's."""
    told, ends, ours, theirs = ratio(rows, model, other, value)
    text = f"{model} {ours:.4g}, {other} {theirs:.4g}" + (f"; {note}" if note else "")
    return row(case, metric, told, benchmark=1.0, interval=ends, note=text)


def plain(case: dict[str, Any], metric: str, rows: Rows, model: str, other: str, value: str, note: str = "") -> Row:
    """The row of a mean score beside a benchmark's; the interval is that of the paired difference."""
    ours, theirs = of(rows, model, value), of(rows, other, value)
    found = paired_blocks(ours, theirs, of(rows, other, "target"))
    return row(case, metric, ours.mean(), benchmark=float(theirs.mean()),
               interval=[float(theirs.mean()) + found[end] for end in ("low", "high")], note=note)


def cover(case: dict[str, Any], metric: str, rows: Rows, model: str, other: str, level: float) -> Row:
    """The row of an interval's cover, with the band a perfect forecaster's would keep to, in months not rows."""
    held, theirs = of(rows, model, metric), of(rows, other, metric)
    months = np.unique(of(rows, model, "target")).size
    low, high = binomial_band(level, months)
    return row(case, metric, held.mean(), benchmark=float(theirs.mean()), interval=[low, high],
               note=f"interval: 95 % band of a perfect forecaster over {months} months")

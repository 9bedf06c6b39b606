"""Patterns: what was seen, beside what the model says; fit, score and check are never counted together.

A pattern is *met* at 50 or 90 % when the observed range and the model's interval overlap. A wide interval overlaps
easily, so the share of futures inside the observed range stands beside it.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np

from durance.analysis.quantiles import spread
from durance.core.calendar import day_of, parse
from durance.core.state import nearest
from durance.ensemble.store import Run
from durance.pack.model import Pack, Unknown
from durance.pack.rows import read_csv, read_toml


def observed_patterns(pack: Pack) -> dict[str, dict[str, Any]]:
    """The pack's patterns by id (`observed/patterns.toml`); empty when it has none."""
    path = pack.folder / "observed" / "patterns.toml"
    return dict(read_toml(path, pack.folder)) if path.exists() else {}


def observed_series(pack: Pack) -> list[dict[str, str]]:
    """Every observed row of the pack (`observed/*.csv`)."""
    return [row for path in sorted((pack.folder / "observed").glob("*.csv")) for row in read_csv(path, pack.folder)]


def values(run: Run, entry: dict[str, Any], country: str) -> np.ndarray | None:
    """The pattern's number in each future `(member,)`, NaN where it never came; None when the run ends too early."""
    series = run.array(entry["outcome"]) if entry["at"] == country else run.at(entry["outcome"], entry["at"])
    start = parse(run.manifest["start"])
    begin, until = (day_of(start, _date(entry[k])) for k in ("from", "to"))
    if begin < 0 or until >= series.shape[1]:
        return None
    window = np.asarray(series[:, begin : until + 1], float)
    shift = day_of(start, _date(entry["count_from"])) - begin if "count_from" in entry else 0
    return STATISTICS[statistic(entry)](window, float(entry.get("threshold", 0)), shift)


def statistic(entry: dict[str, Any]) -> str:
    """The name of the pattern's statistic; raises Unknown with the nearest names."""
    name = entry["statistic"]
    if name not in STATISTICS:
        raise Unknown(f"there is no statistic {name!r}{nearest(name, STATISTICS)}")
    return name


def _first_above(window: np.ndarray, threshold: float, shift: int) -> np.ndarray:
    above = window >= threshold
    return np.where(above.any(1), above.argmax(1) - shift, np.nan)


def _event_mean(window: np.ndarray, threshold: float, shift: int) -> np.ndarray:
    seen = ~np.isnan(window)
    total = np.where(seen, window, 0).sum(1)
    return np.where(seen.any(1), total / np.maximum(seen.sum(1), 1), np.nan)


STATISTICS: dict[str, Callable[[np.ndarray, float, int], np.ndarray]] = {
    "mean": lambda w, t, s: w.mean(1), "sum": lambda w, t, s: w.sum(1), "max": lambda w, t, s: w.max(1),
    "min": lambda w, t, s: w.min(1), "final": lambda w, t, s: w[:, -1],
    "first_day_above": _first_above, "event_mean": _event_mean}


def compare(run: Run, pack: Pack) -> list[dict[str, Any]]:
    """Each pattern with its range, the model's quantiles, whether it is met, and the share of futures inside."""
    rows = []
    for name, entry in observed_patterns(pack).items():
        found = values(run, entry, pack.id)
        low, high = (float(x) for x in entry["range"])
        row = {"id": name, "pattern": entry["pattern"], "text": entry["text"], "use": entry["use"],
               "unit": entry["unit"], "low": low, "high": high}
        rows.append(row | (judge(found, low, high, entry["unit"] == "day") if found is not None
                           else {"met50": None, "met90": None}))
    return rows


def judge(found: np.ndarray, low: float, high: float, never: bool = False) -> dict[str, Any]:
    """Quantiles of `(member,)` values against an observed range; NaN is `never` (a late date) or no such event."""
    found = found if never else found[~np.isnan(found)]
    q = spread(found, never)
    inside = float(np.mean((found >= low) & (found <= high))) if found.size else 0.0

    def overlaps(lower: str, upper: str) -> bool:
        bottom, top = q[lower], q[upper]
        return (np.inf if bottom is None else bottom) <= high and (np.inf if top is None else top) >= low

    return q | {"met50": overlaps("q25", "q75"), "met90": overlaps("q05", "q95"), "share_inside": inside}


def _date(value: Any) -> date:
    return value if isinstance(value, date) else parse(str(value))

"""Patterns: what was seen, beside what the model says; fit, score and check are never counted together.

A pattern is *met* at 50 or 90 % when the observed range and the model's interval overlap. A wide interval overlaps
easily, so the share of futures inside the observed range stands beside it, and a pattern is *firmly* met when that is a
quarter or more. A pattern belongs to the scenario it names and to those with the same base; what was seen with something
imposed is not held against a twin with nothing imposed, nor the other way round.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np

from durance.analysis.quantiles import spread
from durance.core.calendar import day_of, parse
from durance.core.state import nearest
from durance.ensemble.outcomes import get
from durance.ensemble.record import EVERY
from durance.ensemble.store import Run
from durance.pack.listing import resolve
from durance.pack.model import Pack, Unknown
from durance.pack.rows import read_csv, read_toml

FIRM = 0.25      # share of futures inside the observed range from which a pattern is firmly met


def observed_patterns(pack: Pack) -> dict[str, dict[str, Any]]:
    """The pack's patterns by id (`observed/patterns.toml`); empty when it has none."""
    path = pack.folder / "observed" / "patterns.toml"
    return dict(read_toml(path, pack.folder)) if path.exists() else {}


def observed_series(pack: Pack) -> list[dict[str, str]]:
    """Every observed row of the pack (`observed/*.csv`)."""
    return [row for path in sorted((pack.folder / "observed").glob("*.csv")) for row in read_csv(path, pack.folder)]


def values(run: Run, entry: dict[str, Any], country: str) -> np.ndarray | None:
    """The pattern's number in each future `(member,)`, NaN where it never came; None when the run ends too early."""
    over, start = get(entry["outcome"]).over, parse(run.manifest["start"])
    begin, until = (day_of(start, _date(entry[k])) for k in ("from", "to"))
    counted = day_of(start, _date(entry["count_from"])) if "count_from" in entry else begin
    if begin < 0 or until >= len(run.coords["day"]):
        return None
    if over == "hit":
        return _hits(run, entry, country, counted)
    series, every = _series(run, entry, country, over)
    window = np.asarray(series[:, begin // every : until // every + 1], float)
    found = STATISTICS[statistic(entry)](window, float(entry.get("threshold", 0)))
    if statistic(entry).startswith("first_day"):      # a record before the window tells how its first day stands
        return np.maximum((begin // every + found) * every, begin) - counted
    return found


def _series(run: Run, entry: dict[str, Any], country: str, over: str) -> tuple[np.ndarray, int]:
    """`(member, time)` and the days between two of its values."""
    if over in ("actor", "partner", "zone"):
        return run.array(entry["outcome"])[:, :, _number(run, over, entry[over])], EVERY
    if entry["at"] == country:
        return run.array(entry["outcome"]), 1
    if entry["at"] in run.coords["watched"]:
        return run.at(entry["outcome"], entry["at"]), 1
    return run.array(entry["outcome"])[:, :, _number(run, "locality", entry["at"])], EVERY


def _number(run: Run, dimension: str, name: str) -> int:
    if name not in run.coords[dimension]:
        raise Unknown(f"{name!r} was not recorded{nearest(name, run.coords[dimension])}")
    return run.coords[dimension].index(name)


def _hits(run: Run, entry: dict[str, Any], country: str, counted: int) -> np.ndarray:
    """A number a place: that of the place named, else over the country the median of days, the mean of shares."""
    table = np.asarray(run.array(entry["outcome"]), float)
    if entry["at"] != country:
        return table[:, _number(run, "locality", entry["at"])] - (counted if "count_from" in entry else 0)
    some = ~np.isnan(table).all(1)
    found = np.full(table.shape[0], np.nan)
    found[some] = (np.nanmedian if entry["unit"] == "day" else np.nanmean)(table[some], axis=1)
    return found


def statistic(entry: dict[str, Any]) -> str:
    """The name of the pattern's statistic; raises Unknown with the nearest names."""
    name = entry["statistic"]
    if name not in STATISTICS:
        raise Unknown(f"there is no statistic {name!r}{nearest(name, STATISTICS)}")
    return name


def _first(hit: np.ndarray) -> np.ndarray:
    return np.where(hit.any(1), hit.argmax(1), np.nan)


def _event_mean(window: np.ndarray, threshold: float) -> np.ndarray:
    seen = ~np.isnan(window)
    total = np.where(seen, window, 0).sum(1)
    return np.where(seen.any(1), total / np.maximum(seen.sum(1), 1), np.nan)


STATISTICS: dict[str, Callable[[np.ndarray, float], np.ndarray]] = {
    "mean": lambda w, t: w.mean(1), "sum": lambda w, t: w.sum(1), "max": lambda w, t: w.max(1),
    "min": lambda w, t: w.min(1), "final": lambda w, t: w[:, -1], "rise": lambda w, t: w[:, -1] - w[:, 0],
    "growth": lambda w, t: w[:, -1] / np.maximum(w[:, 0], 1e-9),
    "first_day_above": lambda w, t: _first(w >= t), "first_day_below": lambda w, t: _first(w < t),
    "first_day_changed": lambda w, t: _first(w != w[:, :1]), "event_mean": _event_mean, "hit": lambda w, t: w[:, 0]}


def scenario_of(entry: dict[str, Any], pack: Pack) -> str:
    """The scenario a pattern belongs to: the one it names, else the pack's first."""
    return entry.get("scenario") or next(iter(pack.scenarios))


def root(pack: Pack, name: str) -> str:
    """The scenario at the bottom of a chain of bases."""
    while pack.scenarios.get(name, {}).get("base") in pack.scenarios:
        name = pack.scenarios[name]["base"]
    return name


def belongs(entry: dict[str, Any], pack: Pack, name: str) -> bool:
    """Whether a pattern is held against a scenario: the same base, and both impose something or both impose nothing."""
    own = scenario_of(entry, pack)
    if own == name or root(pack, own) != root(pack, name):
        return own == name
    return bool(resolve(pack.scenarios, own).get("premises")) == bool(resolve(pack.scenarios, name).get("premises"))


def compare(run: Run, pack: Pack) -> list[dict[str, Any]]:
    """Each pattern of the run's scenario: its range, the model's quantiles, whether it is met, the share of futures inside."""
    rows = []
    for name, entry in observed_patterns(pack).items():
        if not belongs(entry, pack, run.manifest["scenario"]):
            continue
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

    return q | {"met50": overlaps("q25", "q75"), "met90": overlaps("q05", "q95"), "share_inside": inside,
                "firm": inside >= FIRM}


def _date(value: Any) -> date:
    return value if isinstance(value, date) else parse(str(value))

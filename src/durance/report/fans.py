"""Fan charts: what is drawn over time, with what was seen over it."""

from datetime import date
from typing import Any

import numpy as np

from durance.analysis.patterns import observed_patterns, observed_series
from durance.analysis.quantiles import bands
from durance.core.calendar import parse
from durance.ensemble.outcomes import get
from durance.ensemble.store import Run
from durance.pack.model import Pack
from durance.report.system import blockade

DAYS = 182      # days that are drawn of what moves fast, and points that are drawn of what moves slowly
YEAR = 366
SLOW = {"civilians_killed": 2, "fighters_killed": 2, "state_held": 3, "largest_rival": 3, "people_under_deals": 4,
        "displaced_inside": 5, "hungry": 5}      # outcomes drawn over the whole run -> the question they belong to


def fans(runs: dict[str, Run], pack: Pack) -> list[dict[str, Any]]:
    """One fan a drawn outcome, the same for every run; outcomes that the pack has observed carry what was seen."""
    made = [_fan(runs, pack, outcome, place) for outcome, place in drawn(pack)]
    first = "inflow_share" if blockade(next(iter(runs.values())), pack) else "state_held"      # it stands beside the map
    return sorted((fan for fan in made if fan["series"]), key=lambda fan: not fan["id"].startswith(first))


def drawn(pack: Pack) -> list[tuple[str, str]]:
    """Which outcomes are drawn where: national flows, the capital, and the interior place the patterns watch."""
    capital, inner = pack.capital, sorted({str(e["at"]) for e in observed_patterns(pack).values()} - {pack.id, pack.capital})
    places = [("fuel_days", capital), ("price_ratio", capital), *(("price_ratio", p) for p in inner),
              ("power_hours", capital), ("staple_price", capital)]
    return [("inflow_share", pack.id), *places, ("tankers_lost", pack.id), ("queue", pack.id),
            ("revenue_share", pack.id), ("arrears_days", pack.id), ("patience", pack.id), *((name, pack.id) for name in SLOW)]


def _fan(runs: dict[str, Run], pack: Pack, outcome: str, place: str) -> dict[str, Any]:
    o, national = get(outcome), place == pack.id
    name = pack.name if national else pack.places[pack.index("locality", place)]["name"]
    first = next(iter(runs.values()))
    whole = min(r.manifest["days"] for r in runs.values())
    start, length = parse(first.manifest["start"]), whole if outcome in SLOW or whole > YEAR else min(DAYS, whole)
    every, series = max(1, length // DAYS), []
    for key, run in runs.items():
        if national or place in run.coords["watched"]:
            values = (run.array(outcome) if national else run.at(outcome, place))[:, :length:every]
            series.append({"run": key, **bands(np.asarray(values, float))})
    premise = blockade(first, pack) or next((e for e in first.manifest["imposed"] if e["kind"] == "premise"), None)
    days = first.coords["day"][:length]
    seen = [row for row in _seen(pack, outcome, place) if row["until"] >= days[0] and row["date"] <= days[-1]]
    return {"id": f"{outcome}-{place}", "title": f"{o.meaning}, {name}", "unit": o.unit, "place": place,
            "note": "first six months" if length == DAYS < whole else "", "question": SLOW.get(outcome, 1),
            "use": None, "dates": days[::every], "series": series, "observed": seen,
            "premise": {"date": premise["date"], "text": "blockade declared (imposed)" if blockade(first, pack)
                        else premise["text"]} if premise else None,
            "window": {"fit": _window(pack, start)} if seen else None}


def _window(pack: Pack, start: date) -> list[str] | None:
    ends = [str(e["to"]) for e in observed_patterns(pack).values() if e["use"] == "fit"]
    return [str(start), max(ends)] if ends else None


def _use(row: dict[str, str], behind: list[dict[str, Any]]) -> str:
    """What an observation is used for: that of the pattern whose window holds its first day, else only looked at."""
    day = parse(row["date"])
    return next((e["use"] for e in behind if parse(str(e["from"])) <= day <= parse(str(e["to"]))), "check")


def _seen(pack: Pack, outcome: str, place: str) -> list[dict[str, Any]]:
    """Observed rows behind the patterns of this outcome and place, on the outcome's own scale."""
    behind = [e for e in observed_patterns(pack).values()
              if e.get("series") and e["outcome"] == outcome and str(e["at"]) == place]
    rows = [row for row in observed_series(pack) if row["place"] in ("", place, pack.id)
            and row["unit"] == get(outcome).unit and any(row["series"] == e["series"] for e in behind)]
    number = {k: (lambda row, k=k: float(row[k]) if row[k] else None) for k in ("low", "value", "high")}
    return [{"date": row["date"], "until": row["until"] or row["date"], "claim": row["claim"], "grade": row["grade"],
             "use": _use(row, behind), "text": row["note"], **{k: f(row) for k, f in number.items()}} for row in rows]

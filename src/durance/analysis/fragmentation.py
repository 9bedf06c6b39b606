"""How far the country comes apart: into how many hands, how much the largest holds that is not the state's, and who holds what.

Allies count apart. A place has one holder or none: a map of probabilities says how often each future gives it to whom, not how
firmly it is held.
"""

from typing import Any

import numpy as np

from durance.analysis.quantiles import spread
from durance.analysis.words import counted, said
from durance.ensemble.store import Run
from durance.pack.model import Pack, Unknown

NOBODY = "nobody"
LEAST = 0.01      # share of futures below which a holder is not named


def fragmentation(run: Run, pack: Pack, day: str | None = None, scored: bool = False) -> dict[str, Any]:
    """`{day, numbers, holders, map}` on the recorded day nearest before `day` (an ISO date; left out: the last).

    `numbers`: `[{name, text, unit, q05 .. q95}]`; `holders`: `[{who, q05 .. q95, places_q50, any, interval}]`, share of people
    by actor; `map`: see `control_map`. Raises Unknown for a day outside the run.
    """
    week = week_of(run, day)
    people = run.array("people_held")[:, week].astype(float)
    places = run.array("places_held")[:, week].astype(float)
    rivals = pack.map["is_state"] == 0
    at = min(7 * week, len(run.coords["day"]) - 1)
    census = pack.population * pack.home / (pack.population * pack.home).sum()
    empty = (run.array("holder")[:, week] == -1) @ census
    numbers = {"powers": ("Effective number of powers (1: one holds all)", "powers", run.array("fragmentation")[:, at]),
               "holders": ("Actors who hold a place at least", "actors", (places > 0).sum(1)),
               "largest_rival": ("People held by the largest who is not the state's", "share", people[:, rivals].max(1)),
               "state": ("People held by the state's side", "share", people[:, ~rivals].sum(1)),
               "nobody": ("People at the start in places that nobody holds", "share", empty)}
    holders = []
    for k, who in enumerate(run.coords["actor"]):
        p, interval = counted(places[:, k] > 0)
        if p > 0:
            holders.append({"who": who, **spread(people[:, k]), "places_q50": float(np.median(places[:, k])), "any": p,
                            "interval": list(interval), "words": said(p, interval, scored)})
    return {"day": run.coords["week"][week],
            "numbers": [{"name": n, "text": text, "unit": unit} | spread(np.asarray(x, float))
                        for n, (text, unit, x) in numbers.items()],
            "holders": sorted(holders, key=lambda r: -r["q50"]), "map": control_map(run, pack, week, scored)}


def control_map(run: Run, pack: Pack, week: int = -1, scored: bool = False) -> list[dict[str, Any]]:
    """`[{id, name, region, latitude, longitude, population, holder, probability, interval, words, by}]` a place of the country.

    `holder` is the most frequent one; `by` the share of futures of each that has one in a hundred.
    """
    number, names = run.array("holder")[:, week], [*run.coords["actor"], NOBODY]
    rows = []
    for i, place in enumerate(pack.places):
        if not pack.home[i]:
            continue
        held = number[:, i].astype(int)      # -1, nobody, is the last name
        share = np.array([np.mean(held == (k if k < len(names) - 1 else -1)) for k in range(len(names))])
        first = int(share.argmax())
        p, interval = counted(held == (first if first < len(names) - 1 else -1))
        rows.append({"id": place["id"], "name": place["name"], "region": place["region"],
                     "latitude": float(place["lat"]), "longitude": float(place["lon"]),
                     "population": float(pack.population[i]), "holder": names[first], "probability": p,
                     "interval": list(interval), "words": said(p, interval, scored),
                     "by": {names[k]: float(share[k]) for k in np.argsort(-share) if share[k] >= LEAST}})
    return sorted(rows, key=lambda r: (r["probability"], -r["population"]))


def week_of(run: Run, day: str | None) -> int:
    """Number of the last recorded week that begins on or before `day`. Raises Unknown outside the run."""
    weeks, days = run.coords["week"], run.coords["day"]
    if day is None:
        return len(weeks) - 1
    if day not in days:
        raise Unknown(f"{day!r} is not a day of run {run.id}, which goes from {days[0]} to {days[-1]}")
    return sum(w <= day for w in weeks) - 1

"""A scenario of a pack as a case of the Flee model: the other way round, for whoever wants a second opinion on flight."""

import numpy as np

from durance.data.flee import Case
from durance.scenario import Scenario, controls

HELD = "seized_order"


def case_of(made: Scenario) -> Case:
    """Places, roads and dates of takeover of a scenario; camps are the pack's, their counts are left at 0.

    A place is in conflict from the day on which a premise or fact first hands it to an actor: Flee knows no other war.
    People are of the pack's date. Raises ValueError where the scenario hands over no place or the pack has no camp.
    """
    pack = made.pack
    seized = controls(made)[HELD].max(1) > 0
    kinds = ["camp" if row["kind"] == "camp" else "conflict_zone" if seized[:, i].any() else "town"
             for i, row in enumerate(pack.places)]
    camps = [i for i, kind in enumerate(kinds) if kind == "camp"]
    if not seized.any() or not camps:
        raise ValueError(f"{pack.id}/{made.id} hands over no place, or {pack.name} has no camp: nothing for Flee to run")
    roads = [(int(i), int(j), float(row["km"]))
             for i, j, row in zip(pack.map["road_from"], pack.map["road_to"], pack.roads, strict=True)]
    return Case(made.start, list(pack.names["locality"]), [row["country"] for row in pack.places], kinds,
                np.array([[float(row["lat"]), float(row["lon"])] for row in pack.places]), pack.population,
                np.maximum.accumulate(seized).astype(float), roads, [], camps, np.zeros((made.days, len(camps))))

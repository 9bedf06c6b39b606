"""Ways: roads join places that exist, corridors run unbroken from port to depot, depots can be reached."""

from collections import deque
from typing import Any

from durance.pack.check.files import Folder, nearest, number, table, text
from durance.pack.check.tables import check_place
from durance.pack.rows import Row

QUANTITIES = {"usual": "share", "days": "day", "load": "m3/truck"}
OPTIONAL = {"turnaround": "day"}


def check_ways(pack: Folder) -> None:
    for row in pack.roads.values():
        _road(pack, row)
    _depots(pack)
    toml = pack.toml("corridors.toml")
    for name, corridor in pack.corridors.items():
        _ends(pack, name, corridor)
        _chain(pack, name, corridor)
        days = number(table(corridor.get("days")).get("value"))
        if days is not None and days < 1:
            pack.fault("corridors.toml", toml.line(name, "days"),
                       f"`days` of `{name}` is below 1; trucks arrive a day after they leave at the soonest, write 1.")
    shares = [number(table(corridor.get("usual")).get("value")) for corridor in pack.corridors.values()]
    total = sum(share or 0 for share in shares)
    if pack.corridors and abs(total - 1) > 1e-6:
        line = toml.line(next(iter(pack.corridors)), "usual")
        pack.fault("corridors.toml", line, f"`usual` sums to {total:g} over the corridors; make it sum to 1.")


def _road(pack: Folder, row: Row) -> None:
    for column in ("from", "to"):
        check_place(pack, row, column)
    start, end = row.get("from", ""), row.get("to", "")
    if row["id"] != f"{start}-{end}":
        pack.at(row, f"The road `{row['id']}` does not bear its ends' names; call it `{start}-{end}`.")
    if start == end:
        pack.at(row, f"The road `{row['id']}` ends where it starts; correct `to`.")


def _depots(pack: Folder) -> None:
    depots = {row.get("depot", "") for row in pack.localities.values()} & set(pack.localities)
    served = {depot: reachable(pack, depot) for depot in depots}
    for row in pack.localities.values():
        depot = row.get("depot", "")
        if row.get("country") != pack.country:
            continue
        if pack.lacks(depot, "localities"):
            pack.at(row, f"`depot` names an unknown place `{depot}`; {nearest(depot, pack.localities)}")
        elif depot in served and pack.localities[depot].get("depot") != depot:
            pack.at(row, f"The depot `{depot}` does not name itself as its depot; a depot serves itself.")
        elif row["id"] == depot and not _filled(pack, depot):
            pack.at(row, f"No corridor ends at the depot `{depot}`, so it would never be filled; add one, or let the "
                         "place be served from another depot.")
        elif row["id"] not in served.get(depot, row["id"]) and "roads.csv" not in pack.broken:
            pack.at(row, f"No road leads from the depot `{depot}` to `{row['id']}`; add the road or change the depot.")


def _filled(pack: Folder, depot: str) -> bool:
    broken = "corridors.toml" in pack.broken or not pack.corridors
    return broken or any(corridor.get("end") == depot for corridor in pack.corridors.values())


def reachable(pack: Folder, start: str) -> set[str]:
    beside: dict[str, list[str]] = {}
    for road in pack.roads.values():
        one, other = road.get("from", ""), road.get("to", "")
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)
    seen, todo = {start}, deque([start])
    while todo:
        for place in beside.get(todo.popleft(), []):
            if place not in seen:
                seen.add(place)
                todo.append(place)
    return seen


def _ends(pack: Folder, name: str, corridor: dict[str, Any]) -> None:
    toml = pack.toml("corridors.toml")
    for key in ("port", "border", "end"):
        place = text(corridor.get(key))
        if pack.lacks(place, "localities"):
            pack.fault("corridors.toml", toml.line(name, key),
                       f"`{key}` of corridor `{name}` names an unknown place `{place}`; "
                       f"{nearest(place, pack.localities)}")
    end = text(corridor.get("end"))
    if end in pack.localities and pack.localities[end].get("depot") != end:
        pack.fault("corridors.toml", toml.line(name, "end"),
                   f"Corridor `{name}` ends at `{end}`, which is no depot; let it end at a depot.")
    if corridor.get("commodity") != "fuel":
        pack.fault("corridors.toml", toml.line(name, "commodity"),
                   f"`commodity` of corridor `{name}` must be \"fuel\"; no other is modelled.")


def _chain(pack: Folder, name: str, corridor: dict[str, Any]) -> None:
    """Follow the roads from the port; a road may be travelled in either direction, a place only once."""
    line = pack.toml("corridors.toml").line(name, "roads")
    roads = corridor.get("roads")
    if not isinstance(roads, list) or not roads or not all(isinstance(road, str) for road in roads):
        pack.fault("corridors.toml", line, f"Corridor `{name}` has no list of `roads`; give them in order.")
        return
    unknown = [road for road in roads if road not in pack.roads]
    for road in unknown:
        if pack.lacks(road, "roads"):
            pack.fault("corridors.toml", line, f"Corridor `{name}` uses an unknown road `{road}`; "
                                               f"{nearest(road, pack.roads)}")
    if unknown:
        return
    here = text(corridor.get("port"))
    visited = [here]
    for road in roads:
        ends = [pack.roads[road].get("from", ""), pack.roads[road].get("to", "")]
        if here not in ends:
            pack.fault("corridors.toml", line, f"Corridor `{name}` breaks at `{here}`: the road `{road}` does not "
                                               "start there; give connected roads in order from the port.")
            return
        here = ends[1] if here == ends[0] else ends[0]
        if here in visited:
            pack.fault("corridors.toml", line, f"Corridor `{name}` visits `{here}` twice; take the cycle out.")
            return
        visited.append(here)
    if here != text(corridor.get("end")):
        pack.fault("corridors.toml", line, f"The roads of corridor `{name}` lead to `{here}`, not to its end "
                                           f"`{text(corridor.get('end'))}`; add the missing roads.")
    elif text(corridor.get("border")) not in visited:
        pack.fault("corridors.toml", pack.toml("corridors.toml").line(name, "border"),
                   f"Corridor `{name}` does not pass its border `{text(corridor.get('border'))}`; correct it.")

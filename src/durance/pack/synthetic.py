"""A made-up country of any size: for laws, scaling and benchmarks, never for a result about the world.

Places lie at random in a square and are joined by their minimum spanning tree and the shortest further roads; ports
lie at the edge, each behind one border place. Parameters, measures, calendar and ledger are Lakeland's. The same
arguments give the same files, byte for byte.
"""

import shutil
from heapq import heappop, heappush
from itertools import pairwise
from math import hypot
from pathlib import Path
from random import Random
from typing import NamedTuple

from durance.pack.check.files import Folder
from durance.pack.check.tables import COLUMNS
from durance.pack.check.uses import uses

LAKELAND = Path(__file__).parents[1] / "packs" / "lakeland"
COPIED = ("parameters", "evidence", "measures.toml", "calendar.csv")
NOTE = "Invented: drawn at random for tests."
FORGET = 'grade = "E", claims = [], note = "' + NOTE + '"'
MEAN_NEED = 1600.0  # m3 a day in the whole country, of the order of Lakeland's


class Country(NamedTuple):
    """Points and lines before they are written down; ports are the last places."""

    places: list[str]
    spots: list[tuple[float, float]]
    inside: int
    roads: list[tuple[int, int]]
    depots: list[int]
    actors: list[str]
    ways: list[list[int]]  # places that each corridor visits, port first
    people: list[int]
    depot_of: list[int]


def synthetic(folder: Path, places: int, roads: int, actors: int, corridors: int = 4, seed: int = 0) -> Path:
    """Write a valid pack of the given size to `folder` (ports abroad count among the places) and return the folder."""
    country = _draw(places, roads, actors, corridors, Random(seed))
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        source = LAKELAND / name
        if source.is_dir():
            shutil.copytree(source, folder / name, dirs_exist_ok=True)
        else:
            shutil.copyfile(source, folder / name)
    luck = Random(seed + 1)
    for name, text in {
        "pack.toml": _head(country, seed), "localities.csv": _localities(country, luck), "roads.csv": _roads(country),
        "corridors.toml": _corridors(country), "actors.toml": _actors(country),
        "presence.csv": _presence(country, luck), "tables.toml": _tables(), "events.csv": _events(country),
        "scenarios.toml": _scenarios(country),
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    idle = [claim for claim, things in uses(Folder(folder)).items() if not things]
    reasons = "".join(f"{claim},about a place or an actor of Lakeland only\n" for claim in idle)
    (folder / "evidence" / "unused.csv").write_text("claim,reason\n" + reasons, encoding="utf-8")
    return folder


def _draw(places: int, roads: int, actors: int, corridors: int, luck: Random) -> Country:
    ports = max(1, min(corridors, 4, places // 3))
    inside = places - ports
    most = inside * (inside - 1) // 2 + ports
    if inside < 2 or actors < 1 or corridors < 1 or not places - 1 <= roads <= most:
        raise ValueError(f"No country of {places} places, {roads} roads, {actors} actors and {corridors} corridors: "
                         f"roads must lie between {places - 1} and {most}, the rest be at least 3, 1 and 1.")
    spots = [(luck.random(), luck.random()) for _ in range(inside)]
    corners = [(-0.1, 0.5), (0.5, -0.1), (1.1, 0.5), (0.5, 1.1)]
    spots += corners[:ports]
    names = [f"place-{i:03d}" for i in range(inside)] + [f"port-{i}" for i in range(ports)]
    lines = _lines(spots, inside, roads)
    middle = sorted(range(inside), key=lambda i: hypot(spots[i][0] - 0.5, spots[i][1] - 0.5))
    depots = middle[:max(1, min(corridors, inside // 20))]
    ways = []
    for c in range(corridors):
        port, depot = inside + c % ports, depots[c if c < len(depots) else (c + c // ports) % len(depots)]
        ways.append(_way(spots, lines, port)[depot])
    groups = ["army", *(f"group-{a}" for a in range(1, actors))]
    people = [int(20_000 * (1 + 9 * luck.random() ** 3)) for _ in range(inside)]
    people[depots[0]] = max(people) * 3
    depot_of = [min(depots, key=lambda d, i=i: (_far(spots, i, d), d)) for i in range(inside)]
    return Country(names, spots, inside, lines, depots, groups, ways, people, depot_of)


def _far(spots: list[tuple[float, float]], i: int, j: int) -> float:
    return hypot(spots[i][0] - spots[j][0], spots[i][1] - spots[j][1])


def _lines(spots: list[tuple[float, float]], inside: int, roads: int) -> list[tuple[int, int]]:
    """Minimum spanning tree of the places inside (Prim), one line to each port, then the shortest lines left."""
    near = {j: (_far(spots, 0, j), 0) for j in range(1, inside)}
    lines = []
    while near:
        j = min(near, key=lambda k: (near[k], k))
        lines.append((min(near[j][1], j), max(near[j][1], j)))
        del near[j]
        for k, (best, _) in near.items():
            if _far(spots, j, k) < best:
                near[k] = (_far(spots, j, k), j)
    for port in range(inside, len(spots)):
        border = min(range(inside), key=lambda i: (_far(spots, i, port), i))
        lines.append((port, border))
    tree = set(lines)
    pairs = ((i, j) for i in range(inside) for j in range(i + 1, inside) if (i, j) not in tree)
    others = sorted((_far(spots, i, j), i, j) for i, j in pairs)
    return lines + [(i, j) for _, i, j in others[:roads - len(lines)]]


def _way(spots: list[tuple[float, float]], lines: list[tuple[int, int]], start: int) -> dict[int, list[int]]:
    """Shortest way from a port to every place (Dijkstra)."""
    beside: dict[int, list[int]] = {}
    for i, j in lines:
        beside.setdefault(i, []).append(j)
        beside.setdefault(j, []).append(i)
    ways: dict[int, list[int]] = {}
    todo: list[tuple[float, int, list[int]]] = [(0.0, start, [start])]
    while todo:
        done, here, way = heappop(todo)
        if here in ways:
            continue
        ways[here] = way
        for there in beside.get(here, []):
            if there not in ways:
                heappush(todo, (done + _far(spots, here, there), there, [*way, there]))
    return ways


def _head(country: Country, seed: int) -> str:
    return f"""# This country does not exist: it was drawn at random (seed {seed}).
id = "synthetic"
name = "Synthetic country of {len(country.places)} places"
period = ["2029-01-01", "2030-12-31"]
purpose = "Tests of laws, scaling and speed."
limits = "It does not exist; nothing may be concluded from it."
currency = "crown"
money_unit = "million crowns"
capital = "{country.places[country.depots[0]]}"
maintainers = ["The durance project"]

[licences]
localities = "Invented, CC0-1.0"
"""


def _csv(name: str, rows: list[list[object]]) -> str:
    lines = [COLUMNS[name].replace(" ", ","), *(",".join(str(cell) for cell in row) for row in rows)]
    return "\n".join(lines) + "\n"


def _localities(country: Country, luck: Random) -> str:
    people = country.people
    rows: list[list[object]] = []
    borders = {way[1] for way in country.ways}
    for i, name in enumerate(country.places):
        lat, lon = round(-40 + 8 * country.spots[i][1], 4), round(-30 + 8 * country.spots[i][0], 4)
        if i >= country.inside:
            rows.append([name, name.title(), "XCO", "abroad", "port", lat, lon, *[0] * 6, "", 0, 1, *[0] * 5, "", "",
                         0, 0.5, NOTE])
            continue
        share = people[i] / sum(people)
        kind = "capital" if i == country.depots[0] else "border" if i in borders else "town"
        rows.append([name, name.title(), "XSY", "region", kind, lat, lon, people[i], round(share, 12),
                     round(0.1 * MEAN_NEED * share, 4), 12, 0.3 if i in country.depots else 0,
                     25 if i in country.depots else 10, country.places[country.depot_of[i]],
                     0.8 if i in borders else 0.2, int(luck.random() < 0.2),
                     round(0.3 + 0.6 * luck.random(), 3), round(0.6 * luck.random(), 3),
                     0.05, int(0.02 * people[i]), 0, "army", "", 0.1, 1, NOTE])
    return _csv("localities.csv", rows)


def _roads(country: Country) -> str:
    used = {frozenset(step) for way in country.ways for step in pairwise(way)}
    rows: list[list[object]] = []
    for i, j in country.roads:
        start, end = country.places[i], country.places[j]
        trunk = frozenset((i, j)) in used
        km = round(10 + 900 * _far(country.spots, i, j), 1)
        rows.append([f"{start}-{end}", start, end, km, "paved" if trunk else "earth", 0.05 if trunk else 0.3,
                     "trunk" if trunk else "local", ""])
    return _csv("roads.csv", rows)


def _corridors(country: Country) -> str:
    name = {frozenset(line): f"{country.places[line[0]]}-{country.places[line[1]]}" for line in country.roads}
    text, ends = "", [way[-1] for way in country.ways]
    served = {d: sum(n for n, depot in zip(country.people, country.depot_of, strict=True) if depot == d) for d in ends}
    for c, way in enumerate(country.ways):
        roads = ", ".join(f'"{name[frozenset(step)]}"' for step in pairwise(way))
        usual = served[way[-1]] / sum(country.people) / ends.count(way[-1])
        text += f"""[corridor-{c}]
name = "{country.places[way[0]]} to {country.places[way[-1]]}"
port = "{country.places[way[0]]}"
border = "{country.places[way[1]]}"
end = "{country.places[way[-1]]}"
commodity = "fuel"
roads = [{roads}]
usual = {{ value = {usual!r}, unit = "share", {FORGET} }}
days = {{ value = {max(1.5, 0.5 * len(way))}, unit = "day", {FORGET} }}
load = {{ value = 40, unit = "m3/truck", {FORGET} }}

"""
    return text


def _actors(country: Country) -> str:
    text, ties = "", "[ties]\n"
    for a, name in enumerate(country.actors):
        side, will = ("other", 0.1) if a else ("state", 0)
        text += f'[{name}]\nname = "{name}"\nside = "{side}"\n'
        for key, value, unit in (("will", will, "0..1"), ("punch", 1, "1"), ("mobility", 0.5, "0..1"), ("mine_pull", 0, "1"),
                                 ("abuse_base", 0.00005, "people/fighter/day")):
            text += f'{key} = {{ value = {value}, unit = "{unit}", {FORGET} }}\n'
        text += "\n"
        for other in country.actors[a + 1:]:
            ties += f'"{name} {other}" = {{ value = {-0.3 if a else -1}, unit = "-1..1", {FORGET} }}\n'
    return text + ties


def _presence(country: Country, luck: Random) -> str:
    rows: list[list[object]] = []
    for a, actor in enumerate(country.actors):
        for name in country.places[:country.inside]:
            if a == 0 or luck.random() < 0.12:
                fighters = int((500 if a == 0 else 300) * (0.3 + luck.random()))
                rows.append(["2029-12-31", actor, name, fighters, "E", "", NOTE])
    return _csv("presence.csv", rows)


def _tables() -> str:
    """Lakeland's, without what it says about single rows."""
    blocks = (LAKELAND / "tables.toml").read_text(encoding="utf-8").split("\n\n")
    return "\n\n".join(block for block in blocks if ".rows]" not in block).rstrip() + "\n"


def _events(country: Country) -> str:
    rows: list[list[object]] = []
    rows.append(["pump-price", "2029-06-01", "", "price_cap", "*", 0.9, "fact", "A decree.", "LK-price"])
    if len(country.actors) > 1:
        rows.append(["blockade", "2030-01-03", "", "campaign_call", f"actor={country.actors[1]} corridor=*", 1,
                     "premise", "A blockade is declared.", "LK-call"])
    return _csv("events.csv", rows)


def _scenarios(country: Country) -> str:
    text = ""
    for name, premises in {"siege": '"blockade"' if len(country.actors) > 1 else "", "calm": ""}.items():
        text += f"""[{name}]
name = "{name.title()}"
question = "Does the engine keep its laws at this size?"
start = "2030-01-01"
days = 180
as_of = "2029-12-31"
state = "2029-12-31"
premises = [{premises}]

"""
    return text

"""The map: what its layer tells of places, which roads are dangerous, and labels that never collide."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from durance.report import words as w
from durance.report.ground import Ground, Point, crossing, ground, inside, lines_of, outlines, roads, worst_threat
from durance.report.labels import Room, put, put_at_edge
from durance.report.layers import Layer, dry_layer
from durance.report.look import CARD, INK, QUIET, THREAT, WATER, WATER_INK, mix
from durance.report.svg import Box, esc, node, path, picture, rect
from durance.report.svg import words as text

Row = dict[str, Any]
RANK = {"capital": 0, "region": 2, "port": 3, "mine": 5, "border": 6}


def radius(population: float | None, most: float, unit: float) -> float:
    """Circles grow with the root of the population, so their area is fair."""
    share = max(0.0, float(population)) / most if w.known(population) and population is not None and most else 0
    return (3.6 + 11 * math.sqrt(share)) * unit


def country_map(data: Row, uid: str, width: float = 720, layered: Callable[[Row], Layer] = dry_layer) -> str:
    """The whole map as SVG, its circles filled by a layer; a narrow one drops more labels, never their size."""
    if not data.get("bounds") or not data.get("places"):
        return ""
    layer = layered(data)
    g, unit = ground(data["bounds"], width), 1.0 if width > 500 else 0.8
    found = lines_of(data, g)
    most = max((float(p["population"]) for p in data["places"] if w.known(p.get("population"))), default=0.0)
    spots = [(p, g.at(float(p["lon"]), float(p["lat"])), radius(p.get("population"), most, unit))
             for p in data["places"] if w.known(p.get("lon")) and w.known(p.get("lat"))]
    spots = [s for s in spots if inside(s[1], g.frame)]
    discs = [Box(x - r, y - r, x + r, y + r) for _, (x, y), r in spots]
    key, key_box = legend(data, layer, g, discs)
    room = Room(g.frame, [key_box, *discs])
    for _, a, b in found.values():
        room.road(a, b)
    chief = [s for s in spots if s[0].get("kind") == "capital"]
    named = place_labels(chief, room)
    edges = edge_labels(data, found, g, room)
    named += place_labels([s for s in spots if s not in chief], room)
    clip = node("clipPath", rect(0, 0, g.width, g.height, "none"), id=f"{uid}-c")
    below = node("g", outlines(data, g, unit), area_labels(data, g, room),
                 roads(data, found, unit), clip_path=f"url(#{uid}-c)")
    parts = [clip, below, *[circle(s, layer) for s in sorted(spots, key=lambda s: -s[2])], edges, named, key]
    return picture(g.width, max(g.height, key_box.y1 + 4), layer.heading, describe(data, layer), parts, uid)


def circle(spot: tuple[Row, Point, float], layer: Layer) -> str:
    """One place; a depot has a heavier rim."""
    place, (x, y), r = spot
    abroad = not place.get("population")
    return node("circle", node("title", esc(layer.said(place))), cx=x, cy=y, r=2.5 if abroad else r,
                fill=QUIET if abroad else layer.fill(place), stroke=INK,
                stroke_width=2.2 if place.get("depot") else 0.8)


def place_labels(spots: list[tuple[Row, Point, float]], room: Room) -> str:
    """Names of places: the capital, depots and large places first; what finds no room is left out."""
    def rank(spot: tuple[Row, Point, float]) -> tuple[float, float]:
        p = spot[0]
        kind = RANK.get(str(p.get("kind")), 4)
        return min(kind, 1) if p.get("depot") else kind, -(p.get("population") or 0)
    parts = []
    for place, (x, y), r in sorted(spots, key=rank):
        capital, abroad = place.get("kind") == "capital", not place.get("population")
        must = capital or bool(place.get("depot")) or place.get("kind") == "port"
        parts.append(put(str(place.get("name") or place.get("id")), x, y, 2.5 if abroad else r, 14 if capital else 11.5,
                         room, fill=QUIET if abroad else INK, font_weight=700 if capital else None,
                         font_style="italic" if abroad else None, must=must))
    return "".join(parts)


def chain(corridor: Row, found: dict[str, tuple[Row, Point, Point]]) -> list[Point]:
    """The points of a corridor from its port inward."""
    steps = [found[str(r)] for r in corridor.get("roads") or [] if str(r) in found]
    points: list[Point] = []
    for i, (_, a, b) in enumerate(steps):
        if not points:
            flip = len(steps) > 1 and a in steps[1][1:]
            points = [b, a] if flip else [a, b]
        else:
            points.append(b if steps[i][1] == points[-1] else a)
    return points


def edge_labels(data: Row, found: dict[str, tuple[Row, Point, Point]], g: Ground, room: Room) -> str:
    """Ports off the paper: named where their corridor crosses the edge, with their usual share of the fuel."""
    ends: dict[str, tuple[Point, float | None]] = {}
    for corridor in data.get("corridors") or []:
        points = chain(corridor, found)[::-1]
        cut = next((c for a, b in pairwise(points)
                    if inside(a, g.frame) and (c := crossing(a, b, g.frame))), None)
        name = port_name(corridor, data)
        if cut and name:
            had = ends.get(name, (cut, None))
            usual = corridor.get("usual")
            both = (had[1] or 0) + usual if w.known(usual) and usual is not None else had[1]
            ends[name] = (had[0], both)
    parts = []
    for name, (at, usual) in ends.items():
        short = f"to {name}"
        long = [f"{short} · {w.share(usual)} of usual fuel"] if usual else []
        parts.append(node("circle", cx=at[0], cy=at[1], r=4, fill=INK) + put_at_edge([*long, short], at, room))
    return "".join(parts)


def port_name(corridor: Row, data: Row) -> str:
    """The name of the place where a corridor starts."""
    first = next((r for r in data.get("roads") or [] if r.get("id") == (corridor.get("roads") or [None])[0]), None)
    names = {p.get("id"): str(p.get("name") or p.get("id")) for p in data.get("places") or []}
    start = corridor.get("port") or (first or {}).get("from")
    return names.get(start, "")


def area_labels(data: Row, g: Ground, room: Room) -> str:
    """Names of countries and rivers, where room is left."""
    parts, done = [], set()
    for row in data.get("outlines") or []:
        name, kind = str(row.get("name") or ""), row.get("kind")
        points = [p for p in (g.at(float(q[0]), float(q[1])) for q in row.get("points") or []) if inside(p, g.frame)]
        if not name or name in done or len(points) < 2 or kind not in ("country", "home", "river"):
            continue
        if kind == "river":
            spots, label = points[len(points) // 3::max(1, len(points) // 9)], name
            look = {"fill": WATER_INK, "font_style": "italic"}
        else:
            mid = (sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points))
            spots, label, look = [mid], name.upper(), {"fill": "#6b6353"}
        found = next((t for x, y in spots if (t := put(label, x, y, 2, 11 if kind == "river" else 13, room,
                                                       **look))), "")
        parts.append(found)
        done.add(name)
    return "".join(parts)


def corner(wide: float, tall: float, g: Ground, discs: list[Box]) -> Point:
    """Where the key goes: a corner without places, or below the map when there is none."""
    corners = [(8.0, 8.0), (g.width - wide - 8, 8.0), (8.0, g.height - tall - 8),
               (g.width - wide - 8, g.height - tall - 8)]
    free = [c for c in corners if not any(Box(*c, c[0] + wide, c[1] + tall).hits(d) for d in discs)]
    return free[0] if free and g.width > 500 else (8.0, g.height + 8)


def legend(data: Row, layer: Layer, g: Ground, discs: list[Box]) -> tuple[str, Box]:
    """The key, drawn small."""
    kinds = lines_key(data)
    wide, tall = 250.0, 78.0 + 14 * len(kinds)
    x, y = corner(wide, tall, g, discs)
    parts = [rect(x, y, wide, tall, CARD, fill_opacity=0.94, stroke="#d9d1c0", rx=4),
             text(x + 9, y + 16, layer.heading, 11, INK, font_weight=600)]
    for i, name in enumerate(layer.names):
        parts += [rect(x + 9 + 39 * i, y + 22, 36, 9, layer.colours[i], stroke=INK, stroke_width=0.5),
                  text(x + 27 + 39 * i, y + 42, name, 10.5, INK, "middle")]
    worst = worst_threat(data)
    if worst:
        for i in range(24):
            t = i / 23
            parts.append(node("path", d=path([(x + 9 + 2.5 * i, y + 55), (x + 11.7 + 2.5 * i, y + 55)]),
                              stroke=mix(*THREAT, t), stroke_width=0.9 + 2.2 * t))
        label = str(data.get("threat_label") or "attacks a day on a road")
        parts.append(text(x + 76, y + 58.5, f"0 to {w.number(worst)} {label}", 10.5, INK))
    parts.append(node("path", d=path([(x + 9, y + 69), (x + 69, y + 69)]), stroke="#dccfae", stroke_width=7))
    parts.append(text(x + 76, y + 72.5, "corridor · heavy rim: depot", 10.5, INK))
    for i, (said, look) in enumerate(kinds):
        row = y + 83 + 14 * i
        parts += [node("path", d=path([(x + 9, row), (x + 69, row)]), fill="none", **look),
                  text(x + 76, row + 3.5, said, 10.5, INK)]
    return node("g", *parts), Box(x - 2, y - 2, x + wide + 2, y + tall + 2)


def lines_key(data: Row) -> list[tuple[str, dict[str, Any]]]:
    """The kinds of lines on this map that need a word, and how each is drawn."""
    surfaces = {str(r.get("surface")) for r in data.get("roads") or [] if r.get("surface")}
    found: list[tuple[str, dict[str, Any]]] = []
    if surfaces - {"paved", "river"}:
        found.append(("dashed: unpaved road", {"stroke": mix(*THREAT, 0.4), "stroke_width": 1.6, "stroke_dasharray": "5 3"}))
    if "river" in surfaces:
        found.append(("blue dots: way by river", {"stroke": WATER, "stroke_width": 1.8, "stroke_dasharray": "1 4",
                                                  "stroke_linecap": "round"}))
    if any(o.get("kind") in ("river", "water") for o in data.get("outlines") or []):
        found.append(("blue line: river", {"stroke": WATER, "stroke_width": 1.8}))
    return found


def describe(data: Row, layer: Layer) -> str:
    """The map in words."""
    places = f"Map of {w.count(len(data['places']), 'place')} and {w.count(len(data.get('roads') or []), 'road')}."
    return f"{places} {layer.first(data['places'])}"

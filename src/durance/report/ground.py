"""The paper of the map: projection, outlines, rivers, roads and the way they are clipped to the frame."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any, NamedTuple

from durance.report import words as w
from durance.report.look import BORDER, HOME, LAND, THREAT, WATER, mix
from durance.report.svg import Box, node, path, rect

Row = dict[str, Any]
Point = tuple[float, float]


class Ground(NamedTuple):
    """Equirectangular projection, true to scale at the middle latitude."""

    lon0: float
    lat1: float
    squeeze: float
    scale: float
    width: float
    height: float

    def at(self, lon: float, lat: float) -> Point:
        """The place on paper of a longitude and a latitude."""
        return (lon - self.lon0) * self.squeeze * self.scale, (self.lat1 - lat) * self.scale

    @property
    def frame(self) -> Box:
        """The whole paper."""
        return Box(0, 0, self.width, self.height)


def ground(bounds: list[float], width: float) -> Ground:
    """The projection that fits the bounds (west, south, east, north) into a width."""
    lon0, lat0, lon1, lat1 = bounds
    squeeze = math.cos(math.radians((lat0 + lat1) / 2))
    scale = width / ((lon1 - lon0) * squeeze)
    return Ground(lon0, lat1, squeeze, scale, width, (lat1 - lat0) * scale)


def shorten(points: list[Point]) -> list[Point]:
    """A line without points that lie less than 0.7 pixels from the last one kept."""
    kept = points[:1]
    for p in points[1:]:
        if abs(p[0] - kept[-1][0]) + abs(p[1] - kept[-1][1]) >= 0.7:
            kept.append(p)
    if len(points) > 1 and kept[-1] != points[-1]:
        kept.append(points[-1])
    return kept


def holds(ring: list[list[float]], lon: float, lat: float) -> bool:
    """Whether a closed ring encloses a place (a line to the east crosses it an odd number of times)."""
    inside = False
    for (x0, y0), (x1, y1) in pairwise([(float(q[0]), float(q[1])) for q in ring]):
        if (y0 > lat) != (y1 > lat) and lon < x0 + (lat - y0) * (x1 - x0) / (y1 - y0):
            inside = not inside
    return inside


def outlines(data: Row, g: Ground, unit: float) -> str:
    """Quiet faces of countries (kind `home`, or the one round the capital, is the pack's own), lines, blue rivers."""
    faces, lines, rivers = [], [], []
    seat = next((p for p in data.get("places") or [] if p.get("kind") == "capital"
                 and w.known(p.get("lat")) and w.known(p.get("lon"))), None)
    for row in data.get("outlines") or []:
        shape = row.get("points") or []
        points = shorten([g.at(float(p[0]), float(p[1])) for p in shape])
        if len(points) < 2:
            continue
        kind = str(row.get("kind") or "")
        closed = list(shape[0]) == list(shape[-1])
        if kind == "country" and closed and seat and holds(shape, float(seat["lon"]), float(seat["lat"])):
            kind = "home"
        if kind in ("river", "water"):
            rivers.append(node("path", d=path(points), fill="none", stroke=WATER, stroke_width=1.8 * unit,
                               stroke_linejoin="round", stroke_linecap="round"))
        elif kind == "home" or (kind == "country" and closed):
            faces.append((kind == "home", node("path", d=path(points, True), fill=HOME if kind == "home" else LAND,
                                               stroke=BORDER, stroke_width=1.4 if kind == "home" else 0.8)))
        elif kind == "lake":
            rivers.append(node("path", d=path(points, True), fill="#cfdfe4", stroke=WATER, stroke_width=0.6))
        else:
            lines.append(node("path", d=path(points), fill="none", stroke=BORDER, stroke_width=0.8))
    return "".join([rect(0, 0, g.width, g.height, LAND),
                    *[f for _, f in sorted(faces)], *lines, *rivers])


def lines_of(data: Row, g: Ground) -> dict[str, tuple[Row, Point, Point]]:
    """Every road whose two ends are known, on paper."""
    spots = {str(p["id"]): g.at(float(p["lon"]), float(p["lat"])) for p in data.get("places") or []
             if w.known(p.get("lon")) and w.known(p.get("lat"))}
    return {str(r.get("id")): (r, spots[str(r["from"])], spots[str(r["to"])]) for r in data.get("roads") or []
            if str(r.get("from")) in spots and str(r.get("to")) in spots}


def roads(data: Row, found: dict[str, tuple[Row, Point, Point]], unit: float) -> str:
    """Corridors as a pale ribbon, roads over it: the more threatened, the heavier and darker; dashed if unpaved."""
    worst = worst_threat(data) or 1
    ribbon = {str(r) for c in data.get("corridors") or [] for r in c.get("roads") or []}
    under = [node("path", d=path(found[i][1:]), fill="none", stroke="#dccfae", stroke_width=7.5 * unit,
                  stroke_linecap="round") for i in sorted(ribbon) if i in found]
    over = []
    for row, a, b in sorted(found.values(), key=lambda f: f[0].get("threat") or 0):
        t = math.sqrt(max(0.0, float(row.get("threat") or 0)) / worst)
        river = row.get("surface") == "river"
        dash = "1 4" if river else None if row.get("surface") in ("paved", None) else "5 3"
        over.append(node("path", d=path([a, b]), fill="none", stroke=WATER if river else mix(*THREAT, t),
                         stroke_width=(0.9 + 2.2 * t) * unit, stroke_dasharray=dash, stroke_linecap="round"))
    return "".join(under + over)


def worst_threat(data: Row) -> float:
    """The highest threat of any road."""
    return max((float(r["threat"]) for r in data.get("roads") or [] if w.known(r.get("threat"))), default=0.0)


def crossing(a: Point, b: Point, frame: Box) -> Point | None:
    """Where the line from a point inside the frame to one outside leaves it."""
    best = 1.0
    for i, (lo, hi) in enumerate(((frame.x0, frame.x1), (frame.y0, frame.y1))):
        d = b[i] - a[i]
        for edge in (lo, hi):
            if d and 0 <= (edge - a[i]) / d <= best and (b[i] < lo or b[i] > hi):
                best = (edge - a[i]) / d
    if best >= 1:
        return None
    return a[0] + best * (b[0] - a[0]), a[1] + best * (b[1] - a[1])


def inside(p: Point, frame: Box) -> bool:
    """Whether a point lies on the paper."""
    return frame.x0 <= p[0] <= frame.x1 and frame.y0 <= p[1] <= frame.y1

"""Labels on the map: placed greedily, the important first; none may cover another or a place."""

from __future__ import annotations

from dataclasses import dataclass, field

from durance.report.look import INK
from durance.report.svg import Box, line, text_width
from durance.report.svg import words as text

HALO = "#fdfbf5"
Point = tuple[float, float]


@dataclass
class Room:
    """What is taken on the paper, and the roads that labels had better not cross."""

    frame: Box
    taken: list[Box] = field(default_factory=list)
    lines: list[Point] = field(default_factory=list)

    def free(self, box: Box) -> bool:
        """Whether nothing is there yet."""
        return box.within(self.frame) and not any(box.hits(t) for t in self.taken)

    def crossed(self, box: Box) -> int:
        """How much road runs under a box."""
        return sum(box.x0 < x < box.x1 and box.y0 < y < box.y1 for x, y in self.lines)

    def road(self, a: Point, b: Point) -> None:
        """Remember a road, a point every four pixels."""
        n = max(1, int((abs(b[0] - a[0]) + abs(b[1] - a[1])) / 4))
        self.lines += [(a[0] + (b[0] - a[0]) * i / n, a[1] + (b[1] - a[1]) * i / n) for i in range(n + 1)]


def offers(x: float, y: float, r: float, size: float, label: str) -> list[tuple[Box, float, float, str]]:
    """Where a label may go around a point, the best first: box, x, y, anchor."""
    wide, gap = text_width(label, size) * (1.06 if size > 12 else 1), r + 4
    d = gap * 0.75
    rows = [(x + gap, y + size * 0.35, "start"), (x - gap, y + size * 0.35, "end"), (x, y - gap - 1, "middle"),
            (x, y + gap + size * 0.8, "middle"), (x + d, y - d, "start"), (x + d, y + d + size * 0.7, "start"),
            (x - d, y - d, "end"), (x - d, y + d + size * 0.7, "end")]
    found = []
    for tx, ty, anchor in rows:
        left = tx - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
        found.append((Box(left - 2, ty - size * 0.85, left + wide + 2, ty + size * 0.28), tx, ty, anchor))
    return found


def put(label: str, x: float, y: float, r: float, size: float, room: Room, fill: str = INK, **look: object) -> str:
    """A label at the free offer that crosses the least road; nothing when none is free.

    What must be named may stand further off, with a thin line to its place.
    """
    free, away = [], 0
    for away in (0, 12, 24, 38) if look.pop("must", False) else (0,):
        free = [o for o in offers(x, y, r + away, size, label) if room.free(o[0])]
        if free:
            break
    if not free:
        return ""
    box, tx, ty, anchor = min(free, key=lambda o: room.crossed(o[0]))
    room.taken.append(box)
    near = min(max(x, box.x0), box.x1), min(max(y, box.y0), box.y1)
    leader = line(x, y, *near, INK, 0.9) if away else ""
    return leader + text(tx, ty, label, size, fill, anchor, stroke=HALO, stroke_width=3, stroke_linejoin="round",
                paint_order="stroke", **look)


def put_at_edge(labels: list[str], at: Point, room: Room, size: float = 11.5) -> str:
    """A label inside the edge near a point on it, moved along it until free; shorter ones come next."""
    width, height = room.frame.x1, room.frame.y1
    side, tries = at[0] < 6 or at[0] > width - 6, []
    for label in labels:
        wide = 1.06 * text_width(label, size)
        for move in (-9, 16, -24, 31, -39, 46, -54, 61, -84, 91):
            if side:
                x, y = (8.0 if at[0] < 6 else width - 8 - wide), at[1] + move
            else:
                x = at[0] + (move if move > 0 else move - wide)
                y = 16.0 if at[1] < 6 else height - 8
            x = min(max(x, 8.0), width - wide - 8)
            box = Box(x - 2, y - 10, x + wide + 2, y + 4)
            if room.free(box):
                tries.append((room.crossed(box) + abs(move) / 3, len(tries), box, label, x, y))
        if tries:
            break
    if not tries:
        return ""
    _, _, box, label, x, y = min(tries)
    room.taken.append(box)
    return text(x, y, label, size, INK, font_style="italic", font_weight=600, stroke=HALO, stroke_width=3,
                paint_order="stroke")

"""The influence graph as one SVG: mechanisms in the order of the day, an arc for every variable one hands to another.

Arcs on the right are read the same day, dashed arcs on the left are yesterday's value: there every feedback loop closes.
"""

from collections.abc import Iterator
from pathlib import Path

from durance.core.mechanism import Mechanism
from durance.pack.rows import read_csv
from durance.report.look import INK, QUIET
from durance.report.svg import node, num, picture, words
from durance.schedule import DAY, writers

ROW, TOP, MIDDLE, WIDTH = 22, 64, 560, 1120
FAMILIES = {
    "force": "#8c2d19", "supply": "#1b5e7d", "people": "#5b7d1b", "coalitions": "#6a3d8f", "state": "#9a6b00",
    "books": "#555555"}
FAMILY = {
    "force": "posture encirclement escorts interdiction contest abuses brutalisation morale siege assaults control rules "
             "movement rout",
    "supply": "fear carriers departures convoys informal_supply airlift distribution fuel_use power prices activity",
    "people": "hunger grievance motives recruitment uprooting flight spillover",
    "coalitions": "cohesion splits alignment truces war_chest local_deals national_talks settlements",
    "state": "foreigners revenue bills borrowing spending partners deployment narrative reform legitimacy patience elite raids "
             "coups regime_end",
    "books": "balance_people balance_goods balance_money"}


def family(name: str) -> str:
    """The family of a mechanism; state for one that no list names."""
    return next((f for f, names in FAMILY.items() if name in names.split()), "state")


def edges() -> Iterator[tuple[Mechanism, str, Mechanism, bool]]:
    """(writer, variable, reader, whether the reader sees yesterday's value), one a variable handed on."""
    by, place = writers(), {m.name: k for k, m in enumerate(DAY)}
    named = {m.name: m for m in DAY}
    for reader in DAY:
        for variable in reader.reads:
            if variable in by:
                writer = named[by[variable]]
                yield writer, variable, reader, place[writer.name] > place[reader.name]


def walk(chain: list[str]) -> list[bool]:
    """Follow `variable mechanism variable ...` through the wiring; for each mechanism whether it reads yesterday's value.

    Raises ValueError with the first step that the model does not take.
    """
    named, late = {m.name: m for m in DAY}, {(w.name, v, r.name): y for w, v, r, y in edges()}
    by, found = writers(), []
    for k in range(1, len(chain) - 1, 2):
        before, name, after = chain[k - 1: k + 2]
        if name not in named:
            raise ValueError(f"there is no mechanism {name}")
        one = named[name]
        if before not in (*one.reads, *one.writes):
            raise ValueError(f"{name} does not read {before}")
        if after not in one.writes:
            raise ValueError(f"{name} does not write {after}")
        found.append(late.get((by.get(before, ""), before, name), before in one.writes))
    return found


def loops(path: Path) -> dict[str, list[str]]:
    """The traced feedback loops of `docs/model/loops.csv`: number -> variables and mechanisms in turn."""
    return {row["loop"]: row["chain"].replace(">", " ").split() for row in read_csv(path)}


def graph() -> str:
    """The whole picture."""
    place = {m.name: TOP + ROW * k for k, m in enumerate(DAY)}
    arcs: dict[tuple[str, str, bool], list[str]] = {}
    for writer, variable, reader, late in edges():
        arcs.setdefault((writer.name, reader.name, late), []).append(variable)
    parts = [_arc(place[w], place[r], late, family(w), f"{w} hands {', '.join(names)} to {r}"
                  + (" (yesterday's value)" if late else "")) for (w, r, late), names in arcs.items()]
    for name, y in place.items():
        colour = FAMILIES[family(name)]
        parts.append(node("rect", x=MIDDLE - 74, y=y - 9, width=148, height=18, rx=9, fill="white", stroke=colour))
        parts.append(words(MIDDLE, y + 4, name, 12, colour, "middle"))
    height = TOP + ROW * len(DAY) + 16
    head = [words(MIDDLE, 20, "The day, in order: who hands what to whom", 16, INK, "middle", font_weight="600"),
            words(MIDDLE - 100, 42, "read as it stood yesterday (dashed)", 12, QUIET, "end"),
            words(MIDDLE + 100, 42, "read the same day", 12, QUIET)]
    head += [words(16, TOP + 18 * k, name, 12, colour, font_weight="600") for k, (name, colour) in enumerate(FAMILIES.items())]
    told = f"{len(DAY)} mechanisms, {sum(len(v) for v in arcs.values())} variables handed on"
    return picture(WIDTH, height, "Influence graph of the model", told, [*head, *parts], "wiring")


def _arc(y0: float, y1: float, late: bool, kind: str, told: str) -> str:
    side = -1 if late else 1
    x = MIDDLE + side * 76
    reach = x + side * min(440.0, 18 + 0.62 * abs(y1 - y0))
    curve = f"M{num(x)} {num(y0)}C{num(reach)} {num(y0)} {num(reach)} {num(y1)} {num(x)} {num(y1)}"
    line = node("path", node("title", told), d=curve, fill="none", stroke=FAMILIES[kind], stroke_width=1, stroke_opacity="0.45",
                stroke_dasharray="4 3" if late else None)
    return line + node("circle", cx=x, cy=y1, r=2, fill=FAMILIES[kind])

"""Parameters: each has an ordered range, a shape, the unit its mechanism names, and a declared sign."""

import math
from typing import Any

from durance.pack.check.files import Folder, bounds_of_unit, nearest, number, pair, text
from durance.pack.check.mechanisms import START, mechanisms, rivals

KEYS = ["value", "range", "shape", "unit", "grade", "claims", "note", "departs", "expect", "fit"]
SHAPES = ("uniform", "loguniform", "triangular")
VERBS = ("rises", "falls", "nothing")


def check_parameters(pack: Folder) -> None:
    seen: dict[str, str] = {}
    for file in pack.names("parameters/*.toml"):
        for name, entry in pack.tables(file).items():
            if name in seen:
                pack.fault(file, pack.toml(file).line(name),
                           f"The parameter `{name}` is also given in {seen[name]}; keep one.")
            seen[name] = file
            _keys(pack, file, name, entry)
            _range(pack, file, name, entry)
            _expect(pack, file, name, entry)
    _taken(pack)


def _keys(pack: Folder, file: str, name: str, entry: dict[str, Any]) -> None:
    line = pack.toml(file).line
    for key in entry:
        if key not in KEYS:
            pack.fault(file, line(name, key), f"`{key}` of `{name}` is unknown; {nearest(key, KEYS)}")
    if entry.get("shape") not in SHAPES:
        pack.fault(file, line(name, "shape"), f"The shape `{entry.get('shape')}` of `{name}` is unknown; write one of "
                                              f"{', '.join(SHAPES)}.")
    if not isinstance(entry.get("fit", False), bool):
        pack.fault(file, line(name, "fit"), f"`fit` of `{name}` must be true or false.")


def _range(pack: Folder, file: str, name: str, entry: dict[str, Any]) -> None:
    line = pack.toml(file).line
    value = None if isinstance(entry.get("value"), str) else number(entry.get("value"))
    span = pair(entry.get("range"))
    if value is None:
        pack.fault(file, line(name, "value"), f"The parameter `{name}` has no number as `value`; write one.")
    if span is None:
        pack.fault(file, line(name, "range"), f"The parameter `{name}` has no `range` = [low, high]; write one.")
        return
    low, high = span
    if low >= high:
        pack.fault(file, line(name, "range"), f"The range of `{name}` is empty: {low:g} is not below {high:g}.")
    elif value is not None and not low <= value <= high:
        pack.fault(file, line(name, "value"),
                   f"The value {value:g} of `{name}` lies outside its range {low:g}..{high:g}.")
    unit = text(entry.get("unit"))
    least, most = (-math.inf, math.inf) if unit == "1" else bounds_of_unit(unit)
    if low < least or high > most:
        pack.fault(file, line(name, "range"),
                   f"The range of `{name}` leaves {least:g}..{most:g}, which its unit allows.")
    if entry.get("shape") == "loguniform" and low <= 0:
        pack.fault(file, line(name, "range"), f"The parameter `{name}` is loguniform but its range starts at {low:g}; "
                                              "start above 0 or use another shape.")


def _expect(pack: Folder, file: str, name: str, entry: dict[str, Any]) -> None:
    line = pack.toml(file).line(name, "expect")
    words = text(entry.get("expect")).split()
    if words == ["nothing"]:
        return
    if len(words) != 2 or words[1] not in VERBS:
        pack.fault(file, line, f"`expect` of `{name}` is `{text(entry.get('expect'))}`; write \"VARIABLE rises\", "
                               "\"VARIABLE falls\" or \"nothing\".")
    elif words[0] not in pack.variables:
        pack.fault(file, line, f"`expect` of `{name}` names an unknown variable `{words[0]}`; "
                               f"{nearest(words[0], pack.variables)}")


def _taken(pack: Folder) -> None:
    """Parameters and mechanisms agree: none is missing, none is idle, and the units are the same."""
    standing, other = mechanisms(pack), rivals(pack)
    if not standing:
        return
    units = {**START, **{name: unit for taken in (*other.values(), *standing.values())
                         for name, unit in taken.units.items()}}
    known = set(START) | {name for taken in (*standing.values(), *other.values()) for name in taken.arguments}
    for file in pack.names("parameters/*.toml"):
        stem = file.removeprefix("parameters/").removesuffix(".toml")
        if stem not in {"start", *standing, *other}:
            pack.fault(file, 1, f"No mechanism is called `{stem}`; {nearest(stem, ['start', *standing, *other])}")
    for name, (file, entry) in pack.parameters.items():
        line = pack.toml(file).line
        if name not in known:
            pack.fault(file, line(name), f"No mechanism takes the parameter `{name}`; {nearest(name, known)}")
        elif name in units and text(entry.get("unit")) != units[name]:
            pack.fault(file, line(name, "unit"), f"The parameter `{name}` has the unit `{text(entry.get('unit'))}`; "
                                                 f"the model uses `{units[name]}`.")
    needed = [("start", name) for name in START]
    needed += [(stem, name) for stem, taken in standing.items() for name in taken.arguments]
    for stem, name in needed:
        if pack.lacks(name, "parameters"):
            pack.fault(f"parameters/{stem}.toml", 1, f"The parameter `{name}` is missing; add [{name}].")

"""Every number of a pack with what it rests on: one list that provenance and as-of checks walk."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from durance.pack.check.corridors import OPTIONAL, QUANTITIES
from durance.pack.check.files import Folder, bounds_of_unit, number, pair, table, text, texts
from durance.pack.check.tables import NUMBERS, unit_of


@dataclass(frozen=True)
class Number:
    file: str
    line: int
    what: str
    grade: str
    claims: tuple[str, ...]
    note: str
    used: bool = True  # whether a run uses it (a measure's cost is only printed)
    as_of: str = ""  # for rows of a dated table: used by scenarios with this state only
    value: float | None = None  # in `unit`; None where a row or a column holds it
    unit: str = ""
    departs: str = ""  # why the number lies outside what its claims say


def numbers(pack: Folder) -> list[Number]:
    from durance.pack.check.powers import power_numbers  # these modules build on this one
    from durance.pack.check.states import state_numbers

    return [*_tables(pack), *_quantities(pack), *power_numbers(pack), *_presence(pack), *state_numbers(pack),
            *_parameters(pack), *_costs(pack)]


def check_numbers(pack: Folder) -> None:
    """The quantities written in TOML: value, range and unit; and that each numeric column has an entry."""
    _columns(pack)
    _power(pack)
    toml = pack.toml("corridors.toml")
    for name, corridor in pack.corridors.items():
        for key, unit in {**QUANTITIES, **OPTIONAL}.items():
            if key in corridor or key in QUANTITIES:
                quantity(pack, "corridors.toml", toml.line(name, key), f"`{key}` of `{name}`", corridor.get(key), unit)
    toml = pack.toml("actors.toml")
    for name, actor in pack.actors.items():
        quantity(pack, "actors.toml", toml.line(name, "will"), f"`will` of `{name}`", actor.get("will"), "0..1")
    for key, tie in table(toml.get("ties")).items():
        quantity(pack, "actors.toml", toml.line("ties", key), f"The tie `{key}`", tie, "-1..1")


def _power(pack: Folder) -> None:
    """Power stations are part of a place's fuel need, so they cannot burn more than the whole of it."""
    flow = number(pack.parameters.get("normal_flow", ("", {}))[1].get("value"))
    loads = [(number(table(each.get("usual")).get("value")), number(table(each.get("load")).get("value")))
             for each in pack.corridors.values()]
    if flow is None or not loads or any(usual is None or load is None for usual, load in loads):
        return
    nation = flow * sum((usual or 0) * (load or 0) for usual, load in loads)
    for row in pack.localities.values():
        power, share = number(row.get("power_need")), number(row.get("need_share"))
        if power and share is not None and power > share * nation:
            pack.at(row, f"`power_need` is {power:g} m3/day, more than the whole normal need of the place "
                         f"({share * nation:.4g}); lower it or raise `need_share`.")


def quantity(pack: Folder, file: str, line: int, what: str, given: Any, unit: str) -> None:
    """One number written as { value, range, unit, ... }."""
    entry = table(given)
    value = None if isinstance(entry.get("value"), str) else number(entry.get("value"))
    if value is None:
        pack.fault(file, line, f"{what} has no number; write {{ value = ..., range = [..], unit = \"{unit}\", ... }}.")
        return
    low, high = bounds_of_unit(unit)
    if not low <= value <= high:
        pack.fault(file, line, f"{what} is {value:g}, outside {low:g}..{high:g}; correct it.")
    if text(entry.get("unit")) != unit:
        pack.fault(file, line, f"{what} has the unit `{text(entry.get('unit'))}`; the model uses `{unit}`.")
    if "range" not in entry:
        return
    span = pair(entry["range"])
    if span is None or span[0] > span[1]:
        pack.fault(file, line, f"{what} has a `range` that is not [low, high]; write two numbers in order.")
    elif not span[0] <= value <= span[1]:
        pack.fault(file, line, f"{what} is {value:g}, outside its range {span[0]:g}..{span[1]:g}; correct one.")


def _columns(pack: Folder) -> None:
    toml = pack.toml("tables.toml")
    given = pack.tables("tables.toml")
    for name, columns in NUMBERS.items():
        stem = name.removesuffix(".csv")
        for column in columns.split():
            entry = table(given.get(stem, {}).get(column))
            if not entry and stem != "presence":  # each row of the presence table carries its own
                pack.fault("tables.toml", toml.line(stem),
                           f"The column `{stem}.{column}` has no provenance; add [{stem}.{column}].")
            elif entry and text(entry.get("unit")) != unit_of(pack, column):
                pack.fault("tables.toml", toml.line(stem, column, "unit"),
                           f"`{stem}.{column}` has the unit `{text(entry.get('unit'))}`; the model uses "
                           f"`{unit_of(pack, column)}`.")
    for stem, tables in given.items():
        for column in tables:
            if column not in NUMBERS.get(f"{stem}.csv", "").split():
                pack.fault("tables.toml", toml.line(stem, column),
                           f"`{stem}.{column}` is no numeric column of a table; correct the name or remove it.")


def made(pack: Folder, file: str, line: int, what: str, given: Any, **more: Any) -> Number:
    entry = table(given)
    claims = entry.get("claims", [])
    if not isinstance(claims, list) or len(texts(claims)) != len(claims):
        pack.fault(file, line, f"The `claims` of {what} are not a list of ids; write [\"ID\", ...].")
    value = None if isinstance(entry.get("value"), str) else number(entry.get("value"))
    told = {"value": value, "unit": text(entry.get("unit")), "departs": text(entry.get("departs"))} | more
    return Number(file, line, what, text(entry.get("grade")), tuple(texts(claims)), text(entry.get("note")), **told)


def _tables(pack: Folder) -> Iterator[Number]:
    toml = pack.toml("tables.toml")
    for stem, columns in pack.tables("tables.toml").items():
        for column, entry in columns.items():
            yield made(pack, "tables.toml", toml.line(stem, column), f"the column `{stem}.{column}`", entry)
            for row, own in table(table(entry).get("rows")).items():
                line = toml.line(stem, column, "rows", row)
                if stem in ("localities", "roads") and pack.lacks(row, stem):
                    pack.fault("tables.toml", line, f"`{stem}.{column}` has an entry for an unknown row `{row}`; "
                                                    "correct or remove it.")
                cell = number(_rows(pack, stem).get(row, {}).get(column))
                yield made(pack, "tables.toml", line, f"`{stem}.{column}` of `{row}`", own, value=cell,
                           unit=text(table(entry).get("unit")))


def _rows(pack: Folder, stem: str) -> dict[str, Any]:
    return getattr(pack, stem) if stem in ("localities", "roads") else {}


def _quantities(pack: Folder) -> Iterator[Number]:
    toml = pack.toml("corridors.toml")
    for name, corridor in pack.corridors.items():
        for key in (*QUANTITIES, *OPTIONAL):
            if key in corridor:
                yield made(pack, "corridors.toml", toml.line(name, key), f"`{key}` of `{name}`", corridor[key])
    toml = pack.toml("actors.toml")
    for name, actor in pack.actors.items():
        yield made(pack, "actors.toml", toml.line(name, "will"), f"`will` of `{name}`", actor.get("will"))
    for key, tie in table(toml.get("ties")).items():
        yield made(pack, "actors.toml", toml.line("ties", key), f"the tie `{key}`", tie)


def _presence(pack: Folder) -> Iterator[Number]:
    for row in pack.rows("presence.csv"):
        yield Number(row.file, row.line, f"the fighters of `{row.get('actor')}` at `{row.get('locality')}`",
                     row.get("grade", ""), tuple(row.get("claims", "").split()), row.get("note", ""),
                     as_of=row.get("as_of", ""))


def _parameters(pack: Folder) -> Iterator[Number]:
    for name, (file, entry) in pack.parameters.items():
        yield made(pack, file, pack.toml(file).line(name), f"the parameter `{name}`", entry)


def _costs(pack: Folder) -> Iterator[Number]:
    toml = pack.toml("measures.toml")
    for name, measure in pack.tables("measures.toml").items():
        if "cost" in measure:
            yield made(pack, "measures.toml", toml.line(name, "cost"), f"the cost of `{name}`", measure["cost"],
                       used=False)

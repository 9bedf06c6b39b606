"""Dated states: `states.toml`, `holders.csv` and `backgrounds.csv` name things that exist, on dates with presence."""

from collections.abc import Iterator
from typing import Any

from durance.pack.check.files import Folder, exact_day, nearest, number, pair, table, text
from durance.pack.check.numbers import Number, made, quantity
from durance.pack.check.tables import check_actor, check_columns, check_place
from durance.pack.rows import Row

COLUMNS = {
    "holders.csv": "as_of locality controller besieger siege_days deal_with displaced deaths_5y grade claims note",
    "backgrounds.csv": "as_of actor locality clashes killed grade claims note",
}
NUMBERS = {"holders.csv": "siege_days displaced deaths_5y", "backgrounds.csv": "clashes killed"}
PAIRS = {"ties": "-1..1", "betrayal": "0..1"}


def check_states(pack: Folder) -> None:
    for file, columns in COLUMNS.items():
        if (pack.root / file).is_file():
            check_columns(pack, file, columns)
            seen: set[tuple[str, ...]] = set()
            for row in pack.rows(file):
                _row(pack, row, file, seen)
    for date, state in pack.states.items():
        _state(pack, date, state)


def _row(pack: Folder, row: Row, file: str, seen: set[tuple[str, ...]]) -> None:
    key = tuple(row.get(k, "") for k in ("as_of", "actor", "locality"))
    if exact_day(key[0]) is None:
        pack.at(row, f"`as_of` is `{key[0]}`; write a date YYYY-MM-DD.")
    if key in seen:
        pack.at(row, f"{' '.join(key[1:]).strip()} as of {key[0]} is given twice; keep one row.")
    seen.add(key)
    check_place(pack, row, "locality")
    for column in ("actor", "controller", "besieger", "deal_with"):
        if row.get(column):
            check_actor(pack, row, column)
    for column in NUMBERS[file].split():
        if row.get(column) and (number(row[column]) is None or (number(row[column]) or 0) < 0):
            pack.at(row, f"`{column}` is `{row[column]}`; write a number of 0 or more.")


def _state(pack: Folder, date: str, state: dict[str, Any]) -> None:
    line = pack.toml("states.toml").line
    if exact_day(date) is None:
        pack.fault("states.toml", line(date), f"The state `{date}` is not named by a date; write [\"YYYY-MM-DD\"].")
    for kind, unit in PAIRS.items():
        for key, entry in table(state.get(kind)).items():
            for name in key.split():
                if pack.lacks(name, "actors"):
                    pack.fault("states.toml", line(date, kind, key), f"`{key}` names an unknown actor `{name}`; "
                                                                     f"{nearest(name, pack.actors)}")
            quantity(pack, "states.toml", line(date, kind, key), f"`{key}` of {kind} on {date}", entry, unit)
    _partners(pack, date, state)
    for name, entry in table(state.get("parameters")).items():
        _parameter(pack, date, name, table(entry))


def _partners(pack: Folder, date: str, state: dict[str, Any]) -> None:
    """Partners that stand, and constituents that belong elsewhere on the date."""
    line = pack.toml("states.toml").line
    for name, entry in table(state.get("partners")).items():
        at = line(date, "partners", name)
        if pack.lacks(name, "partners"):
            pack.fault("states.toml", at, f"The state of {date} names an unknown partner `{name}`; "
                                          f"{nearest(name, pack.partners)}")
        for key in ("here", "goodwill"):
            value = number(table(entry).get(key))
            if value is None or not 0 <= value <= 1:
                pack.fault("states.toml", at, f"`{key}` of `{name}` on {date} must be a share from 0 to 1.")
    for name, entry in table(state.get("allegiance")).items():
        at, actor = line(date, "allegiance", name), text(table(entry).get("value"))
        if pack.lacks(name, "constituents") or pack.lacks(actor, "actors"):
            pack.fault("states.toml", at, f"`{name}` = `{actor}` is no constituent with an actor; correct the names.")


def _parameter(pack: Folder, date: str, name: str, entry: dict[str, Any]) -> None:
    at = pack.toml("states.toml").line(date, "parameters", name)
    if pack.lacks(name, "parameters"):
        pack.fault("states.toml", at, f"The state of {date} gives `{name}`, no parameter; "
                                      f"{nearest(name, pack.parameters)}")
        return
    quantity(pack, "states.toml", at, f"`{name}` on {date}", entry, text(pack.parameters[name][1].get("unit")))
    span = pair(entry.get("range"))
    if span is None or span[0] >= span[1]:
        pack.fault("states.toml", at, f"`{name}` on {date} needs `range` = [low, high] with low below high.")


def state_numbers(pack: Folder) -> Iterator[Number]:
    """Rows of the dated tables and numbers of states.toml, each with what it rests on and the date it belongs to."""
    for file, what in (("holders.csv", "controller"), ("backgrounds.csv", "actor")):
        for row in pack.rows(file) if (pack.root / file).is_file() else ():
            yield Number(row.file, row.line, f"`{row.get(what)}` at `{row.get('locality')}`", row.get("grade", ""),
                         tuple(row.get("claims", "").split()), row.get("note", ""), as_of=row.get("as_of", ""))
    for date, state in pack.states.items():
        for kind in ("ties", "betrayal", "partners", "parameters", "allegiance"):
            for name, entry in table(state.get(kind)).items():
                line = pack.toml("states.toml").line(date, kind, name)
                yield made(pack, "states.toml", line, f"`{name}` of {kind} on {date}", entry, as_of=date)
        if "accord" in state:
            line = pack.toml("states.toml").line(date, "accord")
            yield made(pack, "states.toml", line, f"the accord on {date}", state["accord"], as_of=date)

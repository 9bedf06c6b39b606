"""Tables: the CSV files have their columns, their numbers are numbers within bounds, their names exist."""

import math

from durance.pack.check.files import Folder, bounds_of_unit, exact_day, nearest, number, text
from durance.pack.rows import Row

COLUMNS = {
    "localities.csv": "id name country region kind lat lon population need_share power_need power_hours_normal "
    "hydro_share stock_days depot border_access airfield staple_exposure self_supply base_hungry displaced "
    "siege_days controller deal_with exclusion shelter note",
    "roads.csv": "id from to km surface season_loss corridor_class note",
    "presence.csv": "as_of actor locality fighters grade claims note",
    "calendar.csv": "month rain lean",
    "events.csv": "id date until control at value kind text claims",
}
NUMBERS = {
    "localities.csv": "lat lon population need_share power_need power_hours_normal hydro_share stock_days "
    "border_access airfield staple_exposure self_supply base_hungry displaced siege_days exclusion shelter",
    "roads.csv": "km season_loss",
    "presence.csv": "fighters",
    "calendar.csv": "rain lean",
}
VARIABLE = {"population": "residents", "season_loss": "road_season", "fighters": "strength"}
UNITS = {"lat": "degree", "lon": "degree", "need_share": "share", "km": "km"}
BOUNDS = {"lat": (-90.0, 90.0), "lon": (-180.0, 180.0), "km": (1e-9, math.inf)}
CHOICES = {
    ("localities.csv", "kind"): "capital region cercle town border mine port camp abroad",
    ("localities.csv", "airfield"): "0 1",
    ("roads.csv", "surface"): "paved gravel earth river",
    ("roads.csv", "corridor_class"): "trunk regional local",
}
PACK_KEYS = "id name period purpose limits currency money_unit capital maintainers licences"


def unit_of(pack: Folder, column: str) -> str:
    """Unit of a numeric column: that of the variable or map column it fills, or its own."""
    return UNITS.get(column) or pack.unit(VARIABLE.get(column, column))


def check_tables(pack: Folder) -> None:
    _head(pack)
    for name in ("localities.csv", "roads.csv", "presence.csv", "calendar.csv", "events.csv"):
        check_columns(pack, name, COLUMNS[name])
    for name, columns in NUMBERS.items():
        for row in pack.rows(name):
            for column in columns.split():
                if column in row:
                    _number(pack, row, column)
    for (name, column), allowed in CHOICES.items():
        for row in pack.rows(name):
            if column in row and row[column] not in allowed.split():
                pack.at(row, f"`{column}` is `{row[column]}`; write one of {allowed.replace(' ', ', ')}.")
    for name in ("localities.csv", "roads.csv", "events.csv"):
        check_ids(pack, pack.rows(name))
    _localities(pack)
    _presence(pack)
    _calendar(pack)


def check_columns(pack: Folder, name: str, wanted: str) -> None:
    line, header = pack.header(name)
    if not header:
        pack.rows(name)  # notes that the file is missing
        return
    for column in wanted.split():
        if column not in header:
            pack.fault(name, line, f"The column `{column}` is missing; add it.")
    for column in header:
        if column not in wanted.split():
            pack.fault(name, line, f"The column `{column}` is unknown; "
                                   f"{nearest(column, wanted.split(), 'correct its name or remove it.')}")


def check_ids(pack: Folder, rows: list[Row]) -> None:
    seen: dict[str, Row] = {}
    for row in rows:
        name = row.get("id", "")
        if not name:
            pack.at(row, "The row has no `id`; give it one.")
        elif name in seen:
            first = seen[name]
            pack.at(row, f"The id `{name}` was already used at {first.file}:{first.line}; rename or remove one.")
        elif name != name.lower() and row.file in ("localities.csv", "roads.csv"):
            pack.at(row, f"The id `{name}` is not lower case; write `{name.lower()}`.")
        seen.setdefault(name, row)


def check_place(pack: Folder, row: Row, column: str) -> None:
    name = row.get(column, "")
    if pack.lacks(name, "localities"):
        pack.at(row, f"`{column}` names an unknown place `{name}`; {nearest(name, pack.localities)}")


def check_actor(pack: Folder, row: Row, column: str) -> None:
    name = row.get(column, "")
    if pack.lacks(name, "actors"):
        pack.at(row, f"`{column}` names an unknown actor `{name}`; {nearest(name, pack.actors)}")


def _head(pack: Folder) -> None:
    head = pack.head
    if not (pack.root / "pack.toml").is_file():
        return
    for key in PACK_KEYS.split():
        if not head.get(key):
            pack.fault("pack.toml", 1, f"The key `{key}` is missing; add it.")
    if head.get("period") and not pack.period:
        pack.fault("pack.toml", head.line("period"),
                   '`period` is not two dates; write period = ["YYYY-MM-DD", "YYYY-MM-DD"].')
    capital = text(head.get("capital"))
    if capital and pack.lacks(capital, "localities"):
        pack.fault("pack.toml", head.line("capital"),
                   f"`capital` names an unknown place `{capital}`; {nearest(capital, pack.localities)}")


def _number(pack: Folder, row: Row, column: str) -> None:
    value = number(row[column])
    low, high = BOUNDS.get(column) or bounds_of_unit(unit_of(pack, column))
    if value is None:
        pack.at(row, f"`{column}` is `{row[column]}`, not a number; write one (0 if there is none).")
    elif value < 0 <= low:
        pack.at(row, f"`{column}` is negative ({row[column]}); it cannot be below 0.")
    elif not low <= value <= high:
        pack.at(row, f"`{column}` is {row[column]}, outside {low:g}..{high:g}; correct it.")


def _localities(pack: Folder) -> None:
    for row in pack.localities.values():
        abroad = bool(pack.country) and row.get("country") != pack.country
        if row.get("controller") or row.get("country") == pack.country:
            check_actor(pack, row, "controller")
        if row.get("deal_with"):
            check_actor(pack, row, "deal_with")
        if abroad and any(number(row.get(column)) for column in ("population", "need_share")):
            pack.at(row, "A place abroad has population or need_share; write 0 in both.")
    shares = [number(row.get("need_share")) for row in pack.localities.values() if row.get("country") == pack.country]
    total = sum(share or 0 for share in shares)
    if shares and abs(total - 1) > 1e-6 and "localities.csv" not in pack.broken:
        first = next(row for row in pack.localities.values() if row.get("country") == pack.country)
        pack.at(first, f"`need_share` sums to {total:g} over the country's own places; make it sum to 1.")


def _presence(pack: Folder) -> None:
    seen: set[tuple[str, ...]] = set()
    for row in pack.rows("presence.csv"):
        check_actor(pack, row, "actor")
        check_place(pack, row, "locality")
        key = (row.get("as_of", ""), row.get("actor", ""), row.get("locality", ""))
        if exact_day(key[0]) is None:
            pack.at(row, f"`as_of` is `{key[0]}`; write a date YYYY-MM-DD.")
        if key in seen:
            pack.at(row, f"{key[1]} at {key[2]} as of {key[0]} is given twice; keep one row.")
        seen.add(key)


def _calendar(pack: Folder) -> None:
    rows = pack.rows("calendar.csv")
    if not (pack.root / "calendar.csv").is_file():
        return
    months = [number(row.get("month")) for row in rows]
    if sorted(month or 0 for month in months) != list(range(1, 13)):
        line = rows[-1].line if rows else 1
        pack.fault("calendar.csv", line, f"The calendar has {len(rows)} rows; give each month 1 to 12 once.")

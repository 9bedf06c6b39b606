"""The CSV files of the Flee displacement model: read a case of it, or write one that Flee can run.

A case is a folder with `input_csv` (locations, routes, closures, conflicts, registration_corrections, sim_period) and
`source_data` (data_layout, one file of counts a camp, their total). Only borders between countries can be closed here.
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from durance.core.state import nearest
from durance.pack.rows import Fault, Faults

CAMP = "camp"
PLACES = ("name", "region", "country", "latitude", "longitude", "location_type", "conflict_date", "population")


@dataclass(frozen=True, eq=False)
class Case:
    """A displacement case.

    `spots (place, 2)` degrees; `people (place,)`, of a camp its capacity; `conflict (day, place)` 0..1; `routes` of (place,
    place, km); `closures` of (country, country, first day, day of reopening; no reopening where it is before the first).
    `registered (day, camp)` people, in the order of `camps`, numbers of places.
    """

    start: date
    names: list[str]
    countries: list[str]
    kinds: list[str]
    spots: np.ndarray
    people: np.ndarray
    conflict: np.ndarray
    routes: list[tuple[int, int, float]]
    closures: list[tuple[str, str, int, int]]
    camps: list[int]
    registered: np.ndarray

    @property
    def days(self) -> int:
        return len(self.conflict)


def read(folder: Path) -> Case:
    """The case of a folder. Raises Faults with file, line and what is wrong."""
    given, seen = folder / "input_csv", folder / "source_data"
    period = {row[0]: row for _, row in _rows(given / "sim_period.csv")}
    start, days = _period(given / "sim_period.csv", period)
    places = _places(given / "locations.csv")
    names = [row["name"] for row in places]
    where = {name: k for k, name in enumerate(names)}
    camps, counted = _counts(seen, where, start, days, _verified(given / "registration_corrections.csv"))
    return Case(start, names, [row["country"] for row in places], [row["location_type"] for row in places],
                np.array([[row["latitude"], row["longitude"]] for row in places], float),
                np.array([row["population"] for row in places], float),
                _conflict(given / "conflicts.csv", places, where, days), _routes(given / "routes.csv", where),
                _closures(given / "closures.csv", {row["country"] for row in places}), camps, counted)


def write(case: Case, folder: Path) -> None:
    """The files from which Flee runs `case`. Raises ValueError where there are some already."""
    given, seen = folder / "input_csv", folder / "source_data"
    if given.exists() or seen.exists():
        raise ValueError(f"{folder} holds a case already; name an empty folder")
    given.mkdir(parents=True)
    seen.mkdir()
    names, on = case.names, case.conflict > 0
    table: dict[str, list[Any]] = {"sim_period": [("StartDate", case.start), ("Length", case.days)]}
    table["locations"] = [("#name", *PLACES[1:])] + [
        (names[i], case.countries[i], case.countries[i], *case.spots[i].tolist(), case.kinds[i],
         int(on[:, i].argmax()) if on[:, i].any() else "", round(case.people[i])) for i in range(len(names))]
    table["routes"] = [("#name1", "name2", "distance", "forced_redirection")] + [
        (names[i], names[j], round(km, 1), 0) for i, j, km in case.routes]
    table["closures"] = [("#closure_type", "name1", "name2", "closure_start", "closure_end")] + [
        ("country", *closure) for closure in case.closures]
    table["conflicts"] = [("#Day", *names)] + [(k, *(f"{x:g}" for x in row)) for k, row in enumerate(case.conflict)]
    table["registration_corrections"] = []
    for name, rows in table.items():
        _save(given / f"{name}.csv", rows)
    dates = [case.start + timedelta(days=k) for k in range(case.days)]
    for k, camp in enumerate(case.camps):
        _save(seen / f"{names[camp]}.csv", [("#Date", "refugees"), *zip(dates, case.registered[:, k], strict=True)])
    _save(seen / "refugees.csv", [("#Date", "refugees"), *zip(dates, case.registered.sum(1), strict=True)])
    _save(seen / "data_layout.csv", [("total", "refugees.csv"), *((names[c], f"{names[c]}.csv") for c in case.camps)])


def _save(path: Path, rows: Sequence[Sequence[Any]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def _rows(path: Path, missing_ok: bool = False) -> Iterator[tuple[int, list[str]]]:
    """Line and cells of every row, headings included; `#` before a heading is dropped."""
    if missing_ok and not path.exists():
        return
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            reader = csv.reader(file, skipinitialspace=True)
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    yield reader.line_num, [cell.strip().lstrip("#").strip() for cell in cells]
    except (OSError, UnicodeDecodeError):
        raise Faults([Fault(str(path), 1, "The file is missing or not UTF-8 text; name the folder that holds "
                                          "`input_csv` and `source_data` of a Flee case.")]) from None


def _made(path: Path, line: int, text: str, make: Callable[[str], Any], what: str) -> Any:
    try:
        return make(text)
    except ValueError:
        raise Faults([Fault(str(path), line, f"{text!r} is not {what}.")]) from None


def _known(path: Path, line: int, name: str, known: dict[str, int]) -> int:
    if name not in known:
        raise Faults([Fault(str(path), line, f"Unknown place {name!r}{nearest(name, known)}.")])
    return known[name]


def _period(path: Path, rows: dict[str, list[str]]) -> tuple[date, int]:
    for key in ("StartDate", "Length"):
        if len(rows.get(key, ())) < 2:
            raise Faults([Fault(str(path), 1, f"The file gives no {key}; write a line `{key},...`.")])
    return (_made(path, 1, rows["StartDate"][1], date.fromisoformat, "a date (YYYY-MM-DD)"),
            _made(path, 1, rows["Length"][1], int, "a number of days"))


def _places(path: Path) -> list[dict[str, Any]]:
    made, heads = [], list(PLACES)
    for k, (line, cells) in enumerate(_rows(path)):
        if k == 0:
            heads = ["population" if name in ("pop/cap", "population/capacity") else name for name in cells]
            if lacking := [name for name in PLACES if name not in heads]:
                raise Faults([Fault(str(path), line, f"The file has no column `{'`, `'.join(lacking)}`.")])
            continue
        row: dict[str, Any] = dict(zip(heads, cells, strict=False))
        for name in ("latitude", "longitude", "population"):
            row[name] = _made(path, line, row.get(name) or "0", float, f"a number ({name})")
        made.append(row)
    return made


def _routes(path: Path, where: dict[str, int]) -> list[tuple[int, int, float]]:
    return [(_known(path, line, cells[0], where), _known(path, line, cells[1], where),
             _made(path, line, cells[2], float, "a distance in km"))
            for k, (line, cells) in enumerate(_rows(path)) if k]


def _closures(path: Path, countries: set[str]) -> list[tuple[str, str, int, int]]:
    made = []
    for k, (line, cells) in enumerate(_rows(path, missing_ok=True)):
        if k == 0:
            continue
        if cells[0] != "country" or not {cells[1], cells[2]} <= countries:
            raise Faults([Fault(str(path), line, f"Only borders between countries of locations.csv can be closed here, not "
                                                 f"{cells[0]} {cells[1]} - {cells[2]}.")])
        made.append((cells[1], cells[2], *(_made(path, line, cells[n], int, "a day") for n in (3, 4))))
    return made


def _conflict(path: Path, places: list[dict[str, Any]], where: dict[str, int], days: int) -> np.ndarray:
    """`(day, place)`: from conflicts.csv, where there is none from each place's conflict_date on."""
    table = np.zeros((days, len(places)))
    rows = list(_rows(path, missing_ok=True))
    if not rows:
        for i, row in enumerate(places):
            if row["conflict_date"]:
                table[_made(path.with_name("locations.csv"), i + 2, row["conflict_date"], int, "a day"):, i] = 1.0
        return table
    column = [_known(path, rows[0][0], name, where) for name in rows[0][1][1:]]
    for line, cells in rows[1:]:
        day = _made(path, line, cells[0], int, "a day")
        if 0 <= day < days:
            table[day, column] = [_made(path, line, cell, float, "a number") for cell in cells[1:]]
    return table


def _verified(path: Path) -> dict[str, date]:
    return {cells[0]: _made(path, line, cells[1], date.fromisoformat, "a date (YYYY-MM-DD)")
            for line, cells in _rows(path, missing_ok=True)}


def _counts(seen: Path, where: dict[str, int], start: date, days: int, verified: dict[str, date]
            ) -> tuple[list[int], np.ndarray]:
    """Camps and `(day, camp)` people: interpolated, counts before a verification scaled by what it found."""
    camps, columns = [], []
    for line, cells in _rows(seen / "data_layout.csv"):
        if cells[0].lower() == "total":
            continue
        camps.append(_known(seen / "data_layout.csv", line, cells[0], where))
        columns.append(_levelled(seen / cells[1], start, days, verified.get(cells[0])))
    if not camps:
        raise Faults([Fault(str(seen / "data_layout.csv"), 1, "The file names no camp; write lines `camp,file`.")])
    return camps, np.stack(columns, 1)


def _levelled(path: Path, start: date, days: int, verified: date | None) -> np.ndarray:
    told = [((_made(path, line, cells[0], date.fromisoformat, "a date (YYYY-MM-DD)") - start).days,
             _made(path, line, cells[1], float, "a number of people"))
            for line, cells in _rows(path) if cells[0][:1].isdigit()]
    if not told:
        raise Faults([Fault(str(path), 1, "The file holds no count; write lines `YYYY-MM-DD,people`.")])
    day, people = np.array([d for d, _ in told]), np.array([n for _, n in told])
    k = day.tolist().index((verified - start).days) if verified and (verified - start).days in day else 0
    if k and people[k - 1] > 0:
        people[:k] *= people[k] / people[k - 1]
    return np.interp(np.arange(days), day, people)

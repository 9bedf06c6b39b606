"""The pack under examination: its files, read once, and the faults found so far."""

import difflib
import math
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from durance.pack.rows import Fault, Faults, Row, Toml, header_line, read_csv, read_toml

HOME = Path(__file__).parents[2]  # the package `durance`: core tables and mechanisms are read as text
GRADES = "ABCDE"


class Folder:
    """A pack's folder. Asking for a file twice reads it once; a fault of a file is noted, never raised."""

    def __init__(self, root: Path):
        self.root = root
        self.faults: list[Fault] = []
        self.broken: set[str] = set()
        self._read: dict[str, Any] = {}

    def fault(self, file: str, line: int, text: str) -> None:
        self.faults.append(Fault(file, line, text))

    def at(self, row: Row, text: str) -> None:
        self.fault(row.file, row.line, text)

    def rows(self, name: str) -> list[Row]:
        return self._once(name, lambda path: read_csv(path, self.root), [])

    def toml(self, name: str) -> Toml:
        return self._once(name, lambda path: read_toml(path, self.root), Toml({}, name, {}))

    def _once(self, name: str, read: Any, empty: Any) -> Any:
        if name not in self._read:
            try:
                self._read[name] = read(self.root / name)
            except Faults as found:
                self.faults += found.faults
                self.broken.add(name)
                self._read[name] = found.rows or empty
        return self._read[name]

    def header(self, name: str) -> tuple[int, list[str]]:
        """Line and column names of a table's header; none where it cannot be read, which `rows` tells."""
        try:
            return header_line(self.root / name) if (self.root / name).is_file() else (1, [])
        except Faults:
            return 1, []

    def names(self, pattern: str) -> list[str]:
        """The files that match a pattern, as names relative to the pack."""
        return sorted(path.relative_to(self.root).as_posix() for path in self.root.glob(pattern))

    def tables(self, name: str) -> dict[str, dict[str, Any]]:
        """The tables of a TOML file; a loose key is a fault."""
        toml, found = self.toml(name), {}
        for key, value in toml.items():
            if isinstance(value, dict):
                found[key] = value
            else:
                self.fault(name, toml.line(key), f"`{key}` stands outside any table; put it under a [table].")
        return found

    def lacks(self, name: str, what: str) -> bool:
        """Whether no `what` has this name; not asked while the file that lists them is broken: one fault, not many."""
        known = getattr(self, what)
        stem = "evidence/" + what if what in ("claims", "sources") else what
        return name not in known and not any(file.startswith(stem) for file in self.broken)

    @cached_property
    def head(self) -> Toml:
        return self.toml("pack.toml")

    @cached_property
    def localities(self) -> dict[str, Row]:
        return {row["id"]: row for row in self.rows("localities.csv") if row.get("id")}

    @cached_property
    def roads(self) -> dict[str, Row]:
        return {row["id"]: row for row in self.rows("roads.csv") if row.get("id")}

    @cached_property
    def corridors(self) -> dict[str, dict[str, Any]]:
        return self.tables("corridors.toml")

    @cached_property
    def actors(self) -> dict[str, dict[str, Any]]:
        return {name: table for name, table in self.tables("actors.toml").items() if name not in ("ties", "affinity")}

    @cached_property
    def partners(self) -> dict[str, dict[str, Any]]:
        return self._maybe("partners.toml")

    @cached_property
    def constituents(self) -> dict[str, dict[str, Any]]:
        return self._maybe("constituents.toml")

    @cached_property
    def zones(self) -> dict[str, dict[str, Any]]:
        return self._maybe("zones.toml")

    @cached_property
    def states(self) -> dict[str, dict[str, Any]]:
        return self._maybe("states.toml")

    def _maybe(self, name: str) -> dict[str, dict[str, Any]]:
        """The tables of a file that a pack may leave out."""
        return self.tables(name) if (self.root / name).is_file() else {}

    @cached_property
    def events(self) -> dict[str, Row]:
        return {row["id"]: row for row in self.rows("events.csv") if row.get("id")}

    @cached_property
    def claims(self) -> dict[str, Row]:
        files = self.names("evidence/claims*.csv")
        return {row["id"]: row for name in files for row in self.rows(name) if row.get("id")}

    @cached_property
    def sources(self) -> dict[str, dict[str, Any]]:
        files = self.names("evidence/sources*.toml")
        return {key: table for name in files for key, table in self.tables(name).items()}

    @cached_property
    def parameters(self) -> dict[str, tuple[str, dict[str, Any]]]:
        """Parameter name -> the file that gives it and its table."""
        files = self.names("parameters/*.toml")
        return {key: (name, table) for name in files for key, table in self.tables(name).items()}

    @cached_property
    def variables(self) -> dict[str, Row]:
        return {row["name"]: row for row in read_csv(HOME / "core" / "state.csv")}

    @cached_property
    def geography(self) -> dict[str, Row]:
        return {row["name"]: row for row in read_csv(HOME / "core" / "geography.csv")}

    @cached_property
    def country(self) -> str:
        """The pack's own country: the country of its capital."""
        return self.localities.get(text(self.head.get("capital")), {}).get("country", "")

    @cached_property
    def period(self) -> tuple[date, date] | None:
        """First and last day of the pack's period, if both are well written."""
        given = texts(self.head.get("period"))
        days = [first_day(given[0]), last_day(given[1])] if len(given) == 2 else []
        return (days[0], days[1]) if len(days) == 2 and days[0] and days[1] else None

    def unit(self, name: str) -> str:
        """Unit of a state variable or map column."""
        return (self.variables.get(name) or self.geography.get(name) or {}).get("unit", "")


def number(value: object) -> float | None:
    """A finite number from a TOML value or the text of a CSV cell; None if it is not one."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        result = float(value)
    except (ValueError, OverflowError):
        return None
    return result if math.isfinite(result) else None


def text(value: object) -> str:
    return value if isinstance(value, str) else value.isoformat() if isinstance(value, date) else ""


def texts(value: object) -> list[str]:
    """The texts of a list; anything that is not a list of texts or dates gives an empty list."""
    return [text(item) for item in value if text(item)] if isinstance(value, list) else []


def table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def pair(value: object) -> tuple[float, float] | None:
    """Two numbers [low, high], in whatever order they were written."""
    if not isinstance(value, list) or len(value) != 2 or any(isinstance(item, str) for item in value):
        return None
    low, high = number(value[0]), number(value[1])
    return None if low is None or high is None else (low, high)


def first_day(value: object) -> date | None:
    """First day of YYYY, YYYY-MM, YYYY-MM-DD or of a span of two of them with a slash between."""
    written = text(value).partition("/")[0]
    try:
        return date.fromisoformat({4: written + "-01-01", 7: written + "-01"}.get(len(written), written))
    except ValueError:
        return None


def last_day(value: object) -> date | None:
    """Last day of what `first_day` reads: a date known to the month may mean the end of the month."""
    written = text(value).rpartition("/")[2]
    first = first_day(written)
    if first is None or len(written) > 7:
        return first
    if len(written) == 4:
        return date(first.year, 12, 31)
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def exact_day(value: object) -> date | None:
    """A day written YYYY-MM-DD."""
    return first_day(value) if len(text(value)) == 10 else None


def nearest(name: str, known: Iterable[str], otherwise: str = "correct the name or add it.") -> str:
    """`did you mean `x`?` for an unknown name, or what to do when nothing is near."""
    close = difflib.get_close_matches(name, list(known), n=3, cutoff=0.5)
    if not close:
        return otherwise
    return "did you mean " + " or ".join(f"`{item}`" for item in close) + "?"


def bounds(written: str) -> tuple[float, float]:
    """`0..1`, `0..`, `..` -> low, high."""
    low, _, high = written.partition("..")
    return (float(low) if low else -math.inf, float(high) if high else math.inf)


def bounds_of_unit(unit: str) -> tuple[float, float]:
    """What a unit allows: shares lie in 0..1, hours of a day in 0..24, counts are not negative."""
    known: Mapping[str, tuple[float, float]] = {
        "share": (0, 1), "0..1": (0, 1), "0 or 1": (0, 1), "-1..1": (-1, 1), "hours/day": (0, 24)}
    return known.get(unit, (0, math.inf))



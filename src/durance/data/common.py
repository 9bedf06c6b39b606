"""What every importer shares: a downloaded table in, rows checked one by one, what was left out counted, a tidy table out.

An importer is a module with `WHAT`, `NEEDED` (headings; a tuple holds the names one heading goes by), `COLUMNS` and
`take(row, names) -> list of rows`, which raises `LeftOut` with a reason; `key(row)` where rows may come twice. Nothing is
guessed: a name the pack does not know gives an empty cell and is counted.
"""

import csv
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from types import ModuleType

from durance.data.naming import Names
from durance.pack.rows import Fault, Faults, Row

Cell = str | int | float
Heading = str | tuple[str, ...]
DAYS = ("%Y-%m-%d", "%d %B %Y", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S")


class LeftOut(Exception):
    """A row that cannot be used; the message is the reason, the same for all rows of its kind."""


@dataclass
class Found:
    """What came out of a file: tidy rows, and what was left out or left blank, by reason, with the first line of each."""

    rows: list[dict[str, Cell]] = field(default_factory=list)
    read: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    noted: Counter[str] = field(default_factory=Counter)
    first: dict[str, int] = field(default_factory=dict)


def gather(importer: ModuleType, path: Path, names: Names) -> Found:
    """Every row of a file through an importer. Raises Faults for a wrong file, ValueError where no row could be used."""
    found, seen = Found(), set()
    for row in table(path, importer.NEEDED, importer.WHAT):
        found.read += 1
        try:
            if not row:
                raise LeftOut("the row has more or fewer fields than the headings")
            made = importer.take(row, names)
            key = getattr(importer, "key", lambda row: None)(row)
            if key is not None and key in seen:
                raise LeftOut("the same event a second time")
            seen.add(key)
        except LeftOut as reason:
            _count(found.dropped, str(reason), row, found)
            names.missed()
            continue
        found.rows += made
        for name in names.missed():
            _count(found.noted, name, row, found)
    if not found.rows:
        why = "; ".join(f"{reason}: {n:,}" for reason, n in found.dropped.most_common(3)) or "it holds no rows"
        raise ValueError(f"{path}: nothing of the {importer.WHAT} could be used ({why})")
    return found


def table(path: Path, needed: Sequence[Heading], what: str) -> Iterator[Row]:
    """Rows of a downloaded CSV file, commas or semicolons, with the headings `needed` among its own; tag lines are skipped."""
    try:
        with path.open("rb") as file:
            if file.read(2) == b"PK":
                raise Faults([Fault(str(path), 1, "The file is packed or a workbook; unpack it, or save the table as CSV.")])
        with path.open(encoding="utf-8-sig", newline="") as file:
            line = file.readline()
            file.seek(0)
            mark = max(",;\t", key=line.count)
            yield from _rows(csv.reader(file, delimiter=mark), path, needed, what)
    except UnicodeDecodeError:
        raise Faults([Fault(str(path), 1, "The file is not UTF-8 text; save it as CSV with UTF-8 encoding.")]) from None
    except csv.Error as error:
        raise Faults([Fault(str(path), 1, f"The file is not a CSV table ({error}); download it again.")]) from None
    except (FileNotFoundError, IsADirectoryError, PermissionError):
        raise Faults([Fault(str(path), 1, "The file is missing or cannot be read; name the file you downloaded.")]) from None


def _rows(reader: Iterator[list[str]], path: Path, needed: Sequence[Heading], what: str) -> Iterator[Row]:
    header = [name.strip() for name in next(reader, [])]
    have = {name.casefold(): name for name in header}
    known = [(names if isinstance(names, tuple) else (names,)) for names in needed]
    lacking = [names[0] for names in known if not any(n.casefold() in have for n in names)]
    if lacking:
        raise Faults([Fault(str(path), 1, f"This is not the {what}: it has no column `{'`, `'.join(lacking)}`; "
                                          f"its columns are {', '.join(header[:6]) or 'none'}.")])
    alias = {have[next(n.casefold() for n in names if n.casefold() in have)]: names[0] for names in known}
    heads = [alias.get(name, name) for name in header]
    for fields in reader:
        if fields and not fields[0].startswith("#"):
            cells = zip(heads, fields, strict=False) if len(fields) == len(heads) else ()
            yield Row({name: cell.strip() for name, cell in cells}, str(path), getattr(reader, "line_num", 0))


def _count(counter: Counter[str], reason: str, row: Row, found: Found) -> None:
    counter[reason] += 1
    found.first.setdefault(reason, row.line)


def number(row: Row, column: str, low: float = -math.inf, high: float = math.inf) -> float:
    """A finite number in `low`..`high`; anything else leaves the row out."""
    try:
        value = float(row.get(column) or "none")
    except ValueError:
        raise LeftOut(f"`{column}` is not a number" if row.get(column) else f"`{column}` is empty") from None
    if not low <= value <= high or not math.isfinite(value):
        raise LeftOut(f"`{column}` is not in {low:g} to {high:g}")
    return value


def whole(row: Row, column: str) -> int:
    """A count of 0 or more, written with or without a decimal point."""
    return round(number(row, column, 0))


def day(row: Row, column: str) -> date:
    """A day in one of the forms providers use; anything else leaves the row out."""
    for form in DAYS:
        try:
            return datetime.strptime(row.get(column, ""), form).date()
        except ValueError:
            continue
    raise LeftOut(f"`{column}` is not a date")


def point(row: Row, latitude: str = "latitude", longitude: str = "longitude") -> tuple[float, float]:
    """Latitude and longitude in degrees."""
    return number(row, latitude, -90, 90), number(row, longitude, -180, 180)


def write(path: Path, columns: Sequence[str], rows: Sequence[dict[str, Cell]], replace: bool = False) -> None:
    """A tidy CSV file; an existing one is kept unless `replace`."""
    if path.exists() and not replace:
        raise ValueError(f"{path} exists; add --replace, or name another file after --out")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, columns, lineterminator="\n", extrasaction="raise")
        out.writeheader()
        out.writerows(rows)

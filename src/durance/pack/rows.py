"""Plain files in, rows and tables out, each of which knows its file and line.

The two readers serve the loader and the checker alike. They raise `Faults`, never anything else, when a file
cannot be read; what a well-formed file says is judged elsewhere (`durance.pack.check`).
"""

import csv
import re
import tomllib
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

_HEADER = re.compile(r"\s*(\[\[?[^\[\]]+\]\]?)\s*(#.*)?$")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")


class Fault(NamedTuple):
    """What is wrong in a pack, where, and how to mend it."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


class Faults(ValueError):
    """A pack cannot be used; all that is wrong with it, and the rows of the file that could be read none the less."""

    def __init__(self, faults: Iterable[Fault], rows: "Iterable[Row]" = ()):
        self.faults = list(faults)
        self.rows = list(rows)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class Row(dict[str, str]):
    """One line of a CSV file: column name -> text, plus the place it was read from."""

    def __init__(self, values: dict[str, str], file: str, line: int):
        super().__init__(values)
        self.file = file
        self.line = line


class Toml(dict[str, Any]):
    """A parsed TOML file that remembers on which line each table and key begins."""

    def __init__(self, values: dict[str, Any], file: str, lines: dict[tuple[str, ...], int]):
        super().__init__(values)
        self.file = file
        self._lines = lines

    def line(self, *keys: str) -> int:
        """The line of a table or key; of the nearest table around it if the key is written inside another line."""
        for end in range(len(keys), 0, -1):
            if keys[:end] in self._lines:
                return self._lines[keys[:end]]
        return 1


def read_csv(path: Path, root: Path | None = None) -> list[Row]:
    """The rows of a CSV file; `root` makes file names in rows and faults relative to the pack."""
    file = _name(path, root)
    lines = _text(path, file).splitlines(keepends=True)
    skipped = 0
    while skipped < len(lines) and (lines[skipped].startswith("#") or not lines[skipped].strip()):
        skipped += 1
    records = _records(StringIO("".join(lines[skipped:]), newline=""), file, skipped)
    if not records:
        raise Faults([Fault(file, 1, "The file has no header line; write the column names on its first line.")])
    (at, header), faults = records[0], []
    for name in sorted({name for name in header if header.count(name) > 1}):
        faults.append(Fault(file, at, f"The column `{name}` appears twice; keep one."))
    for line, fields in records[1:]:
        if len(fields) != len(header):
            faults.append(Fault(file, line, f"The row has {len(fields)} fields where the header has {len(header)}; "
                                            "add or remove commas, or quote a text that holds a comma."))
    rows = [Row(dict(zip(header, fields, strict=True)), file, line)
            for line, fields in records[1:] if len(fields) == len(header)]
    if faults:
        raise Faults(faults, rows)
    return rows


def header_line(path: Path) -> tuple[int, list[str]]:
    """Line number and column names of the header of a CSV file that `read_csv` accepts."""
    for number, line in enumerate(_text(path, str(path)).splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            return number, [name.strip() for name in next(csv.reader([line]))]
    return 1, []


def read_toml(path: Path, root: Path | None = None) -> Toml:
    """A TOML file; `root` makes file names in faults relative to the pack."""
    file = _name(path, root)
    text = _text(path, file)
    try:
        return Toml(tomllib.loads(text), file, _index(text))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else len(text.splitlines()) or 1
        raise Faults([Fault(file, line, f"Not valid TOML: {error}.")]) from None


def _records(stream: StringIO, file: str, skipped: int) -> list[tuple[int, list[str]]]:
    reader, records, start = csv.reader(stream, strict=True), [], 1
    try:
        for fields in reader:
            if fields:
                records.append((skipped + start, [field.strip() for field in fields]))
            start = reader.line_num + 1
    except csv.Error as error:
        raise Faults([Fault(file, skipped + start, f"Not valid CSV: {error}; check the quotes.")]) from None
    return records


def _index(text: str) -> dict[tuple[str, ...], int]:
    """Where each table and key of a TOML text begins (keys inside an inline table share its line)."""
    lines: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    inside = ""
    for number, line in enumerate(text.splitlines(), 1):
        was, inside = inside, _open_quote(line, inside)
        if was:
            continue
        if header := _HEADER.match(line):
            table = _path(header[1]) or table
            lines.setdefault(table, number)
        elif (key := _KEY.match(line)) and (path := _path(f"{key[1]} = 0")):
            lines.setdefault(table + path, number)
    return lines


def _open_quote(line: str, inside: str) -> str:
    """Which triple quote is open after a line."""
    for mark in re.findall(r'"""|\'\'\'', line):
        inside = mark if not inside else "" if inside == mark else inside
    return inside


def _path(snippet: str) -> tuple[str, ...]:
    try:
        node: Any = tomllib.loads(snippet)
    except tomllib.TOMLDecodeError:
        return ()
    path: list[str] = []
    while isinstance(node, dict | list) and node:
        if isinstance(node, list):
            node = node[-1]
        else:
            name, node = next(iter(node.items()))
            path.append(name)
    return tuple(path)


def _text(path: Path, file: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[:error.start].count(b"\n") + 1
        raise Faults([Fault(file, line, "The file is not UTF-8; save it with UTF-8 encoding.")]) from None
    except OSError:
        raise Faults([Fault(file, 1, "The file is missing or cannot be read; add it to the pack.")]) from None


def _name(path: Path, root: Path | None) -> str:
    return path.relative_to(root).as_posix() if root else str(path)

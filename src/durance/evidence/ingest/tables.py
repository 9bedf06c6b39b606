"""Rows of tables: one quantity a row, where a figure stands in it; its unit is in the cell or in the head of the column.

A row is a line of cells parted by ` | `, as `formats` writes the tables of HTML and DOCX. The first line of a table that
holds no figure is its head. Only the first figure of a row is read: what the others count is for a person to see.
"""

import re
from collections.abc import Iterable, Sequence

from durance.evidence.ingest.numbers import number
from durance.evidence.ingest.proposal import Proposal, Quantity
from durance.evidence.ingest.quantities import Counted, quantities
from durance.evidence.ingest.units import Unit, unit_after

BAR = " | "
_ROW = re.compile(r"^[^\n]* \| [^\n]*$", re.MULTILINE)
_CELL = re.compile(r"[^|]+")
_BARE = re.compile(r"\s*\d[\d.,\s\u00a0\u202f]*\s*$")
_YEAR = re.compile(r"(?:19|20)\d\d")


def cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Start and end of the cells of a row, without the white space around them; [] where there is no bar."""
    if BAR not in text[start:end]:
        return []
    spans = []
    for m in _CELL.finditer(text, start, end):
        inner = m[0].strip()
        begin = m.start() + (len(m[0]) - len(m[0].lstrip()))
        spans.append((begin, begin + len(inner)))
    return spans


def head_of(text: str, row: Sequence[tuple[int, int]], before: tuple[str, ...]) -> tuple[str, ...]:
    """The head of the table a row stands in: that known before, else this first row; ("",) where a figure is in it."""
    words = tuple(text[a:b] for a, b in row)
    return before or (("",) if any(re.search(r"\d", word) for word in words) else words)


def figure(text: str, row: Sequence[tuple[int, int]], head: tuple[str, ...], taken: Sequence[tuple[int, int]], french: bool
           ) -> Counted | None:
    """The first quantity of a row that is no date (`taken`); None where no cell holds one with a unit."""
    for k, (start, end) in enumerate(row):
        if any(a < end and start < b for a, b in taken):
            continue
        if found := quantities(text, start, end, (), french):
            return found[0]
        bare = _BARE.fullmatch(text[start:end]) and not _YEAR.fullmatch(text[start:end])
        if bare and len(head) == len(row) and (counted := _under(text, start, end, head[k], french)):
            return counted
    return None


def _under(text: str, start: int, end: int, head: str, french: bool) -> Counted | None:
    """A bare figure with the unit of the head of its column."""
    read = number(text, start, french)
    if read is None or read.value is None or read.end != end:
        return None
    words = " " + head.lower().strip(" .:*#")
    unit = unit_after(words, 0, len(words)) or Unit(0, words.strip(), words.strip(), False)
    exact = Quantity(read.value, read.value, read.value, unit.unit, text[start:end], start, end, "exact")
    return Counted(exact, unit.subject)


def unread(text: str, proposals: Iterable[Proposal]) -> int:
    """How many rows of tables hold a figure and yielded no proposal."""
    read = [(p.start, p.end) for p in proposals if BAR in p.sentence]
    rows = (m for m in _ROW.finditer(text) if re.search(r"\d", m[0]))
    return sum(not any(a < m.end() and m.start() < b for a, b in read) for m in rows)

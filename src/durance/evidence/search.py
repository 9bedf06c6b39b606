"""Search the ledger: a full-text index in memory, accents folded, over claims and the things that rest on them."""

import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from durance.core.calendar import parse
from durance.evidence.ledger import Claim

COLUMNS = ("id", "claim", "topic", "unit", "note", "source", "uses")
WEIGHTS = (8.0, 4.0, 2.0, 1.0, 1.0, 1.0, 1.0)  # an id or a word of the sentence counts more than one of a note


class Entry(NamedTuple):
    """A claim with its source, what rests on it in words, and the names by which one may ask about these things."""

    claim: Claim
    source: dict[str, Any]
    used_by: tuple[str, ...] = ()
    about: frozenset[str] = frozenset()


def search(entries: Sequence[Entry], text: str) -> list[Entry]:
    """Entries that hold all words of `text` (beginnings count), the closest first; if none does, those that hold any.

    A text that is a claim's id finds that claim alone, capitals and zeros before the number or not (`s77` is S077).

    Every sign but letters, digits and underscores only parts words. Raises ValueError for a text without a word.
    """
    words = [f'"{word}"*' for word in re.findall(r"\w+", text) if word.strip("_")]
    if not words:
        raise ValueError(f"{text!r} holds no word to look for")
    if named := [entry for entry in entries if plain_id(entry.claim.id) == plain_id(text)]:
        return named
    index = _index(entries)
    try:
        return _found(index, entries, " AND ".join(words)) or _found(index, entries, " OR ".join(words))
    finally:
        index.close()


def plain_id(text: str) -> str:
    """An id in small letters, its numbers without zeros in front."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", text.strip().lower())


def _index(entries: Sequence[Entry]) -> sqlite3.Connection:
    index = sqlite3.connect(":memory:")
    try:
        index.execute(f"CREATE VIRTUAL TABLE ledger USING fts5({', '.join(COLUMNS)}, tokenize='unicode61 remove_diacritics 2')")
    except sqlite3.OperationalError as error:
        raise ValueError(f"this Python's sqlite cannot search texts ({error}); filter by --about or --source") from None
    rows = [(k, e.claim.id, e.claim.claim, e.claim.topic, e.claim.unit, e.claim.note,
             f"{e.claim.source} {e.source.get('title', '')} {e.source.get('publisher', '')}",
             " ".join((*e.used_by, *sorted(e.about)))) for k, e in enumerate(entries)]
    index.executemany(f"INSERT INTO ledger(rowid, {', '.join(COLUMNS)}) VALUES (?{', ?' * len(COLUMNS)})", rows)
    return index


def _found(index: sqlite3.Connection, entries: Sequence[Entry], query: str) -> list[Entry]:
    asked = f"SELECT rowid FROM ledger WHERE ledger MATCH ? ORDER BY bm25(ledger, {', '.join(map(str, WEIGHTS))}), rowid"
    return [entries[row] for (row,) in index.execute(asked, (query,))]


def since(entries: Iterable[Entry], first: date) -> list[Entry]:
    """Entries that happened or were published on or after a day; those without a readable date are left out."""
    return [e for e in entries if any((day := _last(text)) and day >= first
                                      for text in (e.claim.date_event, e.claim.date_published))]


def _last(text: str) -> date | None:
    try:
        return parse(text.split("/")[-1], end=True)
    except ValueError:
        return None


class Known(NamedTuple):
    """What was known as of a day: the entries, how many are hidden, and how many were told later but are flagged."""

    entries: list[Entry]
    hidden: int
    flagged: int


def known(entries: Sequence[Entry], as_of: date) -> Known:
    """Entries that a scenario as of this day may use (see `Claim.peeks`)."""
    seen = [e for e in entries if not e.claim.peeks(as_of)]
    later = sum(replace(e.claim, retrospective=False, premise=False).peeks(as_of) for e in seen)
    return Known(seen, len(entries) - len(seen), later)

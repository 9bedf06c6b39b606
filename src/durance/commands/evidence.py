"""`durance evidence`: search what a pack rests on, and take it elsewhere. No engine needed."""

import re
from pathlib import Path
from typing import Any

from durance.core.calendar import parse
from durance.core.state import nearest
from durance.evidence import grades
from durance.evidence.export import export
from durance.evidence.ledger import ledger
from durance.evidence.search import Entry, known, search, since
from durance.pack.check.files import Folder, table, text, texts
from durance.pack.check.uses import uses, ways_to_ask
from durance.pack.listing import Unknown, find
from durance.pack.rows import Faults
from durance.terminal import tell_json

USERS = 6      # things that rest on a claim, named one by one


def evidence(name: str, words: str | None, about: str | None, disputes: bool, first: str | None, as_of: str | None,
             source: str | None, unused: bool, graded: str | None, target: Path | None, most: int, json: bool) -> None:
    """Search a pack's ledger and print, or write to a file, what is found. Raises ValueError for a negative `most`."""
    checked(most)
    pack = Folder(find(name))
    every = entries(pack)
    found, note = select(pack, every, about, first, as_of, source, unused, graded)
    if words is not None:
        found = search(found, words)
    if target is not None:
        export(found, target)
        print(f"{len(found)} claims in {target}")
    elif disputes:
        tell_disputes(pack, {e.claim.id for e in found}, json)
    elif json:
        tell_json({"schema": "durance.evidence/1", "pack": name, **note, "claims": [as_row(e) for e in found]})
    else:
        tell_entries(found[:most] if most else found)
        meant = nearest(words, pack.claims) if words and not found and re.fullmatch(r"[A-Za-z]+-?\d+\w*", words) else ""
        print(f"{len(found)} of {len(every)} claims{cut(found, most)}{meant}")
        if note:
            print(f"As of {as_of}: {note['hidden']} claims are hidden, for they happened or were published later; "
                  f"{note['flagged']} of those shown came later too, but are flagged: structure (retrospective) or premise")


def checked(most: int) -> None:
    if most < 0:
        raise ValueError(f"--most is {most}; write how many claims to show, or 0 for all")


def cut(found: list[Any], most: int) -> str:
    return f", {most} shown; --most 0 shows all" if 0 < most < len(found) else ""


def entries(pack: Folder) -> list[Entry]:
    """The ledger of a pack's folder with what rests on each claim. Raises Faults for files that cannot be read."""
    found = uses(pack)
    if pack.broken:
        raise Faults(fault for fault in pack.faults if fault.file in pack.broken)
    book = ledger(pack.sources, list(pack.claims.values()), {})
    return [Entry(claim, book.sources.get(claim.source, {}),
                  tuple(dict.fromkeys(f"{use.kind} {use.name}" for use in found[claim.id])),
                  frozenset(name for use in found[claim.id] for name in use.about)) for claim in book.claims.values()]


def select(pack: Folder, found: list[Entry], about: str | None, first: str | None, as_of: str | None, source: str | None,
           unused: bool, graded: str | None) -> tuple[list[Entry], dict[str, int]]:
    """Entries that pass every filter given, and how many the date of knowledge hides. Raises Unknown or ValueError."""
    if about is not None:
        asked = _asked(pack, about)
        found = [e._replace(used_by=tuple(sorted(e.used_by, key=lambda use: not asked & set(use.split()))))
                 for e in found if asked & e.about]
    if source is not None:
        if source not in pack.sources:
            raise Unknown(f"{pack.root.name} has no source {source!r}{nearest(source, pack.sources)}")
        found = [e for e in found if e.claim.source == source]
    if graded is not None:
        if not graded or set(graded.upper()) - set(grades.MEANING):
            raise ValueError(f"{graded!r} is no set of grades; write some of A B C D E, for instance AB")
        found = [e for e in found if e.claim.grade in graded.upper()]
    if unused:
        found = [e for e in found if not e.used_by]
    if first is not None:
        found = since(found, parse(first))
    if as_of is None:
        return found, {}
    seen = known(found, parse(as_of, end=True))
    return seen.entries, {"hidden": seen.hidden, "flagged": seen.flagged}


def _asked(pack: Folder, about: str) -> set[str]:
    """The names of the pack that `about` means: as written, else without regard to capitals. Raises Unknown."""
    names = ways_to_ask(pack)
    found = {about} & names or {name for name in names if name.lower() == about.lower()}
    if not found:
        raise Unknown(f"{pack.root.name} has no mechanism, number, event, place ... {about!r}{nearest(about, names)}")
    return found


def as_row(entry: Entry) -> dict[str, Any]:
    """An entry as JSON tells it."""
    plain = {name: getattr(entry.claim, name) for name in entry.claim.__dataclass_fields__}
    told = {key: text(entry.source.get(key)) for key in ("title", "publisher", "url")}
    return plain | {"source_" + key: value for key, value in told.items()} | {"used_by": list(entry.used_by)}


def tell_entries(found: list[Entry]) -> None:
    """Print claims, each in a few lines: grade and sentence, figure and dates, source with locator, what rests on it."""
    for entry in found:
        claim = entry.claim
        flags = ", retrospective" * claim.retrospective + ", premise" * claim.premise
        print(f"{claim.id} [{claim.grade}] {claim.claim}")
        print(f"    {figure(entry)}event {claim.date_event or 'undated'}, published {claim.date_published}{flags}")
        print(f"    source {claim.source}: {entry.source.get('title', '')}, {claim.locator}")
        more = len(entry.used_by) - USERS
        print(f"    rests on it: {'; '.join(entry.used_by[:USERS]) or 'nothing'}{f'; and {more} more' if more > 0 else ''}")


def figure(entry: Entry) -> str:
    """`30 (20 to 40) tankers, ` or nothing."""
    claim = entry.claim
    span = f" ({claim.low or '?'} to {claim.high or '?'})" if claim.low or claim.high else ""
    return f"{claim.value}{span} {claim.unit}, ".lstrip() if claim.value or span else ""


def tell_disputes(pack: Folder, claims: set[str], json: bool) -> None:
    """Print the disputes on which some of these claims bear, with their readings."""
    found = {name: entry for name, entry in pack.tables("evidence/disputes.toml").items()
             if claims & {c for reading in table(entry.get("readings")).values() for c in texts(table(reading).get("claims"))}}
    if json:
        return tell_json({"schema": "durance.disputes/1", "disputes": [{"id": name, **entry} for name, entry in found.items()]})
    for name, entry in found.items():
        print(f"{name} ({entry.get('status')}) {entry.get('text')}")
        if entry.get("reason"):
            print(f"    {entry['reason']}")
        for key, reading in table(entry.get("readings")).items():
            who = " ".join(texts(reading.get("claims")))
            print(f"    {key}, weight {reading.get('weight')}: {reading.get('text')} [{who}]")
    print(f"{len(found)} disputes")

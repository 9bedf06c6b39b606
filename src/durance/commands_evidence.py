"""The commands about evidence: count it, search it, take it elsewhere, and tell what an answer stands on. No engine needed."""

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
from durance.pack.check.numbers import numbers
from durance.pack.check.uses import uses, ways_to_ask
from durance.pack.listing import Unknown, find
from durance.pack.rows import Faults
from durance.pack.second import provisional
from durance.terminal import tell_json

MOST = 25      # claims shown in a terminal unless asked for more
USERS = 6      # things that rest on a claim, named one by one


def counts(folder: Path) -> dict[str, Any]:
    """What a pack's ledger holds: claims, sources, disputes, grades, and the shares that are weak or provisional."""
    pack = Folder(folder)
    found, every = uses(pack), [item.grade for item in numbers(pack)]
    coded = len(pack.parameters) + sum(isinstance(v, dict) for entry in pack.corridors.values() for v in entry.values())
    status = [text(entry.get("status")) for entry in pack.tables("evidence/disputes.toml").values()]
    return {"claims": len(found), "used": sum(map(bool, found.values())), "sources": len(pack.sources),
            "disputes": {"open": status.count("open"), "resolved": status.count("resolved")},
            "claim_grades": grades.tally(row.get("grade", "") for row in pack.claims.values()),
            "numbers": len(every), "number_grades": grades.tally(every), "weak_share": grades.weak_share(every),
            "provisional": len(provisional(pack)), "coded_or_not": coded}


def tell_counts(told: dict[str, Any]) -> None:
    """Print the counts of a pack in four lines."""
    print(f"{told['claims']} claims ({_by_grade(told['claim_grades'])}) from {told['sources']} sources; something rests on "
          f"{told['used']}, of the others each has its reason")
    print(f"{told['disputes']['open']} open disputes, {told['disputes']['resolved']} resolved")
    print(f"{told['numbers']} numbers ({_by_grade(told['number_grades'])}); inferred or assumed (D and E): "
          f"{told['weak_share']:.0%}")
    if told["coded_or_not"]:
        print(f"provisional, that is not coded by a second pair of eyes: {told['provisional']} of {told['coded_or_not']} "
              f"parameters and numbers of corridors ({told['provisional'] / told['coded_or_not']:.0%})")


def _by_grade(counted: dict[str, int]) -> str:
    return ", ".join(f"{n} {grade}" for grade, n in counted.items())


def evidence(name: str, words: str | None, about: str | None, disputes: bool, first: str | None, as_of: str | None,
             source: str | None, unused: bool, graded: str | None, target: Path | None, most: int, json: bool) -> None:
    """Search a pack's ledger and print, or write to a file, what is found. Raises ValueError for a negative `most`."""
    _checked(most)
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
        print(f"{len(found)} of {len(every)} claims{_cut(found, most)}{meant}")
        if note:
            print(f"As of {as_of}: {note['hidden']} claims are hidden, for they happened or were published later; "
                  f"{note['flagged']} of those shown came later too, but are flagged: structure (retrospective) or premise")


def _checked(most: int) -> None:
    if most < 0:
        raise ValueError(f"--most is {most}; write how many claims to show, or 0 for all")


def _cut(found: list[Any], most: int) -> str:
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


def cite(name: str, on: str | None, out: Path, target: Path | None, most: int, json: bool) -> None:
    """Tell which claims stand behind a run's answer, by how much hangs on them. Raises ValueError for a negative `most`."""
    _checked(most)
    from durance.analysis.cited import cite as behind
    from durance.ensemble.store import open_run
    from durance.pack.load import load

    run = open_run(name, out)
    rows = behind(run, load(run.pack), on)
    if target is not None:
        by_id = {e.claim.id: e for e in entries(Folder(run.pack))}
        export([by_id[row["claim"]] for row in rows], target)
        return print(f"{len(rows)} claims in {target}")
    if json:
        return tell_json({"schema": "durance.cite/1", "run": run.id, "on": on, "claims": rows})
    for row in rows[:most] if most else rows:
        share = "premise" if row["imposed"] else f"{row['weight']:.1%}"
        print(f"{share:>8} {row['claim']} [{row['grade']}] {row['sentence']}")
        print(f"         through {'; '.join(row['grounds'][:USERS])}")
    what = on or "all headlines, on average,"
    print(f"{len(rows)} claims{_cut(rows, most)}. Shares of the spread of {what} that hang on the "
          "claim; parameters and disputes overlap, so they order and do not add up.")

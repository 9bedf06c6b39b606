"""What rests on each claim of a pack: numbers, events, disputes, patterns, theses and the model's own causal claims.

One list of everything that may cite the ledger, read as text. A thing that cites nothing is listed too, so that a question
about it can be answered with "no claim".
"""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from durance.pack.check.files import HOME, Folder, table, text, texts
from durance.pack.check.mechanisms import Taken, mechanisms, rivals
from durance.pack.check.numbers import Number, numbers

KINDS = {"tables.toml": "column", "corridors.toml": "corridor", "actors.toml": "actor", "partners.toml": "partner",
         "constituents.toml": "constituent", "zones.toml": "zone", "presence.csv": "presence", "holders.csv": "holder",
         "backgrounds.csv": "background", "states.toml": "state", "measures.toml": "measure"}
DISPUTES, PATTERNS, THESES = "evidence/disputes.toml", "observed/patterns.toml", "theses.toml"
CONTRADICTIONS = "evidence/contradictions.csv"
_EVIDENCE = re.compile(r"^Evidence\b(.*?)(?=^[A-Z][a-z]+\b|\Z)", re.MULTILINE | re.DOTALL)
_ID = re.compile(r"[A-Z][\w-]*\w")
_QUOTED = re.compile(r"`([^`]*)`")


class Use(NamedTuple):
    """A thing that rests on claims: its kind and name, where it is written, and the names by which one may ask about it."""

    kind: str
    name: str
    file: str
    line: int
    about: tuple[str, ...] = ()


Cited = tuple[Use, tuple[str, ...]]


def uses(pack: Folder) -> dict[str, list[Use]]:
    """Claim id -> what rests on it, for every claim of the ledger (an empty list for a claim nobody uses)."""
    found: dict[str, list[Use]] = {claim: [] for claim in pack.claims}
    for use, claims in everything(pack):
        for claim in dict.fromkeys(claims):
            if claim in found:
                found[claim].append(use)
    return found


def everything(pack: Folder) -> list[Cited]:
    """All things of the pack that may cite claims, each with the ids it names."""
    return [*_numbers(pack), *_events(pack), *_dated(pack), *_disputes(pack), *_contradictions(pack), *_theses(pack),
            *_observed(pack), *_named(pack), *_mechanisms(pack)]


def ways_to_ask(pack: Folder) -> set[str]:
    """Every name that a question about the evidence may use."""
    return {name for use, _ in everything(pack) for name in use.about}


def _numbers(pack: Folder) -> Iterator[Cited]:
    takers = _takers(pack)
    for item in numbers(pack):
        names = [word for part in _QUOTED.findall(item.what) for word in re.split(r"[\s.]", part)]
        kind = _kind(item)
        if kind == "parameter":
            stem = Path(item.file).stem
            names += [stem, *takers.get(names[0], ()), *sorted(_written(pack).get(stem, ()))]
        if kind == "row" and "." in item.what:
            names.append(_QUOTED.findall(item.what)[0])
        name = re.sub(r"^the (parameter |column )?", "", item.what).replace("`", "")
        yield Use(kind, name, item.file, item.line, _apart(names)), item.claims


def _kind(item: Number) -> str:
    if item.file.startswith("parameters/"):
        return "parameter"
    return "row" if item.file == "tables.toml" and "` of `" in item.what else KINDS.get(item.file, "number")


def _takers(pack: Folder) -> dict[str, list[str]]:
    """Parameter -> the mechanisms that take it."""
    found: dict[str, list[str]] = {}
    for name, taken in _wired(pack).items():
        for argument in taken.arguments:
            found.setdefault(argument, []).append(name)
    return found


def _wired(pack: Folder) -> dict[str, Taken]:
    return {**rivals(pack), **mechanisms(pack)}


def _written(pack: Folder) -> dict[str, frozenset[str]]:
    """Mechanism -> the variables it writes."""
    return {name: taken.writes for name, taken in _wired(pack).items()}


def _events(pack: Folder) -> Iterator[Cited]:
    for row in pack.rows("events.csv"):
        where = [word.partition("=")[2] for word in row.get("at", "").split()]
        about = _apart([row.get("id", ""), row.get("control", ""), *where])
        yield Use("event", row.get("id", ""), row.file, row.line, about), tuple(row.get("claims", "").split())


def _dated(pack: Folder) -> Iterator[Cited]:
    """Rows of the tables from which states are built for any day."""
    for file in pack.names("dated/*.csv"):
        if "claims" not in pack.header(file)[1]:
            continue
        for row in pack.rows(file):
            who = _apart([row.get("actor", ""), row.get("locality", "")])
            name = " ".join((Path(file).stem, *who, row.get("day", "")))
            yield Use("dated", name, row.file, row.line, who), tuple(row.get("claims", "").split())


def _disputes(pack: Folder) -> Iterator[Cited]:
    if not (pack.root / DISPUTES).is_file():
        return
    line = pack.toml(DISPUTES).line
    for name, entry in pack.tables(DISPUTES).items():
        told = _ids(f"{text(entry.get('text'))} {text(entry.get('reason'))}", pack)
        yield Use("dispute", name, DISPUTES, line(name), (name,)), told
        for key, reading in table(entry.get("readings")).items():
            moved = [*table(table(reading).get("set")), *table(table(reading).get("rival"))]
            about = _apart([name, key, *moved, *texts(list(table(table(reading).get("rival")).values()))])
            yield (Use("reading", f"{name} {key}", DISPUTES, line(name, "readings", key), about),
                   tuple(texts(table(reading).get("claims"))))


def _contradictions(pack: Folder) -> Iterator[Cited]:
    for row in pack.rows(CONTRADICTIONS) if (pack.root / CONTRADICTIONS).is_file() else ():
        claims = f"{row.get('claim_a', '')} {row.get('claim_b', '')} {row.get('evidence', '')}".split()
        about = _apart([row.get("id", ""), row.get("settled_by", "")])
        yield Use("contradiction", row.get("id", ""), row.file, row.line, about), tuple(claims)


def _theses(pack: Folder) -> Iterator[Cited]:
    if not (pack.root / THESES).is_file():
        return
    for name, entry in pack.tables(THESES).items():
        claims = (*texts(entry.get("claims")), *texts(entry.get("against")))
        yield Use("thesis", name, THESES, pack.toml(THESES).line(name), (name,)), claims


def _observed(pack: Folder) -> Iterator[Cited]:
    for file in pack.names("observed/*.csv"):
        for row in pack.rows(file):
            name = f"{row.get('series', '')} {row.get('date', '')}".strip()
            about = _apart([row.get("series", ""), row.get("place", "")])
            yield Use("observed", name, row.file, row.line, about), tuple(row.get("claim", "").split())
    for name, entry in pack.tables(PATTERNS).items() if (pack.root / PATTERNS).is_file() else ():
        about = _apart([name, *(text(entry.get(key)) for key in ("pattern", "outcome", "at", "actor", "partner", "zone"))])
        yield Use("pattern", name, PATTERNS, pack.toml(PATTERNS).line(name), about), tuple(texts(entry.get("claims")))


def _named(pack: Folder) -> Iterator[Cited]:
    """Things that have a name of their own and cite nothing by themselves, or a list of claims beside their numbers."""
    for file, kind in (("measures.toml", "measure"), ("scenarios.toml", "scenario")):
        for name, entry in pack.tables(file).items():
            about = _apart([name, text(entry.get("control"))])
            yield Use(kind, name, file, pack.toml(file).line(name), about), tuple(texts(entry.get("claims")))
    for place, row in pack.localities.items():
        yield Use("place", place, row.file, row.line, (place,)), ()


def _mechanisms(pack: Folder) -> Iterator[Cited]:
    for folder in (HOME / "mechanisms", HOME / "mechanisms" / "rivals"):
        for name, (file, line, told) in _told(folder).items():
            about = (name, *sorted(_written(pack).get(name, ())))
            yield Use("mechanism", name, file, line, about), _ids(told, pack)


@cache
def _told(folder: Path) -> dict[str, tuple[str, int, str]]:
    """Mechanism -> its file, the line and the text of the `Evidence` section of its docstring."""
    found = {}
    for path in sorted(folder.glob("*.py")):
        source = path.read_text(encoding="utf-8")
        section = _EVIDENCE.search(ast.get_docstring(ast.parse(source)) or "")
        if section:
            file = f"durance/{path.relative_to(HOME).as_posix()}"
            found[path.stem] = file, source[:source.index("\nEvidence")].count("\n") + 2, section[1]
    return found


def _ids(written: str, pack: Folder) -> tuple[str, ...]:
    """The claims of the pack that a text names."""
    return tuple(dict.fromkeys(word for word in _ID.findall(written) if word in pack.claims))


def _apart(names: Iterable[Any]) -> tuple[str, ...]:
    """Names without repetition; empty ones and stars left out."""
    return tuple(dict.fromkeys(name for name in names if name and name != "*"))

"""A second coding of a pack, made without looking at the first: what each says, where they disagree, what was settled.

`second/first.csv` keeps the first coding of all that was coded twice, as it was before anything was settled: agreement is
computed from it, so mending the pack cannot raise it. `second/claims*.csv` codes value, low, high and grade of claims again
from their sources; `second/parameters*.csv` codes numbers again from the evidence. `second/settled.csv` says how each
disagreement was settled, `second/later.csv` what was changed after that, both with reasons. A number that was not coded
twice is *provisional*. Reads text only.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from durance.evidence.agreement import CLOSE, difference, grades, numbers
from durance.pack.check.files import Folder, number, pair, table, text
from durance.pack.rows import Row

FIELDS = ("value", "low", "high")
FIRST, SETTLED, LATER = "second/first.csv", "second/settled.csv", "second/later.csv"
Key = tuple[str, str]      # what (a claim, or file/name of a number) and the field of it


class Coding(NamedTuple):
    """What the second coder says, and the row in which it is said."""

    kind: str
    said: str
    row: Row


class Pair(NamedTuple):
    """One thing coded twice, as written: `what` is a claim, or file/name of a number; `disagrees`: it must be settled."""

    kind: str
    what: str
    field: str
    first: str
    second: str
    disagrees: bool


def pairs(pack: Folder) -> list[Pair]:
    """All that was coded twice."""
    first = {key: row["first"] for key, row in keyed(pack, FIRST).items()}
    second = seconds(pack)
    said = {key: coding.said for key, coding in second.items()}
    return [Pair(coding.kind, *key, first[key], coding.said, _apart(coding.kind, key, first, said))
            for key, coding in second.items() if key in first]


def _apart(kind: str, key: Key, first: dict[Key, str], second: dict[Key, str]) -> bool:
    """Grades differ; figures of claims are not close; of a number, neither coder's range holds the other's value."""
    what, field = key
    a, b = first[key], second[key]
    if field == "grade":
        return a != b
    if field == "range":
        return _low(a) > _high(b) or _low(b) > _high(a)
    if kind == "claim":
        return difference(float(a), float(b)) > CLOSE
    mine, other = first.get((what, "range"), f"{a} to {a}"), second[what, "range"]
    return not (_low(mine) <= float(b) <= _high(mine) or _low(other) <= float(a) <= _high(other))


def _low(span: str) -> float:
    return float(span.partition(" to ")[0])


def _high(span: str) -> float:
    return float(span.partition(" to ")[2])


def seconds(pack: Folder) -> dict[Key, Coding]:
    """All that the second coder says; cells that are no numbers are left out."""
    return {key: coding for key, coding in (*_claims(pack), *_numbers(pack))}


def _claims(pack: Folder) -> Iterator[tuple[Key, Coding]]:
    for name in pack.names("second/claims*.csv"):
        for row in pack.rows(name):
            for field in ("grade", *FIELDS):
                if row[field] and (field == "grade" or number(row[field]) is not None):
                    yield (row["id"], field), Coding("claim", row[field], row)


def _numbers(pack: Folder) -> Iterator[tuple[Key, Coding]]:
    for file in pack.names("second/parameters*.csv"):
        for row in pack.rows(file):
            what = f"{row['file']}/{row['name']}"
            value, low, high = (number(row[k]) for k in FIELDS)
            if value is None or low is None or high is None:
                continue
            yield (what, "value"), Coding("number", row["value"], row)
            yield (what, "range"), Coding("number", f"{low:g} to {high:g}", row)
            if row["grade"]:
                yield (what, "grade"), Coding("number", row["grade"], row)


def held(pack: Folder, kind: str, what: str, field: str) -> str:
    """What the pack holds today, written as in `first.csv`; empty when it holds nothing."""
    if kind == "claim":
        return pack.claims.get(what, {}).get(field, "")
    file, _, name = what.partition("/")
    entry = coded(pack, file, name)
    value, span = number(entry.get("value")), pair(entry.get("range"))
    told = {"value": "" if value is None else f"{value:g}", "range": "" if span is None else f"{span[0]:g} to {span[1]:g}"}
    return told[field] if field in told else text(entry.get(field))


def coded(pack: Folder, file: str, name: str) -> dict[str, object]:
    """The entry of the pack that `file` and `name` point at; empty when there is none."""
    if file == "corridors.toml":
        corridor, _, key = name.partition(".")
        return table(pack.corridors.get(corridor, {}).get(key))
    where, entry = pack.parameters.get(name, ("", {}))
    return entry if where == f"parameters/{file}.toml" else {}


def keyed(pack: Folder, file: str) -> dict[Key, Row]:
    """The rows of `first.csv`, `settled.csv` or `later.csv` by what and field; none where the file is left out."""
    return {(row["what"], row["field"]): row for row in pack.rows(file)} if (pack.root / file).is_file() else {}


def provisional(folder: Path | Folder) -> set[str]:
    """Parameters, and numbers of corridors as `corridor.key`, that were not coded a second time."""
    pack = folder if isinstance(folder, Folder) else Folder(folder)
    twice = {row["name"] for file in pack.names("second/parameters*.csv") for row in pack.rows(file)
             if coded(pack, row["file"], row["name"])}
    routes = {f"{name}.{key}" for name, entry in pack.corridors.items() for key, value in entry.items()
              if isinstance(value, dict)}
    return (set(pack.parameters) | routes) - twice


def agreement(folder: Path) -> dict[str, Any]:
    """The agreement table, and each disagreement with how it was settled; `settled` is None where it was not."""
    pack = Folder(folder)
    found, done = pairs(pack), keyed(pack, SETTLED)
    told: dict[str, Any] = {}
    for kind in ("claim", "number"):
        mine = [p for p in found if p.kind == kind]
        told[f"{kind} grades"] = grades([(p.first, p.second) for p in mine if p.field == "grade"])
        told[f"{kind} values"] = numbers([(float(p.first), float(p.second)) for p in mine if p.field == "value"])
    bounds = [p for p in found if p.kind == "claim" and p.field in ("low", "high")]
    told["claim bounds"] = numbers([(float(p.first), float(p.second)) for p in bounds])
    spans, inside = ([p for p in found if p.kind == "number" and p.field == f] for f in ("range", "value"))
    told["number ranges"] = {"n": len(spans), "overlap": _share([not p.disagrees for p in spans]),
                             "inside": _share([not p.disagrees for p in inside])}
    rows = [{**p._asdict(), "settled": done[p.what, p.field]["settled"] if (p.what, p.field) in done else None,
             "reason": done.get((p.what, p.field), {}).get("reason", "")}
            for p in found if p.disagrees or (p.what, p.field) in done]
    return {"table": told, "disagreements": rows, "provisional": sorted(provisional(pack)),
            "numbers": len(pack.parameters) + sum(isinstance(v, dict) for e in pack.corridors.values() for v in e.values())}


def _share(flags: list[bool]) -> float | None:
    return sum(flags) / len(flags) if flags else None

"""The gazetteer of a pack: its places, actors and partners by their names, with the other names of `aliases.toml`.

`aliases.toml` has the tables `[kind.id]` with `names`, and for places `within` (the id around it) and `level` (country,
region or town); kinds are actor, partner, place, office and thing. `home` is the id of the pack's country; `[not]` lists
names that look like one of the pack and are none (a river, a film). A pack without the file is read by its own names.
"""

from collections.abc import Iterator

from durance.evidence.ingest.names import Gazetteer, fold, gazetteer
from durance.evidence.ingest.proposal import MENTIONS
from durance.pack.model import Pack
from durance.pack.rows import Fault, Faults, Toml, read_toml

FILE = "aliases.toml"
KEYS = ("names", "within", "level")
AREAS = ("{} region", "region of {}", "région de {}", "{} area")


def pack_gazetteer(pack: Pack) -> Gazetteer:
    """The names of a pack. Raises Faults where `aliases.toml` cannot be used."""
    path = pack.folder / FILE
    given = read_toml(path, pack.folder) if path.exists() else Toml({}, FILE, {})
    home = given.get("home", pack.id)
    return gazetteer([*_aliases(given), *_of_tables(pack, home)], home, pack.capital)


def _of_tables(pack: Pack, home: str) -> Iterator[dict[str, str]]:
    """The names the pack's tables give themselves: places, their regions, actors, partners."""
    for row in pack.places:
        yield {"id": row["id"], "kind": "place", "alias": row["name"], "level": "town",
               "within": _region(row["region"]) if row.get("region") else home if row["depot"] else ""}
    for name in sorted({row["region"] for row in pack.places if row.get("region")}):
        yield from ({"id": _region(name), "kind": "place", "alias": words.format(name), "within": home, "level": "region"}
                    for words in AREAS)
    for kind, table in (("actor", pack.actors), ("partner", pack.partners)):
        yield from ({"id": name, "kind": kind, "alias": entry["name"].split(" (")[0]} for name, entry in table.items())


def _aliases(given: Toml) -> Iterator[dict[str, str]]:
    """The rows of `aliases.toml`."""
    for kind, table in given.items():
        if kind == "home":
            continue
        if kind not in (*MENTIONS, "not") or not isinstance(table, dict):
            raise _fault(given, (kind,), f"`{kind}` is no kind of name; write one of {', '.join(MENTIONS)} or not")
        for name, entry in ({"": table} if kind == "not" else table).items():
            yield from _rows(given, kind, name, entry)


def _rows(given: Toml, kind: str, name: str, entry: dict) -> Iterator[dict[str, str]]:
    """One row for each name of an id."""
    names = entry.get("names") if isinstance(entry, dict) else None
    if not isinstance(names, list) or not all(isinstance(n, str) and any(c.isalpha() for c in n) for n in names):
        raise _fault(given, (kind, name), f"`{name or kind}` needs `names`, a list of words")
    if wrong := sorted(set(entry) - set(KEYS)):
        what = f"the key `{wrong[0]}` of `{name or kind}` is unknown; write one of {', '.join(KEYS)}"
        raise _fault(given, (kind, name), what)
    for alias in names:
        yield {"id": name, "kind": "thing" if kind == "not" else kind, "alias": alias} | {
            key: str(entry[key]) for key in KEYS[1:] if key in entry}


def _region(name: str) -> str:
    """The id of a region: `tombouctou-region`."""
    return f"{fold(name).replace(' ', '-')}-region"


def _fault(given: Toml, keys: tuple[str, ...], text: str) -> Faults:
    return Faults([Fault(given.file, given.line(*(k for k in keys if k)), f"{text[0].upper()}{text[1:]}.")])

"""What `durance ingest` does: read, propose, match, have a person review, take into the ledger, and score itself."""

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from durance.core.calendar import parse
from durance.evidence.ingest.match import Conflict, Match, among, match
from durance.evidence.ingest.names import Gazetteer, fold
from durance.evidence.ingest.proposal import Proposal
from durance.evidence.ingest.propose import propose
from durance.evidence.ingest.read import Document, Unreadable, decode, read
from durance.evidence.ingest.review import CLAIM_COLUMNS, claims_from, in_terminal, read_rows, rows_of, write
from durance.evidence.ingest.statements import Statement, of_claims, of_document
from durance.evidence.ingest.tables import unread
from durance.pack.check import check
from durance.pack.gazetteer import pack_gazetteer
from durance.pack.load import load, pack_digest
from durance.pack.model import Pack
from durance.pack.rows import Faults, read_csv
from durance.terminal import tell_json

SHOWN, SENTENCE, SHORT = 12, 200, 60      # proposals told on the terminal, characters of each, and of a known one
INGESTED, UNUSED = "claims_ingested.csv", "unused_ingested.csv"


def ingest(files: list[Path], pack: str | None = None, dated: str | None = None, language: str | None = None,
           out: Path | None = None, accept: Path | None = None, review: Path | None = None, source: str | None = None,
           score: bool = False, json: bool = False) -> int:
    """Do what was asked for. Returns the exit code: 2 if a file could not be read, though the others were."""
    if language not in (None, "en", "fr"):
        raise ValueError(f"the language {language!r} is not read; write --language en or fr, or leave it out")
    if accept and pack is None:
        raise ValueError("--accept writes into a pack; name your own with --pack FOLDER, the one installed is left alone")
    loaded = load(pack or "mali")
    if score:
        from durance.commands.ingest_score import tell_scores

        return tell_scores(loaded, json)
    if review:
        return in_person(review)
    if accept:
        return take(loaded, accept, source)
    if not files:
        raise ValueError("name at least one file: text, HTML, PDF or DOCX")
    day = parse(dated, end=True) if dated else None
    documents, faults = read_all(files, day)
    return tell(loaded, documents, faults, language, out, json)


def read_all(files: Sequence[Path], dated: date | None) -> tuple[list[Document], list[str]]:
    """The documents that can be read, and one sentence for each that cannot."""
    documents, faults = [], []
    for path in dict.fromkeys(files):
        try:
            documents.append(read(path, dated))
        except Unreadable as error:
            faults.append(str(error))
            print(f"durance: {error}", file=sys.stderr)
    return documents, faults


@lru_cache(maxsize=4)
def _known(name: str, digest: str) -> tuple[Gazetteer, tuple[Statement, ...]]:
    """Names and claims of a pack, ready to be compared."""
    pack = load(name)
    names = pack_gazetteer(pack)
    claims = of_claims(pack.ledger.claims.values(), lambda text, day: propose(text, names, day, "en"), names)
    return names, tuple(claims)


def known(pack: Pack) -> tuple[Gazetteer, tuple[Statement, ...]]:
    """The pack's gazetteer, and its ledger as statements; kept until a file of the pack changes."""
    return _known(str(pack.folder), pack_digest(pack.folder))


def proposed(pack: Pack, documents: Sequence[Document], language: str | None = None
             ) -> tuple[list[list[Proposal]], list[list[Match]], list[Conflict]]:
    """Proposals and verdicts of every document, and the conflicts among the documents."""
    names, ledger = known(pack)
    proposals = [propose(d.text, names, d.dated, language) for d in documents]
    stated = [of_document(d.name, found, names, d.dated) for d, found in zip(documents, proposals, strict=True)]
    return proposals, [match(found, ledger) for found in stated], among([s for found in stated for s in found])


def tell(pack: Pack, documents: Sequence[Document], faults: list[str], language: str | None, out: Path | None,
         json: bool) -> int:
    """Propose, match, write the CSV and the texts, and tell what was found."""
    proposals, matches, conflicts = proposed(pack, documents, language)
    documents = [replace(d, notes=(*d.notes, *_rows_left(d, found))) for d, found in zip(documents, proposals, strict=True)]
    rows: list[dict[str, str]] = []
    for name, found, verdicts in zip(_names(documents), proposals, matches, strict=True):
        rows += rows_of(name, found, verdicts, len(rows) + 1)
    if out and documents:
        _write(out, rows, documents)
    if json:
        tell_json({"schema": "durance.ingest/1", "pack": pack.id, "faults": faults, "documents": [_told(d) for d in documents],
                   "proposals": rows, "conflicts": [_pair(c) for c in conflicts]})
    else:
        _tell_text(documents, rows, conflicts, out)
    return 2 if faults else 0


def _rows_left(d: Document, found: Sequence[Proposal]) -> list[str]:
    left = unread(d.text, found)
    return [f"{left} table rows with figures not read"] if left else []


def _told(d: Document) -> dict[str, Any]:
    return {"document": d.name, "kind": d.kind, "characters": len(d.text), "dated": str(d.dated) if d.dated else None,
            "dated_by": d.dated_by or None, "notes": list(d.notes)}


def _pair(c: Conflict) -> dict[str, Any]:
    return {"topic": c.topic, "why": c.why, **{side: {"document": s.where, "start": s.start, "end": s.end, "text": s.sentence}
                             for side, s in (("a", c.a), ("b", c.b))}}


def _names(documents: Sequence[Document]) -> list[str]:
    """File names, numbered where two are the same."""
    seen: Counter[str] = Counter()
    names = []
    for d in documents:
        seen[d.name] += 1
        names.append(d.name if seen[d.name] == 1 else f"{d.name}-{seen[d.name]}")
    return names


def texts_beside(out: Path) -> Path:
    """The folder of the extracted texts that the offsets of a CSV count in."""
    return out.with_name(f"{out.stem}-text")


def _write(out: Path, rows: Sequence[Mapping[str, str]], documents: Sequence[Document]) -> None:
    if out.exists() and any(row["decision"] for row in read_rows(out)):
        raise ValueError(f"{out} holds decisions of a review; name another file after --out, or move it away")
    if not out.resolve().parent.is_dir():
        raise ValueError(f"the folder {out.resolve().parent} does not exist; make it, or name another file after --out")
    folder = texts_beside(out)
    folder.mkdir(exist_ok=True)
    for d, name in zip(documents, _names(documents), strict=True):
        (folder / f"{name}.txt").write_text(d.text, encoding="utf-8", newline="")
    write(out, rows)


def _tell_text(documents: Sequence[Document], rows: Sequence[Mapping[str, str]], conflicts: Sequence[Conflict],
               out: Path | None) -> None:
    for d in documents:
        dated = f"dated {d.dated} by {d.dated_by}" if d.dated else "without a date: `last month` stays open; give --dated"
        print(f"{d.name}: {d.kind}, {len(d.text):,} characters, {dated}", *d.notes, sep="; ")
    count = Counter(row["status"] for row in rows)
    print(f"{len(rows)} proposals: {count['new']} new, {count['known']} known, {count['conflict']} in conflict with the "
          f"ledger; {len(conflicts)} conflicts among the documents")
    first = sorted((row for row in rows if row["status"] != "known"), key=lambda row: row["status"] == "new")[:SHOWN]
    for row in first:
        print(f"{row['id']} {row['status']} ({row['kind']}): {row['text'][:SENTENCE]}\n       {row['why']}")
    known = [row for row in rows if row["status"] == "known"]
    for row in known[:SHOWN]:
        print(f"{row['id']} known: {(row['quantity'] or row['text'])[:SHORT]}: {row['why']}")
    left = len(rows) - len(first) - len(known[:SHOWN])
    print(*[f"and {left} more"] * bool(left), "none of these guesses is evidence yet", sep="; ")
    for topic in dict.fromkeys(c.topic for c in conflicts):
        mine = [c for c in conflicts if c.topic == topic]
        more = f" (and {len(mine) - 1} more pairs)" if len(mine) > 1 else ""
        print(f"{mine[0].a.where}:{mine[0].a.start} against {mine[0].b.where}:{mine[0].b.start}: {mine[0].why}{more}")
    if out and documents:
        print(f"written to {out}, the texts to {texts_beside(out)}; `durance ingest --review {out}` goes through them, "
              f"`--accept {out} --source ID --pack FOLDER` takes what was accepted")
    elif rows:
        print("nothing was written; --out proposals.csv keeps all of it for review")


def in_person(path: Path) -> int:
    """Review a CSV in the terminal, one proposal at a time."""
    from rich.console import Console
    from rich.text import Text

    console = Console()

    def show(row: Mapping[str, str], n: int, of: int) -> None:
        console.rule(f"{row['id']}  {n} of {of} undecided")
        console.print(Text(row["text"], style="bold"))
        for name in ("status", "why", "kind", "actors", "places", "when", "carried", "quantity", "attribution", "hedges"):
            if row[name]:
                console.print(Text(f"{name}: {row[name]}"))
        console.print(Text(f"draft: {row['value'] or '-'} ({row['low'] or '-'} to {row['high'] or '-'}) {row['unit']}, "
                           f"{row['date_event'] or 'undated'}"))

    done = in_terminal(path, input, show)
    print(", ".join(f"{n} {name}" for name, n in done.items()) + f"; kept in {path}")
    return 0


def take(pack: Pack, path: Path, source: str | None) -> int:
    """Put accepted rows into the pack's ledger, unless the checker then finds a fault it did not find before."""
    rows = read_rows(path)
    wanted = {row["source"] or source or "" for row in rows if row["decision"] in ("accept", "edit")}
    if not wanted:
        raise ValueError(f"{path} holds no row decided accept or edit; review it first (durance ingest --review {path})")
    for name in wanted:
        if name not in pack.ledger.sources:
            raise ValueError(f"the source {name!r} is not in {pack.id}/evidence/sources*.toml; add it there and name it after "
                             "--source or in the column `source`")
    texts = {p.name.removesuffix(".txt"): decode(p.read_bytes(), p)[0] for p in texts_beside(path).glob("*.txt")}
    if not texts:
        raise ValueError(f"{path}: the folder {texts_beside(path).name} with the texts is not beside it; keep the two together")
    claims: list[dict[str, str]] = []
    for name in sorted(wanted):
        mine = [row for row in rows if (row["source"] or source) == name]
        published = str(pack.ledger.sources[name].get("published", ""))
        claims += claims_from(mine, name, published, [*pack.ledger.claims, *(c["id"] for c in claims)], path, texts)
    if twice := _twice(pack, claims):
        raise ValueError(f"{path}: {len(twice)} accepted rows are in the ledger already ({twice[0]}); clear their decisions")
    _append(pack.folder, claims, path.name)
    print(f"{len(claims)} claims taken into {pack.folder / 'evidence' / INGESTED}: {claims[0]['id']} to {claims[-1]['id']}")
    return 0


def _twice(pack: Pack, claims: Sequence[Mapping[str, str]]) -> list[str]:
    """What is said already, under whatever source: the claims whose words stand in the ledger, or twice among them."""
    held = {" ".join(fold(k.claim).split()): name for name, k in pack.ledger.claims.items()}
    found = []
    for c in claims:
        words = " ".join(fold(c["claim"]).split())
        if words in held:
            found.append(f"{c['locator']} is {held[words]}")
        held.setdefault(words, c["id"])
    return found


def _append(folder: Path, claims: Sequence[Mapping[str, str]], review: str) -> None:
    """Write claims and the reason why nothing rests on them yet; put the old files back if the checker objects."""
    reasons = [{"claim": c["id"], "reason": f"accepted from {review}; nothing rests on it yet"} for c in claims]
    before = set(map(str, check(folder)))
    kept: dict[Path, bytes | None] = {}
    for name, columns, added in ((INGESTED, CLAIM_COLUMNS, claims), (UNUSED, ("claim", "reason"), reasons)):
        path = folder / "evidence" / name
        kept[path] = path.read_bytes() if path.exists() else None
        old = read_csv(path) if path.exists() else []
        write(path, [*old, *added], columns)
    if faults := [f for f in check(folder) if str(f) not in before]:
        for path, data in kept.items():
            path.unlink() if data is None else path.write_bytes(data)
        raise Faults(faults)

"""What `durance ingest --score` tells: how well the reader reads the five essays and sentences marked by hand."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from durance.commands.ingest import known
from durance.evidence.ingest import score as scores
from durance.evidence.ingest.match import among, match
from durance.evidence.ingest.propose import propose
from durance.evidence.ingest.statements import Statement, of_document
from durance.pack.model import Pack
from durance.pack.rows import read_csv
from durance.terminal import table, tell_json

ROOT = Path(__file__).parents[3]
GOLD, SHARED = ROOT / "tests" / "evidence" / "ingest" / "gold.csv", ROOT.parent / "shared"


def tell_scores(pack: Pack, json: bool) -> int:
    """Measure the reader on the five essays and the marked sentences. Returns 1 where the aim is missed."""
    found = measured(pack)
    if json:
        tell_json({"schema": "durance.ingest-score/1", **found})
        return 0 if found["met"] else 1
    table("Quantities marked by hand: number = figure, bounds, unit; whole = besides actor or place, and date",
          ["part", "measure", "marked", "proposed", "met", "precision", "recall"],
          [[r["part"], r["measure"], str(r["marked"]), str(r["proposed"]), str(r["met"]), _share(r["precision"]),
            _share(r["recall"])] for r in found["quantities"]])
    print("essays: the five, all of them development (the grammar was mended on their misses); ledger: 26 sentences of the "
          "pack; fresh: two invented texts, first scored blind (docs/ingest.md), since then known to who mends the grammar")
    table("Kinds, against the claims of the essays", ["kind", "claims", "proposed", "precision", "recall", "if all were this"],
          [[r["kind"], str(r["claims"]), str(r["proposed"]), *(_share(r[k]) for k in ("precision", "recall", "baseline"))]
           for r in found["kinds"]])
    print("The claims are one coder's; they cover nearly every sentence, so this measures the label more than the finding.")
    print(f"{found['conflicts']} conflicts among the essays, on {len(found['topics'])} topics ({'; '.join(found['topics'])}); "
          f"of {found['listed']} listed contradictions found: {', '.join(found['contradictions']) or 'none'}")
    print(f"the essays' own claims are the first candidate for {_share(found['linked_first'])} of the proposals on their "
          f"words, among the first three for {_share(found['linked'])}")
    print(f"aim (whole, essays: precision {scores.AIM['precision']:g}, recall {scores.AIM['recall']:g}): "
          + ("met" if found["met"] else "missed"))
    return 0 if found["met"] else 1


def _share(x: float | None) -> str:
    return "-" if x is None else f"{x:.2f}"


def measured(pack: Pack) -> dict[str, Any]:
    """All scores of the reader. Raises ValueError where the source data or the gold list are not beside the checkout."""
    for path in (GOLD, SHARED / "seeds", SHARED / "evidence" / "seed_claims.csv"):
        if not path.exists():
            raise ValueError(f"scoring needs {path}: it works in a checkout with the source data folder beside it")
    names, ledger = known(pack)
    gold = [*scores.read_gold(GOLD), *scores.read_gold(GOLD.with_name("fresh_gold.csv"))]
    texts = {p.name: p.read_text(encoding="utf-8") for p in (SHARED / "seeds").glob("*.txt")}
    texts |= {row["document"]: row["sentence"] for row in read_csv(GOLD.with_name("sentences.csv"))}
    texts |= {path.name: path.read_text(encoding="utf-8") for path in GOLD.parent.glob("fresh_*.txt")}
    found = scores.measure(gold, texts, lambda text, day: propose(text, names, day))
    essays = {name: proposals for name, proposals in found.items() if not name.startswith(("claim:", "fresh_"))}
    seeds, pairs = (_csv(SHARED / "evidence" / f"seed_{name}.csv") for name in ("claims", "contradictions"))
    dated = {m.document: m.dated for m in gold}
    stated = [s for name, told in essays.items() for s in of_document(name, told, names, dated[name])]
    conflicts = among(stated)
    spans = [((c.a.where, c.a.start, c.a.end), (c.b.where, c.b.start, c.b.end)) for c in conflicts]
    quantities = scores.quantity_scores(gold, found)
    whole = next(r for r in quantities if (r["part"], r["measure"]) == ("essays", "whole"))
    listed = scores.contradictions(pairs, seeds, spans)
    return {"quantities": quantities, "kinds": scores.kind_scores(seeds, essays), "conflicts": len(conflicts),
            "topics": sorted({c.topic for c in conflicts}), "listed": len(listed),
            "contradictions": [name for name, hit in listed.items() if hit], **_linked(stated, ledger, seeds),
            "met": all((whole[k] or 0) >= aim for k, aim in scores.AIM.items())}


def _linked(stated: Sequence[Statement], ledger: Sequence[Statement], seeds: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """How often a proposal's candidates name the ledger's own claim of the same words."""
    held, first, among_three, of = {s.key for s in ledger}, 0, 0, 0
    for s, verdict in zip(stated, match(stated, ledger), strict=True):
        own = {c["claim_id"] for c in seeds if c["claim_id"] in held
               and scores.half((c["seed"], int(c["start"]), int(c["end"])), (s.where, s.start, s.end))}
        if own:
            of += 1
            told = [key for key, _ in verdict.candidates]
            first, among_three = first + bool(own & set(told[:1])), among_three + bool(own & set(told))
    return {"linked_first": first / of if of else None, "linked": among_three / of if of else None}


def _csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))

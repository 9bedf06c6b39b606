"""Between a proposal and the ledger stands a person: the review as a CSV, in the terminal, and what may pass.

A row of the CSV is one proposal. The reviewer writes `decision` (accept, edit or reject), the claim in own words, a grade
and a stance; figures, unit and date are the machine's draft and may be changed. Only rows with accept or edit become claims. A
claim that copies its document is refused. Cells that a spreadsheet would run as a formula are written with a quote before.
"""

import csv
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from durance.core.calendar import parse
from durance.evidence.ingest.match import Match
from durance.evidence.ingest.names import fold
from durance.evidence.ingest.proposal import Proposal

EDITABLE = ("claim", "value", "low", "high", "unit", "date_event", "stance", "grade", "topic", "note")
COLUMNS = ("id", "decision", *EDITABLE, "source", "status", "why", "candidates", "document", "start", "end", "text", "kind",
           "actors", "places", "when", "carried", "quantity", "attribution", "negated", "hedges", "language")
CLAIM_COLUMNS = ("id", "claim", "source", "locator", "date_event", "date_published", "value", "low", "high", "unit", "stance",
                 "grade", "retrospective", "premise", "topic", "note")
DECISIONS = {"a": "accept", "e": "edit", "r": "reject", "accept": "accept", "edit": "edit", "reject": "reject", "": ""}
STANCES = ("independent", "state", "partisan", "analyst")
TAKEN = ("accept", "edit")
COPIED = 25      # consecutive words a claim may share with its document
VERBATIM = 6      # words from which a whole sentence counts as copied
FORMULA = re.compile(r"[=+\-@\t\r]")
NUMBER = re.compile(r"[+-]?\d+(\.\d*)?([eE][+-]?\d+)?")


def rows_of(document: str, proposals: Sequence[Proposal], matches: Sequence[Match], first: int = 1) -> list[dict[str, str]]:
    """One row a proposal, undecided, numbered P00001 on from `first`."""
    return [_row(f"P{first + k:05d}", document, p, m) for k, (p, m) in enumerate(zip(proposals, matches, strict=True))]


def _row(name: str, document: str, p: Proposal, m: Match) -> dict[str, str]:
    q, w = p.quantity, p.when
    days = "" if w is None or w.first is None or w.last is None else \
        str(w.first) if w.first == w.last else f"{w.first}/{w.last}"
    number = {k: "" if q is None or getattr(q, k) is None else f"{getattr(q, k):.12g}" for k in ("value", "low", "high")}
    return dict.fromkeys(COLUMNS, "") | number | {
        "id": name, "unit": " ".join(dict.fromkeys(f"{q.unit} {p.subject}".split())) if q else "", "date_event": days,
        "status": m.status, "why": m.why, "candidates": " ".join(f"{key}:{score:.2f}" for key, score in m.candidates),
        "document": document, "start": str(p.start), "end": str(p.end), "text": " ".join(p.sentence.split()), "kind": p.kind,
        "actors": " ".join(dict.fromkeys(x.id for x in p.actors)), "places": " ".join(dict.fromkeys(x.id for x in p.places)),
        "when": w.text if w else "", "carried": " ".join(p.carried), "quantity": q.text if q else "",
        "attribution": p.attribution,
        "negated": "yes" if p.negated else "", "hedges": "; ".join(p.hedges), "language": p.language}


def write(path: Path, rows: Iterable[Mapping[str, str]], columns: Sequence[str] = COLUMNS) -> None:
    """Write rows as CSV, whole or not at all; formulas are made harmless."""
    beside = path.with_name(path.name + ".part")
    with beside.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(columns)
        out.writerows([[harmless(row.get(name, "")) for name in columns] for row in rows])
    os.replace(beside, path)


def harmless(cell: str) -> str:
    """The cell with a quote before what a spreadsheet would run; numbers stay numbers, NULs go."""
    cell = cell.replace("\x00", "")
    return f"'{cell}" if FORMULA.match(cell) and not NUMBER.fullmatch(cell) else cell


def plain(cell: str) -> str:
    """What `harmless` was given."""
    return cell[1:] if cell[:1] == "'" and FORMULA.match(cell[1:]) else cell


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a review. Raises ValueError with file and line for one that is not as it was written."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise ValueError(f"{path}: cannot be read as UTF-8 text; save the review as CSV with UTF-8 encoding") from None
    found = csv.DictReader(text.splitlines(keepends=True), delimiter=";" if text[:40].count(";") > 2 else ",")
    if lacking := [name for name in COLUMNS if name not in (found.fieldnames or ())]:
        raise ValueError(f"{path}:1: the column `{lacking[0]}` is missing; keep the columns `durance ingest` wrote")
    rows = []
    for row in found:
        clean = {name: plain((row[name] or "").strip()) for name in COLUMNS}
        said = clean["decision"].lower()
        if said not in DECISIONS:
            raise ValueError(f"{path}:{found.line_num}: the decision `{said}` is unknown; write accept, edit or reject")
        rows.append(clean | {"decision": DECISIONS[said], "line": str(found.line_num)})
    return rows


def copied(claim: str, text: str) -> int:
    """The longest run of consecutive words that a claim shares with a text."""
    ours, theirs = ([fold(w) for w in re.findall(r"\w+", t)] for t in (claim, text))
    longest, before = 0, [0] * (len(theirs) + 1)
    for word in ours:
        row = [0] * (len(theirs) + 1)
        for j, other in enumerate(theirs, 1):
            if word == other:
                row[j] = before[j - 1] + 1
        longest, before = max(longest, *row), row
    return longest


def fault(row: Mapping[str, str], document: str = "") -> str:
    """Why a row cannot become a claim, in one clause with how to mend it; "" if it can. `document` is its whole text."""
    words = re.findall(r"\w+", row["claim"])
    if not words:
        return "there is no claim; say in your own words what the document says"
    if max(copied(row["claim"], row["text"]), _long_copy(words, document)) > COPIED:
        return f"the claim copies more than {COPIED} words in a row; say it in your own words"
    if len(words) >= VERBATIM and copied(row["claim"], row["text"]) == len(words):
        return "the claim is the document's own wording; say it in your own words"
    if row["grade"] not in tuple("ABCDE"):
        return f"the grade is `{row['grade']}`; write one of A, B, C, D, E: the machine gives none"
    if row["stance"] not in STANCES:
        return f"the stance is `{row['stance']}`; write one of {', '.join(STANCES)}"
    for name in ("value", "low", "high"):
        if row[name] and not NUMBER.fullmatch(row[name]):
            return f"`{name}` is `{row[name]}`, not a number"
    try:
        days = [parse(part, end=bool(k)) for k, part in enumerate(row["date_event"].split("/")) if row["date_event"]]
    except ValueError as error:
        return f"`date_event`: {error}"
    return "" if len(days) < 2 or days[0] <= days[1] else "`date_event` ends before it begins; swap the dates"


def _long_copy(words: Sequence[str], document: str) -> int:
    """COPIED + 1 if some run of that many words of the claim stands in the document, else 0."""
    whole = " ".join(["", *(fold(w) for w in re.findall(r"\w+", document)), ""])
    runs = (" ".join(fold(w) for w in words[k:k + COPIED + 1]) for k in range(len(words) - COPIED))
    return COPIED + 1 if any(f" {run} " in whole for run in runs) else 0


def _misplaced(row: Mapping[str, str], documents: Mapping[str, str]) -> str:
    """Why the place a row names is not where its text stands; "" if it is."""
    if row["document"] not in documents:
        return f"there is no text of the document `{row['document']}` beside the review; name the one it was read from"
    start, end = (int(row[k]) if row[k].isdigit() else -1 for k in ("start", "end"))
    words = documents[row["document"]][max(0, start):max(0, end)]
    same = " ".join(words.split()) == row["text"]
    return "" if same else f"`text` is not what stands at {row['start']}-{row['end']} of {row['document']}; put both back"


def claims_from(rows: Sequence[Mapping[str, str]], source: str, published: str, taken: Iterable[str], path: Path,
                documents: Mapping[str, str]) -> list[dict[str, str]]:
    """Ledger rows of what the reviewer took, with ids not in `taken`. Raises ValueError for all that cannot pass."""
    chosen = [row for row in rows if row["decision"] in TAKEN]
    faults = [f"{path}:{row['line']}: {row['id']}: {why}" for row in chosen
              if (why := _misplaced(row, documents) or fault(row, documents.get(row["document"], "")))]
    if faults:
        raise ValueError("\n".join(faults))
    used = [int(found[1]) for name in taken if (found := re.fullmatch(r"IN-(\d+)", name))]
    return [{name: row.get(name, "") for name in CLAIM_COLUMNS} | {
        "id": f"IN-{max(used, default=0) + n:04d}", "source": row["source"] or source, "date_published": published,
        "locator": f"{row['document']} characters {row['start']}-{row['end']}",
        "note": row["note"] or f"read by durance ingest ({row['id']}), accepted by a reviewer"}
        for n, row in enumerate(chosen, 1)]


def in_terminal(path: Path, ask: Callable[[str], str], show: Callable[[Mapping[str, str], int, int], None]) -> dict[str, int]:
    """Ask for every undecided row, one at a time; each answer is kept at once, so a review can stop and go on later.

    `ask` gives the answer to a prompt (EOFError ends the review), `show` draws a row with its number and how many are
    left. Returns how many rows are decided in each way.
    """
    rows = read_rows(path)
    open_rows = [row for row in rows if not row["decision"]]
    try:
        for n, row in enumerate(open_rows):
            show(row, n + 1, len(open_rows))
            if not _decide(row, ask):
                break
            write(path, rows)
    except EOFError:
        pass
    decided = [row["decision"] or "open" for row in rows]
    return {name: decided.count(name) for name in ("accept", "edit", "reject", "open")}


def _decide(row: dict[str, str], ask: Callable[[str], str]) -> bool:
    """Put the reviewer's answer into a row; False to stop."""
    why = ""
    while True:
        answer = ask(f"{why}accept, edit, reject, skip or quit [a/e/r/s/q]: ").strip()
        said, why = answer.lower()[:1], f"`{answer[:20]}` is none of these; "
        if said in ("s", "q"):
            return said == "s"
        if said == "r":
            row["decision"] = "reject"
            return True
        if said in ("a", "e"):
            for name in EDITABLE if said == "e" else ("claim", "grade", "stance"):
                row[name] = ask(f"{name} [{row[name]}]: ").strip() or row[name]
            if not (wrong := fault(row)):
                row["decision"] = DECISIONS[said]
                return True
            ask(f"not taken: {wrong} [Enter] ")
            why = ""

"""Take evidence elsewhere: sources as BibTeX or CSL-JSON for a reference manager, claims as CSV for a table."""

import csv
import json
import re
from collections.abc import Callable, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from durance.evidence.ledger import Claim
from durance.evidence.search import Entry

_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {c: "\\" + c for c in "{}%&$#_"}
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
PLAIN = [name for name in Claim.__dataclass_fields__ if name not in ("retrospective", "premise")]
HEAD = [*PLAIN, "retrospective", "premise", "source_title", "publisher", "url", "licence", "used_by"]


def export(entries: Sequence[Entry], path: Path) -> None:
    """Write the entries to a file whose ending names the form. Raises ValueError for another ending, no such folder or
    nothing to write."""
    if path.suffix not in FORMS:
        raise ValueError(f"{path.name!r} has no ending that names a form; write {', '.join(FORMS)}")
    if not path.resolve().parent.is_dir():
        raise ValueError(f"the folder {path.resolve().parent} does not exist; make it, or name another file")
    if not entries:
        raise ValueError(f"no claim was found, so {path.name!r} was not written; ask for less")
    path.write_text(FORMS[path.suffix](entries), encoding="utf-8", newline="")


def bibtex(entries: Sequence[Entry]) -> str:
    """One `@misc` a source, with the claims that come from it in `note`. Letters with accents stay as they are (UTF-8)."""
    taken: set[str] = set()
    return "\n".join(_bib(_key(name, taken), source, claims) for name, source, claims in _sources(entries))


def _bib(key: str, source: dict[str, Any], claims: list[str]) -> str:
    year, month, day = _date(source)
    who = _tex(source.get("publisher"))
    fields = {"title": _tex(source.get("title")), "author": who and f"{{{who}}}", "year": year,
              "month": month.lstrip("0"), "day": day.lstrip("0"), "url": _url(source),
              "note": _tex(f"Claims {', '.join(claims)}")}
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{key},\n{body}}}\n"


def csl(entries: Sequence[Entry]) -> str:
    """CSL-JSON: `webpage` where there is an address, else `document`; the claims stand in `note`."""
    rows, taken = [], set()
    for name, source, claims in _sources(entries):
        row: dict[str, Any] = {"id": _key(name, taken), "type": "webpage" if _url(source) else "document",
                               "title": str(source.get("title") or name), "note": f"Claims {', '.join(claims)}"}
        if parts := [int(part) for part in _date(source) if part]:
            row["issued"] = {"date-parts": [parts]}
        row |= {key: value for key, value in (("publisher", source.get("publisher")), ("URL", _url(source))) if value}
        rows.append(row)
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def table(entries: Sequence[Entry]) -> str:
    """CSV, a line a claim, with its source and what rests on it. A cell that a spreadsheet would run is disarmed by a quote."""
    out = StringIO(newline="")
    made = csv.writer(out)
    made.writerow(HEAD)
    for entry in entries:
        flags = ["yes" if flag else "" for flag in (entry.claim.retrospective, entry.claim.premise)]
        told = [str(entry.source.get(key) or "") for key in ("title", "publisher", "url", "licence")]
        plain = [str(getattr(entry.claim, name)) for name in PLAIN]
        made.writerow([_safe(cell) for cell in (*plain, *flags, *told, "; ".join(entry.used_by))])
    return out.getvalue()


FORMS: dict[str, Callable[[Sequence[Entry]], str]] = {".bib": bibtex, ".json": csl, ".csv": table}


def _sources(entries: Sequence[Entry]) -> list[tuple[str, dict[str, Any], list[str]]]:
    """(id, source, claims) of each source, in the order in which the entries name them."""
    found: dict[str, tuple[dict[str, Any], list[str]]] = {}
    for entry in entries:
        found.setdefault(entry.claim.source, (entry.source, []))[1].append(entry.claim.id)
    return [(name, source, claims) for name, (source, claims) in found.items()]


def _key(name: str, taken: set[str]) -> str:
    """A key of plain letters that no other source has."""
    plain = re.sub(r"[^A-Za-z0-9:-]+", "-", name).strip("-") or "source"
    key, number = plain, 1
    while key.lower() in taken:
        number += 1
        key = f"{plain}-{number}"
    taken.add(key.lower())
    return key


def _date(source: dict[str, Any]) -> tuple[str, str, str]:
    """Year, month and day of publication, each empty where it is not known."""
    found = _DATE.fullmatch(str(source.get("published") or ""))
    return (found[1], found[2] or "", found[3] or "") if found else ("", "", "")


def _url(source: dict[str, Any]) -> str:
    """The address with signs that would end a field written as percent codes."""
    return re.sub(r"[{}\\\s]", lambda sign: f"%{ord(sign[0]):02X}", str(source.get("url") or "").strip())


def _tex(text: Any) -> str:
    return "".join(_TEX.get(sign, sign) for sign in " ".join(str(text or "").split()))


def _safe(cell: str) -> str:
    return "'" + cell if re.match(r"[=+@\t\r]|-(?![\d.]+([eE][-+]?\d+)?$)", cell) else cell

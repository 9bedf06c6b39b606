"""What `durance data import-...` does: read a file the user downloaded, make it tidy, say what was left out."""

from importlib import import_module
from pathlib import Path
from typing import Any

from durance.data.common import Found, gather, write
from durance.data.naming import Names
from durance.pack.listing import find
from durance.terminal import table, tell_json

KINDS = {"ged": "ged", "acled": "acled", "unhcr": "unhcr", "dtm": "dtm", "prices": "hdx_prices", "cadre": "cadre"}
MOST = 25      # reasons told on the screen


def import_file(kind: str, file: Path, pack: str, out: Path | None, within: float, replace: bool, json: bool) -> Path:
    """Import `file` with the importer `kind` for a pack, into `out` (default imported/KIND.csv). Returns the file written."""
    importer, folder = import_module(f"durance.data.{KINDS[kind]}"), find(pack)
    target = out or Path("imported") / f"{kind}.csv"
    if target.suffix != ".csv":
        target = target / f"{kind}.csv"
    if target.resolve().is_relative_to(folder):
        raise ValueError(f"{target} lies in the pack, whose tables name their sources row by row; name a folder of your own")
    if target.exists() and target.resolve() == file.resolve():
        raise ValueError(f"{file} would be written over itself; name another file after --out")
    found = gather(importer, file, Names(folder, within))
    write(target, importer.COLUMNS, found.rows, replace)
    told = {"schema": "durance.import/1", "kind": kind, "file": str(file), "written": str(target), "read": found.read,
            "rows": len(found.rows), "licence": importer.LICENCE, "dropped": reasons(found, found.dropped),
            "noted": reasons(found, found.noted)}
    tell_json(told) if json else tell(told)
    return target


def reasons(found: Found, counted: Any) -> list[dict[str, Any]]:
    """`[{reason, rows, first_line}]`, the most frequent first."""
    return [{"reason": reason, "rows": rows, "first_line": found.first[reason]} for reason, rows in counted.most_common()]


def tell(told: dict[str, Any]) -> None:
    """Print what was written and why the rest was not."""
    print(f"{told['written']}: {told['rows']:,} rows from {told['read']:,} of {told['file']}")
    print(told["licence"])
    for title, rows in (("Rows left out", told["dropped"]), ("Kept, but", told["noted"])):
        if rows:
            table(title, ["why", "rows", "first on line"],
                  [[r["reason"], f"{r['rows']:,}", str(r["first_line"])] for r in rows[:MOST]])
        if len(rows) > MOST:
            print(f"and {len(rows) - MOST} more; --json tells them all")

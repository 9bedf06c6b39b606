"""`durance cite`: the claims behind a run's answer, by how much hangs on them."""

from pathlib import Path

from durance.analysis.cited import cite as behind
from durance.commands.evidence import USERS, checked, cut, entries
from durance.ensemble.store import open_run
from durance.evidence.export import export
from durance.pack.check.files import Folder
from durance.pack.load import load
from durance.terminal import tell_json


def cite(name: str, on: str | None, out: Path, target: Path | None, most: int, json: bool) -> None:
    """Tell which claims stand behind a run's answer, by how much hangs on them. Raises ValueError for a negative `most`."""
    checked(most)
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
    print(f"{len(rows)} claims{cut(rows, most)}. Shares of the spread of {what} that hang on the "
          "claim; parameters and disputes overlap, so they order and do not add up.")

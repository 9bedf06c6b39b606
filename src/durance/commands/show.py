"""`durance show` and `durance runs`: recorded runs told again, and listed."""

import sys
from collections import Counter
from pathlib import Path
from typing import Any

from durance.analysis.places import places
from durance.analysis.summary import summary
from durance.ensemble.store import Run, open_run, read_manifest
from durance.pack.listing import Unknown
from durance.pack.load import load
from durance.report.sources import kept_causes
from durance.report.units import of_pack
from durance.terminal import table, tell_causes, tell_json, tell_places, tell_summary

PREMISES = 3      # told of a run


def show(name: str, out: Path, json: bool) -> None:
    """Tell a recorded run again."""
    tell(open_run(name, out), json)


def tell(found: Run, json: bool) -> None:
    """Tell a run: headline numbers, places, causes."""
    pack = load(found.pack)
    rows, causes = summary(found, pack), kept_causes(found)
    if json:
        told = {k: found.manifest[k] for k in ("run", "status", "pack", "scenario", "days", "seed", "seconds")}
        return tell_json({"schema": "durance.summary/1", **told, "members": found.members, "summary": rows,
                          "grades": pack.grades(), "causes": causes})
    print(f"{found.manifest['pack']}/{found.manifest['scenario']}: run {found.id}, {found.manifest['status']}, "
          f"{found.members:,} of {found.manifest['members']:,} futures, {found.manifest['days']} days")
    tell_imposed([event for event in found.manifest["imposed"] if event["kind"] == "premise"])
    for name, at, strength, begin, until in found.manifest["measures"]:
        where = " ".join(at.values()) or "everywhere"
        entry = pack.measures[name]
        much = f"{entry['strength']} = {strength:g} {of_pack(entry['unit'], pack)}"
        print(f"measure: {name}, {where}, {much} {begin and 'from ' + begin} "
              f"{until and 'until ' + until}".rstrip())
    tell_summary(rows, found.members)
    tell_places(places(found, pack))
    tell_causes(causes)
    print(f"kept in {found.folder}; `durance report {found.folder}` draws it" if found.folder else "")


def tell_imposed(premises: list[dict[str, Any]]) -> None:
    """Print the first premises that were laid on the run, one line for those that say the same, and how many more there are."""
    told = Counter(f"imposed on {event['date']}: {event['text']}" for event in premises)
    for text, times in list(told.items())[:PREMISES]:
        print(text + (f" ({times} events)" if times > 1 else ""))
    if len(told) > PREMISES:
        print(f"and {len(told) - PREMISES} more imposed")


def runs(out: Path, json: bool) -> None:
    """List the run folders."""
    rows = []
    for path in sorted(out.glob("*/manifest.json")):
        try:
            rows.append(read_manifest(path.parent))
        except Unknown as error:
            print(f"durance: {error.args[0]}", file=sys.stderr)
    if json:
        return tell_json([{k: r[k] for k in ("run", "status", "pack", "scenario", "members", "days", "seed", "started")}
                          for r in rows])
    if not rows:
        return print(f"There is no run in {out}; `durance run` makes one.")
    table(f"Runs in {out}", ["run", "scenario", "status", "members", "days", "started"],
          [[r["run"], f"{r['pack']}/{r['scenario']}", r["status"], f"{sum(b['count'] for b in r['blocks'])}/{r['members']}",
            str(r["days"]), r["started"]] for r in rows])

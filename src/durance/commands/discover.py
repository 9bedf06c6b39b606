"""`durance discover`: under which conditions something happens."""

from pathlib import Path

from durance.analysis.found import conditions
from durance.analysis.words import percent
from durance.ensemble.store import open_run
from durance.pack.load import load
from durance.terminal import table, tell_json


def discover(name: str, expression: str, out: Path, json: bool) -> None:
    """Tell under which conditions something happens."""
    run = open_run(name, out)
    found = conditions(run, load(run.pack), expression)
    if json:
        return tell_json({"schema": "durance.discover/1", "run": run.id, **found})
    print(f"{expression}: {found['words']}")
    if found["note"]:
        print(found["note"])
    for k, box in enumerate(found["boxes"], 1):
        print(f"box {k}: {box['words']}")
        print("   quasi-p-values: " + ", ".join(f"{name} {p:.1g}" for name, p in box["p"].items()))
    if not found["boxes"] and not found["note"]:
        print("No condition on parameters or readings tells it better than luck.")
    if found["leaves"]:
        table("A tree of at most three questions", ["where", "happens in", "of all futures", "of all cases"],
              [[leaf["words"], *(percent(leaf[q]) for q in ("share", "mass", "coverage"))] for leaf in found["leaves"]])

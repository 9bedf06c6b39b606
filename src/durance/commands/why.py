"""`durance why`: why a value of a run is what it is, or through what two runs differ."""

from pathlib import Path
from typing import Any

from durance.analysis.why import why as ask_why
from durance.analysis.why_pair import why_pair
from durance.ensemble.store import open_run
from durance.pack.load import load
from durance.pack.model import Pack
from durance.report.units import of_pack
from durance.terminal import number, table, tell_json

MOVED = 20      # told in a terminal; JSON holds all


def why(name: str, variable: str, at: str, day: str, member: str, twin: str | None, off: bool, out: Path, json: bool) -> None:
    """Tell why a value of a run is what it is; with a twin, through what the two runs differ."""
    run = open_run(name, out)
    found = why_pair(run, open_run(twin, out), variable, at, day, off) if twin else ask_why(run, variable, at, day, member)
    if json:
        return tell_json({**found, "run": run.id, "twin": twin})
    if twin:
        tell_pair(found, load(run.pack))
    else:
        tell_chain(found["lines"])
        print(f"Future {found['member']} of the run. {found['note']}")


def tell_chain(lines: list[dict[str, Any]]) -> None:
    """Print a chain, a numbered line each."""
    for k, line in enumerate(lines, 1):
        print(f"{k:>2} {line['text']}")


def tell_pair(found: dict[str, Any], pack: Pack) -> None:
    """Print through what two runs differ."""
    much, what = found["effect"], " ".join(filter(None, [found["variable"], found["at"]]))
    effect = f"{number(abs(much))} {of_pack(found['unit'], pack)} {'less' if much < 0 else 'more'}"
    print(f"{what} on {found['day']}: {effect} than in the "
          f"twin, mean of {found['members']} futures. In one of them:")
    tell_chain(found["chain"])
    least = sorted((r["difference"] for r in found["moved"]), reverse=True)[:MOVED][-1:]
    table("What differs most, in the order of the day",
          ["variable", "written by", "from", "difference", "here", "twin", "unit"],
          [[r["variable"], r["mechanism"], r["first"], f"{r['difference']:.1%}", number(r["here"]), number(r["there"]),
            of_pack(r["unit"], pack)] for r in found["moved"] if r["difference"] >= least[0]])
    if found["without"]:
        table("The effect with a mechanism of the chain switched off in both", ["off", "effect left", "share of all"],
              [[r["mechanism"], number(r["effect"]), "-" if r["left"] is None else f"{r['left']:.0%}"]
               for r in found["without"]])
        print(found["note"])

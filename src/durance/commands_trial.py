"""The commands that try theses and say why: `durance trial` and `durance why`."""

from pathlib import Path
from typing import Any

from durance.analysis.trial import said
from durance.analysis.trial import trial as try_theses
from durance.analysis.why import why as ask_why
from durance.analysis.why_pair import why_pair
from durance.core import kernel
from durance.ensemble.store import open_run
from durance.pack.check import check
from durance.pack.listing import find
from durance.pack.load import load
from durance.pack.rows import Faults
from durance.terminal import Line, number, table, tell_json

FLIPS, MOVED = 6, 20      # told in a terminal; JSON holds all


def trial(pack: str, members: int, seed: int, only: list[str], threads: int | None, json: bool) -> int:
    """Try a pack's theses and tell. Returns 1 when the placebo or the positive control of the pack came out wrong, else 0."""
    if faults := check(find(pack), fast=True):
        raise Faults(faults)
    loaded = load(pack)
    rows = try_theses(loaded, members, seed, tuple(only), Line(), threads)
    wrong = controls_wrong(rows)
    if json:
        tell_json({"schema": "durance.trial/1", "pack": loaded.id, "digest": loaded.digest, "equations": kernel.digest(),
                   "members": members, "seed": seed, "controls_wrong": wrong, "theses": rows})
    else:
        for row in rows:
            tell_thesis(row)
        print(f"{members} futures of each side, seed {seed}; shares are of futures in which the two sides differ. A verdict is "
              "about this model and its assumptions, not about the country.")
    if wrong and not json:
        print(f"The laboratory failed its own test: {', '.join(wrong)} came out wrong; trust no verdict of this run.")
    return 1 if wrong else 0


def controls_wrong(rows: list[dict[str, Any]]) -> list[str]:
    """The laboratory's own tests that came out wrong: a placebo that is not undetermined, a control that is not supported."""
    right = {"placebo": "undetermined", "control": "supported"}
    return [row["id"] for row in rows if row["verdict"] != right.get(row["id"], row["verdict"])]


def tell_thesis(row: dict[str, Any]) -> None:
    """Print a thesis: the sentence, the verdict, its parts, what flips it, and the claims on both sides."""
    print(f"{row['id']}  {row['thesis']}")
    print(f"    {row['verdict'].upper()}. {row['words']}")
    for flip in row["flips"][:FLIPS]:
        where = f" (part {flip['part'] + 1})" if len(row["parts"]) > 1 else ""
        print(f"    flips to {flip['verdict']}{where} where {flip['what']}: {said(flip)}; {flip['futures']} futures"
              f"{'; ' + ' '.join(flip['claims'][:4]) if flip['claims'] else ''}")
    if len(row["flips"]) > FLIPS:
        print(f"    and {len(row['flips']) - FLIPS} more flips; --json tells all")
    if row["parts"] and not row["flips"]:
        print("    No reading and no half of a range gives another verdict that is clear of chance.")
    if row["leaves"]:
        print(f"    Left out: {row['leaves']}")
    if row["claims"] or row["against"]:
        print(f"    for: {' '.join(row['claims']) or 'none'}    against: {' '.join(row['against']) or 'none'}")
    print()


def why(name: str, variable: str, at: str, day: str, member: str, twin: str | None, off: bool, out: Path, json: bool) -> None:
    """Tell why a value of a run is what it is; with a twin, through what the two runs differ."""
    run = open_run(name, out)
    found = why_pair(run, open_run(twin, out), variable, at, day, off) if twin else ask_why(run, variable, at, day, member)
    if json:
        return tell_json({**found, "run": run.id, "twin": twin})
    if twin:
        tell_pair(found)
    else:
        tell_chain(found["lines"])
        print(f"Future {found['member']} of the run. {found['note']}")


def tell_chain(lines: list[dict[str, Any]]) -> None:
    """Print a chain, a numbered line each."""
    for k, line in enumerate(lines, 1):
        print(f"{k:>2} {line['text']}")


def tell_pair(found: dict[str, Any]) -> None:
    """Print through what two runs differ."""
    print(f"{found['variable']} {found['at']} on {found['day']}: {number(found['effect'])} {found['unit']} more than in the "
          f"twin, mean of {found['members']} futures. In one of them:")
    tell_chain(found["chain"])
    least = sorted((r["difference"] for r in found["moved"]), reverse=True)[:MOVED][-1:]
    table("What differs most, in the order of the day",
          ["variable", "written by", "from", "difference", "here", "twin", "unit"],
          [[r["variable"], r["mechanism"], r["first"], f"{r['difference']:.1%}", number(r["here"]), number(r["there"]),
            r["unit"]] for r in found["moved"] if r["difference"] >= least[0]])
    if found["without"]:
        table("The effect with a mechanism of the chain switched off in both", ["off", "effect left", "share of all"],
              [[r["mechanism"], number(r["effect"]), "-" if r["left"] is None else f"{r['left']:.0%}"]
               for r in found["without"]])
        print(found["note"])

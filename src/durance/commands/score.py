"""`durance score`: cases scored by their registered files, told row by row, resumed where they were stopped."""

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from durance.analysis.score.casefile import case_names, read_case
from durance.analysis.score.results import result
from durance.analysis.score.verdict import fell_short, judged
from durance.pack.listing import find
from durance.pack.load import load
from durance.terminal import Line, number, table, tell_json


def score(names: list[str], every: bool, fast: bool, out: Path, json: bool, pack: str = "mali") -> int:
    """Score cases and tell them. Returns 1 when one falls short or could not be run beside others, 0 when all are met."""
    loaded = load(str(find(pack)))
    asked = case_names(loaded) if every else list(dict.fromkeys(names))
    if not asked:
        raise ValueError(f"name a case ({', '.join(case_names(loaded))}) or give --all")
    for name in asked:
        read_case(loaded, name)      # a slip in the last name is told before hours are spent on the first
    found, absent = [], {}
    for name in asked:
        print(f"case {name}", file=sys.stderr)
        try:
            found.append(result(loaded, name, out, fast, Line()))
        except LookupError as error:      # data of others that are not shipped; anything else is a fault of ours
            if len(asked) == 1 or type(error) is not LookupError:
                raise
            absent[name] = str(error.args[0])
            continue
        except KeyboardInterrupt:
            raise KeyboardInterrupt(SimpleNamespace(folder=out / "scores")) from None
        if not json:
            tell(found[-1])
    return conclude(found, absent, fast, json)


def conclude(found: list[dict[str, Any]], absent: dict[str, str], fast: bool, json: bool) -> int:
    """The last lines, or the JSON document: which cases fell short, and why some could not be scored. Gives the exit code."""
    short = {told["case"]: fell_short(told["rows"]) for told in found}
    if json:
        tell_json({"schema": "durance.scores/1", "cases": found, "short": {k: v for k, v in short.items() if v},
                   "absent": absent})
        return 1 if absent or any(short.values()) else 0
    for name, metrics in short.items():
        print(f"{name}: " + (f"falls short in {'; '.join(metrics)}" if metrics else "every target met"))
    for name, why in absent.items():
        print(f"{name}: not scored: {why}")
    if fast:
        print("A fast subset says whether all works, not how well.")
    return 1 if absent or any(short.values()) else 0


def tell(told: dict[str, Any]) -> None:
    """Print one case: what was asked first, then what stands beside it."""
    asked = judged(told["rows"])
    head = ["metric", "target", "benchmark", "ours", "interval", "verdict"]
    title = f"{told['case']}: {told['title']} (case {told['stamp']['case']}{', fast subset' if told['fast'] else ''})"
    table(title, head, [cells(r) for r in asked])
    beside = [r for r in told["rows"] if r not in asked]
    if beside:
        table("beside", head, [cells(r) for r in beside])
    for r in asked:
        if r["note"]:
            print(f"{r['metric']}: {r['note']}")
    print()


def cells(row: dict[str, Any]) -> list[str]:
    """A row as texts: metric, target, benchmark, ours, interval, verdict."""
    target, interval = row["target"], row["interval"]
    return [row["metric"], span(target) if isinstance(target, list) else plain(target), plain(row["benchmark"]),
            plain(row["ours"]), "" if interval is None else span(interval), verdict(row)]


def plain(x: float | None) -> str:
    """A number, or nothing."""
    return "" if x is None else number(float(x))


def span(ends: list[float | None]) -> str:
    """Two ends; one that never comes is called so."""
    return " to ".join("never" if x is None else number(float(x)) for x in ends)


def verdict(row: dict[str, Any]) -> str:
    """met, good, missed, or nothing where nothing was asked."""
    if row["met"] is None:
        return {None: "", True: "good", False: "not good"}[row.get("good")]
    return "missed" if not row["met"] else "met, good" if row.get("good") else "met"

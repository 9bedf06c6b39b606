"""The command line. Exit codes: 0 done, 1 a check fell short, 2 the input is wrong, 3 interrupted, 4 the machine."""

import io
import os
import sys
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

import durance

HELP = """A laboratory for a state under siege.

Example: durance run mali/blockade-2025 --members 500"""
app = App(name="durance", version=durance.__version__, suppress_keyboard_interrupt=False, help=HELP)
Json = Annotated[bool, Parameter(help="Print one JSON document on stdout and nothing else.")]
Output = Annotated[Path, Parameter(name=["--output", "-o"], help="The HTML file to write.")]
Many = Annotated[list[str] | None, Parameter(consume_multiple=True)]


@app.command
def packs(*, json: Json = False) -> None:
    """List the country packs. Example: durance packs"""
    from durance.pack.listing import list_packs
    from durance.terminal import table, tell_json

    rows = list_packs()
    if json:
        return tell_json(rows)
    table("Packs", ["pack", "name", "scenarios"], [[r["pack"], r["name"], " ".join(r["scenarios"])] for r in rows])


@app.command
def scenarios(pack: str, *, json: Json = False) -> None:
    """List a pack's scenarios. Example: durance scenarios mali"""
    from durance.pack.listing import list_scenarios
    from durance.terminal import table, tell_json

    rows = list_scenarios(pack)
    if json:
        return tell_json(rows)
    table(f"Scenarios of {pack}", ["scenario", "start", "days", "as of", "question"],
          [[r["scenario"], r["start"], str(r["days"]), r["as_of"], r["question"]] for r in rows])


@app.command
def measures(pack: str, *, json: Json = False) -> None:
    """List what somebody could do, with who decides and cost. Example: durance measures mali"""
    from durance.pack.listing import list_measures
    from durance.terminal import table, tell_json

    rows = list_measures(pack)
    if json:
        return tell_json(rows)
    table(f"Measures of {pack}", ["use", "what", "who decides", "lead time, days", "cost"],
          [[r["use"], r["text"], r["who_decides"], r["lead_time"], r["cost"]] for r in rows])


@app.command
def check(pack: str, *, fast: bool = False, json: Json = False) -> int:
    """Report every fault of a pack, with file and line. Example: durance check mali"""
    from durance.pack.check import check as faults_of
    from durance.pack.listing import find
    from durance.terminal import tell_json

    faults = faults_of(find(pack), fast=fast)
    if json:
        tell_json([fault._asdict() for fault in faults])
    else:
        for fault in faults:
            print(fault)
        print(f"{pack}: {len(faults)} faults" if faults else f"{pack}: no faults")
    return 2 if faults else 0


@app.command
def run(scenario: str, *, members: int = 500, days: int | None = None, seed: int = 1, measure: Many = None,
        reading: Many = None, off: Many = None, out: Path = Path("runs"), like: str | None = None,
        threads: int | None = None, design: str = "random", causes: bool = True, json: Json = False) -> None:
    """Run a scenario in many futures, record it, and say how long fuel lasts where.

    Example: durance run mali/blockade-2025 --members 500 --measure escorts:corridor=dakar-bamako,per_week=3

    Parameters
    ----------
    scenario
        PACK/SCENARIO.
    measure
        NAME:key=value,key=value; may be given several times. `begin` and `until` take dates.
    reading
        DISPUTE=READING, held by every member.
    off
        mechanisms to switch off.
    like
        a run whose members, seed and days to take: the same luck.
    design
        how parameters are sampled: random, sobol or lhs.
    causes
        also find the causes of the shortage from paired runs.
    """
    from durance import commands

    commands.run(scenario, members, days, seed, measure or [], reading or [], off or [], out, like, threads, design,
                 causes, json)


@app.command
def runs(*, out: Path = Path("runs"), json: Json = False) -> None:
    """List the recorded runs. Example: durance runs"""
    from durance import commands

    commands.runs(out, json)


@app.command
def show(run: str, *, out: Path = Path("runs"), json: Json = False) -> None:
    """Show a run again, finished or interrupted. Example: durance show 3f2a"""
    from durance import commands

    commands.show(run, out, json)


@app.command
def ledger(run: str, *, twin: str | None = None, out: Path = Path("runs"), json: Json = False) -> None:
    """Who gained what: land, people, fighters, money, standing. Example: durance ledger 3f2a --twin 9c1b

    Parameters
    ----------
    run
        id of a recorded run.
    twin
        a run of the same futures without what is asked about; then gains are paired differences.
    """
    from durance import commands

    commands.ledger(run, twin, out, json)


@app.command
def survival(run: str, *, out: Path = Path("runs"), json: Json = False) -> None:
    """How long the regime stands, and how it ends. Example: durance survival 3f2a"""
    from durance import commands

    commands.survival(run, out, json)


@app.command
def patterns(pack: str, *, scenario: str | None = None, members: int = 500, seed: int = 1, json: Json = False) -> None:
    """Print what was seen beside what the model says. Example: durance patterns mali"""
    from durance import commands

    commands.patterns(pack, scenario, members, seed, json)


@app.command
def calibrate(scenario: str, *, end: str, members: int = 600, steps: int = 4, seed: int = 1) -> None:
    """Fit a scenario's parameters to what was seen up to a date.

    Example: durance calibrate mali/blockade-2025 --end 2025-10-31
    """
    from durance import commands

    commands.calibrate(scenario, end, members, steps, seed)


@app.command
def freeze(scenario: str, *, members: int = 1000, seed: int = 1) -> None:
    """Freeze a prior prediction: once, before any tuning. Example: durance freeze mali/blockade-2025"""
    from durance import commands

    commands.freeze(scenario, members, seed)


@app.command
def report(*run: str, output: Output = Path("report.html"), out: Path = Path("runs")) -> None:
    """Write one HTML file about runs, the prior first. Example: durance report 3f2a 81bc -o siege.html"""
    from durance import commands

    commands.report(list(run), output, out)


@app.command
def ablation(scenario: str, *, members: int = 64, days: int | None = None, seed: int = 1, json: Json = False) -> None:
    """Switch each mechanism off in turn and tell what it does to the answers. Example: durance ablation mali/blockade-2025"""
    from durance import commands

    commands.ablation(scenario, members, days, seed, json)


@app.command
def odd(pack: str) -> None:
    """Print the model's description after the ODD protocol, made from the model itself. Example: durance odd mali"""
    from durance.report.odd import odd as described

    print(described(durance.load(pack)))


@app.command
def bench(*, members: int = 1000, days: int = 365, scenario: str = "mali/blockade-2025") -> None:
    """Time the engine against a reference kernel in the same process. Example: durance bench"""
    from durance import commands

    commands.bench(scenario, members, days)


def main(tokens: list[str] | None = None) -> None:
    """Entry point: turn what went wrong into one sentence and an exit code."""
    from cyclopts import CycloptsError

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")      # a terminal that cannot write é gets ?, not a crash

    from durance.pack.rows import Faults

    try:
        sys.exit(app(tokens, result_action="return_value", exit_on_error=False, print_error=False) or 0)
    except CycloptsError as error:
        _fail(" ".join(str(error).split()), 2)
    except Faults as error:
        _fail(str(error), 2)
    except KeyboardInterrupt as error:
        kept = getattr(error.args[0], "folder", None) if error.args else None
        _fail(f"stopped; {'the same command goes on from ' + str(kept) if kept else 'nothing was kept'}", 3)
    except (LookupError, ValueError, ArithmeticError) as error:
        _fail(str(error.args[0] if error.args else error), 2)
    except BrokenPipeError:
        os._exit(0)      # whoever read our output has read enough
    except (OSError, MemoryError) as error:
        why = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else " ".join(str(error).split())
        _fail(f"the machine failed ({why or 'out of memory'}); finished blocks are kept, the same command goes on", 4)


def _fail(text: str, code: int) -> None:
    print(f"durance: {text}", file=sys.stderr)
    sys.exit(code)

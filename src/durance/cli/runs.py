"""Commands that run scenarios, keep them, and hold them against what was seen."""

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from durance.cli.app import Json, Many, app

File = Annotated[Path | None, Parameter(name=["--output", "-o"], help="The file to write; else report.html, .md or .csv.")]
Lang = Annotated[Literal["en", "fr"], Parameter(help="The language in which it opens, or is written.")]
Form = Annotated[Literal["html", "md", "csv"], Parameter(name="--format", help="A page, Markdown, or a table of its numbers.")]
Style = Annotated[Literal["answers", "classic"], Parameter(help="One question after the other, or the long page of old.")]


@app.command
def run(scenario: str, *, members: int | None = None, days: int | None = None, seed: int | None = None, measure: Many = None,
        reading: Many = None, off: Many = None, out: Path = Path("runs"), like: str | None = None,
        threads: int | None = None, design: str | None = None, causes: bool = True, json: Json = False) -> None:
    """Run a scenario in many futures, record it, and say how long fuel lasts where.

    Example: durance run mali/blockade-2025 --members 500 --measure escorts:corridor=dakar-bamako,per_week=3

    Parameters
    ----------
    scenario
        PACK/SCENARIO.
    members
        futures, 500 where nothing is said.
    days
        where nothing is said, those of the scenario.
    seed
        of the luck, 1 where nothing is said.
    measure
        NAME:key=value,key=value; may be given several times. `begin` and `until` take dates.
    reading
        DISPUTE=READING, held by every member.
    off
        mechanisms to switch off.
    like
        a run whose members, days, seed and design to take: the same luck. None of them can be another.
    design
        how parameters are sampled: random (where nothing is said), sobol or lhs.
    causes
        also find the causes of the shortage from paired runs.
    """
    from durance.commands import run

    run.run(scenario, members, days, seed, measure or [], reading or [], off or [], out, like, threads, design,
                 causes, json)


@app.command
def runs(*, out: Path = Path("runs"), json: Json = False) -> None:
    """List the recorded runs. Example: durance runs"""
    from durance.commands import show

    show.runs(out, json)


@app.command
def show(run: str, *, out: Path = Path("runs"), json: Json = False) -> None:
    """Show a run again, finished or interrupted. Example: durance show 3f2a"""
    from durance.commands import show

    show.show(run, out, json)


@app.command
def report(*run: str, output: File = None, out: Path = Path("runs"), lang: Lang = "en", form: Form = "html",
           style: Style = "answers") -> None:
    """Answer the seven questions from runs: the one that answers, its twin, measures.

    Example: durance report 3f2a 81bc --lang fr
    """
    from durance.commands.report import report as written

    written(list(run), output, out, lang, form, style)


@app.command
def patterns(pack: str, *, scenario: str | None = None, members: int = 500, seed: int = 1, json: Json = False) -> None:
    """Print what was seen beside what the model says. Example: durance patterns mali"""
    from durance.commands import patterns

    patterns.patterns(pack, scenario, members, seed, json)


@app.command
def calibrate(scenario: str, *, end: str, members: int = 600, steps: int = 4, seed: int = 1, pool: int = 2000,
              discrepancy: float = 0.1, walks: int = 0, write: bool = True, json: Json = False) -> int:
    """Fit a scenario's parameters to what was seen up to a date, if any point of the prior can reach it.

    Example: durance calibrate mali/blockade-2025 --end 2025-10-31

    Parameters
    ----------
    pool
        prior members for the gate and the second opinion.
    discrepancy
        what the equations leave out, as a share of each observed number.
    walks
        also screen for inert parameters with so many walks.
    """
    from durance.commands import calibrate

    return calibrate.calibrate(scenario, end, members, steps, seed, pool, discrepancy, walks, write, json)


@app.command
def sbc(*, replicates: int = 40, members: int = 100, steps: int = 4, pool: int = 2000, seed: int = 5,
        json: Json = False) -> int:
    """Does the fit find known truths of Lakeland, as often as it says? Example: durance sbc"""
    from durance.commands import calibrate

    return calibrate.sbc_command(replicates, members, steps, pool, seed, json)


@app.command
def freeze(scenario: str, *, members: int = 1000, seed: int = 1) -> None:
    """Freeze a prior prediction: once, before any tuning. Example: durance freeze mali/blockade-2025"""
    from durance.commands import patterns

    patterns.freeze(scenario, members, seed)


@app.command
def ablation(scenario: str, *, members: int = 64, days: int | None = None, seed: int = 1, json: Json = False) -> None:
    """Switch each mechanism off in turn and tell what it does to the answers. Example: durance ablation mali/blockade-2025"""
    from durance.commands import engine

    engine.ablation(scenario, members, days, seed, json)


@app.command
def bench(*, members: int = 1000, days: int = 365, scenario: str = "mali/blockade-2025") -> None:
    """Time the engine against a reference kernel in the same process. Example: durance bench"""
    from durance.commands import engine

    engine.bench(scenario, members, days)

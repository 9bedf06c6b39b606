"""Commands that turn runs into answers."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from durance.cli.app import Json, Many, app


@app.command(name=["ledger", "beneficiaries"])
def ledger(run: str, *, twin: str | None = None, out: Path = Path("runs"), json: Json = False) -> None:
    """Who gained what: land, people, fighters, money, standing. Example: durance ledger 3f2a --twin 9c1b

    Parameters
    ----------
    run
        id of a recorded run.
    twin
        a run of the same futures without what is asked about; then gains are paired differences.
    """
    from durance.commands import ledger

    ledger.ledger(run, twin, out, json)


@app.command
def survival(run: str, *, until: str = "regime_end", out: Path = Path("runs"), json: Json = False) -> None:
    """How long something lasts, and how a regime ends. Example: durance survival 3f2a

    Parameters
    ----------
    until
        regime_end, or the day of a headline such as capital_dry_day.
    """
    from durance.commands import survival

    if until != "regime_end":
        return survival.lasts(run, until, out, json)
    return survival.survival(run, out, json)


@app.command
def score(*case: str, every: Annotated[bool, Parameter(name="--all")] = False, fast: bool = False, out: Path = Path("runs"),
          json: Json = False) -> int:
    """Score the model by its registered cases; exit 1 if one falls short. Example: durance score F G

    Parameters
    ----------
    case
        A to J, or PPC.
    every
        all of them; what was scored before is read again unless something that decides it changed.
    fast
        a subset that says whether all works, not how well.
    """
    from durance.commands import score

    return score.score(list(case), every, fast, out, json)


@app.command
def trial(pack: str, *, members: int = 200, seed: int = 1, only: Many = None, threads: int | None = None,
          json: Json = False) -> int:
    """Try a pack's theses, and the laboratory itself. Example: durance trial mali --members 200

    Parameters
    ----------
    only
        theses to try; left out: all.
    """
    from durance.commands import trial

    return trial.trial(pack, members, seed, only or [], threads, json)


@app.command
def why(run: str, variable: str, *, at: str = "", day: str = "", member: str = "median", twin: str | None = None,
        off: bool = True, out: Path = Path("runs"), json: Json = False) -> None:
    """Why a value is what it is, in ten lines. Example: durance why 3f2a fuel_short --at bamako --day 2025-10-27

    Parameters
    ----------
    at
        a place, actor, corridor ...; several with / between.
    member
        number of a future, or median.
    twin
        a run of the same futures without something: through what did the two come to differ?
    off
        with a twin: also switch the chain's mechanisms off one by one.
    """
    from durance.commands import why

    why.why(run, variable, at, day, member, twin, off, out, json)

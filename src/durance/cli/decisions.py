"""Commands that weigh options and look for conditions: what to do, what to find out, and where things happen."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from durance.cli.app import Json, Many, app

Better = Annotated[str, Parameter(help="more or less: which way the outcome is better, where it is not plain.")]


@app.command
def compare(*run: str, on: str, measure: Many = None, members: int | None = None, days: int | None = None,
            seed: int | None = None, better: Better = "", price: float = 0.0, rate: Many = None, out: Path = Path("runs"),
            json: Json = False) -> None:
    """Options in the same futures: effect, harm, cost, regret. Example: durance compare 3f2a 9c1b --on hungry

    Parameters
    ----------
    run
        recorded runs, the first as what is done anyway; or one PACK/SCENARIO with measures to try. A run that differs in more
        than measures stands beside them as a reference.
    on
        a headline of the run, or OUTCOME@PLACE:HOW such as dry_day@bamako or unmet:mean.
    measure
        an option, NAME:key=value,key=value; join measures of one option with +. May be given several times.
    members
        futures of measures that are tried, 500 where nothing is said; recorded runs have theirs.
    seed
        of their luck, 1 where nothing is said.
    price
        units of the outcome that a million of the pack's money is worth, for regret.
    rate
        what a million of another currency is worth in the pack's money, such as USD=600.
    """
    from durance.commands import compare

    compare.compare(list(run), on, measure or [], members, days, seed, better, price, rate or [], out, json)


@app.command
def voi(*run: str, on: str, measure: Many = None, members: int | None = None, days: int | None = None,
        seed: int | None = None, better: Better = "", price: float = 0.0, rate: Many = None, out: Path = Path("runs"),
        json: Json = False) -> None:
    """Which missing fact is worth finding out before the choice; options as in compare.

    Example: durance voi mali/blockade-2025 --measure relief:locality=mopti,people=50000 --on hungry
    """
    from durance.commands import voi

    voi.voi(list(run), on, measure or [], members, days, seed, better, price, rate or [], out, json)


@app.command
def disputes(scenario: str, *, on: str = "", measure: Many = None, members: int = 64, days: int | None = None, seed: int = 1,
             better: Better = "", only: Many = None, json: Json = False) -> None:
    """How far each reading of a dispute moves each answer. Example: durance disputes mali/blockade-2025 --only D3 D5

    Parameters
    ----------
    on
        one outcome instead of all headlines; as in compare.
    measure
        options of which it is asked whether another is best under a reading; as in compare, needs --on.
    only
        these disputes alone.
    """
    from durance.commands import disputes

    disputes.disputes(scenario, on, measure or [], members, days, seed, better, only or [], json)


@app.command
def sensitivity(scenario: str, *, on: str, method: str = "morris", foremost: int = 10, days: int | None = None, walks: int = 12,
                rows: int = 128, seed: int = 1, only: Many = None, json: Json = False) -> None:
    """What an answer is sensitive to. Example: durance sensitivity mali/blockade-2025 --on unmet --method sobol

    Parameters
    ----------
    method
        morris screens all inputs; sobol divides the variance among the foremost of the screen, the rest and luck.
    walks
        walks of the screen, each one future for every input.
    rows
        rows of the second step, a power of two.
    only
        these parameters and disputes alone.
    """
    from durance.commands import sensitivity

    sensitivity.sensitivity(scenario, on, method, foremost, days, walks, rows, seed, only or [], json)


@app.command
def discover(run: str, *, where: str, out: Path = Path("runs"), json: Json = False) -> None:
    """Under which conditions something happens. Example: durance discover 3f2a --where "days_until_regime_end < 180" """
    from durance.commands import discover

    discover.discover(run, where, out, json)


@app.command
def fragmentation(run: str, *, day: str | None = None, out: Path = Path("runs"), json: Json = False) -> None:
    """In how many hands the country is, and who holds what. Example: durance fragmentation 3f2a --day 2026-03-01"""
    from durance.commands import ground

    ground.fragmentation(run, day, out, json)


@app.command
def displacement(run: str, *, out: Path = Path("runs"), json: Json = False) -> None:
    """Who leaves where and shelters where. Example: durance displacement 3f2a"""
    from durance.commands import ground

    ground.displacement(run, out, json)


@app.command
def spillover(run: str, *, out: Path = Path("runs"), json: Json = False) -> None:
    """What reaches the zones abroad. Example: durance spillover 3f2a"""
    from durance.commands import ground

    ground.spillover(run, out, json)

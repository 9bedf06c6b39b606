"""The options of the command line: recorded runs, or measures to be tried on a scenario."""

from pathlib import Path

from durance.analysis.options import Decision, of_runs, of_scenarios
from durance.commands.assemble import put_together
from durance.ensemble.store import open_run
from durance.pack.load import load
from durance.pack.model import Pack
from durance.terminal import Line

MEMBERS, SEED = 500, 1      # of measures tried anew, where nothing else is said


def decision(names: list[str], on: str, measures: list[str], members: int | None, days: int | None, seed: int | None, way: str,
             rates: list[str], out: Path) -> tuple[Decision, Pack]:
    """The options of the command line, and the pack: recorded runs, or one PACK/SCENARIO and measures to be tried on it."""
    refuse(names, measures, {"members": members, "days": days, "seed": seed})
    worth = exchange(rates)
    if measures:
        base = put_together(names[0], days, [], [], [])
        tried = [put_together(names[0], days, text.split("+"), [], []) for text in measures]
        made = [base, *tried]
        return of_scenarios(made, on, MEMBERS if members is None else members, SEED if seed is None else seed, way, worth,
                            Line()), base.pack
    runs = list({run.id: run for run in (open_run(name, out) for name in names)}.values())      # a pattern may name one twice
    pack = load(runs[0].pack)
    return of_runs(runs, pack, on, way, worth), pack


def refuse(names: list[str], measures: list[str], given: dict[str, int | None]) -> None:
    """Raises ValueError for what is neither two runs nor a scenario with measures, or asks both at once."""
    if not names:
        raise ValueError("name two runs or more, or PACK/SCENARIO with --measure")
    if measures and (len(names) > 1 or recorded(names[0])):
        raise ValueError("--measure is tried on one PACK/SCENARIO; recorded runs hold their measures already")
    if measures:
        return
    for name in names:
        if "/" in name and not recorded(name):
            raise ValueError(f"{name} is no recorded run; to try measures on a scenario, name it alone with "
                             "--measure NAME:key=value (`durance measures PACK` lists them)")
    for key, value in given.items():
        if value is not None:
            raise ValueError(f"recorded runs have their own {key}; leave out --{key}, or name PACK/SCENARIO with --measure")


def refuse_price(price: float) -> None:
    """Raises ValueError for what is no price."""
    if not 0 <= price < float("inf"):
        raise ValueError(f"--price is what a million of the pack's money is worth, 0 or more, not {price:g}")


def recorded(name: str) -> bool:
    """Whether this is the folder of a run."""
    return (Path(name) / "manifest.json").exists()


def exchange(rates: list[str]) -> dict[str, float]:
    """`{currency: Mcur a million of it is worth}` from words such as USD=600. Raises ValueError."""
    found = {}
    for text in rates:
        name, sign, worth = text.partition("=")
        try:
            found[name] = float(worth)
        except ValueError:
            found[name] = 0.0
        if not sign or found[name] <= 0:
            raise ValueError(f"--rate {text} is not of the form USD=600: millions of the pack's money for a million of another")
    return found

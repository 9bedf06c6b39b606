"""A scenario put together from words of the command line."""

from durance.pack.check import check
from durance.pack.listing import find
from durance.pack.load import load
from durance.pack.model import Pack
from durance.pack.rows import Faults
from durance.scenario import Applied, Scenario, scenario

DEALS = ("talks_offer", "truce", "prisoner_offer")      # controls between the state and those who fight it
LONGEST = 3653      # days, ten years: no table of a pack says anything about a longer time


def put_together(name: str, days: int | None, measures: list[str], readings: list[str], off: list[str]) -> Scenario:
    """The scenario PACK/SCENARIO with what the command line lays on it. Raises Unknown or ValueError."""
    if "/" not in name:
        raise ValueError(f"{name!r} is not of the form PACK/SCENARIO; `durance scenarios {name}` lists them")
    pack, which = name.rsplit("/", 1)
    if faults := check(find(pack), fast=True):
        raise Faults(faults)
    if days is not None and days > LONGEST:
        raise ValueError(f"a run lasts up to {LONGEST:,} days, ten years, not {days:,}: no table of a pack reaches further")
    made = scenario(load(pack), which)
    made = made if days is None else made.for_days(days)      # first: a measure must fall into the days that are run
    for text in measures:
        measure, words = words_of(text)
        keys = {word.partition("=")[0]: word.partition("=")[2] for word in words}
        made = made.with_measure(measure, **keys)
        refuse_own_side(made.pack, made.measures[-1])
    for text in readings:
        dispute, _, reading = text.partition("=")
        made = made.with_reading(dispute, reading)
    return made.without(*off)


def words_of(text: str) -> tuple[str, list[str]]:
    """The name of a measure and its words, from NAME:key=value,key=value."""
    name, _, rest = text.partition(":")
    return name, [word for word in rest.split(",") if word]


def refuse_own_side(pack: Pack, applied: Applied) -> None:
    """Raises ValueError for a deal of the state with one of its own side, which no equation looks at."""
    who, state = applied.at.get("actor"), pack.map["is_state"]
    if who and pack.measures[applied.name]["control"] in DEALS and state[pack.index("actor", who)] > 0:
        others = [name for name, own in zip(pack.names["actor"], state, strict=True) if not own]
        raise ValueError(f"{who} is on the side of the state, with whom {applied.name!r} does nothing; "
                         f"name one of {', '.join(others)}")

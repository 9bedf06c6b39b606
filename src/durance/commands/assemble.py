"""A scenario put together from words of the command line."""

from durance.pack.check import check
from durance.pack.listing import find
from durance.pack.load import load
from durance.pack.rows import Faults
from durance.scenario import Scenario, scenario

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
        measure, _, rest = text.partition(":")
        keys = {word.partition("=")[0]: word.partition("=")[2] for word in rest.split(",") if word}
        made = made.with_measure(measure, **keys)
    for text in readings:
        dispute, _, reading = text.partition("=")
        made = made.with_reading(dispute, reading)
    return made.without(*off)

"""A decision: options in the same futures, the first being what is done anyway; what each does, harms and costs.

Options are recorded runs, or measures that are run anew and of which only the numbers asked for are kept. A run that differs
from the first in more than its measures (nothing imposed, another reading) is no option, for nobody can choose it: it stands
beside them as a reference.
"""

from dataclasses import dataclass, field, replace

import numpy as np

from durance.analysis.asked import better, value
from durance.analysis.costs import Cost, costs, total
from durance.analysis.fresh import Job, answers
from durance.analysis.paired import refuse_unpaired
from durance.core.calendar import parse
from durance.ensemble.members import sample
from durance.ensemble.run import Progress, run, silent
from durance.ensemble.store import Run
from durance.pack.model import Pack
from durance.scenario import Applied, Scenario, scenario

# in these alone options may not differ: they are how things are, not what somebody does
GIVEN = ("start", "as_of", "state", "premises", "fit", "draws", "readings", "off", "rivals", "parameters", "structure")
# what a measure may do to people beside its purpose: they are looked at whatever is asked
HARMS = ("civilians_killed:end", "hungry:end", "displaced_inside:end", "displaced_abroad:end")


@dataclass(frozen=True, eq=False)
class Option:
    """`values` and each of `harms` are `(member,)`, without gaps; `cost` `(member,)` in Mcur, None where it has no price."""

    name: str
    text: str
    values: np.ndarray
    harms: dict[str, np.ndarray] = field(default_factory=dict)
    cost: np.ndarray | None = None
    priced: tuple[Cost, ...] = ()


@dataclass(frozen=True, eq=False)
class Decision:
    """`sign` is 1 where more of the outcome is better; `parameters` and `readings` are what each future holds `(member,)`.

    `references` stand beside the options and cannot be chosen.
    """

    on: str
    text: str
    unit: str
    sign: int
    options: tuple[Option, ...]
    parameters: dict[str, np.ndarray] = field(default_factory=dict)
    readings: dict[str, np.ndarray] = field(default_factory=dict)
    references: tuple[Option, ...] = ()

    @property
    def members(self) -> int:
        return self.options[0].values.size

    def benefit(self, price: float = 0.0) -> np.ndarray:
        """`(option, member)`: what an option betters against the first, less its cost at `price` (outcome units a Mcur).

        Raises ValueError for a price where an option has none.
        """
        base, rows = self.options[0], []
        for one in self.options:
            if price and one.cost is None:
                why = "; ".join(f"{c.measure}: {c.reason}" for c in one.priced if c.reason)
                raise ValueError(f"{one.name} cannot be set against its cost ({why}); leave it out, or leave out --price")
            rows.append(self.sign * (one.values - base.values) - (price * one.cost if price and one.cost is not None else 0.0))
        return np.stack(rows)


def of_runs(runs: list[Run], pack: Pack, on: str, way: str = "", rates: dict[str, float] | None = None) -> Decision:
    """Recorded runs as options, the first as what is done anyway; those that differ in more than measures as references.

    `way`: more or less is better, where `asked.better` does not know. Raises ValueError for runs that are not the same futures,
    Unknown for an outcome that does not exist.
    """
    if len(runs) < 2:
        raise ValueError("a comparison needs two runs at least: the first as it is, then the others")
    for other in runs[1:]:
        refuse_unpaired(other, runs[0])
    base, head, found = runs[0], value(runs[0], pack, on), []
    sign = better(on, way)      # after the outcome was found: a slip in its name is told first
    for one in runs:
        made = as_made(one, pack)
        told = {text: value(one, pack, text) for text in (on, *HARMS)}
        priced = costs(made, one.member_numbers, int(one.manifest["seed"]), rates)
        gaps = {text: whole(h.values, h.unit, made.days) for text, h in told.items()}
        found.append(Option(one.id, called(made), gaps[on], {name: gaps[name] for name in HARMS},
                            total(priced, one.members), tuple(priced)))
    drawn = dict(zip(base.coords["parameter"], base.array("parameters").T, strict=True))
    held = labels(pack, dict(zip(base.coords["dispute"], base.array("readings").T, strict=True)))
    same = [not apart(one, base) for one in runs]
    return Decision(on, head.text, head.unit, sign, tuple(o for o, s in zip(found, same, strict=True) if s), drawn, held,
                    tuple(o for o, s in zip(found, same, strict=True) if not s))


def apart(one: Run, base: Run) -> list[str]:
    """In what two runs differ besides their measures, in the words of the manifest."""
    return [key for key in GIVEN if one.manifest[key] != base.manifest[key]]


def of_scenarios(made: list[Scenario], on: str, members: int = 500, seed: int = 1, way: str = "",
                 rates: dict[str, float] | None = None, progress: Progress = silent, threads: int | None = None) -> Decision:
    """Scenarios as options, run anew in the same futures; kept are only the outcome and the harms.

    Raises ValueError for fewer than two, for other days, or for an outcome whose better way is not told.
    """
    if len(made) < 2:
        raise ValueError("a comparison needs one option at least besides what is done anyway; give --measure")
    if members < 1:
        raise ValueError(f"a comparison needs one future at least, not {members}")
    if len({one.days for one in made}) > 1:
        raise ValueError("options can only be compared over the same days")
    head = value(run(replace(made[0], measures=()).for_days(1), 1, seed, threads=1), made[0].pack, on)
    sign, numbers = better(on, way), np.arange(members)
    found = answers([Job(one, numbers, members) for one in made], (on, *HARMS), seed, progress, "futures", threads)
    options = []
    for one, told in zip(made, found, strict=True):
        priced = costs(one, numbers, seed, rates)
        options.append(Option(called(one), called(one), whole(told[on], head.unit, one.days),
                              {name: whole(told[name], "", one.days) for name in HARMS}, total(priced, members), tuple(priced)))
    drawn = sample(made[0], numbers.astype(np.uint64), members, seed)
    return Decision(on, head.text, head.unit, sign, tuple(options), drawn.values, labels(made[0].pack, drawn.readings))


def as_made(run: Run, pack: Pack) -> Scenario:
    """The scenario of a recorded run with its days and measures."""
    laid = tuple(Applied(name, at, strength, parse(begin) if begin else None, parse(until) if until else None)
                 for name, at, strength, begin, until in run.manifest["measures"])
    return replace(scenario(pack, run.manifest["scenario"]).for_days(run.manifest["days"]), measures=laid)


def called(made: Scenario) -> str:
    """An option in a few words: its measures with place and strength, or the scenario where there are none."""
    if not made.measures:
        return f"{made.id}, nothing done"
    return " + ".join(" ".join([m.name, *m.at.values(), f"{m.strength:g}",
                                *([f"from {m.begin}"] if m.begin else []), *([f"until {m.until}"] if m.until else [])])
                      for m in made.measures)


def labels(pack: Pack, held: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Readings by their ids instead of their numbers."""
    return {d: np.array([r.id for r in pack.ledger.disputes[d].readings])[number] for d, number in held.items()}


def whole(values: np.ndarray, unit: str, days: int) -> np.ndarray:
    """Without gaps: a date that never comes counts as the last day, anything else unknown as 0."""
    return np.where(np.isnan(values), float(days) if unit == "day" else 0.0, values).astype(float)

"""One future of a run lived again, day by day, so that any mechanism can be asked on any day what it would have written.

Luck is a function of seed, member, mechanism, day and entity: a member is the same alone as among thousands.
"""

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from durance.core import kernel
from durance.core.calendar import parse
from durance.core.mechanism import VARIANT, Mechanism
from durance.core.state import TABLE
from durance.ensemble.block import bind
from durance.ensemble.members import Sample, sample
from durance.ensemble.start import starting_state
from durance.ensemble.store import Run
from durance.pack.load import load
from durance.scenario import Applied, Scenario, controls, draws_digest, read_fit, scenario
from durance.schedule import DAY

WEEK = 7      # days over which a flow is called usual
Values = dict[str, np.ndarray]


@dataclass(eq=False)
class Replay:
    """A member's states at dawn of each day, and what they are held against.

    That is the same member of a `twin` scenario on the same day, or, without one, what is `usual`: the first day of the
    scenario at rest, for flows and events the mean of its first week. `values` is the scratch on which a day is lived,
    `dawns[d]` the state at dawn of day d, `table` the controls `(day, *dims)`.
    """

    made: Scenario
    member: int
    seed: int
    drawn: Sample
    values: Values
    table: Values
    usual: Values = field(default_factory=dict)
    twin: "Replay | None" = None
    dawns: list[Values] = field(default_factory=list)
    calls: dict[str, Any] = field(default_factory=dict)
    plan: tuple[Mechanism, ...] = ()
    stands: tuple[int, int] = (-1, 0)      # the day and the number of mechanisms that the scratch has behind it

    def before(self, place: int, day: int) -> Values:
        """The scratch as the mechanism at this place of the plan finds it on this day."""
        at, done = self.stands
        if at != day or done > place:
            for name, array in self.dawns[day].items():
                self.values[name][...] = array
            for name, array in self.table.items():
                self.values[name][...] = array[day]
            done = 0
        for mechanism in self.plan[done:place]:
            self.calls[mechanism.name](self.seed, day)
        self.stands = day, place
        return self.values


def scenario_of(run: Run) -> Scenario:
    """The scenario that a run ran. Raises ValueError when pack or equations are no longer those of the run."""
    told, pack = run.manifest, load(run.pack)
    for what, now in (("pack_digest", pack.digest), ("equations", kernel.digest())):
        if told[what] != now:
            raise ValueError(f"{'equations' if what == 'equations' else 'the pack'} changed since run {run.id} was made; run "
                             f"{told['pack']}/{told['scenario']} again to ask why")
    made = scenario(pack, told["scenario"]).for_days(told["days"])
    draws = read_fit(pack, told["fit"]) if told["fit"] else {}
    if draws_digest(draws) != told["draws"]:
        raise ValueError(f"run {run.id} took joint draws that are not kept in the pack; give the scenario itself")
    made = replace(made, start=parse(told["start"]), as_of=parse(told["as_of"]), state=told["state"], draws=draws,
                   premises=tuple(told["premises"]), readings=dict(told["readings"]), off=tuple(told["off"]),
                   rivals=dict(told["rivals"]), parameters=dict(told["parameters"]),
                   structure=parse(told["structure"]) if told["structure"] else None)
    return with_applied(made, told["measures"])


def with_applied(made: Scenario, measures: list[list[Any]]) -> Scenario:
    """The scenario with measures as a manifest tells them: `[name, at, strength, begin, until]` each."""
    known = tuple(Applied(name, dict(at), float(strength), parse(begin) if begin else None, parse(until) if until else None)
                  for name, at, strength, begin, until in measures)
    return replace(made, measures=known)


def replay(made: Scenario, member: int, total: int, seed: int, design: str, days: int, twin: Scenario | None = None) -> Replay:
    """The member up to the dawn after day `days - 1`, held against a twin scenario or against the usual."""
    found = begin(made, np.array([member], np.uint64), total, seed, design)
    _live(found, days)
    if twin is not None:
        found.twin = replay(twin, member, total, seed, design, days)
        return found
    calm = begin(at_rest(made), np.array([member], np.uint64), total, seed, design)
    _live(calm, min(WEEK, made.days))
    week = calm.dawns
    found.usual = {name: np.mean([d[name] for d in week[1:]], 0) if TABLE[name].kind in ("flow", "event") else week[1][name]
                   for name in week[0]}
    found.usual |= {name: array[0].copy() for name, array in calm.table.items()}
    return found


def at_rest(made: Scenario) -> Scenario:
    """The scenario without premises and measures, and without facts of after its start."""
    return replace(made, premises=(), measures=(), as_of=min(made.as_of, made.start))


def begin(made: Scenario, members: np.ndarray, total: int, seed: int, design: str) -> Replay:
    """These members at dawn of day 0."""
    drawn, table = sample(made, members, total, seed, design), controls(made)
    state = starting_state(made.pack, made.state, table, drawn.values)
    today = {name: array[0].copy() for name, array in table.items()}
    values = state | today | made.pack.map | drawn.values
    plan = tuple(m for m in DAY if m.name not in made.off)
    calls = {m.name: bind(m, values | {VARIANT: drawn.variant(m)}, members) for m in plan}
    return Replay(made, int(members[0]), seed, drawn, values, table, dawns=[{n: a.copy() for n, a in state.items()}],
                  calls=calls, plan=plan)


def live(one: Replay, day: int) -> None:
    """One more day on the scratch, from where it stands."""
    for name, array in one.table.items():
        one.values[name][...] = array[day]
    for call in one.calls.values():
        call(one.seed, day)


def _live(one: Replay, days: int) -> None:
    for day in range(days):
        live(one, day)
        one.dawns.append({name: one.values[name].copy() for name in one.dawns[0]})

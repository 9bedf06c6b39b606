"""Why a value is what it is: the chain of writers with their numbers, back to a dated event, a parameter or luck.

One future is lived again alone (see `why_replay`). Each line is a value, the mechanism that wrote it, and the input on which it
hangs most (see `why_blame`); the next line is that input. It is an attribution by single changes in one future, not a law.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from durance.analysis.why_blame import LUCK, Cause, Spot, cause
from durance.analysis.why_end import Step, ending, line
from durance.analysis.why_end import now as value
from durance.analysis.why_end import then as against
from durance.analysis.why_replay import Replay, replay, scenario_of
from durance.core.calendar import day_of, parse
from durance.core.state import MODES, TABLE, nearest
from durance.ensemble.block import run_block
from durance.ensemble.outcomes import OUTCOMES
from durance.ensemble.store import Run
from durance.pack.model import Pack, Unknown
from durance.scenario import Scenario
from durance.schedule import writers

MOST = 10           # lines told
DEEP = 200          # steps followed
NOTE = "One future; each line names the one input that, set back alone, would have changed the number most."
AMONG = 48          # futures among which the median is sought


def why(run: Run, variable: str, at: str = "", day: str = "", member: int | str = "median") -> dict[str, Any]:
    """`{variable, member, lines: [{text, day, variable, where, value, usual, unit, mechanism}], end: {kind, text, claims}}`.

    `at` names a place, actor, corridor ... (several with `/` between; those left out are where the value departs most from the
    usual), `day` a date of the run (left out: its last). Raises Unknown or ValueError for what the run does not have.
    """
    told = run.manifest
    return why_in(scenario_of(run), variable, at, day, member, told["members"], told["seed"], told["design"])


def why_in(made: Scenario, variable: str, at: str = "", day: str = "", member: int | str = "median", members: int = 1,
           seed: int = 1, design: str = "random", twin: Scenario | None = None) -> dict[str, Any]:
    """The same for a scenario that need not have been run: `members`, `seed` and `design` say which futures it has.

    With a `twin` the value is held against that of the same future there, instead of against the usual.
    """
    known(variable)
    number = day_of(made.start, parse(day)) if day else made.days - 1
    if not 0 <= number < made.days:
        raise ValueError(f"{day} is not a day of the run, which goes from {made.start} to {made.end}")
    partly = named(made.pack, variable, at)
    chosen = (middle(made, variable, partly, number, members, seed, design, twin) if member == "median"
              else _member(member, members))
    one = replay(made, chosen, members, seed, design, number + 1, twin)
    steps = once(list(follow(one, variable, spot(one, variable, partly, number), number)))
    lines, end = [line(one, step) for step in steps], ending(one, steps[-1])
    if len(lines) >= MOST:
        skipped = len(lines) - MOST + 2
        lines = [*lines[:MOST - 3], {"text": f"... {skipped} more such steps ..."}, lines[-1]]
    return {"schema": "durance.why/1", "variable": variable, "member": chosen, "seed": seed, "days": made.days,
            "scenario": made.id, "lines": [*lines, {"text": end["text"]}], "end": end, "note": NOTE}


def once(steps: list[Step]) -> list[Step]:
    """The chain without circles: what comes again is told once, with the names in between and the day to which it goes back."""
    told, k = [], 0
    while k < len(steps):
        again = [j for j in range(k + 1, len(steps)) if (steps[j].variable, steps[j].at) == (steps[k].variable, steps[k].at)]
        if not again:
            told.append(steps[k])
            k += 1
            continue
        last = steps[again[-1]]
        between = tuple(dict.fromkeys(s.variable for s in steps[k + 1:again[0]]))
        told.append(steps[k]._replace(mechanism=last.mechanism, cause=last.cause, since=max(last.day, 0), circle=between))
        k = again[-1] + 1
    return told


def known(variable: str) -> None:
    """Raises Unknown for what is no variable, with a hint where it is an outcome."""
    if variable in TABLE:
        return
    if variable in OUTCOMES:
        needs = dict.fromkeys(need.partition(":")[0] for need in OUTCOMES[variable].needs)
        raise Unknown(f"{variable!r} is computed after the run; ask why about {' or '.join(needs)}")
    raise Unknown(f"there is no variable {variable!r}{nearest(variable, TABLE)}")


def _member(member: int | str, members: int) -> int:
    try:
        number = int(member)
    except ValueError:
        raise ValueError(f"a member is a number below {members} or `median`, not {member!r}") from None
    if not 0 <= number < members:
        raise ValueError(f"member {number} is not among the {members} of the run, which count from 0")
    return number


def named(pack: Pack, variable: str, at: str) -> list[int | None]:
    """Position along each dimension of the variable that `at` names, None where it names none. Raises Unknown."""
    dims = TABLE[variable].dims
    found: list[int | None] = [0 if d == "country" else None for d in dims]
    for name in filter(None, at.split("/")):
        places = [k for k, d in enumerate(dims) if found[k] is None and name in labels(pack, d)]
        if not places:
            every = [x for d in dims if d != "country" for x in labels(pack, d)]
            raise Unknown(f"{variable} is of {' and '.join(dims)}; none of that is called {name!r}{nearest(name, every)}")
        found[places[0]] = list(labels(pack, dims[places[0]])).index(name)
    return found


def labels(pack: Pack, dim: str) -> tuple[str, ...]:
    """Names of the entities of a dimension."""
    return MODES if dim == "mode" else () if dim == "country" else pack.names[dim]


def spot(one: Replay, variable: str, partly: list[int | None], day: int) -> Spot:
    """The element meant: where a dimension is not named, the one that departs most from its usual value."""
    shape = one.usual[variable].shape if one.twin is None else one.twin.values[variable].shape
    shape = shape if TABLE[variable].kind == "control" else shape[1:]
    now, then = (np.array([f(one, variable, at, day) for at in np.ndindex(shape)]).reshape(shape) for f in (value, against))
    free = np.ix_(*[range(n) if k is None else [k] for k, n in zip(partly, now.shape, strict=True)])
    apart = np.abs(now - then)[free]
    best = np.unravel_index(int(apart.argmax()), apart.shape)
    return tuple(int(b) if k is None else k for b, k in zip(best, partly, strict=True))


def middle(made: Scenario, variable: str, partly: list[int | None], day: int, members: int, seed: int, design: str,
           twin: Scenario | None = None) -> int:
    """The member nearest to the median of the variable on the day, or to its mean difference from the twin, among the first."""
    if TABLE[variable].kind == "control":
        return 0
    block = np.arange(min(members, AMONG), dtype=np.uint64)
    chosen = tuple(slice(None) if k is None else k for k in partly)

    def totals(scenario: Scenario) -> np.ndarray:
        _, trace = run_block(scenario.for_days(day + 1), block, members, day + 1, seed, [variable], design)
        return np.array([x[chosen].sum() for x in trace[variable][day]], float)

    if twin is not None:      # the mean: where a measure works in few futures, the median is none of them
        change = totals(made) - totals(twin)
        return int(block[np.argmin(np.abs(change - change.mean()))])
    return int(block[np.argsort(totals(made), kind="stable")[(block.size - 1) // 2]])


def follow(one: Replay, variable: str, at: Spot, day: int) -> Iterator[Step]:
    """The chain: each step a value and what it hangs on most, until there is nothing written behind it."""
    by, place = writers(one.plan), {m.name: k for k, m in enumerate(one.plan)}
    if variable in by and value(one, variable, at, day) == against(one, variable, at, day):
        yield Step(variable, at, day, one.plan[place[by[variable]]], Cause("", (), day, 0.0))
        return
    for _ in range(DEEP):
        if day < 0 or variable not in by:
            yield Step(variable, at, day, None, None)
            return
        mechanism = one.plan[place[by[variable]]]
        if one.twin is not None and mechanism.name not in one.twin.calls:
            yield Step(variable, at, day, mechanism, None)
            return
        found: Cause = cause(one, mechanism, variable, at, day)
        yield Step(variable, at, day, mechanism, found)
        if found.name == LUCK or found.name not in TABLE:
            return
        earlier = found.name in by and place[by[found.name]] < place[mechanism.name]
        control = TABLE[found.name].kind == "control"
        variable, at, day = found.name, found.at, found.day if earlier or control else found.day - 1

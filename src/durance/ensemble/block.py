"""Run one block of members through the days."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from durance.core.draws import fill_keys, name_hash
from durance.core.mechanism import VARIANT, Mechanism
from durance.core.state import nearest
from durance.ensemble.members import Sample, sample
from durance.ensemble.start import starting_state
from durance.ensemble.views import taken, view
from durance.pack.model import Unknown
from durance.scenario import Scenario, controls
from durance.schedule import DAY


class Strided(ValueError):
    """An array does not lie contiguously in memory; compiled kernels would read it wrongly and say nothing."""


class NotFinite(ArithmeticError):
    """A variable became infinite or undefined: the run would say nothing true."""


def run_block(made: Scenario, members: np.ndarray, total: int, days: int, seed: int, watch: Sequence[str],
              design: str = "random", plain: bool = False, dtype: Any = np.float32,
              tie: Callable | None = None) -> tuple[Sample, dict[str, np.ndarray]]:
    """The members' sample, and trajectories `(day, member, *dims)` of the watched variables at the end of each day.

    `plain` runs the mechanisms in plain Python (slow; must agree with the compiled day bit for bit); `tie` binds them in
    the place of `bind`, for instance to clock them.
    """
    drawn = sample(made, members, total, seed, design)
    imposed = controls(made)
    state = starting_state(made.pack, made.state, imposed, drawn.values)
    today = {name: np.zeros(table.shape[1:]) for name, table in imposed.items()}
    day_plan = [m for m in DAY if m.name not in made.off]
    values = state | today | made.pack.map | drawn.values
    calls = [(tie or bind)(m, values | {VARIANT: drawn.variant(m)}, members, plain) for m in day_plan]
    trace = {name: np.empty((days, *view(values, name).shape), dtype) for name in watch}
    with np.errstate(all="ignore"):       # vectorised kernels raise flags on branches they do not take
        for day in range(days):
            for name, table in imposed.items():
                today[name][...] = table[day]
            for call in calls:
                call(seed, day)
            for name in watch:
                trace[name][day] = view(values, name) if taken(name, day) else trace[name][day - 1]
    broken = [name for name, array in state.items() if not np.isfinite(array).all()]
    if broken:
        raise NotFinite(f"{', '.join(broken)} is no longer a number in members {members[0]} to {members[-1]} "
                        f"of {made.pack.id}/{made.id}; check the parameters that were fixed by hand")
    return drawn, trace


def bind(mechanism: Mechanism, values: dict[str, np.ndarray], members: np.ndarray, plain: bool = False) -> Callable:
    """The mechanism tied to its arrays for all days; called with (seed, day).

    Raises Strided for an array that is not contiguous, Unknown for a parameter that nothing gives.
    """
    keys = np.zeros(members.size, np.uint64)
    arrays = []
    for name in mechanism.bound:
        if name != "key" and name not in values:
            raise Unknown(f"mechanism {mechanism.name} needs {name!r}, which the pack does not give{nearest(name, values)}")
        array = keys if name == "key" else values[name]
        if not array.flags.c_contiguous:
            raise Strided(f"{name} of mechanism {mechanism.name} is not contiguous; copy it with np.ascontiguousarray")
        arrays.append(array)
    function = mechanism.interpreted() if plain else mechanism.compiled()
    hashed = np.uint64(name_hash(mechanism.name))

    def today(seed: int, day: int) -> None:
        if mechanism.uses_luck:
            fill_keys(np.uint64(seed), hashed, np.uint64(day), members, keys)
        function(*arrays)

    return today

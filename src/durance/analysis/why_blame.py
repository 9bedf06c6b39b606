"""What a value hangs on: each input of the mechanism that wrote it is set to its usual value (or to that of a twin future with
the same luck) in turn, all else as it was.

An input's weight is the value less what it would have been; one that pushed the other way explains nothing. A value that
carries over from day to day (a stock, a memory) is followed back, each day's inputs weighted by how much of that day is still
in it. Luck's weight is the value less the mean under other luck. Where nothing departs from the usual, a drift: the input that,
set to nothing, matters most, or the parameter to which the value answers most. Weights need not add up: inputs stand in for
each other, and one change is tried at a time.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from durance.analysis.why_replay import Replay, Values
from durance.core.mechanism import VARIANT, Mechanism
from durance.core.state import TABLE
from durance.ensemble.block import bind

LUCK, SELF = "luck", "itself"
THROWS = 24             # other luck tried for a weight
FAINT = 0.05            # of a value's past that is no longer followed back
NUDGE = 0.1             # share by which a parameter is moved where nothing else tells
TINY = 1.0e-9
Spot = tuple[int, ...]


@dataclass(frozen=True)
class Cause:
    """`name` is a variable, control, parameter or luck; `at` the element of it; `weight` as above; `day` when it worked."""

    name: str
    at: Spot
    day: int
    weight: float


class Probe:
    """One mechanism on one day, ready to be asked what it would have written at one spot had inputs been others."""

    def __init__(self, one: Replay, mechanism: Mechanism, variable: str, at: Spot, day: int):
        place = one.plan.index(mechanism)
        live = one.before(place, day) | {VARIANT: one.drawn.variant(mechanism)}
        names = [n for n in mechanism.bound if n != "key"]
        self.inputs: Values = {n: live[n].copy() for n in names}
        self.usual: Values = one.usual
        if one.twin is not None:
            other = one.twin.before(one.twin.plan.index(mechanism), day) | {VARIANT: one.twin.drawn.variant(mechanism)}
            self.usual = {n: other[n].copy() for n in names}
        self.paired = one.twin is not None
        self.scratch: Values = {n: a.copy() for n, a in self.inputs.items()}
        self.call = bind(mechanism, self.scratch, np.array([one.member], np.uint64))
        self.seed, self.day, self.target, self.at, self.mechanism = one.seed, day, variable, at, mechanism
        self.value = self.ask({})

    def ask(self, instead: Values, seed: int | None = None) -> float:
        """What it writes at the spot with these inputs instead, or under the luck of another seed."""
        for name, array in self.inputs.items():
            self.scratch[name][...] = instead.get(name, array)
        self.call(self.seed if seed is None else seed, self.day)
        return float(self.scratch[self.target][(0, *self.at)])

    def others(self) -> np.ndarray:
        """What it writes under other luck."""
        return np.array([self.ask({}, other_seed(self.seed, k)) for k in range(THROWS)])


def other_seed(seed: int, k: int) -> int:
    """The seed of another throw of the dice."""
    return (seed + 7919 * (k + 1)) % 2**63


def weights(probe: Probe) -> dict[str, float]:
    """Input -> its weight today: variables, controls and, against a twin, parameters. The variable's own past counts as SELF,
    luck as LUCK; twins have the same luck."""
    found = {}
    for name, now in probe.inputs.items():
        if name in probe.usual:
            key = SELF if name == probe.target else name
            same = np.array_equal(now, probe.usual[name])
            found[key] = 0.0 if same else probe.value - probe.ask({name: probe.usual[name]})
    if probe.mechanism.uses_luck and not probe.paired:
        found[LUCK] = probe.value - float(probe.others().mean())
    return found


def cause(one: Replay, mechanism: Mechanism, variable: str, at: Spot, day: int) -> Cause:
    """What mattered most to this value's departure, today or on the earlier day on which it worked most."""
    past = _past(one, mechanism, variable, at, day)
    probe = Probe(one, mechanism, variable, at, day)
    toward = float(np.sign(probe.value - held(one, variable, at, day)))
    total: dict[str, float] = {}
    for found, _ in past:
        for name, weight in found.items():
            total[name] = total.get(name, 0.0) + toward * weight
    name = max(total, key=lambda n: (total[n], n != LUCK), default="")
    if not name or total[name] <= TINY:
        return Cause("", (), day, 0.0) if probe.paired else _drift(probe, toward)
    when = max(past, key=lambda step: toward * step[0].get(name, 0.0))[1]
    where = ()
    if name in TABLE:
        worst = Probe(one, mechanism, variable, at, when)
        where = _spot(worst, name, toward, worst.usual[name])
    return Cause(name, where, when, toward * total[name])


def held(one: Replay, variable: str, at: Spot, day: int) -> float:
    """What the value is held against: the twin's of the same evening, or the usual."""
    return float((one.usual if one.twin is None else one.twin.dawns[day + 1])[variable][(0, *at)])


def _past(one: Replay, mechanism: Mechanism, variable: str, at: Spot, day: int) -> list[tuple[dict[str, float], int]]:
    """Weights of other inputs, day by day back through the value's own past, scaled by what of each day is left in it."""
    left, found = 1.0, []
    while True:
        probe = Probe(one, mechanism, variable, at, day)
        today = weights(probe)
        own = today.pop(SELF, 0.0)
        found.append(({name: left * weight for name, weight in today.items()}, day))
        carried = float(probe.inputs[variable][(0, *at)]) - float(probe.usual[variable][(0, *at)])
        left *= min(1.0, abs(own / carried)) if abs(carried) > TINY else 0.0
        day -= 1
        if left < FAINT or day < 0:
            return found


def _spot(probe: Probe, name: str, toward: float, then: np.ndarray) -> Spot:
    """The element of an input that matters most: set back alone, or, where none does, kept while all others are set back."""
    lead, now = 0 if TABLE[name].kind == "control" else 1, probe.inputs[name]
    spots = [tuple(int(x) for x in s) for s in np.argwhere(now != then)]

    def told(base: np.ndarray, other: np.ndarray, spot: Spot) -> float:
        mixed = base.copy()
        mixed[spot] = other[spot]
        return toward * probe.ask({name: mixed})

    alone = {s: toward * probe.value - told(now, then, s) for s in spots}
    if max(alone.values()) <= TINY:
        alone = {s: told(then, now, s) for s in spots}
    return max(spots, key=lambda s: (alone[s], tuple(-x for x in s)))[lead:]


def _drift(probe: Probe, toward: float) -> Cause:
    """What moves a value on from day to day though nothing departs from the usual."""
    nothing = {n: np.zeros_like(a) for n, a in probe.inputs.items() if n in TABLE and n != probe.target}
    found = {n: toward * (probe.value - probe.ask({n: zero})) for n, zero in nothing.items()}
    name = max(found, key=lambda n: found[n], default="")
    if probe.mechanism.parameters or not name or found[name] <= TINY:
        return _parameter(probe)
    return Cause(name, _spot(probe, name, toward, nothing[name]), probe.day, found[name])


def _parameter(probe: Probe) -> Cause:
    """The parameter to which the value answers most, each moved by a tenth; where nothing answers, the start."""
    found: dict[str, Any] = {n: abs(probe.ask({n: probe.inputs[n] * (1.0 + NUDGE)}) - probe.value)
                             for n in probe.mechanism.parameters if n in probe.inputs}
    name = max(found, key=lambda n: found[n], default="")
    if not name or found[name] <= TINY:
        return Cause("", (), probe.day, 0.0)
    return Cause(name, (), probe.day, found[name])

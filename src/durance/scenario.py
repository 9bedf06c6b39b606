"""A scenario: a pack, dates, imposed events, measures and readings; something that can be run, as of a date.

Values never change: `with_measure`, `with_reading`, `without` and `with_parameters` return another scenario.
"""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import numpy as np

from durance.core.calendar import day_of, monthly, parse
from durance.core.state import TABLE, nearest
from durance.pack.listing import resolve
from durance.pack.model import Event, Pack, Unknown
from durance.pack.parameters import Parameter
from durance.pack.rows import Fault, Faults, read_csv
from durance.pack.states import overrides, state_claims
from durance.schedule import DAY, parameters_needed, rival_number

FREE = 1.0e9          # a price cap no price reaches, should a pack give none


@dataclass(frozen=True)
class Applied:
    """A measure as applied: which, where, how strongly, and between which dates (None = from start to end)."""

    name: str
    at: dict[str, str]
    strength: float
    begin: date | None = None
    until: date | None = None


@dataclass(frozen=True, eq=False)
class Scenario:
    """What is to be run.

    `parameters` fixes numbers for every member (and may leave a range: that is how causes are switched off);
    `draws` gives joint draws, one row a member, as a fit does. `structure` is the date up to which parameters and tables
    without dates may have been known (None: `as_of`): a hindcast says by it how much hindsight it has.
    """

    pack: Pack
    id: str
    name: str
    question: str
    start: date
    days: int
    as_of: date
    state: str
    premises: tuple[str, ...]
    fit: str = ""
    measures: tuple[Applied, ...] = ()
    readings: dict[str, str] = field(default_factory=dict)
    off: tuple[str, ...] = ()
    rivals: dict[str, str] = field(default_factory=dict)
    parameters: dict[str, float] = field(default_factory=dict)
    draws: dict[str, np.ndarray] = field(default_factory=dict, repr=False)
    structure: date | None = None

    def with_measure(self, measure: str, /, begin: str = "", until: str = "", **keys: Any) -> "Scenario":
        """The same with a measure: its strength under the measure's own key, its place under `corridor`, `locality` ...

        Raises Unknown for a measure, key or place that the pack does not have, ValueError for a strength out of range.
        """
        known = self.pack.measures
        if measure not in known:
            raise Unknown(f"{self.pack.name} has no measure {measure!r}{nearest(measure, known)}")
        entry, at = known[measure], {}
        key = entry["strength"]
        allowed = (key, *entry.get("at", ()))
        for name, value in keys.items():
            if name not in allowed:
                raise Unknown(f"measure {measure!r} takes no {name!r}{nearest(name, allowed)}")
            if name != key:
                self.pack.index(name, str(value))
                at[name] = str(value)
        low, high = entry["range"]
        strength = _number(keys.get(key, entry.get("default", high)), key)
        if not low <= strength <= high:
            raise ValueError(f"{key} = {strength:g} of measure {measure!r} is outside {low:g} to {high:g} {entry['unit']}")
        applied = Applied(measure, at, strength, parse(begin) if begin else None, parse(until, end=True) if until else None)
        if applied.begin and applied.begin < self.start:
            raise ValueError(f"measure {measure!r} cannot begin on {applied.begin}, before the first day of the run, "
                             f"{self.start}; without `begin` it acts from that day")
        first, last = applied.begin or self.start, applied.until or self.end
        if last < first or last < self.start or first > self.end:
            raise ValueError(f"measure {measure!r} would hold from {first} to {last}; "
                             f"the run goes from {self.start} to {self.end}")
        return replace(self, measures=(*self.measures, applied))

    def with_reading(self, dispute: str, reading: str) -> "Scenario":
        """The same with one reading of a dispute held by every member. Raises Unknown."""
        known = self.pack.ledger.disputes
        if dispute not in known:
            raise Unknown(f"{self.pack.name} has no dispute {dispute!r}{nearest(dispute, known)}")
        names = [r.id for r in known[dispute].readings]
        if reading not in names:
            raise Unknown(f"dispute {dispute} has no reading {reading!r}{nearest(reading, names)}")
        return replace(self, readings=self.readings | {dispute: reading})

    def without(self, *mechanisms: str) -> "Scenario":
        """The same with mechanisms switched off: what they write stays as it stood at the start. Raises Unknown."""
        names = [m.name for m in DAY]
        for name in mechanisms:
            if name not in names:
                raise Unknown(f"there is no mechanism {name!r}{nearest(name, names)}")
        return replace(self, off=tuple(sorted({*self.off, *mechanisms})))

    def with_rival(self, mechanism: str, rival: str) -> "Scenario":
        """The same with another equation in the place of a mechanism, in every member. Raises Unknown."""
        try:
            rival_number(mechanism, rival)
        except LookupError as error:
            raise Unknown(error.args[0]) from None
        return replace(self, rivals=self.rivals | {mechanism: rival})

    def with_parameters(self, **values: float) -> "Scenario":
        """The same with parameters fixed for every member, inside their range or not. Raises Unknown."""
        for name in values:
            if name not in self.pack.parameters:
                raise Unknown(f"{self.pack.name} has no parameter {name!r}{nearest(name, self.pack.parameters)}")
        return replace(self, parameters=self.parameters | {k: float(v) for k, v in values.items()})

    def without_premises(self) -> "Scenario":
        """The same with nothing imposed but facts: what the scenario lays on the model from outside is left to it."""
        return replace(self, premises=())

    def for_days(self, days: int) -> "Scenario":
        """The same over another number of days. Raises ValueError below one."""
        if days < 1:
            raise ValueError(f"a run needs at least one day, not {days}")
        return replace(self, days=int(days))

    @property
    def end(self) -> date:
        return self.start + timedelta(days=self.days - 1)

    def imposed(self) -> tuple[Event, ...]:
        """Facts dated up to `as_of` and the scenario's premises, by date: all that is laid on the model from outside."""
        events = [e for e in self.pack.events if e.id in self.premises or (e.kind == "fact" and e.date <= self.as_of)]
        return tuple(sorted(events, key=lambda e: (e.date, e.id)))

    @property
    def overridden(self) -> dict[str, Parameter]:
        """Parameters whose number was another on the date of the state."""
        return overrides(self.pack, self.state)

    def fingerprint(self) -> dict[str, Any]:
        """Everything that decides the run but members and seed, as plain JSON values."""
        measures = [[m.name, m.at, m.strength, str(m.begin or ""), str(m.until or "")] for m in self.measures]
        return {"pack": self.pack.id, "pack_digest": self.pack.digest, "scenario": self.id, "start": str(self.start),
                "days": self.days, "as_of": str(self.as_of), "state": self.state,
                "structure": str(self.structure or ""),
                "premises": list(self.premises), "fit": self.fit, "draws": draws_digest(self.draws),
                "measures": measures, "readings": dict(sorted(self.readings.items())), "off": list(self.off),
                "rivals": dict(sorted(self.rivals.items())),
                "parameters": dict(sorted(self.parameters.items()))}


def _number(value: Any, key: str) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        raise ValueError(f"{key} = {value!r} is not a number") from None


def draws_digest(draws: dict[str, np.ndarray]) -> str:
    """Twelve hex digits that name joint draws; empty for none."""
    if not draws:
        return ""
    told = hashlib.sha256()
    for name in sorted(draws):
        told.update(name.encode() + np.ascontiguousarray(draws[name], float).tobytes())
    return told.hexdigest()[:12]


def read_fit(pack: Pack, name: str) -> dict[str, np.ndarray]:
    """The joint draws of `fits/<name>.csv`, parameter -> `(row,)`. Raises Unknown or Faults."""
    path = pack.folder / "fits" / f"{name}.csv"
    if not path.exists():
        raise Unknown(f"{pack.name} has no fit {name!r}{nearest(name, [p.stem for p in path.parent.glob('*.csv')])}")
    rows = read_csv(path, pack.folder)
    for column in rows[0]:
        if column not in pack.parameters:
            raise Faults([Fault(f"fits/{name}.csv", rows[0].line - 1,
                                f"unknown parameter {column!r}{nearest(column, pack.parameters)}")])
    return {column: np.array([float(row[column]) for row in rows]) for column in rows[0]}


def scenario(pack: Pack, name: str) -> Scenario:
    """A named scenario of the pack. Raises Unknown; raises Peeking when it would know its own future."""
    if name not in pack.scenarios:
        raise Unknown(f"{pack.name} has no scenario {name!r}{nearest(name, pack.scenarios)}")
    entry = resolve(pack.scenarios, name)
    made = Scenario(pack, name, entry["name"], entry.get("question", ""), parse(str(entry["start"])), int(entry["days"]),
                    parse(str(entry["as_of"])), str(entry["state"]), tuple(entry.get("premises", ())),
                    entry.get("fit", ""), readings=dict(entry.get("readings", {})),
                    draws=read_fit(pack, entry["fit"]) if entry.get("fit") else {},
                    structure=parse(str(entry["structure"])) if entry.get("structure") else None)
    peeks = peeking(made)
    if peeks:
        raise Peeking(f"{pack.id}/{name} (as of {made.as_of}) rests on later claims: " + "; ".join(peeks[:6]))
    return made


class Peeking(ValueError):
    """A scenario rests on what was only known after its `as_of` date."""


def peeking(made: Scenario) -> list[str]:
    """What in a scenario rests only on claims of after its `as_of` (see `Claim.peeks`), one phrase each.

    Numbers need at least one claim that was known in time; an imposed event may rest on no later claim unless it is a
    premise, whose claims carry that flag.
    """
    ledger, found = made.pack.ledger, []
    structure = made.structure or made.as_of
    resting = [(what, claims, structure) for what, claims in made.pack.structure_claims() if what not in made.overridden]
    resting += [(what, claims, made.as_of) for what, claims in state_claims(made.pack, made.state)]
    for what, claims, known in resting:
        late = ledger.peeking(claims, known)
        if late and len(late) == len(claims):
            found.append(f"{what} rests only on {', '.join(late)}")
    for event in made.imposed():
        late = ledger.peeking(event.claims, made.as_of)
        if late:
            found.append(f"{event.id} rests on {', '.join(late)}")
    for dispute in ledger.disputes.values():
        for reading in dispute.readings if dispute.live else ():
            late = ledger.peeking(reading.claims, structure)
            if late and (reading.set or reading.rival) and len(late) == len(reading.claims):
                found.append(f"reading {reading.id} of {dispute.id} rests only on {', '.join(late)}")
    return found


def controls(made: Scenario) -> dict[str, np.ndarray]:
    """What the scenario lays on each day: `(day, *dims)` arrays of every control. Measures come after events."""
    pack, days = made.pack, made.days
    sizes = pack.sizes | {"country": 1}
    table = {v.name: np.zeros((days, *(sizes[d] for d in v.dims))) for v in TABLE.values() if v.kind == "control"}
    table["corridor_open"][:] = 1.0
    table["ration"][:] = 1.0
    table["market_open"][:] = 1.0
    table["price_cap"][:] = FREE
    for name in ("rain", "lean"):
        table[name][:, 0] = monthly(made.start, days, pack.calendar[name])
    for event in made.imposed():
        _lay(table[event.control], made, event.control, event.at, event.date, event.until, "set", event.value)
    for measure in made.measures:
        entry = pack.measures[measure.name]
        if measure.strength != 0:
            value = measure.strength * float(entry.get("scale", 1.0))
            _lay(table[entry["control"]], made, entry["control"], measure.at, measure.begin, measure.until,
                 entry["mode"], value)
    return table


def _lay(array: np.ndarray, made: Scenario, control: str, at: dict[str, str], begin: date | None, until: date | None,
         mode: str, value: float) -> None:
    first = max(0, day_of(made.start, begin)) if begin else 0
    last = min(made.days, day_of(made.start, until) + 1) if until else made.days
    if last <= first:
        return
    places: list[Any] = [slice(first, last)]
    for dim in TABLE[control].dims:
        places.append(made.pack.index(dim, at[dim]) if dim in at else slice(None))
    where = tuple(places)
    if mode == "set":
        array[where] = value
    else:
        array[where] = array[where] + value if mode == "add" else array[where] * (1.0 - value)
    low, high = TABLE[control].limits
    np.clip(array, low, high, out=array)


def missing_parameters(pack: Pack) -> list[str]:
    """Parameters that a scheduled mechanism takes and the pack does not give."""
    return sorted(set(parameters_needed()) - set(pack.parameters))


"""Outcomes: what a run records, computed from trajectories after a block has run; nothing in a day reads them.

An outcome is a function of the trajectories `(day, member, *dims)` and the context of its block. `country` outcomes are
kept every day, `locality` outcomes every seventh day (and every day at the pack's watched places), `hit` outcomes once a
member and place: the first day on which something happened, NaN if it never did.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from durance.core.state import nearest
from durance.pack.model import Pack, Unknown

QUEUES = 0.2      # queues form where this share of civil need is not met
DRY = 0.5         # a place has run dry where half of it is not met
Trace = dict[str, np.ndarray]


@dataclass(frozen=True, eq=False)
class Context:
    """What outcomes know besides trajectories: the pack, the members' parameters, the imposed price `(day, country)`."""

    pack: Pack
    values: dict[str, np.ndarray]
    need: np.ndarray          # (member, locality) m3/day
    price_cap: np.ndarray     # (day, 1)


@dataclass(frozen=True, eq=False)
class Outcome:
    """`over` is country, locality, road or hit; `function` returns `(day, member)` or `(day, member, entity)`."""

    name: str
    over: str
    unit: str
    meaning: str
    needs: tuple[str, ...]
    function: Callable[[Trace, Context], np.ndarray]


OUTCOMES: dict[str, Outcome] = {}


def outcome(over: str, unit: str, needs: str) -> Callable:
    """Declare the decorated function an outcome; its docstring is the meaning."""

    def declare(function: Callable[[Trace, Context], np.ndarray]) -> Callable:
        name, meaning = function.__name__, " ".join((function.__doc__ or "").split()).rstrip(".")
        OUTCOMES[name] = Outcome(name, over, unit, meaning, tuple(needs.split()), function)
        return function

    return declare


def get(name: str) -> Outcome:
    """The outcome of this name; raises Unknown with the nearest names."""
    if name not in OUTCOMES:
        raise Unknown(f"there is no outcome {name!r}{nearest(name, OUTCOMES)}")
    return OUTCOMES[name]


def watched_variables() -> tuple[str, ...]:
    """Every state variable that some outcome needs."""
    return tuple(sorted({v for o in OUTCOMES.values() for v in o.needs}))


@outcome("country", "m3/day", "trucks_arrived")
def inflow(trace: Trace, context: Context) -> np.ndarray:
    """Fuel that tankers bring into the country."""
    return (trace["trucks_arrived"].sum(-1) * context.pack.map["fuel_per_truck"]).sum(-1)


@outcome("country", "share", "trucks_arrived")
def inflow_share(trace: Trace, context: Context) -> np.ndarray:
    """Fuel that tankers bring, as a share of a normal day."""
    return inflow(trace, context) / context.need.sum(1)


@outcome("country", "trucks", "trucks_lost")
def tankers_lost(trace: Trace, context: Context) -> np.ndarray:
    """Tankers destroyed or seized since the start."""
    return trace["trucks_lost"].sum((-1, -2)).cumsum(0)


@outcome("country", "share", "trucks_lost underway")
def convoy_share_lost(trace: Trace, context: Context) -> np.ndarray:
    """Share of the escorted trucks met by an attack today that was lost; NaN on days without such an attack."""
    lost, road = trace["trucks_lost"][..., 1], trace["underway"][..., 1]
    before = np.concatenate([np.zeros_like(road[:1]), road[:-1]])
    met = np.where(lost > 0, np.minimum(before, context.values["convoy_size"][:, None]), 0).sum(-1)
    return np.where(met >= 1, lost.sum(-1) / np.maximum(met, 1), np.nan)


@outcome("country", "trucks", "queue")
def queue(trace: Trace, context: Context) -> np.ndarray:
    """Loaded tankers that wait at the borders."""
    return trace["queue"].sum(-1)


@outcome("country", "convoys/day", "escort")
def escorts(trace: Trace, context: Context) -> np.ndarray:
    """Convoys a day that can be escorted."""
    return trace["escort"].sum(-1)


@outcome("country", "share", "fuel_short")
def unmet(trace: Trace, context: Context) -> np.ndarray:
    """Share of the country's civil fuel need that was not met."""
    civil = np.maximum(context.need - context.pack.map["power_need"], 0)
    return (trace["fuel_short"] * civil).sum(-1) / civil.sum(-1)


@outcome("country", "day", "fuel")
def stock(trace: Trace, context: Context) -> np.ndarray:
    """Fuel in the country, in days of normal need."""
    return trace["fuel"].sum(-1) / context.need.sum(1)


@outcome("country", "m3/day", "fuel_informal")
def informal(trace: Trace, context: Context) -> np.ndarray:
    """Fuel that small traders carry in."""
    return trace["fuel_informal"].sum(-1)


@outcome("country", "people", "besieged residents")
def besieged_people(trace: Trace, context: Context) -> np.ndarray:
    """People who live in besieged places."""
    return ((trace["besieged"].max(-2) > 0.5) * trace["residents"]).sum(-1)


@outcome("country", "people", "hungry")
def hungry(trace: Trace, context: Context) -> np.ndarray:
    """People short of food."""
    return trace["hungry"].sum(-1)


@outcome("country", "share", "activity")
def activity(trace: Trace, context: Context) -> np.ndarray:
    """Economic activity against normal, weighted by people."""
    people = context.pack.population
    return (trace["activity"] * (people / people.sum())).sum(-1)


@outcome("country", "share", "regime")
def regime_ended(trace: Trace, context: Context) -> np.ndarray:
    """Whether the regime has ended (0 or 1)."""
    return (trace["regime"][..., 0] > 0).astype(float)


@outcome("country", "kind", "regime")
def regime_kind(trace: Trace, context: Context) -> np.ndarray:
    """How the regime ended: 0 it stands, 1 coup, 2 palace compromise, 5 capture of the capital."""
    return trace["regime"][..., 0]


@outcome("country", "day", "arrears")
def arrears_days(trace: Trace, context: Context) -> np.ndarray:
    """Unpaid bills, in days of the state's fixed bills."""
    return trace["arrears"][..., 0] / context.values["fixed_bill"]


@outcome("country", "share", "revenue")
def revenue_share(trace: Trace, context: Context) -> np.ndarray:
    """Domestic revenue against a normal day."""
    v = context.values
    return trace["revenue"][..., 0] / (v["tax_yield"] + v["gold_yield"] + v["customs_per_truck"] * v["normal_flow"])


@outcome("country", "0..1", "elite")
def elite(trace: Trace, context: Context) -> np.ndarray:
    """The junta's own cohesion."""
    return trace["elite"][..., 0]


@outcome("country", "share", "firms")
def firms(trace: Trace, context: Context) -> np.ndarray:
    """Foreign firms and nationals still there, against a normal year."""
    return trace["firms"][..., 0]


@outcome("country", "0..1", "patience residents")
def patience(trace: Trace, context: Context) -> np.ndarray:
    """Readiness to bear hardship, averaged over people."""
    return (trace["patience"] * trace["residents"]).sum(-1) / trace["residents"].sum(-1)


@outcome("country", "0..1", "legitimacy residents")
def legitimacy(trace: Trace, context: Context) -> np.ndarray:
    """Belief in the regime's right to rule, averaged over people."""
    return (trace["legitimacy"] * trace["residents"]).sum(-1) / trace["residents"].sum(-1)


@outcome("locality", "day", "fuel")
def fuel_days(trace: Trace, context: Context) -> np.ndarray:
    """Days of normal need that the fuel at a place would cover."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(context.need > 0, trace["fuel"] / context.need, np.nan)


@outcome("locality", "share", "fuel_short")
def fuel_short(trace: Trace, context: Context) -> np.ndarray:
    """Share of a place's civil fuel need that was not met."""
    return _home(trace["fuel_short"], context)


@outcome("locality", "ratio", "street_price")
def price_ratio(trace: Trace, context: Context) -> np.ndarray:
    """Street price of petrol over the pump price."""
    return _home(trace["street_price"] / context.price_cap[:, :, None], context)


@outcome("locality", "ratio to normal", "staple_price")
def staple_price(trace: Trace, context: Context) -> np.ndarray:
    """Staple food price over its level after the harvest."""
    return _home(trace["staple_price"], context)


@outcome("locality", "hours/day", "power_hours")
def power_hours(trace: Trace, context: Context) -> np.ndarray:
    """Hours of electricity."""
    return _home(trace["power_hours"], context)


@outcome("locality", "0..1", "besieged")
def besieged(trace: Trace, context: Context) -> np.ndarray:
    """How far a place's road access is closed by a hostile actor."""
    return _home(trace["besieged"].max(-2), context)


@outcome("hit", "day", "fuel_short")
def queue_day(trace: Trace, context: Context) -> np.ndarray:
    """First day on which a fifth of a place's civil need is not met: queues."""
    return _home(_first(trace["fuel_short"] >= QUEUES), context)


@outcome("hit", "day", "fuel_short")
def dry_day(trace: Trace, context: Context) -> np.ndarray:
    """First day on which half of a place's civil need is not met: it has run dry."""
    return _home(_first(trace["fuel_short"] >= DRY), context)


@outcome("road", "share of days", "attacked")
def road_attacks(trace: Trace, context: Context) -> np.ndarray:
    """Share of days on which traffic on a road was attacked."""
    return trace["attacked"].mean(0)


def _home(array: np.ndarray, context: Context) -> np.ndarray:
    return np.where(context.pack.home, array, np.nan)


def _first(happened: np.ndarray) -> np.ndarray:
    return np.where(happened.any(0), happened.argmax(0), np.nan)

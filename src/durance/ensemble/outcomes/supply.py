"""Outcomes of supply: tankers, fuel, prices, power, and where they fail."""

import numpy as np

from durance.ensemble.outcomes.registry import Context, Trace, at_home, first_day, outcome

QUEUES = 0.2      # queues form where this share of civil need is not met
DRY = 0.5         # a place has run dry where half of it is not met
CLOSED = 0.5      # a place counts as besieged from here on
LONG = 120.0      # days of siege after which its price is told


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


@outcome("locality", "day", "fuel")
def fuel_days(trace: Trace, context: Context) -> np.ndarray:
    """Days of normal need that the fuel at a place would cover."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(context.need > 0, trace["fuel"] / context.need, np.nan)


@outcome("locality", "share", "fuel_short")
def fuel_short(trace: Trace, context: Context) -> np.ndarray:
    """Share of a place's civil fuel need that was not met."""
    return at_home(trace["fuel_short"], context)


@outcome("locality", "ratio", "street_price")
def price_ratio(trace: Trace, context: Context) -> np.ndarray:
    """Street price of petrol over the pump price."""
    return at_home(trace["street_price"] / context.price_cap[:, :, None], context)


@outcome("locality", "ratio to normal", "staple_price")
def staple_price(trace: Trace, context: Context) -> np.ndarray:
    """Staple food price over its level after the harvest."""
    return at_home(trace["staple_price"], context)


@outcome("locality", "ratio", "staple_price lean")
def staple_markup(trace: Trace, context: Context) -> np.ndarray:
    """Staple food price over what the season alone would make it."""
    season = 1.0 + context.values["season_amplitude"] * trace["lean"].reshape(len(trace["lean"]), -1)[:, :1]
    return at_home(trace["staple_price"] / season[:, :, None], context)


@outcome("hit", "ratio", "staple_price lean besieged:worst siege_days")
def siege_dearness(trace: Trace, context: Context) -> np.ndarray:
    """Staple food price over what the season alone would make it, on the first day with four months of siege behind a
    place that is still besieged; NaN where no siege lasted so long.
    """
    long = (trace["besieged:worst"] > CLOSED) & (trace["siege_days"] >= LONG)
    price = np.take_along_axis(staple_markup(trace, context), long.argmax(0)[None], 0)[0]
    return at_home(np.where(long.any(0), price, np.nan), context)


@outcome("locality", "hours/day", "power_hours")
def power_hours(trace: Trace, context: Context) -> np.ndarray:
    """Hours of electricity."""
    return at_home(trace["power_hours"], context)


@outcome("locality", "0..1", "besieged:worst")
def besieged(trace: Trace, context: Context) -> np.ndarray:
    """How far a place's road access is closed by a hostile actor."""
    return at_home(trace["besieged:worst"], context)


@outcome("hit", "day", "fuel_short")
def queue_day(trace: Trace, context: Context) -> np.ndarray:
    """First day on which a fifth of a place's civil need is not met: queues."""
    return at_home(first_day(trace["fuel_short"] >= QUEUES), context)


@outcome("hit", "day", "fuel_short")
def dry_day(trace: Trace, context: Context) -> np.ndarray:
    """First day on which half of a place's civil need is not met: it has run dry."""
    return at_home(first_day(trace["fuel_short"] >= DRY), context)


@outcome("road", "share of days", "attacked")
def road_attacks(trace: Trace, context: Context) -> np.ndarray:
    """Share of days on which traffic on a road was attacked."""
    return trace["attacked"].mean(0)

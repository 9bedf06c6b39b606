"""The day, in order. Reading this file top to bottom is reading the model."""

from durance.core.mechanism import Mechanism
from durance.mechanisms.activity import activity
from durance.mechanisms.airlift import airlift
from durance.mechanisms.balance_goods import balance_goods
from durance.mechanisms.balance_money import balance_money
from durance.mechanisms.carriers import carriers
from durance.mechanisms.convoys import convoys
from durance.mechanisms.departures import departures
from durance.mechanisms.distribution import distribution
from durance.mechanisms.elite import elite
from durance.mechanisms.escorts import escorts
from durance.mechanisms.fear import fear
from durance.mechanisms.foreigners import foreigners
from durance.mechanisms.fuel_use import fuel_use
from durance.mechanisms.hunger import hunger
from durance.mechanisms.informal_supply import informal_supply
from durance.mechanisms.interdiction import interdiction
from durance.mechanisms.legitimacy import legitimacy
from durance.mechanisms.patience import patience
from durance.mechanisms.posture import posture
from durance.mechanisms.power import power
from durance.mechanisms.prices import prices
from durance.mechanisms.regime_end import regime_end
from durance.mechanisms.revenue import revenue
from durance.mechanisms.siege import siege
from durance.mechanisms.spending import spending

DAY: tuple[Mechanism, ...] = (
    # what is imposed today (controls) was set by the scenario before the day began
    posture,          # who wants to blockade
    escorts,          # what the army can protect
    interdiction,     # who attacks which road
    siege,            # which places are closed
    fear,             # what hauliers fear
    carriers,         # who loads
    departures,       # who leaves the border
    convoys,          # what gets through
    informal_supply,  # what trickles in
    airlift,          # what is flown in
    distribution,     # who is served first
    fuel_use,         # what is burned, what is missing
    power,            # how long there is light
    prices,           # what it costs
    activity,         # what the economy makes of it
    hunger,           # who goes short of food
    foreigners,       # which firms leave
    revenue,          # what the state takes in
    spending,         # what it pays, borrows and owes
    legitimacy,       # who believes in its right to rule
    patience,         # who still bears it
    elite,            # whether the junta holds together
    regime_end,       # whether the regime falls, and how
    balance_goods,    # the books of fuel and trucks are closed
    balance_money,    # the books of money are closed
)


def writers(day: tuple[Mechanism, ...] = DAY) -> dict[str, str]:
    """The single writer of each variable; two writers are an error (ValueError)."""
    found: dict[str, str] = {}
    for mechanism in day:
        for name in mechanism.writes:
            if name in found:
                raise ValueError(f"{name} is written by {found[name]} and by {mechanism.name}")
            found[name] = mechanism.name
    return found


def yesterday(day: tuple[Mechanism, ...] = DAY) -> dict[str, tuple[str, ...]]:
    """For each mechanism, the variables it reads as they stood at dawn, because their writer comes later in the day."""
    place = {m.name: k for k, m in enumerate(day)}
    by = writers(day)
    return {m.name: tuple(v for v in m.reads if v in by and place[by[v]] > place[m.name]) for m in day}


def parameters_needed(day: tuple[Mechanism, ...] = DAY) -> dict[str, tuple[str, ...]]:
    """Which mechanisms take each parameter."""
    found: dict[str, tuple[str, ...]] = {}
    for mechanism in day:
        for name in mechanism.parameters:
            found[name] = (*found.get(name, ()), mechanism.name)
    return found

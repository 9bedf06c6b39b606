"""The day, in order. Reading this file top to bottom is reading the model."""

from durance.core.mechanism import Mechanism, with_rivals
from durance.core.state import nearest
from durance.mechanisms.abuses import abuses
from durance.mechanisms.activity import activity
from durance.mechanisms.airlift import airlift
from durance.mechanisms.alignment import alignment
from durance.mechanisms.assaults import assaults
from durance.mechanisms.balance_goods import balance_goods
from durance.mechanisms.balance_money import balance_money
from durance.mechanisms.balance_people import balance_people
from durance.mechanisms.bills import bills
from durance.mechanisms.borrowing import borrowing
from durance.mechanisms.brutalisation import brutalisation
from durance.mechanisms.carriers import carriers
from durance.mechanisms.cohesion import cohesion
from durance.mechanisms.contest import contest
from durance.mechanisms.control import control
from durance.mechanisms.convoys import convoys
from durance.mechanisms.coups import coups
from durance.mechanisms.departures import departures
from durance.mechanisms.deployment import deployment
from durance.mechanisms.distribution import distribution
from durance.mechanisms.elite import elite
from durance.mechanisms.encirclement import encirclement
from durance.mechanisms.escorts import escorts
from durance.mechanisms.fear import fear
from durance.mechanisms.flight import flight
from durance.mechanisms.foreigners import foreigners
from durance.mechanisms.fuel_use import fuel_use
from durance.mechanisms.grievance import grievance
from durance.mechanisms.hunger import hunger
from durance.mechanisms.informal_supply import informal_supply
from durance.mechanisms.interdiction import interdiction
from durance.mechanisms.legitimacy import legitimacy
from durance.mechanisms.local_deals import local_deals
from durance.mechanisms.morale import morale
from durance.mechanisms.motives import motives
from durance.mechanisms.movement import movement
from durance.mechanisms.narrative import narrative
from durance.mechanisms.national_talks import national_talks
from durance.mechanisms.partners import partners
from durance.mechanisms.patience import patience
from durance.mechanisms.posture import posture
from durance.mechanisms.power import power
from durance.mechanisms.prices import prices
from durance.mechanisms.raids import raids
from durance.mechanisms.recruitment import recruitment
from durance.mechanisms.reform import reform
from durance.mechanisms.regime_end import regime_end
from durance.mechanisms.revenue import revenue
from durance.mechanisms.rivals.control_by_support import control_by_support
from durance.mechanisms.rivals.recruitment_by_pay import recruitment_by_pay
from durance.mechanisms.rout import rout
from durance.mechanisms.rules import rules
from durance.mechanisms.settlements import settlements
from durance.mechanisms.siege import siege
from durance.mechanisms.spending import spending
from durance.mechanisms.spillover import spillover
from durance.mechanisms.splits import splits
from durance.mechanisms.truces import truces
from durance.mechanisms.uprooting import uprooting
from durance.mechanisms.war_chest import war_chest

DAY: tuple[Mechanism, ...] = (
    # what is imposed today (controls) was set by the scenario before the day began
    posture,          # who wants to blockade
    encirclement,     # who lays siege to which place
    escorts,          # what the army can protect
    interdiction,     # who attacks which road
    contest,          # who clashes, who dies
    abuses,           # who kills civilians
    brutalisation,    # how normal violence becomes
    morale,           # who still wants to fight
    siege,            # which places are closed
    assaults,         # who storms which place
    control,          # which places change hands
    rules,            # whose rules are kept there
    movement,         # where fighters go
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
    grievance,        # what is remembered against whom
    motives,          # why anybody would join
    recruitment,      # who joins, who leaves
    uprooting,        # who leaves home, who will not come back
    flight,           # who shelters where, who goes home
    cohesion,         # what holds a coalition's parts
    splits,           # which parts leave it
    alignment,        # who draws together, who apart
    revenue,          # what the state takes in
    bills,            # what falls due
    borrowing,        # what the market lends
    spending,         # what the state pays and what it owes
    war_chest,        # what armed groups take in and pay
    partners,         # which partners stay, leave, come
    deployment,       # where their forces arrive and leave
    narrative,        # who is blamed, who is liked
    reform,           # whether the base widens
    legitimacy,       # who believes in the right to rule
    patience,         # who still bears it
    elite,            # whether the junta holds together
    local_deals,      # which places make their own peace
    national_talks,   # whether talks open and settle
    settlements,      # which settlements stand, who goes home
    truces,           # what truces are made, kept, broken
    raids,            # whether the capital is raided
    coups,            # whether officers try
    regime_end,       # whether the regime falls, and how
    spillover,        # what reaches the neighbours
    rout,             # who falls back from lost places
    balance_people,   # the books of people and fighters are closed
    balance_goods,    # the books of fuel and trucks are closed
    balance_money,    # the books of money are closed
)

# equations that say something else about the same variables: members hold one or the other (see `Scenario.with_rival`)
with_rivals(control, control_by_support)
with_rivals(recruitment, recruitment_by_pay)


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
    """Which mechanisms, rivals included, take each parameter."""
    found: dict[str, tuple[str, ...]] = {}
    for mechanism in (*day, *(rival for one in day for rival in one.rivals)):
        for name in mechanism.parameters:
            found[name] = (*found.get(name, ()), mechanism.name)
    return found


def rival_number(mechanism: str, rival: str) -> int:
    """Which equation of a mechanism a name means, 0 the standing one. Raises LookupError with the nearest names."""
    named = {m.name: m for m in DAY}
    if mechanism not in named:
        raise LookupError(f"there is no mechanism {mechanism!r}{nearest(mechanism, named)}")
    equations = [m.name for m in (named[mechanism], *named[mechanism].rivals)]
    if rival not in equations:
        raise LookupError(f"{mechanism!r} has no rival {rival!r}{nearest(rival, equations)}")
    return equations.index(rival)

"""Lakeland where the answer has a closed form: roads under coins of fixed weight, births alone, ends at a constant hazard."""

import numpy as np

from durance.ensemble.block import run_block
from durance.schedule import DAY

BARE, SHARE, DAYS, HAZARD = 2.0, 0.3, 30, 0.01


def only(made, *mechanisms):
    """All else stands still."""
    return made.without(*(m.name for m in DAY if m.name not in mechanisms))


def fixing(made, **values):
    """Parameters fixed, of those that the pack has."""
    return made.with_parameters(**{name: x for name, x in values.items() if name in made.pack.parameters})


def roads_of(siege):
    """Each road is attacked by a coin of fixed weight; each attack takes a share with a fixed mean of the trucks at hand."""
    made = only(siege, "interdiction", "convoys").for_days(DAYS)
    return made.with_parameters(half_presence=1e-9, bare_group=BARE, hit_mean=SHARE, hit_concentration=8.0, attack_rate=0.4)


def chances(made):
    """Chance of an attack a day on each road `(road,)`: 1 - exp(-rate * will of all who stand near, less by deals)."""
    _, trace = run_block(made, np.arange(1, dtype=np.uint64), 1, 1, 1, ("will", "strength", "deal_with"), dtype=np.float64)
    will, men, deal = (trace[name][0, 0] for name in ("will", "strength", "deal_with"))
    ends = made.pack.map["road_from"], made.pack.map["road_to"]
    near = men[:, ends[0]] + men[:, ends[1]] > 0
    spared = sum(0.5 * (deal[end] == np.arange(will.size)[:, None]) for end in ends)
    return 1 - np.exp(-made.parameters["attack_rate"] * (will[:, None] * near * (1 - spared)).sum(0))


def losses_a_day(made):
    """Expected trucks lost a day: over corridors, mean share * group * attacks; there are always more trucks than a group."""
    return SHARE * BARE * float((made.pack.map["corridor_roads"] @ chances(made)).sum())


def births_of(siege):
    """Nobody leaves; money, crowds and what a force can take in are no matter, armies are full, motives stand: who joins is
    join_rate * motive * rule * residents."""
    made = only(siege, "motives", "recruitment", "balance_people").for_days(365)
    return fixing(made, quit_rate=0.0, funds_half=0.0, pool_share=1e12, intake_rate=1e12, establishment_factor=1.0)


def all_fixed(made, *but):
    """Every parameter at its middle, but those that vary and those that are fixed already; every dispute at one reading."""
    values = {p.name: p.value for p in made.pack.parameters.values() if p.name not in (*but, *made.parameters)}
    return made.with_parameters(**values).with_reading("L02", "army").with_reading("L01", "customs")


def born(made, members, total):
    """Fighters of the Brothers after the run and at its start, in closed form: N0 + sum_i (part of i's joiners) * r0 *
    (1 - (1 - k_i)^T)."""
    drawn, trace = run_block(made, members, total, 1, 1, ("motive", "rule", "funds", "residents", "joined", "strength"),
                             dtype=np.float64)
    rate, a = drawn.values["join_rate"], made.pack.index("actor", "brothers")
    paid = (trace["funds"][0] > 0)[:, :, None]
    each = np.minimum(0.01, rate[:, None, None] * paid * trace["motive"][0]) * trace["rule"][0]
    part, whole = each[:, a], each.sum(1)
    joined = trace["joined"][0]
    before = trace["residents"][0] + joined.sum(1)
    start = (trace["strength"][0] - joined)[:, a].sum(1)
    grown = np.where(whole > 0, part / np.where(whole > 0, whole, 1), 0) * before * (1 - (1 - whole) ** made.days)
    return start + grown.sum(1), start


def ends_of(siege):
    """Coups only, each with success, at HAZARD a day: rulers, army and belief pinned at one half, nobody guarded, no memory."""
    return siege.without("elite", "morale", "legitimacy").with_parameters(
        elite_start=0.5, morale_start=0.5, legitimacy_base=0.5, guard_effect=0.0, coup_base=HAZARD, recent_days=1e-9,
        coup_success=1.0, deal_rate=0.0, raid_rate=0.0)

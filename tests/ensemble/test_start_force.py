"""The starting state of force: rule, memory of violence, chests, coalitions and partners, by hand from invented tables."""

from dataclasses import replace

import numpy as np
import pytest

from durance.core.state import TABLE
from durance.ensemble.members import sample
from durance.ensemble.start import starting_state
from durance.ensemble.start_force import starting_force
from durance.mechanisms.rules import rules
from durance.pack.states import state_of
from durance.scenario import controls

DATE = "2029-12-31"
BACKGROUND = [("brothers", "reedham", "0.2", "90"), ("army", "reedham", "0.1", "9"), ("brothers", "northwick", "0.05", "")]
HELD = {"northwick": {"controller": "brothers", "besieger": "", "deal_with": "", "siege_days": "", "displaced": "",
                      "deaths_5y": "120"},
        "longford": {"controller": "", "besieger": "", "deal_with": "", "siege_days": "", "displaced": "", "deaths_5y": ""},
        "reedham": {"controller": "army", "besieger": "brothers", "deal_with": "rivals", "siege_days": "31", "displaced": "700",
                    "deaths_5y": "30"}}


@pytest.fixture(scope="module")
def values(siege, members):
    return sample(siege, members, members.size, 1).values


@pytest.fixture(scope="module")
def pack(lakeland):
    """Lakeland after years of invented violence: the Brothers hold Northwick and besiege Reedham, nobody holds Longford."""
    seen = tuple({"as_of": DATE, "actor": a, "locality": p, "clashes": c, "killed": k} for a, p, c, k in BACKGROUND)
    held = tuple({"as_of": DATE, "locality": place} | row for place, row in HELD.items())
    return replace(lakeland, backgrounds=seen, holders=held)


@pytest.fixture(scope="module")
def force(pack, values):
    then, people = state_of(pack, DATE), pack.population * values["population_factor"][:, None]
    return starting_force(pack, then, people, values), people


def at(pack, actor, place):
    return pack.index("actor", actor), pack.index("locality", place)


def test_background_is_what_was_seen_and_a_floor_at_home(pack, force, values):
    found = force[0]["background"]
    for actor, place, clashes, _ in BACKGROUND:
        a, i = at(pack, actor, place)
        np.testing.assert_allclose(found[:, a, i], float(clashes) + values["clash_floor"])
    a, i = at(pack, "rivals", "lakehead")
    np.testing.assert_allclose(found[:, a, i], values["clash_floor"])
    assert not found[:, :, ~pack.home].any(), "nothing happens abroad"


def test_heat_is_half_of_the_clashes_counted_on_both_sides(pack, force, values):
    reedham = pack.index("locality", "reedham")
    np.testing.assert_allclose(force[0]["heat"][:, reedham], 0.5 * (0.2 + 0.1) * values["heat_days"])
    assert not force[0]["heat"][:, pack.index("locality", "lakehead")].any()


def test_norm_is_deaths_against_people(pack, force, values):
    norm, people = force[0]["norm"], force[1]
    i = pack.index("locality", "northwick")
    np.testing.assert_allclose(norm[:, i], 120 / (120 + values["norm_half"] * people[:, i] / 1000))
    assert (norm[:, pack.index("locality", "lakehead")] == 0).all()
    assert (norm[:, ~pack.home] == 0).all(), "no deaths among no people is no norm, and no division by nothing"


def test_grievance_stands_where_endless_killings_of_that_rate_would_hold_it(pack, force, values):
    """x + (1 - exp(-per_killing * share)) (1 - x) - x / grudge_days = x, the share in killed a thousand people and day."""
    a, i = at(pack, "brothers", "reedham")
    x = force[0]["grievance"][:, a, i]
    push = 1 - np.exp(-values["per_killing"] * 1000 * 90 / force[1][:, i])
    np.testing.assert_allclose(push * (1 - x), x / values["grudge_days"], rtol=1e-9)
    assert ((x > 0) & (x < 1)).all()
    assert not np.delete(force[0]["grievance"], [pack.index("locality", "reedham")], axis=2).any()


def test_the_start_is_where_rules_come_to_rest(pack, force, values):
    rule, then = force[0]["rule"], state_of(pack, DATE)
    given = {"strength": force[0]["strength"][0], "controller": then.controller, "deal_with": np.full(then.controller.size, -1),
             "tie": then.ties, "is_foreign": pack.map["is_foreign"], "holder_rule": values["holder_rule"][0],
             "concede_share": 0.5, "concede_days": 2, "rule": rule[0]}
    np.testing.assert_allclose(rules(**given).rule, rule[0], atol=1e-12)


def test_men_set_the_rules_and_the_holders_first(pack, force, values):
    rule, men = force[0]["rule"], force[0]["strength"]
    army, brothers, wardens = (pack.index("actor", a) for a in ("army", "brothers", "wardens"))
    reedham, northwick, longford = (pack.index("locality", p) for p in ("reedham", "northwick", "longford"))
    held = values["holder_rule"] * (400 + 0.8 * 80)
    lost = (1 - values["holder_rule"]) * 250 * values["insurgent_factor"]
    np.testing.assert_allclose(rule[:, army, reedham], held / (held + lost))
    np.testing.assert_allclose(rule[:, brothers, reedham], lost / (held + lost))
    assert not rule[:, wardens].any(), "hired men set no rules"
    held, lost = values["holder_rule"] * men[:, brothers, northwick], (1 - values["holder_rule"]) * 350
    np.testing.assert_allclose(rule[:, brothers, northwick], held / (held + lost))
    np.testing.assert_allclose(rule[:, army, longford], 300 / (300 + 200 * values["insurgent_factor"]))
    assert (rule[:, army, pack.index("locality", "lakehead")] == 1).all(), "alone he sets all"
    np.testing.assert_allclose(rule[:, :, pack.home].sum(1), 1)
    assert not rule[:, :, ~pack.home].any()


def test_an_army_means_to_fill_more_ranks_than_it_has_and_no_other_force_does(pack, force, values):
    army = pack.index("actor", "army")
    np.testing.assert_allclose(force[0]["planned"][:, army], values["establishment_factor"] * 5730)
    assert not np.delete(force[0]["planned"], army, axis=1).any()


def test_morale_chests_and_will(pack, force, values):
    found, men = force[0], force[0]["strength"].sum(-1)
    for k, actor in enumerate(pack.names["actor"]):
        np.testing.assert_array_equal(found["morale"][:, k], values["morale_start" if actor == "army" else "morale_rest"])
        state = actor in ("army", "wardens")
        np.testing.assert_allclose(found["funds"][:, k], 0 if state else values["funds_start"] * men[:, k])
    np.testing.assert_array_equal(found["will"], pack.map["usual_will"])
    assert found["funds"][:, pack.index("actor", "brothers")].min() > 0


def test_who_lays_siege_and_who_is_bound_to_whom(pack, force):
    found = force[0]
    a, i = at(pack, "brothers", "reedham")
    assert found["encirclement"][a, i] == 1
    assert found["encirclement"].sum() == 1
    army, rivals = (pack.index("actor", x) for x in ("army", "rivals"))
    assert found["betrayal"][army, rivals] == found["betrayal"][rivals, army] == 0.2
    assert found["betrayal"].sum() == 0.4
    np.testing.assert_array_equal(found["tie"], pack.ties)


def test_parts_and_partners(pack, force, values):
    found = force[0]
    assert list(found["allegiance"]) == [pack.index("actor", "brothers")] * 3
    np.testing.assert_array_equal(found["loyalty"], values["loyalty_start"][:, None])
    for k, actor in enumerate(pack.names["actor"]):
        np.testing.assert_array_equal(found["unity"][:, k], values["loyalty_start"] if actor == "brothers" else 1.0)
    assert list(found["partner_here"]) == [1, 0.6]
    assert list(found["goodwill"]) == [0.6, 0.5]


def test_everything_lies_within_its_bounds_and_reaches_the_state(pack, siege, values):
    state = starting_state(pack, DATE, controls(siege), values)
    for name, array in state.items():
        low, high = TABLE[name].limits
        assert (array >= (-1 if name == "controller" else low)).all(), name      # -1 is nobody
        assert (array <= high).all(), name
    i = pack.index("locality", "reedham")
    assert set(state["controller"][:, pack.index("locality", "northwick")]) == {pack.index("actor", "brothers")}
    assert set(state["controller"][:, pack.index("locality", "longford")]) == {-1}
    assert set(state["deal_with"][:, i]) == {pack.index("actor", "rivals")}
    assert (state["siege_days"][0, i], state["displaced"][0, i]) == (31, 700)


def test_the_displaced_have_homes_where_people_died(pack, siege, values):
    """120 of 150 deaths were at Northwick, 30 at Reedham; without deaths where they shelter now."""
    state = starting_state(pack, DATE, controls(siege), values)
    away = state["home_people"] - state["residents"]
    total = state["displaced"][0].sum()
    np.testing.assert_allclose(away[:, pack.index("locality", "northwick")], total * 0.8)
    np.testing.assert_allclose(away[:, pack.index("locality", "reedham")], total * 0.2)
    plain = starting_state(siege.pack, DATE, controls(siege), values)
    np.testing.assert_allclose(plain["home_people"] - plain["residents"], plain["displaced"], atol=1e-6)


def test_a_country_without_coalitions_partners_or_deaths_has_a_start(lakeland, siege, values):
    names = lakeland.names | {"partner": (), "constituent": ()}
    alone = replace(lakeland, partners={}, constituents={}, states={}, names=names)
    state = starting_state(alone, DATE, controls(siege), values)
    assert state["goodwill"].shape == (values["norm_half"].size, 0)
    assert (state["unity"] == 1).all()
    assert not state["grievance"].any()
    assert not state["accord"].any()

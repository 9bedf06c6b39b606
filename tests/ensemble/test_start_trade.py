"""The trade at rest: what the first day's danger asks of the fleet, by hand, and a calm month that stays what it was."""

import numpy as np
import pytest

from durance.ensemble.block import run_block
from durance.ensemble.members import sample
from durance.ensemble.start_force import starting_force
from durance.ensemble.start_trade import firms_at_rest, starting_trade, usual_attacks
from durance.pack.states import state_of
from durance.scenario import scenario

DATE = "2029-12-31"


@pytest.fixture(scope="module")
def values(siege, members):
    return sample(siege, members, members.size, 1).values


@pytest.fixture(scope="module")
def attacks(lakeland, values):
    then = state_of(lakeland, DATE)
    force = starting_force(lakeland, then, lakeland.population * values["population_factor"][:, None], values)
    return usual_attacks(lakeland, force, then.controller, then.deal_with, values)


def test_attacks_are_those_that_interdiction_would_see_on_the_first_day(siege, values, attacks, members):
    """Parameters, luck and strengths are the same, and no truck goes under escort on day 0."""
    threat = run_block(siege.without("posture", "encirclement", "escorts"), members, members.size, 1, 1, ("threat",),
                       dtype=float)[1]["threat"][0]
    np.testing.assert_allclose(attacks, 1 - np.exp(-threat.sum(1)), rtol=1e-12)
    assert attacks.max() > 0


def test_without_danger_the_trade_is_what_the_normal_flow_says(lakeland, values):
    found = starting_trade(lakeland, np.zeros((values["normal_flow"].size, len(lakeland.roads))), values)
    flow = values["normal_flow"][:, None] * lakeland.map["corridor_usual"]
    assert not found["fear"].any()
    np.testing.assert_allclose(found["queue"], 2 * flow, rtol=1e-12)
    np.testing.assert_allclose(found["trucks_idle"][:, 0], values["normal_flow"] * values["turnaround_days"], rtol=1e-12)


def test_risk_and_fear_by_hand(lakeland, values, attacks):
    found = starting_trade(lakeland, attacks, values)
    on = lakeland.map["corridor_roads"][1] > 0
    np.testing.assert_allclose(found["perceived_risk"][:, 1], 1 - np.prod(1 - attacks[:, on], axis=1), rtol=1e-12)
    np.testing.assert_allclose(found["fear"], values["risk_aversion"][:, None] * found["perceived_risk"], rtol=1e-12)


def test_the_fleet_loads_and_leaves_at_the_normal_flow_whatever_the_danger(lakeland, values):
    """By the equations of `carriers` and `departures`, with a tenth of all days attacked on one road."""
    bad = np.zeros((values["normal_flow"].size, len(lakeland.roads)))
    bad[:, 0] = 0.1
    found = starting_trade(lakeland, bad, values | {"risk_aversion": np.full(values["normal_flow"].size, 3.0)})
    odds = values["load_odds"]
    pull = np.exp(-(1 - values["escort_trust"])[:, None] * found["fear"]) * odds[:, None] * lakeland.map["corridor_usual"]
    total = pull.sum(1)
    loaded = found["trucks_idle"][:, 0] / values["turnaround_days"] * (1 + odds) / odds * total / (1 + total)
    np.testing.assert_allclose(loaded, values["normal_flow"], rtol=1e-12)
    leaving = 0.5 * found["queue"] * np.exp(-found["fear"])
    np.testing.assert_allclose(leaving, values["normal_flow"][:, None] * pull / total[:, None], rtol=1e-12)
    assert (found["trucks_idle"][:, 0] >= values["normal_flow"] * values["turnaround_days"]).all()


def test_no_queue_is_longer_than_the_turnaround(lakeland, values):
    terror = np.ones((values["normal_flow"].size, len(lakeland.roads)))
    found = starting_trade(lakeland, terror, values)
    assert (found["queue"].sum(1) <= values["normal_flow"] * values["turnaround_days"] * (1 + 1e-12)).all()
    assert np.isfinite(found["trucks_idle"]).all()


def test_firms_stand_where_foreigners_would_hold_them():
    """(1 - x) / return_days = x * (1 - exp(-leave_rate * heard))."""
    values = {"amplification": np.array([6.0]), "deaths_alarm": np.array([0.01]), "leave_rate": np.array([0.01]),
              "return_days": np.array([300.0])}
    x = firms_at_rest(np.array([[0.02, 0.0]]), 2.0, values)[0]
    assert (1 - x) / 300 == pytest.approx(x * (1 - np.exp(-0.01 * (6 * 0.01 + 0.02))))
    assert firms_at_rest(np.zeros((1, 2)), 0.0, values)[0] == 1
    assert firms_at_rest(np.ones((1, 2)), 9e9, values)[0] == pytest.approx(1 / (1 + 300 * (1 - np.exp(-0.01))))


def test_a_deal_and_an_actor_at_both_ends_spare_a_road(lakeland, values):
    then = state_of(lakeland, DATE)
    force = starting_force(lakeland, then, lakeland.population * values["population_factor"][:, None], values)
    plain = usual_attacks(lakeland, force, then.controller, then.deal_with, values)
    brothers = lakeland.index("actor", "brothers")
    theirs = usual_attacks(lakeland, force, np.full_like(then.controller, brothers), then.deal_with, values)
    assert theirs.sum() < plain.sum()
    pact = usual_attacks(lakeland, force, then.controller, np.full_like(then.deal_with, brothers), values)
    assert pact.sum() < plain.sum()


def test_a_calm_month_keeps_its_loads_and_firms(mali):
    made = scenario(mali, "no-blockade-2025")
    t = run_block(made, np.arange(32, dtype=np.uint64), 32, 30, 1, ("loaded", "firms"), dtype=float)[1]
    loaded, firms = t["loaded"].sum(-1), t["firms"][..., 0]
    assert np.median(loaded[-1] / loaded[0]) == pytest.approx(1, abs=0.05)
    assert np.median(firms[-1] - firms[0]) == pytest.approx(0, abs=0.02)

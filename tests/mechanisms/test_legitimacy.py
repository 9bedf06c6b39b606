"""Legitimacy in sentences."""
from math import exp, isclose

import pytest

from durance.mechanisms.legitimacy import legitimacy

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

TOWN = {"activity": [0.6], "power_hours": [12], "power_hours_normal": [20], "besieged": [[0.5], [0.2]],
        "controller": [1], "is_state": [0, 1], "civilians_killed": [[5], [0]], "residents": [1000], "reform": [0],
        "blame": [0], "abuse_cost": 50, "service_weight": 0.5, "order_weight": 0.4, "legitimacy_days": 10,
        "legitimacy_base": 0.7, "legitimacy": [0.7]}
CALM = {"activity": [1], "power_hours": [20], "besieged": [[0], [0]]}


def belief(**changes):
    return legitimacy(**TOWN | changes).legitimacy[0]


def test_equation_by_hand():
    # served 0.5 * (0.6 + 0.6); goal 0.7 * 0.8 * 0.8 = 0.448; a tenth of the way from 0.7
    assert isclose(belief(), 0.6748)


def test_served_and_safe_it_stays_where_it_was():
    assert isclose(belief(**CALM), 0.7)


@pytest.mark.parametrize("holder", [0, -1])
def test_it_dies_where_somebody_else_rules(holder):
    found = 0.7
    for _ in range(500):
        found = belief(**CALM, controller=[holder], legitimacy=[found])
    assert found < 1e-9


@pytest.mark.parametrize("worse", [{"activity": [0.3]}, {"power_hours": [2]}, {"besieged": [[0.5], [0.9]]},
                                   {"service_weight": 0.9}, {"order_weight": 0.9}, {"legitimacy_base": 0.3},
                                   {"legitimacy_days": 5}])
def test_each_failure_lowers_it(worse):
    assert belief(**worse) < belief()


def test_a_place_that_never_had_power_does_not_miss_it():
    assert isclose(belief(**CALM | {"power_hours": [0], "power_hours_normal": [0]}), 0.7)


def test_more_power_than_usual_buys_nothing():
    assert belief(**CALM | {"power_hours": [24]}) == belief(**CALM)


def test_reform_wins_half_of_the_doubters_and_blame_excuses_half_of_the_failure():
    # 0.7 + 0.5 * 0.4 * 0.3 = 0.76, times 0.8 and 0.8; failed 0.4 * 0.75 = 0.3, so 0.7 * 0.85 * 0.8
    assert isclose(belief(reform=[0.4]), 0.7 + (0.76 * 0.64 - 0.7) / 10)
    assert isclose(belief(blame=[0.5]), 0.7 + (0.7 * 0.85 * 0.8 - 0.7) / 10)
    assert belief(blame=[1], **CALM) == belief(**CALM)


def test_civilians_killed_by_the_state_side_end_it_at_once_and_those_killed_by_its_foes_do_not():
    # 20 of 1,000, times 50: a factor of exp(-1)
    assert isclose(belief(civilians_killed=[[0], [20]]), 0.6748 * exp(-1))
    assert belief(civilians_killed=[[900], [0]]) == belief(civilians_killed=[[0], [0]])
    assert 0 <= belief(civilians_killed=[[0], [20]], residents=[0]) < belief()


def test_it_moves_slowly():
    assert 0 < 0.7 - belief(activity=[0], power_hours=[0], legitimacy_days=180) < 0.01


@pytest.mark.parametrize("odd", [{"service_weight": 1, "order_weight": 1, "besieged": [[1], [1]]}, {"activity": [0]},
                                 {"legitimacy": [1], "legitimacy_days": 1}, {"legitimacy_base": 1, "legitimacy": [0]},
                                 {"reform": [1], "blame": [1], "legitimacy": [1]}, {"civilians_killed": [[0], [9e9]]}])
def test_it_stays_a_share(odd):
    assert 0 <= belief(**odd) <= 1


def test_it_compiles():
    assert legitimacy.compiled()

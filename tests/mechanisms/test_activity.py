"""Activity in sentences."""
from math import isclose

import pytest

from durance.mechanisms.activity import activity

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

TOWN = {"fuel_short": [0.5], "power_hours": [12], "power_hours_normal": [24], "besieged": [[0.5], [0.2]],
        "heat": [0.25], "safety_weight": 1, "firms": [1], "firm_weight": 0.1, "fuel_weight": 0.6, "power_weight": 0.4,
        "siege_weight": 0.5, "activity_floor": 0.2, "activity_days": 4,
        "activity": [1.0]}
CALM = {"fuel_short": [0], "power_hours": [24], "besieged": [[0], [0]], "heat": [0]}
RUIN = {"fuel_short": [1], "power_hours": [0], "besieged": [[1], [1]],
        "fuel_weight": 1, "power_weight": 1, "siege_weight": 1}


def test_equation_by_hand():
    # formal = 0.7 * 0.8 * 0.75 / 1.25 = 0.336; goal = 0.2 + 0.8 * 0.336 = 0.4688; a quarter of the way from 1
    assert isclose(activity(**TOWN).activity[0], 0.8672)


def test_firms_that_leave_take_their_part_with_them():
    # 0.8 * 0.336 * (1 - 0.1 * 0.5): the goal falls by 0.8 * 0.336 * 0.05
    gone = activity(**TOWN | {"firms": [0.5]}).activity[0]
    assert isclose(activity(**TOWN).activity[0] - gone, 0.8 * 0.336 * 0.05 / 4)


def test_nothing_happens_to_a_town_that_lacks_nothing():
    assert activity(**TOWN | CALM).activity[0] == 1.0


def test_informal_life_holds_a_floor_under_the_worst_siege():
    found = 1.0
    for _ in range(200):
        found = activity(**TOWN | RUIN | {"activity": [found]}).activity[0]
    assert isclose(found, 0.2)


def test_fighting_drives_trade_to_the_same_floor_and_never_below():
    found = 1.0
    for _ in range(200):
        found = activity(**TOWN | CALM | {"heat": [1e12], "activity": [found]}).activity[0]
    assert isclose(found, 0.2)


@pytest.mark.parametrize("worse", [{"fuel_short": [0.9]}, {"power_hours": [2]}, {"besieged": [[0.5], [0.9]]}, {"heat": [3]},
                                   {"safety_weight": 2}])
def test_each_lack_lowers_activity(worse):
    assert activity(**TOWN | worse).activity[0] < activity(**TOWN).activity[0]


def test_a_place_that_never_had_power_does_not_miss_it():
    dark = activity(**TOWN | CALM | {"power_hours_normal": [0], "power_hours": [0]})
    assert dark.activity[0] == 1.0


def test_more_power_than_usual_adds_nothing():
    assert activity(**TOWN | CALM | {"power_hours": [24], "power_hours_normal": [6]}).activity[0] == 1.0


def test_an_hour_of_power_is_missed_like_a_day_of_it():
    rare = activity(**TOWN | {"power_hours": [0.1], "power_hours_normal": [0.2]})
    assert isclose(rare.activity[0], 0.8672)


def test_it_compiles():
    assert activity.compiled()

"""Convoys in sentences."""
from math import isclose

import numpy as np
import pytest

from durance.mechanisms.convoys import convoys

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

ROAD = {"underway": [[50, 40]], "attacked": [1, 1, 0], "corridor_id": [7], "corridor_roads": [[1, 1, 1]],
        "corridor_days": [4], "key": 3, "convoy_size": 30, "bare_group": 5, "hit_mean": 1, "hit_concentration": 3}
KEYS = range(3000)


def test_equation_by_hand():
    # a corridor of one day always meets its convoy; hit_mean 1 burns all that is exposed: 2 * 5 bare, 30 escorted
    day = convoys(**ROAD | {"corridor_days": [1]})
    np.testing.assert_allclose(day.trucks_lost, [[10, 30]])
    np.testing.assert_allclose(day.trucks_arrived, [[40, 10]])


def test_an_attack_meets_the_convoy_on_one_day_in_corridor_days():
    met = [convoys(**ROAD | {"attacked": [0, 1, 0], "key": k}).trucks_lost[0, 1] > 0 for k in KEYS]
    assert abs(np.mean(met) - 0.25) < 0.03


def test_two_attacks_leave_the_convoy_nine_chances_in_sixteen():
    met = [convoys(**ROAD | {"key": k}).trucks_lost[0, 1] > 0 for k in KEYS]
    assert abs(np.mean(met) - (1 - 9 / 16)) < 0.03


def test_the_mean_share_lost_is_the_parameter_and_losses_come_in_clusters():
    lost = np.array([convoys(**ROAD | {"hit_mean": 0.3, "key": k}).trucks_lost[0, 0] for k in KEYS]) / 10
    assert abs(lost.mean() - 0.3) < 0.02
    assert isclose(lost.var(), 0.3 * 0.7 / (3 + 1), rel_tol=0.1)


def test_a_quiet_road_loses_nothing():
    day = convoys(**ROAD | {"attacked": [0, 0, 0]})
    assert not day.trucks_lost.any()
    np.testing.assert_allclose(day.trucks_arrived, [[12.5, 10]])


@pytest.mark.parametrize("empty", [{"underway": [[0, 0]]}, {"corridor_roads": [[0, 0, 0]]},
                                   {"attacked": [], "corridor_roads": np.zeros((1, 0))}])
def test_an_attack_on_nobody_takes_nothing(empty):
    assert not convoys(**ROAD | empty).trucks_lost.any()


@pytest.mark.parametrize("days", [1, 1.5, 30])
@pytest.mark.parametrize("mean", [0.03, 0.6, 1])
def test_no_truck_is_lost_or_arrives_twice(days, mean):
    for key in range(60):
        day = convoys(**ROAD | {"corridor_days": [days], "hit_mean": mean, "hit_concentration": 1, "key": key})
        assert (day.trucks_lost >= 0).all()
        assert (day.trucks_lost + day.trucks_arrived <= np.array(ROAD["underway"]) + 1e-9).all()


def test_more_attacks_never_burn_fewer_trucks_under_the_same_luck():
    for key in range(200):
        few, many = (convoys(**ROAD | {"attacked": a, "hit_mean": 0.4, "key": key}).trucks_lost
                     for a in ([1, 0, 0], [1, 1, 1]))
        assert (many >= few).all()


def test_a_part_of_a_truck_is_lost_like_a_whole_one():
    day = convoys(**ROAD | {"underway": [[0.2, 0.1]], "corridor_days": [1]})
    np.testing.assert_allclose(day.trucks_lost, [[0.2, 0.1]])

"""Foreigners in sentences."""
from math import exp, isclose

import numpy as np
import pytest

from durance.mechanisms.foreigners import foreigners

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

COUNTRY = {"attacked": [1, 0, 0, 0], "raid": [0], "taken": [0, -1], "casualties": [[2, 1], [0, 1]],
           "loss_alarm": 0.3, "deaths_alarm": 0.01, "amplification": 2, "leave_rate": 0.1, "return_days": 100,
           "firms": [0.8]}

QUIET = [[0, 0], [0, 0]]


def firms(**changes):
    return foreigners(**COUNTRY | changes).firms[0]


def test_equation_by_hand():
    # a quarter of the roads attacked, heard twice as loud: 0.5; four dead 0.04; a place won back is no alarm; back 0.2 / 100
    assert isclose(firms(), 0.8 + 0.002 - 0.8 * (1 - exp(-0.054)))


def test_a_quiet_country_that_is_full_stays_full():
    assert firms(attacked=[0, 0, 0, 0], casualties=QUIET, firms=[1]) == 1


def test_they_come_back_slowly_and_all_of_them():
    found, after = 0.0, []
    for _ in range(1000):
        found = firms(attacked=[0], casualties=QUIET, firms=[found])
        after.append(found)
    assert isclose(after[99], 1 - 0.99**100)
    assert after[-1] > 0.9999


def test_the_world_hears_no_more_than_everything():
    assert firms(raid=[1]) == firms(raid=[1], attacked=[1] * 4) == firms(amplification=1e9)


@pytest.mark.parametrize("worse", [{"attacked": [1, 1, 0, 0]}, {"raid": [1]}, {"taken": [1, 0]},
                                   {"casualties": [[9, 1], [0, 1]]}, {"deaths_alarm": 0.1}, {"amplification": 3},
                                   {"leave_rate": 0.2}, {"return_days": 1000}])
def test_each_alarm_drives_more_of_them_away(worse):
    assert firms(**worse) < firms()


def test_each_place_lost_is_heard_and_what_is_won_back_is_not():
    away = firms(taken=[1, 1])
    assert away < firms(taken=[1, 0]) < firms(taken=[0, 0]) == firms(taken=[-1, -1])
    assert firms(taken=[1, 1], loss_alarm=0) == firms()


def test_one_attack_is_louder_where_there_are_few_roads():
    assert firms(attacked=[1, 0]) < firms(attacked=[1, 0, 0, 0])


@pytest.mark.parametrize("odd", [{"leave_rate": 1e6}, {"amplification": 0}, {"return_days": 1}, {"firms": [0]},
                                 {"firms": [1]}, {"attacked": np.zeros(0)},
                                 {"taken": np.zeros(0), "casualties": np.zeros((2, 0))}, {"casualties": [[1e9, 0], [0, 0]]}])
def test_never_fewer_than_none_nor_more_than_all(odd):
    for raid in ([0], [1]):
        assert 0 <= firms(**odd | {"raid": raid}) <= 1


def test_it_compiles():
    assert foreigners.compiled()

"""Raids on the capital in sentences."""
from math import exp

import numpy as np
import pytest

from durance.mechanisms.raids import raids

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

# the capital, a town one road away, a town two roads away
CITY = {"regime": [0], "strength": [[800, 200, 50], [100, 0, 400]], "will": [0, 0.5], "is_capital": [1, 0, 0],
        "is_state": [1, 0], "road_from": [0, 2], "road_to": [1, 1], "key": 1, "raid_rate": 8, "raid_reach": 0.5}


def seen(keys: int = 600, **changes: object) -> np.ndarray:
    return np.array([raids(**CITY | changes | {"key": k}).raid[0] for k in range(keys)])


def test_raids_come_as_often_as_the_equation_says():
    # 8 * 0.5 * 100 / (100 + 800 + 100) = 0.4 a day
    found = seen(4000)
    assert abs(found.mean() - (1 - exp(-0.4))) < 0.02
    assert set(found) == {0, 1}


def test_men_one_road_away_count_by_reach_and_men_further_off_not_at_all():
    # 8 * 0.5 * 300 / 1200 = 1 a day
    around = {"strength": [[800, 200, 50], [100, 400, 0]]}
    assert abs(seen(4000, **around).mean() - (1 - exp(-1))) < 0.02
    np.testing.assert_array_equal(seen(), seen(strength=[[800, 200, 9e6], [100, 0, 9e6]]))
    np.testing.assert_array_equal(seen(raid_reach=0), seen(strength=[[800, 0, 0], [100, 9e6, 0]], raid_reach=0))


def test_a_road_is_walked_both_ways():
    around = {"strength": [[800, 200, 50], [100, 400, 0]]}
    np.testing.assert_array_equal(seen(600, **around), seen(600, **around, road_from=[1, 2], road_to=[0, 1]))


@pytest.mark.parametrize("calm", [{"will": [0, 0]}, {"strength": [[800, 0, 0], [0, 0, 9e9]]}, {"raid_rate": 0},
                                  {"regime": [1]}, {"regime": [5]}, {"is_state": [1, 1]}, {"strength": np.zeros((2, 3))}])
def test_want_of_will_or_foes_or_regime_spares_it(calm):
    assert seen(**{"raid_rate": 1e9} | calm).sum() == 0


@pytest.mark.parametrize("worse", [{"will": [0, 1]}, {"strength": [[100, 0, 0], [100, 0, 400]]},
                                   {"strength": [[800, 200, 50], [100, 300, 0]]}, {"raid_rate": 16}])
def test_under_the_same_luck_each_strain_only_adds_raids(worse):
    assert (seen(**worse) >= seen()).all()
    assert seen(**worse).sum() > seen().sum()


def test_a_stronger_garrison_next_door_helps():
    assert seen(strength=[[800, 9e3, 50], [100, 0, 400]]).sum() < seen().sum()


def test_a_country_without_roads_is_raided_by_those_inside():
    assert seen(road_from=[], road_to=[]).sum() > 0


def test_it_compiles():
    assert raids.compiled()

"""Grievance in sentences."""
from math import exp

import numpy as np
import pytest

from durance.mechanisms.grievance import grievance

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

# three actors (army, a partner's force, rebels) at two places
LAND = {"civilians_killed": [[2, 0], [0, 0], [0, 1]], "residents": [1000, 4000], "reform": [0.5], "is_state": [1, 1, 0],
        "is_foreign": [0, 1, 0], "exclusion": [0.2, 1], "per_killing": 0.7, "grudge_days": 100, "exclusion_weight": 0.4,
        "grievance": [[0.5, 0.1], [0.3, 0], [0, 0.2]]}
CALM = {"civilians_killed": np.zeros((3, 2))}


def day(**changes):
    return grievance(**LAND | changes).grievance


def test_equation_by_hand():
    end = day()
    assert end[0, 0] == pytest.approx(0.5 + (1 - exp(-1.4)) * 0.5 - 0.005)      # two of a thousand
    assert end[0, 1] == pytest.approx(0.2)                                      # the floor: 0.4 * 1 * (1 - 0.5)
    assert end[1, 0] == pytest.approx(0.3 * 0.99)
    assert end[2, 1] == pytest.approx(0.2 + (1 - exp(-0.7 / 4)) * 0.8 - 0.002)


def test_killing_adds_resentment_against_the_killer_alone():
    more = day(civilians_killed=[[9, 0], [0, 0], [0, 1]])
    assert more[0, 0] > day()[0, 0]
    np.testing.assert_array_equal(more[1:], day()[1:])
    np.testing.assert_array_equal(more[:, 1], day()[:, 1])


def test_the_same_dead_weigh_more_in_a_smaller_place():
    assert day(residents=[500, 4000])[0, 0] > day()[0, 0]


def test_in_calm_it_fades_to_the_floor_and_no_further():
    now = LAND["grievance"]
    for _ in range(3000):
        now = day(**CALM, grievance=now)
    np.testing.assert_allclose(now, [[0.04, 0.2], [0, 0], [0, 0]], atol=1e-9)


def test_a_longer_memory_fades_more_slowly():
    assert day(**CALM, grudge_days=1000)[0, 0] > day(**CALM)[0, 0]


def test_reform_lowers_the_floor_and_exclusion_raises_it():
    assert day(reform=[1])[0, 1] == pytest.approx(0.1 * 0.99)
    assert day(reform=[0])[0, 1] == pytest.approx(0.4)
    assert day(exclusion=[0.2, 0.6])[0, 1] == pytest.approx(0.12)


def test_only_the_states_own_forces_are_resented_for_exclusion():
    end = day(exclusion=[1, 1], reform=[0], grievance=np.zeros((3, 2)), **CALM)
    assert end[0].tolist() == pytest.approx([0.4, 0.4])
    assert not end[1:].any()


@pytest.mark.parametrize("odd", [{"civilians_killed": np.full((3, 2), 1e9)}, {"residents": [0, 0]}, {"per_killing": 1e6},
                                 {"exclusion_weight": 50, "reform": [0]}, {"grudge_days": 1.0}, {"per_killing": 0},
                                 {"residents": [1e-300, 1], "grievance": np.ones((3, 2))}])
def test_it_stays_between_nothing_and_all(odd):
    end = day(**odd)
    assert np.isfinite(end).all()
    assert end.min() >= 0
    assert end.max() <= 1


def test_a_land_without_people_or_places():
    assert day(**CALM, residents=[0, 0])[0, 0] == pytest.approx(0.495)
    none = np.zeros((3, 0))
    assert day(civilians_killed=none, residents=[], exclusion=[], grievance=none).size == 0

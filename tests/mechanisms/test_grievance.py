"""Grievance in sentences."""
from math import exp

import numpy as np
import pytest

from durance.mechanisms.grievance import grievance

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

# three actors (army, a partner's force, rebels) at two places
LAND = {"civilians_killed": [[2, 0], [0, 0], [0, 1]], "residents": [1000, 4000], "per_killing": 0.7,
        "grudge_days": 100, "grievance": [[0.5, 0.1], [0.3, 0], [0, 0.2]]}
CALM = {"civilians_killed": np.zeros((3, 2))}


def day(**changes):
    return grievance(**LAND | changes).grievance


def test_equation_by_hand():
    end = day()
    assert end[0, 0] == pytest.approx(0.5 + (1 - exp(-1.4)) * 0.5 - 0.005)      # two of a thousand
    assert end[0, 1] == pytest.approx(0.1 * 0.99)
    assert end[1, 0] == pytest.approx(0.3 * 0.99)
    assert end[2, 1] == pytest.approx(0.2 + (1 - exp(-0.7 / 4)) * 0.8 - 0.002)


def test_killing_adds_resentment_against_the_killer_alone():
    more = day(civilians_killed=[[9, 0], [0, 0], [0, 1]])
    assert more[0, 0] > day()[0, 0]
    np.testing.assert_array_equal(more[1:], day()[1:])
    np.testing.assert_array_equal(more[:, 1], day()[:, 1])


def test_the_same_dead_weigh_more_in_a_smaller_place():
    assert day(residents=[500, 4000])[0, 0] > day()[0, 0]


def test_in_calm_it_fades_to_nothing():
    now = LAND["grievance"]
    for _ in range(3000):
        now = day(**CALM, grievance=now)
    np.testing.assert_allclose(now, np.zeros((3, 2)), atol=1e-9)


def test_a_longer_memory_fades_more_slowly():
    assert day(**CALM, grudge_days=1000)[0, 0] > day(**CALM)[0, 0]


def test_what_is_no_killing_leaves_no_memory():
    """Exclusion is a standing cause and has its own place in `motives`."""
    assert "exclusion" not in grievance.arguments
    assert not day(grievance=np.zeros((3, 2)), **CALM).any()


@pytest.mark.parametrize("odd", [{"civilians_killed": np.full((3, 2), 1e9)}, {"residents": [0, 0]}, {"per_killing": 1e6},
                                 {"grudge_days": 1.0}, {"per_killing": 0},
                                 {"residents": [1e-300, 1], "grievance": np.ones((3, 2))}])
def test_it_stays_between_nothing_and_all(odd):
    end = day(**odd)
    assert np.isfinite(end).all()
    assert end.min() >= 0
    assert end.max() <= 1


def test_a_land_without_people_or_places():
    assert day(**CALM, residents=[0, 0])[0, 0] == pytest.approx(0.495)
    none = np.zeros((3, 0))
    assert day(civilians_killed=none, residents=[], grievance=none).size == 0

"""Spillover in sentences."""
from math import exp

import numpy as np
import pytest

from durance.mechanisms.spillover import spillover

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

# army and rebels at two places; a zone in touch with both, and one with neither
LAND = {"displaced": [50000, 0], "rule": [[0.8, 0], [0.2, 0.6]], "trucks_lost": [[1, 0], [0, 1]],
        "neighbour_support": [0.5, 0], "regime": [0], "casualties": [[1, 0], [0, 3]], "zone_contact": [[0.4, 0.6], [0, 0]],
        "is_state": [1, 0], "contagion": 0.01, "damping": 0.8, "spill_days": 100, "crowd_half": 50000, "spillover": [0.3, 0.5]}
QUIET = {"displaced": [0, 0], "rule": [[1, 1], [0, 0]], "trucks_lost": [[0, 0], [0, 0]], "casualties": np.zeros((2, 2))}


def day(**changes):
    return spillover(**LAND | changes).spillover


def test_equation_by_hand():
    press = 0.4 * (0.5 + 0.2 + 0.5 + 2 / 3) + 0.6 * (0.75 + 0.6 + 0 + 2 / 3)
    assert day()[0] == pytest.approx(0.3 + (1 - exp(-0.01 * press * 0.6)) * 0.7 - 0.003)
    assert day()[1] == pytest.approx(0.5 * 0.99)       # out of touch: it fades


@pytest.mark.parametrize("worse", [{"displaced": [90000, 0]}, {"rule": [[0.5, 0], [0.5, 0.6]]}, {"regime": [1]},
                                   {"casualties": [[9, 0], [0, 3]]}, {"trucks_lost": [[9, 0], [0, 1]]}, {"contagion": 0.1},
                                   {"zone_contact": [[0.8, 0.6], [0, 0]]}, {"spill_days": 1000}, {"crowd_half": 1000}])
def test_each_trouble_at_home_troubles_the_zone(worse):
    assert day(**worse)[0] > day()[0]


@pytest.mark.parametrize("help", [{"neighbour_support": [1, 0]}, {"damping": 1}])
def test_support_to_neighbours_damps_it(help):
    assert day(**help)[0] < day()[0]


def test_a_settlement_is_no_fall_and_every_other_end_is():
    assert day(regime=[3])[0] == day()[0]
    assert all(day(regime=[kind])[0] > day()[0] for kind in (1, 2, 4, 5))


def test_rule_of_the_state_is_no_trouble():
    assert day(**QUIET)[0] == pytest.approx(0.3 * 0.99)


def test_a_zone_without_touch_hears_nothing_of_it():
    assert day(displaced=[1e9, 1e9], regime=[1])[1] == day()[1]


@pytest.mark.parametrize("odd", [{"contagion": 1e6}, {"damping": 9}, {"displaced": [1e12, 1e12]}, {"spillover": [1, 1]},
                                 {"spill_days": 1.0}, {"casualties": np.full((2, 2), 1e9)}, {"neighbour_support": [1, 1]},
                                 QUIET])
def test_it_stays_between_nothing_and_all(odd):
    now = LAND["spillover"]
    for _ in range(50):
        now = day(**{"spillover": now} | {n: x for n, x in odd.items() if n != "spillover"})
        assert np.isfinite(now).all()
        assert now.min() >= 0
        assert now.max() <= 1


def test_a_land_without_zones_or_corridors():
    assert day(zone_contact=np.zeros((0, 2)), neighbour_support=[], spillover=[]).size == 0
    assert day(trucks_lost=np.zeros((0, 2)))[0] < day()[0]

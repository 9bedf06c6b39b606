"""Escorts in sentences."""
from math import log

import numpy as np
import pytest

from durance.mechanisms.escorts import escorts

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

ARMY = {"strength": [[100, 200, 300], [500, 500, 500]], "queue": [800], "fear": [log(2)], "escort_order": [0.25],
        "corridor_roads": [[1, 1]], "road_from": [0, 1], "road_to": [1, 2], "is_state": [1, 0], "men_per_convoy": 100,
        "escort_days": 10, "convoy_size": 40, "escort": [0.0]}
TWO = {"queue": [800, 800], "fear": [log(2), log(2)], "escort_order": [0, 0], "escort": [0.0, 0.0]}


def escort(**changes):
    return escorts(**ARMY | changes).escort


def test_equation_by_hand():
    # men (150 + 250) / 100 + 0.25 = 4.25 against 800 * 0.5 / 40 = 10 asked for; a tenth is learnt in a day
    np.testing.assert_allclose(escort(), [0.425])
    np.testing.assert_allclose(escort(queue=[80]), [0.1])


def test_two_corridors_on_one_road_share_its_men():
    shared = escort(**TWO, corridor_roads=[[1, 1], [0, 1]])
    np.testing.assert_allclose(shared, [(150 + 125) / 1000, 125 / 1000])


def test_nobody_waits_nobody_is_escorted():
    assert escort(queue=[0])[0] == 0


def test_trucks_that_fear_nothing_ask_for_no_escort():
    assert escort(fear=[0])[0] == 0


def test_insurgents_escort_nobody():
    assert escort(is_state=[0, 0], escort_order=[0])[0] == 0


def test_an_order_adds_convoys_where_the_army_is_thin():
    assert escort(escort_order=[2])[0] > escort()[0]


def test_stronger_garrisons_escort_more():
    assert escort(strength=[[100, 200, 900], [0, 0, 0]])[0] > escort()[0]


@pytest.mark.parametrize("odd", [{"is_state": [1, 1]}, {"corridor_roads": [[0, 0]]}, {"escort_days": 1},
                                 {"strength": np.zeros((2, 3))}, {"escort": [30.0], "queue": [0]},
                                 {"road_from": [], "road_to": [], "corridor_roads": np.zeros((1, 0))}])
def test_escorts_stay_between_zero_and_what_is_asked_or_was(odd):
    given = ARMY | odd
    asked = given["queue"][0] * 0.5 / 40
    assert 0 <= escort(**odd)[0] <= max(given["escort"][0], asked)

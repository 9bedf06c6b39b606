"""Escorts in sentences."""
from math import log

import numpy as np
import pytest

from durance.mechanisms.escorts import escorts

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

ARMY = {"strength": [[100, 200, 300], [500, 500, 500]], "morale": [0.8, 0.9], "partner_here": [1, 0.5],
        "partner_escort": [0, 0], "morale_rest": 0.7, "queue": [800], "fear": [log(2)], "escort_order": [0.25],
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


def test_a_worn_army_escorts_less_and_a_keen_one_no_more_than_it_has_men_for():
    # half of the heart is half of the men: 2 + 0.25 convoys
    np.testing.assert_allclose(escort(morale=[0.35, 0.9]), [0.225])
    assert escort(morale=[1, 0])[0] == escort(morale=[0.7, 1])[0] == escort()[0]
    assert escort(morale=[0, 1], escort_order=[0])[0] == 0


def test_partners_add_to_what_the_army_can_do_as_far_as_they_are_there():
    # 4 convoys a day, a fifth and half of two fifths more: 5.6 + 0.25
    np.testing.assert_allclose(escort(partner_escort=[0.2, 0.4]), [0.585])
    assert escort(partner_escort=[0.2, 0.4], partner_here=[0, 0])[0] == escort()[0]
    assert escort(partner_escort=[9, 9], is_state=[0, 0], escort_order=[0])[0] == 0


def test_a_state_without_partners_escorts_as_its_army_can():
    assert escort(partner_here=np.zeros(0), partner_escort=np.zeros(0))[0] == escort()[0]


def test_stronger_garrisons_escort_more():
    assert escort(strength=[[100, 200, 900], [0, 0, 0]])[0] > escort()[0]


@pytest.mark.parametrize("odd", [{"is_state": [1, 1]}, {"corridor_roads": [[0, 0]]}, {"escort_days": 1},
                                 {"strength": np.zeros((2, 3))}, {"morale": [0, 0], "morale_rest": 0},
                                 {"escort": [30.0], "queue": [0]},
                                 {"road_from": [], "road_to": [], "corridor_roads": np.zeros((1, 0))}])
def test_escorts_stay_between_zero_and_what_is_asked_or_was(odd):
    given = ARMY | odd
    asked = given["queue"][0] * 0.5 / 40
    assert 0 <= escort(**odd)[0] <= max(given["escort"][0], asked)


def test_it_compiles():
    assert escorts.compiled()

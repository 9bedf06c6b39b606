"""The will to fight, in sentences."""
from math import exp

import numpy as np
import pytest

from durance.mechanisms.morale import morale

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

# army, foreign partner, insurgents
WAR = {"casualties": [[2, 3], [0, 0], [10, 0]], "strength": [[400, 600], [50, 50], [80, 20]], "arrears": [500], "elite": [0.6],
       "coup_age": [300], "regime": [0], "is_state": [1, 1, 0], "is_foreign": [0, 1, 0], "loss_wear": 3, "pay_wear": 0.001,
       "arrears_half": 1500, "turmoil_wear": 0.005, "turmoil_days": 100, "rally_days": 180, "morale_rest": 0.8,
       "morale": [0.6, 0.7, 0.9]}
MEND = 1 - exp(-1 / 180)
PEACE = {"casualties": np.zeros((3, 2)), "arrears": [0], "elite": [1], "coup_age": [1e12]}


def day(**changes):
    return morale(**WAR | changes).morale


def after(days, **changes):
    now = np.array(WAR["morale"])
    for _ in range(days):
        now = day(**changes, morale=now)
    return now


def test_equation_by_hand():
    # losses 5 of 1,000; arrears a quarter of the way; turmoil 0.5 * 0.4 + 0.5 * 100 / 400
    worn = 3 * 0.005 + 0.001 * 0.25 + 0.005 * (0.2 + 0.125)
    assert day()[0] == pytest.approx(0.6 * exp(-worn) + 0.2 * MEND)
    assert day()[1] == pytest.approx(0.7 + 0.1 * MEND)
    assert day()[2] == pytest.approx(0.9 * exp(-3 * 0.1) - 0.1 * MEND)


def test_once_the_regime_is_gone_turmoil_is_full():
    worn = 3 * 0.005 + 0.001 * 0.25 + 0.005
    for kind in (1, 2, 4, 5):
        assert day(regime=[kind])[0] == pytest.approx(0.6 * exp(-worn) + 0.2 * MEND)
    assert day(regime=[3])[0] == day()[0]      # a settlement is no turmoil


@pytest.mark.parametrize("worse", [{"casualties": [[2, 30], [0, 0], [10, 0]]}, {"strength": [[40, 60], [50, 50], [80, 20]]},
                                   {"arrears": [5000]}, {"elite": [0.1]}, {"coup_age": [0]}, {"regime": [4]}, {"loss_wear": 9},
                                   {"pay_wear": 0.01}, {"arrears_half": 100}, {"turmoil_wear": 0.05}, {"turmoil_days": 900}])
def test_losses_arrears_and_turmoil_each_wear_the_army(worse):
    assert day(**worse)[0] < day()[0]


@pytest.mark.parametrize("troubles", [{"arrears": [9e9]}, {"elite": [0]}, {"coup_age": [0]}, {"regime": [1]}, {"pay_wear": 1}])
def test_the_states_money_and_turmoil_wear_nobody_elses_men(troubles):
    np.testing.assert_array_equal(day(**troubles)[1:], day()[1:])


def test_losses_wear_foreign_and_hostile_forces_too():
    hit = day(casualties=[[2, 3], [9, 9], [20, 0]])
    assert hit[1] < day()[1]
    assert hit[2] < day()[2]
    assert hit[0] == day()[0]


def test_calm_mends_every_force_to_its_rest():
    np.testing.assert_allclose(after(3000, **PEACE), 0.8, atol=1e-3)
    assert after(60, **PEACE)[0] > 0.6
    assert after(60, **PEACE)[2] < 0.9


def test_an_army_that_loses_three_in_a_hundred_a_year_stands_and_one_that_loses_a_third_is_worn():
    year = {"strength": [[1000, 0], [0, 0], [0, 0]]}
    few, many = (after(1500, **PEACE | year | {"casualties": [[1000 * share / 365, 0], [0, 0], [0, 0]]})[0]
                 for share in (0.03, 0.35))
    assert few > 0.75
    assert 0.4 < many < 0.6


def test_full_turmoil_takes_about_half_of_it():
    assert 0.38 < after(1500, **PEACE | {"regime": [1]})[0] < 0.48


@pytest.mark.parametrize("odd", [{"strength": np.zeros((3, 2))}, {"casualties": np.full((3, 2), 1e9)}, {"arrears": [-50]},
                                 {"arrears": [0], "arrears_half": 1e-9}, {"elite": [0], "coup_age": [0], "turmoil_wear": 1e3},
                                 {"morale": [0, 0, 0]}, {"morale": [1, 1, 1]}, {"rally_days": 1e-3}, {"loss_wear": 1e6},
                                 {"morale_rest": 8}])
def test_it_stays_between_nothing_and_one(odd):
    now = day(**odd)
    assert np.isfinite(now).all()
    assert ((now >= 0) & (now <= 1)).all()


def test_money_in_hand_is_no_arrears():
    np.testing.assert_array_equal(day(arrears=[-50]), day(arrears=[0]))


def test_no_places_and_no_actors_are_borne():
    assert day(casualties=np.zeros((3, 0)), strength=np.zeros((3, 0)))[1] == pytest.approx(0.7 + 0.1 * MEND)
    none = {"casualties": np.zeros((0, 2)), "strength": np.zeros((0, 2)), "is_state": [], "is_foreign": [], "morale": []}
    assert day(**none).size == 0


def test_compiled_and_plain_agree():
    made = {n: np.array(v, float) if n.startswith("is_") else np.array([v, v], float) for n, v in WAR.items()}
    morale.compiled()(*(made[n] for n in morale.arguments))
    np.testing.assert_allclose(made["morale"][1], day(), rtol=1e-14)

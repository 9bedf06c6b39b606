"""War chest in sentences."""
from math import exp

import numpy as np
import pytest

from durance.core.mechanism import REGISTRY
from durance.mechanisms.war_chest import war_chest

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

# actor 0 is the state; 1 rules half of place 1, where the mine is; 2 rules nothing
PURSE = {"rule": [[1, 0.5], [0, 0.5], [0, 0]], "activity": [1, 0.8], "strength": [[500, 100], [0, 60], [20, 0]], "firms": [0.5],
         "funds": [0, 120, 10], "residents": [3000, 1000], "gold_share": [0, 1], "is_state": [1, 0, 0], "key": 1,
         "levy_rate": 40, "fighter_pay": 0.1, "ransom_rate": 0, "ransom_size": 300, "gold_levy": 6, "funds_half": 0.5}


def day(**changes):
    return war_chest(**PURSE | changes).war_flow


def test_equation_by_hand():
    # levy 40 * 0.5 * 0.8 * 1000 / 4000 = 4; gold 6 * 0.5 = 3; pay 6 * 120 / (120 + 30) and 2 * 10 / (10 + 10)
    np.testing.assert_allclose(day(), [0, 4 + 3 - 4.8, -1])


def test_ransoms_come_as_often_and_cost_as_much_as_the_equation_says():
    # 0.2 * 0.5 a day; of 80 fighters 60 are of actor 1
    found = np.array([day(ransom_rate=0.2, key=k) - day() for k in range(20000)])
    assert abs((found.sum(1) > 0).mean() - (1 - exp(-0.1))) < 0.006
    assert abs((found[:, 1] > 0).sum() / (found > 0).sum() - 0.75) < 0.03
    assert found[found > 0].mean() == pytest.approx(300, rel=0.08)
    assert ((found > 0).sum(1) <= 1).all()
    assert not found[:, 0].any()


@pytest.mark.parametrize(("change", "sign"), [
    ({"levy_rate": 80}, 1), ({"gold_levy": 9}, 1), ({"activity": [1, 0.2]}, -1), ({"rule": [[1, 0.1], [0, 0.9], [0, 0]]}, 1),
    ({"strength": [[500, 100], [0, 70], [20, 0]]}, -1), ({"fighter_pay": 0.12}, -1), ({"residents": [3000, 500]}, -1),
    ({"gold_share": [1, 0]}, -1),
    ({"funds": [0, 300, 10]}, -1), ({"funds_half": 5}, 1)])
def test_rule_mines_and_work_fill_the_chest_and_men_empty_it(change, sign):
    assert (day(**change)[1] - day()[1]) * sign > 0


def test_the_state_has_no_war_chest():
    hot = {"ransom_rate": 1e9, "funds": [500, 120, 10]}
    assert all(day(**hot, key=k)[0] == 0 for k in range(50))


def test_no_ransom_without_foreigners_or_men():
    assert all(day(ransom_rate=1e9, firms=[0], key=k)[1] == day()[1] for k in range(50))
    alone = [day(ransom_rate=1e9, strength=[[5, 5], [0, 0], [9, 0]], key=k) for k in range(50)]
    assert all(f[1] == pytest.approx(7) and f[2] > 0 for f in alone)


def test_more_foreigners_only_add_ransoms_under_the_same_luck():
    few, many = ([day(ransom_rate=0.3, firms=[f], key=k)[1] for k in range(500)] for f in (0.3, 0.9))
    assert all(b >= a for a, b in zip(few, many, strict=True))
    assert sum(many) > sum(few)


def test_a_chest_settles_where_it_pays_out_what_comes_in():
    held = np.array([0.0, 5000.0, 10.0])
    for _ in range(20000):
        held += day(funds=held, fighter_pay=0.2)
    # 7 a day comes in; 0.2 * 60 * f / (f + 30) = 7 at f = 42; who earns nothing runs dry
    assert held[1] == pytest.approx(42, rel=1e-3)
    assert 0 <= held[2] < 0.1


@pytest.mark.parametrize("odd", [{"strength": np.full((3, 2), 1e9)}, {"fighter_pay": 1e9}, {"funds": [0, 0, 0]},
                                 {"funds_half": 1e-9}])
def test_nobody_spends_more_than_the_chest_holds(odd):
    found = day(**odd)
    assert (found >= -np.array((PURSE | odd)["funds"], float)).all()
    assert np.isfinite(found).all()
    assert day(fighter_pay=1e9)[2] == -10


def test_empty_places_and_empty_countries_have_a_quiet_day():
    assert day(residents=[0, 0])[1] == pytest.approx(3 - 4.8)
    assert day(strength=np.zeros((3, 2)), ransom_rate=1e9).tolist() == [0, 7, 0]
    none = {"rule": np.zeros((3, 0)), "activity": [], "strength": np.zeros((3, 0)), "residents": [], "gold_share": []}
    assert day(**none).tolist() == [0, 0, 0]


def test_it_compiles():
    assert REGISTRY["war_chest"].compiled()

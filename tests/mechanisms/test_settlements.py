"""Settlements in sentences."""
from math import exp

import numpy as np
import pytest

from durance.core.mechanism import REGISTRY
from durance.mechanisms.settlements import settlements

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

ZERO = np.zeros((4, 4))
# 0 the army, 1 a partner's force, 2 rebels who have settled, 3 others; two places
PEACE = {"talks": [0, 0, 1, 0.4], "joined": [[5, 0], [0, 0], [3, -1], [2, 0]],
         "strength": [[500, 500], [100, 0], [200, 100], [0, 40]], "unity": [1, 1, 0.6, 1], "arrears": [0],
         "dyad_clashes": ZERO, "is_state": [1, 1, 0, 0], "actor_id": [3, 4, 5, 6], "key": 1, "fail_rate": 0,
         "home_days": 100, "quiet_men": 20, "clash_push": 0.05, "arrears_half": 1000, "settled": [0, 0, 1, 0]}


def both(value, a, b):
    made = np.zeros((4, 4))
    made[a, b] = made[b, a] = value
    return made


def day(**changes):
    return settlements(**PEACE | changes)


def failed(**changes):
    return np.mean([day(**changes, key=k).settled[2] < 0 for k in range(4000)])


def test_men_of_a_settled_group_go_home_and_nobody_joins_it():
    found = day()
    assert found.settled.tolist() == [0, 0, 1, 0]
    np.testing.assert_allclose(found.demobilised, [[0, 0], [0, 0], [2 + 3, 1], [0, 0]])
    np.testing.assert_allclose(day(arrears=[1000]).demobilised[2], [1 + 3, 0.5])      # half of the bills are unpaid


def test_a_settlement_stands_from_the_day_on_which_talks_are_complete():
    assert day(settled=[0, 0, 0, 0]).settled[2] == 1
    assert day(settled=[0, 0, 0, 0], fail_rate=1e9).settled[2] == 1
    assert day(talks=[0, 0, 0.99, 0]).settled[2] == 0
    assert not day(talks=[1, 1, 0, 0], settled=[1, 1, 0, 0]).settled.any(), "the state does not settle with itself"


def test_it_fails_as_often_as_the_equation_says():
    assert failed() == 0
    assert abs(failed(fail_rate=0.1) - (1 - exp(-0.14))) < 0.02
    assert abs(failed(fail_rate=0.1, arrears=[1000]) - (1 - exp(-0.21))) < 0.02
    assert abs(failed(dyad_clashes=both(4, 1, 2)) - (1 - exp(-0.2))) < 0.02      # a partner's force fights on


def test_clashes_of_rebels_with_each_other_break_nothing():
    assert failed(dyad_clashes=both(50, 2, 3)) == 0


@pytest.mark.parametrize("worse", [{"unity": [1, 1, 0.1, 1]}, {"arrears": [5000]}, {"dyad_clashes": both(1, 0, 2)}])
def test_under_the_same_luck_each_strain_only_adds_failures(worse):
    for key in range(400):
        stands = day(fail_rate=0.2, key=key, **worse).settled[2] > 0
        assert not stands or day(fail_rate=0.2, key=key).settled[2] > 0


def test_on_the_day_it_fails_nobody_goes_home_and_all_may_join():
    assert not day(dyad_clashes=both(1e9, 0, 2)).demobilised[2].any()


def test_a_group_of_a_few_men_falls_apart_the_fewer_the_faster():
    quiet = {"talks": [0, 0, 0, 0], "settled": [0, 0, 0, 0]}
    assert not day(**quiet).demobilised.any()
    half = day(**quiet, quiet_men=80).demobilised
    np.testing.assert_allclose(half, [[0, 0], [0, 0], [0, 0], [0, 40 * 0.5 / 100]])
    assert day(**quiet, quiet_men=400).demobilised[2].sum() > 0
    assert not day(**quiet, quiet_men=1e6).demobilised[:2].any(), "forces of the state's side do not go home"


def test_those_who_leave_anyway_leave_room_in_the_books():
    men = np.array(PEACE["strength"], float)
    found = day(joined=-0.04 * men, home_days=1e-3).demobilised
    np.testing.assert_allclose(found[2], 0.01 * men[2])
    assert not day(joined=-0.05 * men, home_days=1e-3).demobilised.any()


@pytest.mark.parametrize("odd", [{"strength": np.zeros((4, 2)), "joined": np.zeros((4, 2))}, {"arrears": [1e12]},
                                 {"strength": np.zeros((4, 0)), "joined": np.zeros((4, 0))}, {"unity": [0, 0, 0, 0]}])
def test_odd_countries(odd):
    found = day(**odd, fail_rate=0.1)
    assert np.isfinite(found.demobilised).all()
    assert (found.demobilised >= 0).all()
    assert (np.abs(found.settled) <= 1).all()


def test_it_compiles():
    assert REGISTRY["settlements"].compiled()

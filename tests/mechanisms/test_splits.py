"""Splits in sentences."""
from math import exp

import numpy as np
import pytest

from durance.core.mechanism import REGISTRY
from durance.mechanisms.splits import splits

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

# 0 state at war with 1; 1 the coalition of both parts; 2 rival, 3 foreign, 4 independents (without men)
CAMP = {"loyalty": [0, 0.8], "strength": [[500, 500, 500], [100, 200, 100], [50, 0, 0], [300, 0, 0], [0, 0, 0]],
        "tie": [[1, -1, 0, 1, 0], [-1, 1, -0.5, 0, 0], [0, -0.5, 1, 0, 0], [1, 0, 0, 1, 0], [0, 0, 0, 0, 1]],
        "constituent_id": [5, 6], "constituent_share": [0.2, 0.6], "constituent_home": [[1, 1, 0], [0, 1, 1]],
        "independent": [0, 0, 0, 0, 1], "is_foreign": [0, 0, 0, 1, 0], "actor_id": [11, 12, 13, 14, 15], "key": 1,
        "exit_rate": 1e9, "allegiance": [1, 1]}


def day(**changes):
    return splits(**CAMP | changes)


def going(what, **changes):
    return np.mean([what(day(**changes, key=k)) for k in range(3000)])


def test_equation_by_hand():
    # men of 1: 400, at the homes of part 0: 300; it brings 0.2 * 400 / 300 of them; destinations: 2 (0.5) and 4 (1)
    only = {"loyalty": [0, 1]}
    found = day(**only)
    assert found.allegiance.tolist() in ([2, 1], [4, 1])
    np.testing.assert_allclose(found.defected[1], [-80 / 3, -160 / 3, 0])
    np.testing.assert_allclose(found.defected[int(found.allegiance[0])], [80 / 3, 160 / 3, 0])
    assert abs(going(lambda d: d.allegiance[0] == 4, **only) - 2 / 3) < 0.03
    assert going(lambda d: d.allegiance[0] in (2, 4), **only) == 1


def test_parts_leave_as_often_as_the_equation_says():
    assert abs(going(lambda d: d.allegiance[0] != 1, exit_rate=0.5) - (1 - exp(-0.5))) < 0.03
    assert abs(going(lambda d: d.allegiance[1] != 1, exit_rate=5) - (1 - exp(-0.2))) < 0.03


@pytest.mark.parametrize("calm", [{"loyalty": [1, 1]}, {"exit_rate": 0}, {"tie": -np.ones((5, 5))}])
def test_loyal_parts_stay_and_so_do_those_whom_nobody_would_have(calm):
    for key in range(100):
        found = day(**calm, key=key)
        assert found.allegiance.tolist() == [1, 1]
        assert not found.defected.any()


def test_nobody_goes_to_a_foreign_force_to_an_enemy_or_to_an_empty_coalition():
    gone = {int(a) for k in range(300) for a in day(key=k, loyalty=[0, 0]).allegiance}
    assert gone == {2, 4}
    nowhere = [[500, 500, 500], [100, 200, 100], [0, 0, 0], [300, 0, 0], [0, 0, 0]]
    assert {int(a) for k in range(300) for a in day(key=k, loyalty=[0, 0], strength=nowhere).allegiance} == {4}


def test_men_are_neither_made_nor_lost_and_the_books_bound_holds():
    for key in range(100):
        found = day(key=key, loyalty=[0, 0], constituent_share=[0.9, 0.9])
        np.testing.assert_allclose(found.defected.sum(0), 0, atol=1e-9)
        assert (found.defected >= -0.45 * np.array(CAMP["strength"]) - 1e-9).all()
        assert found.defected[1, 1] == pytest.approx(-90)       # both stand there and want 180 each of 200


def test_unity_is_the_mean_loyalty_of_the_parts_and_whole_without_parts():
    found = day(exit_rate=0, loyalty=[0.4, 0.8])
    assert found.unity[1] == pytest.approx((0.2 * 0.4 + 0.6 * 0.8) / 0.8)
    assert found.unity[[0, 2, 3, 4]].tolist() == [1, 1, 1, 1]
    left = day(loyalty=[0, 1])
    assert left.unity[1] == 1
    assert left.unity[int(left.allegiance[0])] == 0


def test_a_better_friend_takes_more_of_those_who_leave():
    tie = np.array(CAMP["tie"])
    tie[1, 2] = tie[2, 1] = 0.9
    assert going(lambda d: d.allegiance[0] == 2, tie=tie) > going(lambda d: d.allegiance[0] == 2) + 0.1


def test_luck_belongs_to_names_not_to_rows():
    order = [4, 2, 0, 1, 3]
    turned = {"strength": np.array(CAMP["strength"])[order], "tie": np.array(CAMP["tie"])[order][:, order],
              "independent": [1, 0, 0, 0, 0], "is_foreign": [0, 0, 0, 0, 1], "actor_id": np.array([11, 12, 13, 14, 15])[order],
              "allegiance": [3, 3]}
    for key in range(50):
        there = [order[int(a)] for a in day(**turned, exit_rate=1, key=key).allegiance]
        assert there == day(exit_rate=1, key=key).allegiance.tolist()


def test_lower_loyalty_only_adds_exits_under_the_same_luck():
    for key in range(200):
        stays = day(exit_rate=1, loyalty=[0.2, 1], key=key).allegiance[0] == 1
        assert stays or day(exit_rate=1, loyalty=[0.1, 1], key=key).allegiance[0] != 1


def test_empty_arrays_and_empty_homes():
    none = {"loyalty": [], "constituent_id": [], "constituent_share": [], "allegiance": []} | {
        "constituent_home": np.zeros((0, 3))}
    assert day(**none).unity.tolist() == [1] * 5
    assert not day(**none).defected.any()
    assert not day(constituent_home=np.zeros((2, 3))).defected.any()
    assert not day(strength=np.zeros((5, 3))).defected.any()


def test_it_compiles():
    assert REGISTRY["splits"].compiled()

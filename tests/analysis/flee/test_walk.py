"""Days of travel: shares against the formula of `flight`, books that close, borders and full camps."""

from dataclasses import replace

import numpy as np
import pytest

from durance.analysis.flee.roads import open_routes, shortest
from durance.analysis.flee.sets import leaving
from durance.analysis.flee.walk import Rules, shares, walk, with_kin

NORTH, TOWN, EAST, WEST = range(4)


@pytest.mark.parametrize("power", [0.6, 1.6])
def test_shares_are_those_of_flight(case, power):
    km, _ = shortest(4, open_routes(case, 5))
    found = shares(case, km, np.array([power]), case.conflict[0])[0]
    weight = np.array([200.0, 250.0])**-power
    np.testing.assert_allclose(found[NORTH], weight / weight.sum())
    assert not found[[EAST, WEST]][[0, 1], [0, 1]].any(), "nobody leaves a camp for itself"


def test_a_full_camp_and_one_beyond_reach_take_nobody(case):
    km, _ = shortest(4, ((NORTH, TOWN, 100.0), (TOWN, WEST, 300.0)))
    np.testing.assert_allclose(shares(case, km, np.ones(1), case.conflict[0])[0, NORTH], [0, 1])
    km, _ = shortest(4, open_routes(case, 5))
    np.testing.assert_allclose(shares(case, km, np.ones(1), case.conflict[0], np.array([[1.0, 0]]))[0, NORTH], [0, 1])


def test_camps_with_people_on_day_0_draw_more_of_the_others(case):
    share = np.array([[[0.5, 0.5], [0, 0]]])
    np.testing.assert_allclose(with_kin(share, case, np.array([20.0]))[0], [[2 / 3, 1 / 3], [0, 0]])      # 1 + 5 against 1 + 2
    np.testing.assert_allclose(with_kin(share, case, np.array([1e12]))[0], share[0])


def test_kin_of_day_0_moves_people_between_camps_and_loses_none(case, one):
    rules = Rules(case.conflict, leaving(case, case.conflict), whole=True)
    both = one | {"kin_size": np.array([10.0])}
    plain = walk(case, rules, both)[-1, 0]
    kin = walk(case, replace(rules, kin=True), both)[-1, 0]
    assert kin[0] > plain[0]
    assert kin.sum() == pytest.approx(plain.sum(), rel=0.02)      # some are still on the way


def test_first_days_by_hand(case, one):
    rules = Rules(case.conflict, leaving(case, case.conflict))
    people = walk(case, rules, one)[:, 0]
    np.testing.assert_allclose(people[0], [100, 40])
    np.testing.assert_allclose(people[1], [100, 40])      # ten set out on day 1 and sleep in the town
    np.testing.assert_allclose(people[2], [105, 40])      # half go on; the border to the west is closed, and East lies nearer


def test_nobody_is_lost_on_the_way(case, one):
    rules = Rules(case.conflict, leaving(case, case.conflict))
    later = replace(case, conflict=np.tile(case.conflict, (20, 1)), registered=np.tile(case.registered[-1], (240, 1)))
    out = np.concatenate([rules.leaving, np.zeros((228, 4))])
    later.registered[0] = case.registered[0]
    for whole in (False, True):
        end = walk(later, Rules(later.conflict, out, whole=whole), one)[-1, 0]
        assert end.sum() == pytest.approx(140 + rules.leaving.sum())


def test_the_more_members_the_same_each(case, one):
    rules = Rules(case.conflict, leaving(case, case.conflict))
    two = {name: np.concatenate([value, value * 1.5]) for name, value in one.items()}
    np.testing.assert_allclose(walk(case, Rules(rules.conflict, rules.leaving), two)[:, :1], walk(case, rules, one))


def test_full_camps_are_passed_by(case, one):
    fast = one | {"speed": np.array([1000.0]), "onward": np.array([1.0])}
    out = leaving(case, case.conflict) * 10
    plain = walk(case, Rules(case.conflict, out), fast)[-1, 0]
    held = walk(case, Rules(case.conflict, out, capacities=True), fast)[-1, 0]
    assert plain[0] > 150, "all stop in the first camp, which has room for 150"
    assert plain[1] == 40
    assert held[0] < 240 < plain[0]
    assert held[1] > 500
    assert held.sum() == pytest.approx(plain.sum())

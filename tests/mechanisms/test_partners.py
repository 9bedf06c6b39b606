"""Partners in sentences."""
from math import exp

import numpy as np
import pytest

from durance.mechanisms.partners import partners

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

# two rivals with forces, and a union that sends none
WORLD = {"goodwill": [0.5, 0.5, 0.5], "partner_order": [0, 0, 0], "arrears": [100], "partner_actor": [2, 3, -1],
         "partner_cost": [0, 20, 0], "rival_group": [0, 0, -1], "partner_id": [7, 8, 9], "key": 1, "partner_exit": 0,
         "partner_entry": 0, "drawdown_days": 100, "arrival_days": 50, "arrears_half": 300, "partner_here": [0.8, 0.3, 0.3]}


def here(**changes):
    return partners(**WORLD | changes).partner_here


def share(what, **changes):
    return np.mean([what(here(**changes, key=k)) for k in range(4000)])


def test_equation_by_hand():
    # the first is in and stands, the second is out and goes by 1/100, the third has no force and stands
    np.testing.assert_allclose(here(), [0.8, 0.29, 0.3])


def test_a_decree_sends_away_or_invites_whoever_it_is():
    np.testing.assert_allclose(here(partner_order=[-1, 1, 1]), [0.79, 0.32, 0.32])
    np.testing.assert_allclose(here(partner_order=[-0.5, 0.5, -1]), [0.795, 0.31, 0.29])


def test_a_decree_is_not_crossed_by_chance():
    hot = {"partner_exit": 1e9, "partner_entry": 1e9}
    np.testing.assert_allclose(here(**hot, partner_order=[1, 1, 1]), here(partner_order=[1, 1, 1]))
    assert here(**hot, partner_order=[0, -1, 0], partner_here=[0, 0, 0])[1] == 0


def test_a_partner_that_turns_is_gone_in_half_a_drawdown_and_does_not_turn_back():
    found, days = here(partner_exit=1e9, partner_here=[1, 0, 0]), 0
    assert found[0] == pytest.approx(0.49)
    while found[0] > 0:
        found, days = here(partner_here=found), days + 1
    assert days in (49, 50)


def test_exits_come_as_often_as_the_equation_says_and_oftener_where_the_hired_wait_for_pay():
    # 0.4 * 0.5; twice the same plus a quarter for the hired one
    both = {"partner_exit": 0.4, "partner_here": [0.9, 0.9, 0.9]}
    assert abs(share(lambda x: x[0] < 0.5, **both) - (1 - exp(-0.2))) < 0.02
    assert abs(share(lambda x: x[1] < 0.5, **both) - (1 - exp(-0.25))) < 0.02
    assert share(lambda x: x[2] < 0.5, **both) == 0


def test_nobody_turns_where_goodwill_is_whole():
    assert share(lambda x: x[0] < 0.5, partner_exit=1e9, goodwill=[1, 1, 1]) == 0


def test_a_rival_comes_only_where_none_of_its_group_is_in():
    # the hazard is 0.3 times the goodwill towards who would come: a half here, whole, and none
    gone = {"partner_entry": 0.3, "partner_here": [0.2, 0, 0]}
    assert abs(share(lambda x: x[1] == 0.5, **gone) - (1 - exp(-0.15))) < 0.02
    assert abs(share(lambda x: x[1] == 0.5, **gone, goodwill=[0.5, 1, 0.5]) - (1 - exp(-0.3))) < 0.02
    assert share(lambda x: x[1] > 0, partner_entry=1e9, partner_here=[0.2, 0, 0], goodwill=[1, 0, 1]) == 0
    assert share(lambda x: x[1] > 0, partner_entry=1e9, partner_here=[0.5, 0, 0]) == 0
    assert share(lambda x: x[1] > 0, partner_entry=1e9, partner_here=[0, 0, 0], rival_group=[0, -1, -1]) == 0


def test_two_rivals_do_not_come_on_one_day():
    assert sorted(here(partner_entry=1e9, partner_here=[0, 0, 0])) == [0, 0, 0.5]


def test_the_luck_of_one_does_not_hang_on_who_else_is_listed():
    alone = {n: v[1:2] for n, v in WORLD.items() if isinstance(v, list) and len(v) == 3}
    hot = {"partner_exit": 1, "partner_here": [0.9, 0.9, 0.9]}
    for key in range(100):
        lone = partners(**WORLD | alone | {"partner_exit": 1, "partner_here": [0.9], "key": key}).partner_here[0]
        assert lone == here(**hot, key=key)[1]


@pytest.mark.parametrize("odd", [{"drawdown_days": 0.01}, {"arrival_days": 0.01}, {"partner_exit": 1e9, "partner_entry": 1e9},
                                 {"partner_order": [1, -1, 1]}, {"arrears": [1e12]}])
def test_over_years_it_stays_a_share(odd):
    found = [1.0, 0.0, 0.5]
    for key in range(400):
        found = here(**odd, key=key, partner_here=found)
        assert ((found >= 0) & (found <= 1)).all()


def test_no_partners_no_trouble():
    none = {n: np.zeros(0) for n, v in WORLD.items() if isinstance(v, list) and n != "arrears"}
    assert here(**none).size == 0


def test_it_compiles():
    assert partners.compiled()

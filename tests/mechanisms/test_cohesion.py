"""Cohesion in sentences."""
from math import exp

import numpy as np
import pytest

from durance.core.mechanism import REGISTRY
from durance.mechanisms.cohesion import cohesion

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

# actor 0 is the state; parts 0 and 1 belong to coalition 1, part 2 to the state
CAMP = {"funds": [0, 50, 0], "strength": [[300, 300], [60, 40], [0, 200]], "tie": [[1, -1, 0], [-1, 1, -0.5], [0, -0.5, 1]],
        "talks": [0, 0.5, 0], "allegiance": [1, 1, 0], "is_state": [1, 0, 0], "pay_weight": 0.01, "funds_half": 0.5,
        "wedge_effect": 0.004, "local_pull": 0.002, "loyalty": [0.6, 0.2, 0.6]}


def day(**changes):
    return cohesion(**CAMP | changes).loyalty


def test_equation_by_hand():
    # pay 50 / (50 + 0.5 * 100) = 0.5; foe (1 * 600 + 0.5 * 200) / 800 = 0.875; hold 0.01 * 0.5 * 1.375; loose 0.002 + 0.002
    hold, loose = 0.006875, 0.004
    goal = hold / (hold + loose)
    assert day()[0] == pytest.approx(goal + (0.6 - goal) * exp(-hold - loose))
    # the state's part: pay 1; foe 1 * 100 / 300; no talks
    hold = 0.01 * 0.5 * (1 + 1 / 3)
    goal = hold / (hold + 0.002)
    assert day()[2] == pytest.approx(goal + (0.6 - goal) * exp(-hold - 0.002))


@pytest.mark.parametrize(("change", "sign"), [
    ({"funds": [0, 500, 0]}, 1), ({"funds": [0, 0, 0]}, -1), ({"tie": [[1, 0, 0], [0, 1, 0], [0, 0, 1]]}, -1),
    ({"talks": [0, 1, 0]}, -1), ({"talks": [0, 0, 0]}, 1), ({"pay_weight": 0.02}, 1), ({"funds_half": 5}, -1),
    ({"wedge_effect": 0.02}, -1), ({"local_pull": 0.02}, -1), ({"strength": [[9000, 0], [60, 40], [0, 200]]}, 1)])
def test_money_and_enemies_bind_talks_and_local_interest_loosen(change, sign):
    assert (day(**change)[0] - day()[0]) * sign > 0


def test_the_budget_pays_the_state_and_talks_with_others_leave_it_alone():
    assert day(funds=[0, 0, 0])[2] == day()[2]
    assert day(talks=[0, 1, 1])[2] == day()[2]


def test_a_poor_coalition_without_enemies_dissolves_to_nothing_but_never_below():
    left = np.array([0.9, 0.9, 0.9])
    for _ in range(4000):
        left = day(loyalty=left, funds=[0, 0, 0], tie=np.zeros((3, 3)), is_state=[0, 0, 0])
    assert (left >= 0).all()
    assert (left < 0.01).all()


@pytest.mark.parametrize("odd", [{"pay_weight": 100, "local_pull": 0}, {"local_pull": 100}, {"wedge_effect": 50},
                                 {"strength": np.zeros((3, 2))}, {"strength": np.zeros((3, 0))}, {"funds": [0, 1e12, 0]},
                                 {"pay_weight": 0, "local_pull": 0, "wedge_effect": 0}])
def test_loyalty_stays_between_nothing_and_whole(odd):
    for start in (0, 1):
        found = day(**odd, loyalty=[start] * 3)
        assert np.isfinite(found).all()
        assert ((found >= 0) & (found <= 1)).all()


def test_nothing_moves_where_nothing_pulls():
    assert day(pay_weight=0, local_pull=0, wedge_effect=0).tolist() == [0.6, 0.2, 0.6]


def test_a_country_without_parts_has_a_quiet_day():
    assert day(allegiance=[], loyalty=[]).size == 0


def test_it_compiles():
    assert REGISTRY["cohesion"].compiled()

"""Coups in sentences, and the base rates they must give when nothing is wrong (VALIDATION: counted in Africa)."""
from math import exp, log

import numpy as np
import pytest

from durance.core.mechanism import REGISTRY
from durance.mechanisms.coups import coups

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

# an army, a foreign force, rebels; a city and a village
PALACE = {"regime": [0], "elite": [0.5], "morale": [0.5, 0.2, 0.1], "legitimacy": [0.6, 0.1], "residents": [800, 200],
          "coup_order": [0], "partner_here": [1, 0.5], "partner_guard": [0, 0], "is_state": [1, 1, 0],
          "is_foreign": [0, 1, 0], "key": 1, "coup_base": 0.05, "recent_days": 730, "coup_success": 0.4,
          "guard_effect": 0.5, "coup_age": [730]}
THREE_A_YEAR = -log(1 - 0.03) / 365
OLD = 1e9


def age(**changes):
    return coups(**PALACE | changes).coup_age[0]


def tries(members=4000, **changes):
    """How often the clock did not simply run on."""
    return np.mean([age(**changes, key=k) != (PALACE | changes)["coup_age"][0] + 1 for k in range(members)])


def years(start, days, members=4000):
    """Members in which a coup was tried, and those in which one succeeded, in calm from `start` days after a coup."""
    changing = ("regime", "elite", "morale", "legitimacy", "residents", "partner_here")
    state = {n: np.repeat(np.array([PALACE[n]], float), members, 0) for n in changing}
    state |= {n: np.array(PALACE[n], float) for n in ("coup_order", "partner_guard", "is_state", "is_foreign")}
    state |= {n: np.full(members, float(PALACE[n])) for n in REGISTRY["coups"].parameters}
    state["coup_base"][:] = THREE_A_YEAR
    state["coup_age"] = np.full((members, 1), float(start))
    block, tried, fallen = REGISTRY["coups"].compiled(), np.zeros(members, bool), np.zeros(members, bool)
    for now in range(days):
        before = state["coup_age"][:, 0].copy()
        state["key"] = np.arange(members, dtype=np.uint64) + np.uint64(members * (now + 1))
        block(*(state[n] for n in REGISTRY["coups"].arguments))
        tried |= (state["coup_age"][:, 0] != before + 1) & ~fallen
        fallen |= state["coup_age"][:, 0] == 0
        state["regime"][:, 0] = fallen
    return tried, fallen


def test_attempts_come_as_often_as_the_equation_says():
    # (1 + 1)^2 = 4 times the base
    assert abs(tries() - (1 - exp(-0.2))) < 0.02
    assert abs(tries(elite=[0.2]) - (1 - exp(-0.24))) < 0.02
    # an army that has no heart at all: a third more; nobody believes: likewise; guards half there and worth 0.8: a fifth less
    assert abs(tries(morale=[0, 0.9, 0.9]) - (1 - exp(-0.8 / 3))) < 0.02
    assert abs(tries(legitimacy=[0, 0]) - (1 - exp(-0.8 / 3))) < 0.02
    assert abs(tries(partner_guard=[0, 0.8]) - (1 - exp(-0.16))) < 0.02


def test_three_attempts_in_a_hundred_calm_years_long_after_a_coup():
    tried, fallen = years(OLD, 365)
    assert abs(tried.mean() - 0.03) < 0.009
    assert 0.25 < fallen.sum() / tried.sum() < 0.55


def test_right_after_a_coup_attempts_come_about_as_often_as_counted():
    """Counted: 16.0 % a year [8.6, 23.4] within two years of a coup, 11.2 % [6.7, 15.7] within five."""
    two, five = (1 - (1 - years(0, n * 365)[0].mean()) ** (1 / n) for n in (2, 5))
    assert 0.13 < two < 0.19
    assert 0.09 < five < 0.14
    assert five < two


def test_two_attempts_in_five_succeed():
    assert abs(np.mean([age(coup_base=1e9, key=k) == 0 for k in range(4000)]) - 0.4) < 0.03


def test_a_failed_attempt_sets_the_clock_back_by_half_only():
    assert age(coup_base=1e9, coup_success=0) == 1 + 0.5 * 730
    assert age(coup_base=1e9, coup_success=1) == 0


def test_a_coup_that_the_run_follows_starts_the_clock_without_ending_the_regime():
    for key in range(50):
        assert age(coup_order=[1], coup_base=1e9, key=key) == 1


def test_where_rulers_army_and_people_hold_together_nothing_is_tried():
    firm = {"elite": [1], "morale": [1, 0, 0], "legitimacy": [1, 1], "coup_base": 1e9}
    assert tries(500, **firm) == 0
    for loose in ({"elite": [0.9]}, {"morale": [0.9, 0, 0]}, {"legitimacy": [0.9, 1]}):
        assert tries(50, **firm | loose) == 1, "any of the three will do"


def test_guards_who_protect_wholly_deter_all():
    assert tries(500, partner_guard=[5, 5], guard_effect=1, coup_base=1e9) == 0


@pytest.mark.parametrize("kind", [1, 2, 3, 4, 5])
def test_nothing_is_tried_against_a_regime_that_is_gone(kind):
    assert tries(100, regime=[kind], coup_base=1e9) == 0


def test_only_the_hearts_of_the_states_own_men_count():
    assert tries(500, morale=[0.5, 1, 1]) == tries(500) == tries(500, morale=[0.5, 0, 0]) == tries(500, is_state=[0, 0, 0])
    assert tries(500) == tries(500, residents=[0, 0]), "where nobody lives belief is taken as one half"
    assert tries(500, morale=[0.2, 1, 0.8], is_foreign=[0, 1, 1], is_state=[1, 1, 1]) > tries(500)
    assert tries(500, morale=[0.2, 1, 0.8], is_state=[1, 1, 1]) == tries(500)


def test_more_guards_there_deter_more_of_them():
    some = {"partner_guard": [0.5, 0.5]}
    assert tries(1500, **some, guard_effect=0.9) < tries(1500, **some, guard_effect=0.1) < tries(1500)
    assert tries(1500, **some, partner_here=[0, 0]) == tries(1500)


@pytest.mark.parametrize("worse", [{"elite": [0.1]}, {"coup_age": [10]}, {"recent_days": 5000}, {"morale": [0.1, 0.2, 0.1]},
                                   {"legitimacy": [0.1, 0.1]}])
def test_under_the_same_luck_each_strain_only_adds_attempts(worse):
    def tried(changes):
        return np.array([age(**changes, key=k) != (PALACE | changes)["coup_age"][0] + 1 for k in range(600)])
    assert (tried(worse) >= tried({})).all()
    assert tried(worse).sum() > tried({}).sum()


@pytest.mark.parametrize("odd", [{"coup_age": [0], "recent_days": 1e-9}, {"elite": [0], "morale": [0, 0, 0]},
                                 {"legitimacy": np.zeros(0), "residents": np.zeros(0)},
                                 {"is_state": [0, 0, 0]}, {"guard_effect": 10, "partner_guard": [1, 1]},
                                 {"partner_here": np.zeros(0), "partner_guard": np.zeros(0)}])
def test_extremes_leave_a_clock_that_makes_sense(odd):
    for key in range(100):
        end = age(**odd, coup_base=1, key=key)
        assert 0 <= end <= (PALACE | odd)["coup_age"][0] + 1

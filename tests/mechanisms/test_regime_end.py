"""The end of a regime in sentences, and the base rates it must give when nothing is wrong (VALIDATION: counted in Africa)."""
from math import exp, log

import numpy as np
import pytest

from durance.core.mechanism import REGISTRY
from durance.mechanisms.regime_end import regime_end

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

PALACE = {"elite": [0.5], "patience": [0.4, 1], "strength": [[900, 50], [100, 400]], "will": [0, 0.5],
          "is_capital": [1, 0], "is_state": [1, 0], "key": 1, "coup_base": 0, "recent_days": 730, "coup_success": 0.4,
          "deal_rate": 0, "raid_rate": 0, "capture_share": 0.2, "regime": [0], "coup_age": [1000]}
THREE_A_YEAR = -log(1 - 0.03) / 365
OLD = 1e9


def day(**changes):
    return regime_end(**PALACE | changes)


def share(what, **changes):
    return np.mean([what(day(**changes, key=k)) for k in range(4000)])


def years(age, days, members=4000, **changes):
    """Members whose coup_age was ever reset, and those whose regime fell to a coup, in a run from `age` in calm."""
    calm = PALACE | {"strength": [[900, 50], [0, 0]], "patience": [1, 1], "coup_base": THREE_A_YEAR} | changes
    state = {n: np.repeat(np.array([calm[n]], float), members, 0) for n in ("regime", "coup_age")}
    state |= {"raid": np.zeros((members, 1)), "key": np.arange(members, dtype=np.uint64)}
    for n, value in calm.items():
        if n in ("elite", "patience", "strength", "will"):
            state[n] = np.repeat(np.array([value], float), members, 0)
        elif n not in state:
            state[n] = np.array(value, float) if n.startswith("is_") else np.full(members, float(value))
    state["coup_age"][:] = age
    block, tried = REGISTRY["regime_end"].compiled(), np.zeros(members, bool)
    for now in range(days):
        state["key"] = np.arange(members, dtype=np.uint64) + np.uint64(members * (now + 1))
        block(*(state[n] for n in REGISTRY["regime_end"].arguments))
        tried |= state["coup_age"][:, 0] == 0
    return tried, state["regime"][:, 0] == 1


def test_raids_and_captures_come_as_often_as_the_equation_says():
    # 0.8 * 0.5 * 100 / 1000 = 0.04 a day; captured 0.2 * 0.04 * 0.01 / (0.01 + 0.81)
    hot = {"raid_rate": 8}
    assert abs(share(lambda d: d.raid[0], **hot) - (1 - exp(-0.4))) < 0.03
    strong = {"raid_rate": 8, "strength": [[100, 50], [100, 400]], "capture_share": 0.5}
    # 8 * 0.5 * 0.5 = 2 a day; a quarter of that for equal force
    assert abs(share(lambda d: d.regime[0] == 5, **strong) - (1 - exp(-0.5))) < 0.03


def test_coups_and_compromises_come_as_often_as_the_equation_says():
    # coup_age = recent_days: (1 + 1)^2 = 4 times the base; elite 0.25 makes it 1.5 times more
    hot = {"coup_base": 0.05, "coup_age": [730], "elite": [0.25]}
    assert abs(share(lambda d: d.coup_age[0] == 0, **hot) - (1 - exp(-0.3))) < 0.03
    assert abs(share(lambda d: d.regime[0] == 1, **hot) - 0.4 * (1 - exp(-0.3))) < 0.03
    # 1 * 0.6 * 0.5 a day
    assert abs(share(lambda d: d.regime[0] == 2, deal_rate=1) - (1 - exp(-0.3))) < 0.03


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
    assert abs(share(lambda d: d.regime[0] == 1, coup_base=1e9) - 0.4) < 0.03


@pytest.mark.parametrize("calm", [{"elite": [1], "coup_base": 1, "deal_rate": 1}, {"patience": [1, 0], "deal_rate": 1e9},
                                  {"will": [0, 0], "raid_rate": 1e9}, {"strength": [[900, 0], [0, 9e9]], "raid_rate": 1e9}])
def test_cohesion_patience_want_of_will_or_of_foes_at_the_gate_each_spare_it(calm):
    for key in range(200):
        end = day(**calm, key=key)
        assert (end.regime[0], end.raid[0], end.coup_age[0]) == (0, 0, 1001)


def test_a_raid_is_not_a_capture_and_every_capture_is_a_raid():
    hot = {"raid_rate": 1e3, "strength": [[300, 0], [300, 0]]}
    ends = [day(**hot, capture_share=0.001, key=k) for k in range(1000)]
    raids, captures = (np.array([v(e) for e in ends]) for v in (lambda e: e.raid[0] == 1, lambda e: e.regime[0] == 5))
    assert raids.all()
    assert 0 < captures.sum() < 500
    assert not any(day(**hot, capture_share=0, key=k).regime[0] for k in range(200))


def test_a_failed_attempt_leaves_the_regime_and_restarts_the_clock():
    end = day(coup_base=1e9, coup_success=0)
    assert (end.regime[0], end.coup_age[0]) == (0, 0)


@pytest.mark.parametrize("kind", [1, 2, 3, 4, 5])
def test_nothing_more_happens_to_a_regime_that_is_gone(kind):
    hot = {"coup_base": 1e9, "deal_rate": 1e9, "raid_rate": 1e9, "capture_share": 1}
    for key in range(50):
        end = day(**hot, regime=[kind], key=key)
        assert (end.regime[0], end.raid[0], end.coup_age[0]) == (kind, 0, 1001)


@pytest.mark.parametrize(("worse", "what"), [
    ({"elite": [0.1]}, "tried"), ({"coup_age": [0]}, "tried"), ({"recent_days": 5000}, "tried"), ({"elite": [0.1]}, "dealt"),
    ({"patience": [0.1, 1]}, "dealt"), ({"strength": [[900, 50], [500, 400]]}, "raided"), ({"will": [0, 1]}, "raided"),
    ({"strength": [[90, 50], [100, 400]]}, "raided")])
def test_under_the_same_luck_each_strain_only_adds_to_what_it_feeds(worse, what):
    hot = {"tried": {"coup_base": 0.1}, "dealt": {"deal_rate": 1}, "raided": {"raid_rate": 5}}[what]
    seen = {"tried": lambda d: d.coup_age[0] == 0, "dealt": lambda d: d.regime[0] == 2, "raided": lambda d: d.raid[0]}[what]
    plain, more = ([seen(day(**hot | change, key=k)) for k in range(600)] for change in ({}, worse))
    assert all(b >= a for a, b in zip(plain, more, strict=True))
    assert sum(more) > sum(plain)


def test_fighters_away_from_the_capital_count_for_nothing():
    away = {"strength": [[900, 9e6], [100, 9e6]], "raid_rate": 5}
    assert [day(**away, key=k).raid[0] for k in range(300)] == [day(raid_rate=5, key=k).raid[0] for k in range(300)]


@pytest.mark.parametrize("odd", [{"strength": [[0, 0], [0, 0]]}, {"strength": [[0, 0], [1e9, 0]]}, {"elite": [0]},
                                 {"elite": [1]}, {"coup_age": [0], "recent_days": 1e-9}, {"patience": [0, 0]}])
def test_extremes_leave_labels_and_counts_that_make_sense(odd):
    hot = {"coup_base": 1, "deal_rate": 1, "raid_rate": 1, "capture_share": 1}
    for key in range(100):
        end = day(**hot | odd, key=key)
        assert end.regime[0] in (0, 1, 2, 5)
        assert end.raid[0] in (0, 1)
        assert end.coup_age[0] >= 0

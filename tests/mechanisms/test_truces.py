"""Truces in sentences."""
from math import exp

import numpy as np
import pytest

from durance.core.mechanism import REGISTRY
from durance.mechanisms.truces import truces

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

# 0 army, 1 militias, 2 a partner's force, 3 and 4 rebels
ZERO = np.zeros((5, 5))
PAPER = {"dyad_clashes": ZERO, "talks": [0, 0, 0, 0.5, 0], "settled": [0] * 5,
         "prisoner_offer": [0, 0, 0, 50, 0], "truce": [0] * 5, "is_state": [1, 1, 1, 0, 0], "is_foreign": [0, 0, 1, 0, 0],
         "actor_id": [1, 2, 3, 4, 5], "key": 1, "truce_rate": 1, "truce_days": 60, "break_rate": 0, "tie_days": 500,
         "truce_left": ZERO, "betrayal": ZERO}


def both(value, a, b):
    made = np.zeros((5, 5))
    made[a, b] = made[b, a] = value
    return made


def day(**changes):
    return truces(**PAPER | changes)


def share(what, **changes):
    return np.mean([what(day(**changes, key=k)) for k in range(3000)])


def test_truces_come_as_often_as_the_equation_says_and_last_as_long():
    assert abs(share(lambda d: d.truce_agreed[3] > 0) - (1 - exp(-0.5))) < 0.03
    wary = {"betrayal": both(0.6, 1, 3), "tie_days": 1e12}
    assert abs(share(lambda d: d.truce_agreed[3] > 0, **wary) - (1 - exp(-0.2))) < 0.03
    lengths = [x for k in range(3000) if (x := day(truce_rate=1e9, key=k).truce_agreed[3])]
    assert min(lengths) >= 30
    assert max(lengths) <= 90
    assert np.mean(lengths) == pytest.approx(60, abs=1.5)


def test_without_prisoners_a_truce_comes_half_as_fast():
    assert abs(share(lambda d: d.truce_agreed[3] > 0, prisoner_offer=[0] * 5) - (1 - exp(-0.25))) < 0.03


@pytest.mark.parametrize("lacking", [{"talks": [0] * 5}, {"truce_rate": 0}, {"truce_left": both(9, 0, 3)},
                                     {"truce": [0, 0, 0, 1, 0]}, {"betrayal": both(1, 0, 3), "tie_days": 1e300}])
def test_no_truce_without_talks_or_trust_nor_while_one_runs(lacking):
    for key in range(100):
        assert not day(**{"truce_rate": 1e9} | lacking, key=key).truce_agreed.any()


def test_a_truce_holds_with_every_own_force_and_binds_no_partner_and_no_other_rebel():
    left = day(truce_rate=1e9).truce_left
    agreed = day(truce_rate=1e9).truce_agreed[3]
    expected = both(agreed, 0, 3) + both(agreed, 1, 3)
    np.testing.assert_allclose(left, expected)


def test_days_run_out_everywhere_but_not_below_nothing():
    left = both(5, 0, 3) + both(0.5, 3, 4) + both(7, 2, 3)
    np.testing.assert_allclose(day(truce_left=left).truce_left, both(4, 0, 3) + both(6, 2, 3))


def test_an_imposed_truce_stands_and_is_not_broken():
    found = day(truce=[0, 0, 0, 1, 0], truce_left=both(0.5, 0, 3), break_rate=1e9)
    assert found.truce_left[0, 3] == found.truce_left[3, 1] == 1
    assert not found.betrayal.any()


def test_truces_break_as_often_as_the_equation_says_and_leave_a_memory():
    on = {"truce_left": both(9, 0, 3), "break_rate": 0.2}
    assert abs(share(lambda d: d.truce_left[0, 3] == 0, **on) - (1 - exp(-0.2))) < 0.03
    # a partner's force that fights on: 0.2 * (1 + 2)
    assert abs(share(lambda d: d.truce_left[0, 3] == 0, **on, dyad_clashes=both(2, 2, 3)) - (1 - exp(-0.6))) < 0.03
    broken = day(truce_left=both(9, 0, 3), break_rate=1e9, betrayal=both(0.2, 0, 3))
    start = 0.2 * exp(-1 / 500)
    assert broken.betrayal[0, 3] == broken.betrayal[3, 0] == pytest.approx(start + 0.5 * (1 - start))
    assert broken.truce_left[3, 0] == 0


def test_clashes_of_rebels_with_each_other_break_no_truce():
    on = {"truce_left": both(9, 0, 3), "break_rate": 0.2}
    assert share(lambda d: d.truce_left[0, 3] == 0, **on, dyad_clashes=both(50, 3, 4)) == share(
        lambda d: d.truce_left[0, 3] == 0, **on)


def test_memory_of_betrayal_fades():
    assert day(betrayal=both(0.5, 3, 4)).betrayal[3, 4] == pytest.approx(0.5 * exp(-1 / 500))


def test_tables_stay_symmetric_and_within_bounds():
    rng = np.random.default_rng(1)
    left, told = ZERO, ZERO
    for key in range(400):
        clashes = rng.poisson(1, (5, 5)).astype(float)
        found = day(truce_left=left, betrayal=told, dyad_clashes=clashes + clashes.T, break_rate=0.1, key=key, truce_rate=10)
        left, told = found.truce_left, found.betrayal
        np.testing.assert_array_equal(left, left.T)
        np.testing.assert_array_equal(told, told.T)
        assert ((told >= 0) & (told <= 1) & (left >= 0) & (left <= 90)).all()
    assert told.max() > 0


def test_same_key_same_day():
    hot = {"truce_left": both(9, 0, 4), "break_rate": 1, "key": 77}
    np.testing.assert_array_equal(day(**hot).truce_left, day(**hot).truce_left)


def test_a_settlement_is_a_truce_that_breaks_only_when_the_settlement_fails():
    settled = {"talks": [0, 0, 0, 1, 0], "settled": [0, 0, 0, 1, 0], "truce_left": both(5, 0, 3), "truce_rate": 0}
    for key in range(20):
        end = day(**settled, break_rate=1e9, key=key)
        assert end.truce_left[0, 3] == end.truce_left[3, 1] == 60
        assert end.betrayal[0, 3] == 0
        over = day(**settled | {"settled": [0, 0, 0, -1, 0]}, key=key)
        assert over.truce_left[0, 3] == over.truce_left[3, 1] == 0
        assert over.betrayal[0, 3] == 0.5


def test_it_compiles():
    assert REGISTRY["truces"].compiled()

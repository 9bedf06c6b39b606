"""Agreement of two coders, by hand on a few items."""

import pytest

from durance.evidence.agreement import difference, grades, interval, kappa, numbers

PAIRS = [("A", "A"), ("A", "B"), ("B", "B"), ("B", "B")]


def test_kappa_by_hand():
    # agreed 3 of 4; by chance (1/4 * 2/4... ) first A 2/4, B 2/4; second A 1/4, B 3/4: 2/4*1/4 + 2/4*3/4 = 1/2
    assert kappa(PAIRS) == pytest.approx((3 / 4 - 1 / 2) / (1 - 1 / 2))


def test_weights_count_the_steps_between_grades():
    pairs = [("A", "C"), ("B", "B"), ("C", "C"), ("A", "A")]
    # observed distance 2; expected: sum of |i-j| over first (A2 B1 C1) x second (A1 B1 C2) / 4
    expected = (2 * (0 + 1 + 2 * 2) + 1 * (1 + 0 + 2 * 1) + 1 * (2 + 1 + 0)) / 4
    assert kappa(pairs, weighted=True) == pytest.approx(1 - 2 / expected)


def test_full_agreement_is_one_and_chance_is_about_zero():
    assert kappa([("A", "A"), ("B", "B"), ("C", "C")]) == 1
    chance = [(a, b) for a in "ABC" for b in "ABC"]
    assert kappa(chance) == pytest.approx(0)


def test_nothing_to_disagree_about_has_no_kappa():
    assert kappa([]) is None
    assert kappa([("A", "A")] * 5) is None
    assert interval([("A", "A")] * 5) is None
    assert grades([])["same"] is None


def test_the_interval_holds_the_estimate_and_is_the_same_twice():
    pairs = PAIRS * 20
    low, high = interval(pairs)
    assert low < kappa(pairs) < high
    assert (low, high) == interval(pairs)
    assert interval(PAIRS * 200)[1] - interval(PAIRS * 200)[0] < high - low


def test_relative_difference():
    assert difference(100, 100) == 0
    assert difference(90, 110) == pytest.approx(0.2)
    assert difference(0, 5) == 2
    assert difference(-1, 1) == 2
    assert difference(0, 0) == 0


def test_shares_within():
    told = numbers([(100, 100), (100, 104), (100, 120), (1, 2)])
    assert told["within"] == {"5%": 0.5, "10%": 0.5, "25%": 0.75}
    assert told["median"] == pytest.approx((4 / 102 + 20 / 110) / 2)
    assert numbers([])["median"] is None

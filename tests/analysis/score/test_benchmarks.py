"""Benchmarks: each by hand on a short history."""

import numpy as np
import pytest
from scipy import stats

from durance.analysis.score import benchmarks as b

HISTORY = np.array([*range(24), *[5, 0, 80, 12, 7, 33, 9, 41, 2, 19, 60, 4]], float)


def test_what_each_one_says():
    assert b.zero(HISTORY).tolist() == [0] * 999
    assert set(b.conflictology(HISTORY, 6)) == {9, 41, 2, 19, 60, 4}
    assert np.unique(b.conflictology(HISTORY, 12), return_counts=True)[1].tolist() == [83] * 12
    assert np.mean(b.last_poisson(HISTORY)) == pytest.approx(4, abs=0.05)
    assert b.last_poisson(HISTORY * 0).tolist() == [0] * 999


def test_the_negative_binomial_has_the_moments_it_was_given():
    draws = b.counts(30, 900)
    assert draws.mean() == pytest.approx(30, rel=0.01)
    assert draws.var() == pytest.approx(900, rel=0.05)      # permilles cut the last of the tail
    assert b.counts(30, 10).tolist() == stats.poisson.ppf(b.PERMILLE, 30).tolist(), "never less spread than a Poisson count"
    np.testing.assert_array_equal(b.negative_binomial(HISTORY, 12), b.counts(HISTORY[-12:].mean(), HISTORY[-12:].var(ddof=1)))


def test_recent_months_weigh_more():
    old, new = np.zeros(60), np.zeros(60)
    old[:6], new[-6:] = 100, 100
    assert b.weighted_negative_binomial(old).mean() < 1
    assert b.weighted_negative_binomial(new).mean() == pytest.approx(50, abs=4), "six months are the half life"
    flat = b.weighted_negative_binomial(np.full(60, 7.0))
    assert flat.tolist() == stats.poisson.ppf(b.PERMILLE, 7).tolist()


def test_every_one_is_there_and_short_histories_are_refused():
    found = b.benchmarks(HISTORY)
    assert set(found) == {"zero", "last_poisson", "conflictology_6", "conflictology_12", "conflictology_24",
                          "conflictology_36", "nb_12", "nb_24", "nb_36", "ewnb", "pool"}
    assert b.NULL in found
    assert found["pool"].size == 3 * 996
    assert all((draws >= 0).all() for draws in found.values())
    assert set(found) - set(b.benchmarks(HISTORY[1:])) == {"conflictology_36", "nb_36", "pool"}
    with pytest.raises(ValueError, match="12 months of history, not 11"):
        b.benchmarks(HISTORY[:11])

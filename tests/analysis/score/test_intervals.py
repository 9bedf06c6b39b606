"""Intervals: the score against the reference, cover by hand, bands against many throws."""

import numpy as np
import pytest
import scoringrules

from durance.analysis.score.intervals import binomial_band, bounds, inside, interval_score

RNG = np.random.default_rng(5)
DRAWS = RNG.gamma(1, 60, (50, 400))
SEEN = RNG.gamma(1, 60, 50)


def test_by_hand():
    draws = np.arange(101.0)      # 5 % and 95 % are 5 and 95
    assert interval_score(draws, np.array(50.0)) == pytest.approx(90)
    assert interval_score(draws, np.array(96.0)) == pytest.approx(90 + 20 * 1)
    assert interval_score(draws, np.array(3.0)) == pytest.approx(90 + 20 * 2)
    assert inside(draws, np.array([5.0, 95, 4.9, 95.1])).tolist() == [True, True, False, False]
    assert inside(np.zeros(9), np.array(0.0)), "the ends belong to it: who says nothing will come is right when nothing comes"


@pytest.mark.parametrize("level", [0.5, 0.8, 0.9])
def test_is_the_score_of_the_reference(level):
    low, high = bounds(DRAWS, level)
    told = scoringrules.interval_score(SEEN, low, high, 1 - level)
    np.testing.assert_allclose(interval_score(DRAWS, SEEN, level), told, rtol=1e-9)


def test_cover_of_a_perfect_forecaster_lies_in_the_band():
    draws, seen = RNG.normal(size=(400, 999)), RNG.normal(size=400)
    for level in (0.5, 0.8, 0.9):
        low, high = binomial_band(level, 400, 0.999)
        assert low <= inside(draws, seen, level).mean() <= high
    narrow = inside(draws * 0.6, seen, 0.9).mean()
    assert narrow < binomial_band(0.9, 400)[0], "a forecaster too sure of himself falls out of it"


def test_the_band_is_that_of_many_throws():
    shares = RNG.binomial(72, 0.9, 200_000) / 72
    np.testing.assert_allclose(binomial_band(0.9, 72), np.quantile(shares, [0.025, 0.975]), atol=1 / 72)

"""PIT: ties by hand, an even spread for the calibrated, a heap for who misses jumps."""

import numpy as np
import pytest

from durance.analysis.score.pit import histogram, pit

RNG = np.random.default_rng(8)


def test_ties_are_broken_by_luck_alone():
    draws = np.array([0, 0, 0, 5.0])
    assert pit(draws, np.array(0.0), np.array(0.0)) == 0
    assert pit(draws, np.array(0.0), np.array(1.0)) == 0.75
    assert pit(draws, np.array(5.0), np.array(0.5)) == pytest.approx(0.875)
    assert pit(draws, np.array([2.0, 9.0, -1.0]), np.full(3, 0.3)).tolist() == [0.75, 1, 0]


def test_counts_of_a_calibrated_forecaster_spread_evenly():
    mean = RNG.gamma(1, 3, 4000)
    draws, seen = RNG.poisson(mean[:, None], (4000, 200)), RNG.poisson(mean)
    shares = histogram(pit(draws, seen, RNG.random(4000)))
    assert shares.sum() == pytest.approx(1)
    np.testing.assert_allclose(shares, 0.1, atol=0.02)
    heaped = histogram(pit(draws, 2 * seen + 1, RNG.random(4000)))
    assert heaped[-1] > 0.3

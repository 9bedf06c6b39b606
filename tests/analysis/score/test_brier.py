"""Brier score and reliability: by hand, and against the reference."""

import numpy as np
import pytest
import scoringrules

from durance.analysis.score.brier import brier, log_score, reliability


def test_by_hand_and_by_the_reference():
    p, came = np.array([0, 0.5, 0.9, 1]), np.array([0, 1, 0, 1])
    np.testing.assert_allclose(brier(p, came), [0, 0.25, 0.81, 0])
    np.testing.assert_allclose(brier(p, came), scoringrules.brier_score(came, p))
    np.testing.assert_allclose(log_score(p, came)[1:3], -np.log([0.5, 0.1]))
    assert log_score(np.array(0.0), np.array(1)) == pytest.approx(-np.log(0.001)), "never is never quite sure"


def test_reliability_counts_each_part():
    p = np.array([0.04, 0.06, 0.55, 0.55, 0.55, 0.55, 1.0])
    rows = reliability(p, np.array([0, 1, 1, 1, 1, 0, 1]))
    assert [(r["low"], r["rows"]) for r in rows] == [(0, 2), (0.5, 4), (0.9, 1)]
    assert [r["told"] for r in rows] == pytest.approx([0.05, 0.55, 1])
    assert [r["came"] for r in rows] == pytest.approx([0.5, 0.75, 1])
    assert all(r["came_low"] <= r["came"] <= r["came_high"] for r in rows)


def test_who_tells_the_truth_is_reliable():
    rng = np.random.default_rng(2)
    p = rng.random(20_000)
    for row in reliability(p, rng.random(20_000) < p):
        assert abs(row["came"] - row["told"]) < 0.05
    worse = brier(p**3, rng.random(20_000) < p).mean()
    assert brier(p, rng.random(20_000) < p).mean() < worse

"""Regression-ABC: the textbook's posterior for a linear model, nothing learned from noise, wobble and depth that warn."""

import numpy as np
import pytest
from scipy import stats

from durance.analysis.regression_abc import KEEP, features, ranked, regression_abc, ridge

H, ERROR = np.array([[1.0, 0.5], [0.3, 2.0], [1.0, -1.0]]), np.array([0.6, 0.9, 0.8])


def textbook(seen):
    cov = np.linalg.inv(np.eye(2) + H.T @ np.diag(1 / ERROR**2) @ H)
    return cov @ H.T @ (seen / ERROR**2), np.sqrt(np.diag(cov))


def test_as_the_textbook_for_a_linear_gaussian_model():
    rng, seen = np.random.default_rng(1), np.array([0.8, -0.7, 0.4])
    z = rng.standard_normal((6000, 2))
    found = regression_abc(z, z @ H.T, seen, ERROR, rng, 6000)
    mean, sd = textbook(seen)
    assert found.z.mean(0) == pytest.approx(mean, abs=0.1)
    assert found.z.std(0) == pytest.approx(sd, rel=0.12)
    assert 0.3 * KEEP * 6000 < found.kept <= KEEP * 6000
    assert found.depth < 0.9


def test_targets_that_bend_are_followed():
    """y = exp(2 z): the posterior of z is that of a log reading."""
    rng = np.random.default_rng(2)
    z = rng.standard_normal((8000, 1))
    found = regression_abc(z, np.exp(2 * z), np.array([np.exp(2.0)]), np.array([0.5]), rng, 4000)
    assert found.z.mean() == pytest.approx(1.0, abs=0.06)
    assert found.z.std() < 0.15


def test_what_is_not_observed_is_not_learned():
    rng = np.random.default_rng(3)
    z = rng.standard_normal((4000, 3))
    found = regression_abc(z, z[:, :1], np.array([1.0]), np.array([0.2]), rng, 4000)
    assert found.z[:, 0].std() < 0.3
    assert found.z[:, 1:].mean(0) == pytest.approx(0, abs=0.15)
    assert found.z[:, 1:].std(0) == pytest.approx(1, abs=0.1)


def test_ninety_per_cent_intervals_hold_the_truth_as_often_as_they_say():
    rng, hits = np.random.default_rng(4), 0
    z = rng.standard_normal((600, 2))
    for _ in range(40):
        truth = rng.standard_normal(2)
        seen = H @ truth + ERROR * rng.standard_normal(3)
        found = regression_abc(z, z @ H.T, seen, ERROR, rng, 400).z
        hits += int(((np.quantile(found, 0.05, 0) <= truth) & (truth <= np.quantile(found, 0.95, 0))).sum())
    assert stats.binomtest(hits, 80, 0.9).pvalue > 1e-3


def test_depth_and_wobble_grow_where_the_prior_is_thin():
    rng = np.random.default_rng(5)
    z = rng.standard_normal((800, 1))
    near = regression_abc(z, 2 * z, np.array([0.0]), np.array([0.5]), rng, 200, 12)
    far = regression_abc(z, 2 * z, np.array([6.5]), np.array([0.5]), rng, 200, 12)
    assert near.depth < 0.1
    assert far.depth > 0.98
    assert far.wobble[0] > near.wobble[0] > 0


def test_ranks_do_not_care_about_the_unit_of_a_target():
    pool = np.random.default_rng(6).standard_normal((300, 2))
    assert ranked(np.exp(pool), np.exp(pool[:5])) == pytest.approx(ranked(pool, pool[:5]))
    assert ranked(pool, np.array([[99.0, -99.0]]))[0] == pytest.approx([3, -3], abs=0.3)


def test_features_are_targets_squares_and_products():
    assert features(np.array([[2.0, 3.0]])).tolist() == [[2, 3, 4, 6, 9]]


def test_ridge_is_least_squares_where_data_are_plenty_and_nothing_where_they_are_noise():
    rng = np.random.default_rng(7)
    x = rng.standard_normal((3000, 3))
    z = np.column_stack([x @ [1.0, -2.0, 0.0] + 0.1 * rng.standard_normal(3000), rng.standard_normal(3000)])
    _, slopes = ridge(x, z)
    assert slopes[:, 0] == pytest.approx([1, -2, 0], abs=0.02)
    assert slopes[:, 1] == pytest.approx(0, abs=0.06)

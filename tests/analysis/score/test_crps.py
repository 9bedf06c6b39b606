"""CRPS: by hand, against the reference library, and the properties that make it proper."""

import numpy as np
import pytest
import scoringrules
import xarray
import xskillscore

from durance.analysis.score.crps import TAIL, crps, crps_log1p, crps_tail

RNG = np.random.default_rng(3)
DRAWS = RNG.negative_binomial(0.6, 0.01, (40, 301)).astype(float)
SEEN = RNG.negative_binomial(0.6, 0.01, 40).astype(float)


def test_by_hand():
    assert crps(np.array([1.0]), np.array(4.0)) == 3      # one draw: the absolute error
    assert crps(np.array([0.0, 2.0]), np.array(1.0)) == pytest.approx(1 - 4 / 8)      # mean miss 1, spread 2 x 2 / (2 x 4)


def test_is_the_form_that_views_uses():
    np.testing.assert_allclose(crps(DRAWS, SEEN), scoringrules.crps_ensemble(SEEN, DRAWS, estimator="qd"), rtol=1e-9)
    np.testing.assert_allclose(crps(DRAWS, SEEN), scoringrules.crps_ensemble(SEEN, DRAWS, estimator="nrg"), rtol=1e-9)


def test_is_what_the_oracle_of_views_says():
    told = xskillscore.crps_ensemble(xarray.DataArray(SEEN, dims="row"), xarray.DataArray(DRAWS, dims=("row", "member")),
                                     dim=[])
    np.testing.assert_allclose(crps(DRAWS, SEEN), told.values, rtol=1e-9)


def test_draws_twice_over_score_the_same_and_order_does_not_matter():
    twice = np.concatenate([DRAWS, DRAWS[:, ::-1]], axis=1)
    np.testing.assert_allclose(crps(twice, SEEN), crps(DRAWS, SEEN))


def test_one_forecast_for_many_months():
    np.testing.assert_allclose(crps(DRAWS[:1], SEEN), [crps(DRAWS[0], y) for y in SEEN])


def test_the_truth_scores_best_on_average():
    truth, seen = RNG.poisson(20, 999).astype(float), RNG.poisson(20, 4000).astype(float)
    for other in (truth + 4, truth * 2, np.full(9, 20.0)):
        assert crps(truth[None], seen).mean() < crps(other[None], seen).mean()


def test_the_tail_looks_only_above_its_threshold():
    low = np.array([0.0, 50, 120])
    assert crps_tail(low, np.array(199.0)) == 0
    assert crps_tail(low, np.array(TAIL + 30)) == 30
    told = scoringrules.twcrps_ensemble(SEEN, DRAWS, estimator="qd", v_func=lambda x: np.maximum(x, 80))
    np.testing.assert_allclose(crps_tail(DRAWS, SEEN, 80), told, rtol=1e-9)


def test_on_the_log_a_hundred_for_ten_costs_as_a_thousand_for_a_hundred():
    few, many = crps_log1p(np.array([9.0]), np.array(99.0)), crps_log1p(np.array([99.0]), np.array(999.0))
    assert few == pytest.approx(np.log(10))
    assert many == pytest.approx(few)

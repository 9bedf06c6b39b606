"""The reporting layer: counts, levels and paths, each by hand or against an oracle."""

import numpy as np
import pytest
from scipy.stats import poisson

from durance.analysis.forecast.level import Layer, counts, factor, forecast, levels, relative, usual

BARE = Layer(half_life=1e9, smooth=0.0, wide=0.0, growth=0.0, tail=1.0, drift=0.0, trust=0.0, spread=0.0)
U = (np.arange(1000) + 0.5) / 1000


@pytest.mark.parametrize("mean", [0.0, 0.05, 0.7, 3.0, 9.9, 11.0, 50.0, 400.0])
def test_counts_are_poisson(mean):
    got, exact = counts(np.full(1000, mean), U), poisson.ppf(U, mean) if mean else np.zeros(1000)
    if mean <= 10:
        np.testing.assert_array_equal(got, exact)
    else:
        assert np.abs(got - exact).max() <= 2
        assert got.mean() == pytest.approx(mean, rel=0.03)


def test_levels_are_the_months_by_weight_or_their_mean():
    history = np.array([30.0, 10.0, 20.0])
    assert np.unique(levels(history, BARE, U)).tolist() == [10, 20, 30]
    assert levels(history, BARE, U).mean() == pytest.approx(20, abs=0.1)
    assert levels(history, BARE._replace(smooth=1.0), U) == pytest.approx(np.full(1000, 20.0))
    recent = levels(history, BARE._replace(half_life=1.0), U)      # weights 1/7, 2/7, 4/7
    assert [(recent == m).mean() for m in (30, 10, 20)] == pytest.approx([1 / 7, 2 / 7, 4 / 7], abs=0.002)


def test_only_the_last_three_years_give_a_level():
    old = np.concatenate([np.full(50, 1e6), np.arange(36.0)])
    assert levels(old, BARE, U).max() == 35


def test_a_bare_layer_is_the_months_themselves_with_the_luck_of_counts():
    draws = forecast(np.full(36, 100.0), BARE, 3, 1000)
    assert draws.shape == (3, 1000)
    assert draws.mean(1) == pytest.approx(np.full(3, 100), abs=1)
    assert draws.std(1) == pytest.approx(np.full(3, 10), abs=0.6)


def test_each_number_does_what_it_says():
    history = np.full(36, 1000.0)

    def logs(**moved):
        return np.log(forecast(history, BARE._replace(wide=0.4, **moved), 12, 1000) / 1000)

    plain = logs()
    assert plain.std(1) == pytest.approx(np.full(12, 0.4), abs=0.02)
    assert logs(growth=0.2).std(1)[[0, 11]] == pytest.approx([0.4, 0.4 * np.sqrt(3.2)], abs=0.03)
    assert np.median(logs(drift=0.05), 1)[[0, 11]] == pytest.approx([0.05, 0.6], abs=0.02)
    up, down = np.quantile(logs(tail=2.0)[0], [0.95, 0.05])
    assert up / -down == pytest.approx(2.0, abs=0.25)


def test_a_quiet_unit_stays_quiet():
    assert forecast(np.zeros(36), Layer(), 12).sum() == 0


def test_the_path_moves_the_level_and_the_same_inputs_give_the_same_draws():
    history, path = np.full(36, 50.0), np.repeat([[1.0], [3.0]], 500, axis=1)
    draws = forecast(history, BARE, 2, 500, 4, path)
    assert draws.mean(1) == pytest.approx([50, 150], rel=0.03)
    np.testing.assert_array_equal(draws, forecast(history, BARE, 2, 500, 4, path))


def test_counts_still_open_widen_a_forecast():
    sure, open_ = (forecast(np.full(36, 1000.0), BARE, 1, 1000, noise=n).std() for n in (0.0, 0.24))
    assert sure < 40 < 200 < open_


def test_a_path_is_told_against_its_first_months_and_what_is_usual():
    deaths = np.array([[10.0, 10, 10, 20], [30, 30, 30, 60]])
    ratio = relative(deaths)
    assert ratio.mean(0) == pytest.approx([1, 1, 1, 2])
    norm = usual([ratio, ratio])
    assert norm == pytest.approx([1, 1, 1, 2])
    assert factor(ratio, norm, BARE._replace(trust=1.0), 4) == pytest.approx(np.ones((4, 4)))
    doubled = factor(ratio, norm / 2, BARE._replace(trust=1.0, spread=1.0), 4)
    assert doubled[3] == pytest.approx([1.0, 3.0, 1.0, 3.0])      # twice the usual, members at half and one and a half
    assert relative(np.zeros((2, 4))) == pytest.approx(np.full((2, 4), 0.05))

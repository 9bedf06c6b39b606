"""The reporting layer: counts, levels and paths, each by hand or against an oracle."""

import csv
import os
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import poisson

from durance.analysis.forecast.level import (
    CLUMP,
    EVENT,
    Layer,
    counts,
    factor,
    forecast,
    levels,
    relative,
    scatter,
    usual,
    weights,
)

BARE = Layer(half_life=1e9, smooth=0.0, wide=0.0, growth=0.0, tail=1.0, drift=0.0, trust=0.0, spread=0.0, clump=0.0,
             change=0.0)
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


def test_few_deaths_scatter_more_than_many():
    spread = BARE._replace(clump=CLUMP)
    few, many = (np.log(forecast(np.full(36, mean), spread, 1, 1000)[0] + 1e-9).std() for mean in (100.0, 1000.0))
    assert many == pytest.approx(np.sqrt(np.log1p(CLUMP / 1000) + 1 / 1000), rel=0.05)
    assert few == pytest.approx(np.sqrt(np.log1p(CLUMP / 100) + 1 / 100), rel=0.05)
    assert scatter(np.zeros(36), spread) == scatter(np.full(36, EVENT / 2), spread) == pytest.approx(np.log1p(CLUMP / EVENT))


def test_events_of_mali_are_as_uneven_as_the_layer_says():
    path = Path(__file__).parents[4] / "shared/data/ucdp/ged_events_mli_bfa_ner.csv"
    if not path.is_file():
        assert not os.environ.get("DURANCE_CI"), f"{path} is missing"
        pytest.skip("needs the events of UCDP beside the repository")
    with path.open(encoding="utf-8-sig", newline="") as file:
        size = np.array([int(e["best"]) for e in csv.DictReader(file) if e["country"] == "Mali" and e["release"] == "GED 21.1"
                         and "2009" <= e["date_start"] < "2018" and e["best"] != "0"], float)
    assert (size**2).sum() / size.sum() == pytest.approx(CLUMP, abs=0.05)
    assert size.mean() == pytest.approx(EVENT, abs=0.05)


def test_a_month_poorly_counted_tells_less_and_poor_counts_widen():
    history, wide = np.array([10.0, 1000.0]), BARE._replace(wide=0.5)
    assert weights(history, wide, np.array([0.5, 0.0])) == pytest.approx([1 / 3, 2 / 3])
    for sd in (None, np.zeros(2)):
        assert weights(history, wide, sd) == pytest.approx([0.5, 0.5])
    assert levels(history, wide._replace(smooth=1.0), U, np.array([0.0, 0.5])) == pytest.approx(np.full(1000, 340.0))
    flat = np.full(36, 1e5)
    sure, poor = (np.log(forecast(flat, wide, 1, 1000, sd=np.full(36, sd))).std() for sd in (0.0, 0.5))
    assert (sure, poor) == (pytest.approx(0.5, rel=0.03), pytest.approx(0.5 * np.sqrt(2), rel=0.03))


def test_a_path_is_believed_after_a_break():
    ratio = np.full((4, 3), 2.0)
    layer = BARE._replace(trust=0.0, change=1.0)
    assert factor(ratio, np.ones(3), layer, 4) == pytest.approx(np.ones((3, 4)))
    assert factor(ratio, np.ones(3), layer, 4, broken=True) == pytest.approx(np.full((3, 4), 2.0))


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

"""Statistics of deaths on series whose answers are known."""

import numpy as np
import pytest

from durance.analysis.score.registry import score
from durance.analysis.score.unfitted import lag1, shape, tail


def test_shares_and_dispersion_of_negative_binomial_months():
    luck, k, mean = np.random.default_rng(1), 0.25, 20.0
    months = luck.negative_binomial(k, k / (k + mean), (20_000, 3)).astype(float)
    empty, found = shape(months)
    assert empty == pytest.approx((k / (k + mean)) ** k, abs=0.01)
    assert found == pytest.approx(k, rel=0.1)


def test_months_no_more_spread_than_poisson_have_no_k():
    assert np.isnan(shape(np.full((24, 2), 5.0))[1])


def test_the_tail_of_a_power_law_is_found():
    sizes = np.floor(4.5 * (1 - np.random.default_rng(2).random(40_000)) ** (-1 / 1.6) + 0.5)
    assert tail(sizes, 5) == pytest.approx(2.6, abs=0.05)
    assert np.isnan(tail(np.zeros(4), 5))


def test_lag_one_is_a_correlation_of_logs():
    x = [0.0]
    luck = np.random.default_rng(4)
    for _ in range(5000):
        x.append(0.6 * x[-1] + luck.standard_normal())
    assert lag1(np.exp(np.array(x) + 8)) == pytest.approx(0.6, abs=0.04)


def test_the_table_has_every_statistic_and_what_was_counted(mali):
    rows = {r["metric"]: r for r in score(mali, "PPC", fast=True)}
    assert set(rows) == {"zero_share", "dispersion_k", "event_tail", "lag1"}
    assert 0.15 <= rows["dispersion_k"]["benchmark"] <= 0.44      # the counted one lies in the registered range
    assert all(r["interval"][0] <= r["ours"] <= r["interval"][1] for r in rows.values())

"""Quantiles over futures in which some never come."""

import json
import warnings

import numpy as np
import pytest

from durance.analysis.quantiles import NAMES, bands, spread, tidy

NAN = np.nan


def test_plain_quantiles_are_linear():
    assert spread(np.arange(101.0)) == {"q05": 5, "q25": 25, "q50": 50, "q75": 75, "q95": 95}


def test_unknown_values_are_left_out_unless_they_mean_never():
    x = np.array([1.0, 2, 3, NAN, NAN])
    assert spread(x)["q50"] == 2
    assert spread(x, never=True)["q50"] == 3
    assert spread(x, never=True)["q75"] is None


def test_never_counts_as_later_than_every_date():
    """Ten futures: 6 come. The median is the sixth in order; three quarters is never."""
    found = spread(np.array([NAN, 5, 1, NAN, 4, 2, NAN, 3, 6, NAN]), never=True)
    assert (found["q05"], found["q50"], found["q75"]) == (2, 6, None)


def test_a_late_quantile_is_never_between_a_date_and_never():
    """No interpolation towards infinity: with one `never` in two futures the median is a date or never."""
    assert spread(np.array([4.0, NAN]), never=True)["q25"] is None
    assert spread(np.array([4.0, 4.0, 4.0, NAN]), never=True)["q50"] == 4


@pytest.mark.parametrize("never", [True, False])
def test_nothing_known_is_none(never):
    assert spread(np.full(4, NAN), never) == dict.fromkeys(NAMES)
    assert spread(np.array([]), never) == dict.fromkeys(NAMES)


def test_order_of_members_does_not_matter():
    x = np.random.default_rng(1).normal(size=200)
    assert spread(x) == spread(x[::-1])


def test_bands_are_the_spread_of_each_day_with_unknowns_left_out():
    x = np.random.default_rng(1).normal(size=(200, 3))
    x[5, 1] = NAN
    found = bands(x)
    for day in range(3):
        assert {n: found[n][day] for n in NAMES} == spread(x[:, day])


def test_a_day_nobody_knows_is_none():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        assert bands(np.array([[1.0, NAN], [1.0, NAN]]))["q50"] == [1.0, None]


def test_a_day_nobody_knows_warns_nobody():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        bands(np.array([[1.0, NAN], [1.0, NAN]]))


def test_tidy_numbers_are_json():
    assert json.dumps([tidy(np.float32(1 / 3)), tidy(NAN), tidy(np.inf), tidy(np.int64(7))]) == "[0.333333, null, null, 7.0]"

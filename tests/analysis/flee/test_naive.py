"""Naive predictors by hand."""

import numpy as np

from durance.analysis.flee.naive import lagged, naive


def test_by_hand():
    registered = np.stack([np.arange(90.0), np.full(90, 10.0)], 1)
    room = np.array([3.0, 1])
    told = naive(registered, room)
    np.testing.assert_allclose(told["shares frozen at day 7 x true total"][80], np.array([7, 10]) / 17 * 90)
    np.testing.assert_allclose(told["shares frozen at day 30 x true total"][80], np.array([30, 10]) / 40 * 90)
    np.testing.assert_allclose(told["shares of the capacities x true total"][80], [67.5, 22.5])
    np.testing.assert_allclose(told["uniform shares x true total"][80], [45, 45])
    np.testing.assert_allclose(told["counts of day 0"][80], [0, 10])
    np.testing.assert_allclose(told["counts of 30 days before"][80], [50, 10])
    np.testing.assert_allclose(told["counts of 30 days before and the rise of the 30 before them"][80], [80, 10])


def test_before_the_first_day_stands_the_first():
    np.testing.assert_array_equal(lagged(np.arange(4.0)[:, None], 2)[:, 0], [0, 0, 0, 1])

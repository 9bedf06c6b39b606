"""Ignorance: classes and pseudo-counts by hand."""

import numpy as np
import pytest

from durance.analysis.score.ignorance import BINS, ignorance


@pytest.mark.parametrize(("deaths", "edge"), [(0, 0), (0.4, 0), (1, 0.5), (2.5, 2.5), (10, 5.5), (1000, 500.5), (5e6, 1000.5)])
def test_a_draw_counts_in_the_class_of_what_came(deaths, edge):
    low = BINS.tolist().index(edge)
    other = 0.0 if low else 20.0
    sure, wrong = (ignorance(np.full(1000, x), np.array(float(deaths))) for x in (deaths, other))
    assert sure == pytest.approx(-np.log2(1001 / 1011))
    assert wrong == pytest.approx(np.log2(1011))


def test_few_draws_cannot_be_sure():
    assert ignorance(np.zeros(12), np.array(0.0)) == pytest.approx(np.log2(23 / 13))


def test_by_hand_over_rows():
    draws = np.array([[0, 0, 3, 3], [0, 7, 7, 400.0]])
    np.testing.assert_allclose(ignorance(draws, np.array([4.0, 8.0])), -np.log2([3 / 15, 3 / 15]))
    assert ignorance(draws, np.array([60.0, 300.0])) == pytest.approx(-np.log2([1 / 15, 2 / 15]))

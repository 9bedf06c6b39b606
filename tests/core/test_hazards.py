"""Competing hazards: at most one event, in proportion, and none where nothing threatens."""
from math import exp, log

import numpy as np
import pytest
from scipy import stats

from durance.core.hazards import chance, which

RATES = np.array([0.1, 0.3, 0.0, 0.2])
GRID = (np.arange(60_000) + 0.5) / 60_000


def test_chance_by_hand():
    assert chance(0.0) == 0
    assert chance(log(2)) == pytest.approx(0.5)
    assert chance(1e9) == 1


def test_events_come_in_proportion_to_their_rates():
    found = np.bincount([which(u, RATES) + 1 for u in GRID], minlength=5)
    assert found[0] / GRID.size == pytest.approx(exp(-0.6), abs=1e-4)
    assert found[3] == 0
    happened = found[[1, 2, 4]]
    assert stats.chisquare(happened, happened.sum() * np.array([1, 3, 2]) / 6).pvalue > 0.99


@pytest.mark.parametrize("rates", [[0.0], [0.0, 0.0, 0.0], []])
def test_nothing_happens_where_nothing_threatens(rates):
    assert all(which(u, np.array(rates, float)) == -1 for u in (0.0, 0.5, np.nextafter(1.0, 0.0)))


def test_certain_events_name_a_winner():
    assert which(np.nextafter(1.0, 0.0), np.array([0.0, 800.0])) == 1
    assert which(0.0, np.array([0.0, 800.0])) == 1


def test_a_larger_rate_never_prevents_the_event_under_the_same_luck():
    for u in GRID[::100]:
        assert (which(u, RATES) >= 0) <= (which(u, RATES * 2) >= 0)


def test_an_event_of_rate_zero_never_wins():
    rates = np.array([0.05, 0.15, 0.35, 0.0])
    top = np.floor(chance(rates.sum()) * 2**53)
    assert all(which((top - k) * 2**-53, rates) != 3 for k in range(4))

"""Departures in sentences."""
from math import log

import numpy as np
import pytest

from durance.mechanisms.departures import departures

BORDER = {"queue": [80], "perceived_risk": [0.5], "escort": [50], "corridor_id": [4], "key": 1,
          "risk_aversion": 2 * log(2), "convoy_size": 30}


def departed(**changes):
    return departures(**BORDER | changes).departed[0]


def test_equation_by_hand():
    np.testing.assert_allclose(departed(), [20, 30])      # half the queue, halved by fear; an escort is certain


def test_a_small_queue_leaves_as_a_small_convoy():
    np.testing.assert_allclose(departed(queue=[12]), [3, 9])


def test_no_escort_no_convoy():
    assert all(departed(escort=[0], key=k)[1] == 0 for k in range(100))


def test_nobody_leaves_an_empty_queue():
    assert not departed(queue=[0]).any()


def test_a_daily_rate_of_ln_2_escorts_every_other_day():
    assert abs(np.mean([departed(escort=[log(2)], key=k)[1] > 0 for k in range(3000)]) - 0.5) < 0.03


def test_fear_keeps_bare_trucks_at_the_border():
    assert departed(perceived_risk=[1])[0] < departed()[0] < departed(perceived_risk=[0])[0]


@pytest.mark.parametrize("odd", [{"queue": [1e-9]}, {"perceived_risk": [0]}, {"convoy_size": 1e6},
                                 {"perceived_risk": [1], "risk_aversion": 1e3}])
def test_no_more_leave_than_wait(odd):
    found = departed(**odd)
    assert (found >= 0).all()
    assert found.sum() <= (BORDER | odd)["queue"][0] * (1 + 1e-12)


def test_more_escorts_never_send_fewer_convoys_under_the_same_luck():
    for key in range(200):
        assert departed(escort=[0.2], key=key)[1] <= departed(escort=[0.6], key=key)[1]


@pytest.mark.xfail(strict=True, reason="one convoy a day leaves at most, though escort counts convoys a day")
def test_three_escorts_a_day_take_more_than_one_convoy():
    assert np.mean([departed(escort=[3], queue=[1000], key=k)[1] for k in range(300)]) > 30

"""Departures in sentences."""
from math import log

import numpy as np
import pytest

from durance.mechanisms.departures import departures

BORDER = {"queue": [80], "fear": [log(2)], "escort": [50], "corridor_id": [4], "key": 1,
          "convoy_size": 30}


def departed(**changes):
    return departures(**BORDER | changes).departed[0]


def test_equation_by_hand():
    """Half the queue, halved by fear, goes bare; convoys of 30 go as often as the luck of the day says, 1.5 on average."""
    found = np.array([departed(escort=[1.5], queue=[8000], key=k) for k in range(3000)])
    np.testing.assert_allclose(found[:, 0], 2000)
    assert set(np.unique(found[:, 1] / 30)) <= set(range(12))
    assert abs(found[:, 1].mean() - 45) < 2


def test_a_small_queue_leaves_as_a_small_convoy():
    np.testing.assert_allclose(departed(queue=[12]), [3, 9])


def test_no_escort_no_convoy():
    assert all(departed(escort=[0], key=k)[1] == 0 for k in range(100))


def test_nobody_leaves_an_empty_queue():
    assert not departed(queue=[0]).any()


def test_a_daily_rate_of_ln_2_escorts_every_other_day():
    assert abs(np.mean([departed(escort=[log(2)], key=k)[1] > 0 for k in range(3000)]) - 0.5) < 0.03


def test_fear_keeps_bare_trucks_at_the_border():
    assert departed(fear=[1])[0] < departed()[0] < departed(fear=[0])[0]


@pytest.mark.parametrize("odd", [{"queue": [1e-9]}, {"fear": [0]}, {"convoy_size": 1e6},
                                 {"fear": [1e3]}])
def test_no_more_leave_than_wait(odd):
    found = departed(**odd)
    assert (found >= 0).all()
    assert found.sum() <= (BORDER | odd)["queue"][0] * (1 + 1e-12)


def test_more_escorts_never_send_fewer_convoys_under_the_same_luck():
    for key in range(200):
        assert departed(escort=[0.2], key=key)[1] <= departed(escort=[0.6], key=key)[1]


def test_three_escorts_a_day_take_more_than_one_convoy():
    assert np.mean([departed(escort=[3], queue=[1000], key=k)[1] for k in range(300)]) > 30

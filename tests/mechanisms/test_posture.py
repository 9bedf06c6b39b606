"""Posture in sentences."""
from math import log

import numpy as np
import pytest

from durance.mechanisms.posture import posture

ACTOR = {"campaign_call": [[0.5, 0.2]], "truce": [0.5], "attacked": [1, 0], "is_state": [0], "usual_will": [0.2],
         "call_weight": 0.6, "success_gain": 2 * log(2), "adjust_days": 4, "will": [0.1]}


def will(**changes):
    return posture(**ACTOR | changes).will[0]


def test_equation_by_hand():
    # drive 0.6 * 0.5 + 0.4 * 0.5 = 0.5; target (0.2 + 0.8 * 0.5) * 0.5 = 0.3; a quarter of the way from 0.1
    assert will() == pytest.approx(0.15)


def test_a_full_truce_ends_the_will_in_adjust_days():
    assert will(truce=[1], adjust_days=1) == 0


def test_the_states_own_forces_blockade_nobody():
    all_state = ACTOR | {"campaign_call": [[1], [1]], "truce": [0, 0], "is_state": [1, 1], "usual_will": [1, 1],
                         "will": [0.0, 0.0]}
    assert not posture(**all_state).will.any()


def test_without_call_or_success_the_usual_will_holds():
    assert will(campaign_call=[[0, 0]], attacked=[0, 0], truce=[0], will=[0.2]) == pytest.approx(0.2)


@pytest.mark.parametrize("more", [{"campaign_call": [[1, 0.2]]}, {"attacked": [1, 1]}, {"truce": [0.1]}])
def test_a_call_and_success_raise_the_will_and_a_truce_lowers_it(more):
    assert will(**more) > will()


@pytest.mark.parametrize("odd", [{"attacked": []}, {"campaign_call": np.zeros((1, 0))}, {"success_gain": 1e3},
                                 {"adjust_days": 1, "campaign_call": [[1, 1]], "usual_will": [1], "truce": [0]}])
def test_will_stays_a_share(odd):
    found = 0.1
    for _ in range(50):
        found = will(**odd | {"will": [found]})
        assert 0 <= found <= 1

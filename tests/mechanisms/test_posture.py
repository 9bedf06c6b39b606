"""Posture in sentences."""
from math import log

import numpy as np
import pytest

from durance.mechanisms.posture import posture

# actor 0 wants to blockade; actor 1 is the army; actor 2 is a rival of both
ACTOR = {"campaign_call": [[0.5, 0.2], [0, 0], [0, 0]], "truce": [0, 0, 0], "truce_left": np.zeros((3, 3)), "attacked": [1, 0],
         "rule": [[0, 0], [1, 1], [0, 0]], "unity": [1, 1, 1], "dyad_clashes": np.zeros((3, 3)), "is_state": [0, 1, 0],
         "is_foreign": [0, 0, 0], "usual_will": [0.2, 0.2, 0.2], "call_weight": 0.6, "success_gain": 2 * log(2),
         "territory_gain": 0.5, "rival_drag": 1, "adjust_days": 4, "will": [0.1, 0.1, 0.1]}


def will(**changes):
    return posture(**ACTOR | changes).will[0]


def between(a, b, x):
    """A symmetric table of three actors with one value."""
    made = np.zeros((3, 3))
    made[a, b] = made[b, a] = x
    return made


def test_equation_by_hand():
    # drive 0.6 * 0.5 + 0.4 * 0.5 = 0.5; target 0.2 + 0.8 * 0.5 = 0.6; a quarter of the way from 0.1
    assert will() == pytest.approx(0.225)


def test_unity_and_rival_clashes_scale_the_target_by_hand():
    # target 0.6 * 0.5 / (1 + 2) = 0.1, where it stands already
    assert will(unity=[0.5, 1, 1], dyad_clashes=between(0, 2, 2)) == pytest.approx(0.1)


def test_ground_adds_to_success_by_hand():
    # half of all rule: eager 1 - 0.75 * 0.5 = 0.625; drive 0.55; target 0.64; a quarter of the way
    assert will(rule=[[1, 0], [0, 1], [0, 0]]) == pytest.approx(0.1 + 0.54 / 4)


def test_ground_is_a_share_of_what_anybody_rules():
    assert will(rule=[[0.5, 0], [0, 0.5], [0, 0]]) == pytest.approx(will(rule=[[1, 0], [0, 1], [0, 0]]))


@pytest.mark.parametrize("truce", [{"truce": [1, 0, 0]}, {"truce": [0.1, 0, 0]}, {"truce_left": between(0, 1, 3)}])
def test_a_truce_with_the_state_ends_the_will_at_once(truce):
    assert will(**truce) == 0


@pytest.mark.parametrize("other", [{"truce_left": between(0, 2, 30)}, {"truce": [0, 0, 1]},
                                   {"truce_left": between(0, 1, 30), "is_foreign": [0, 1, 0]}])
def test_a_truce_with_a_rival_or_a_partner_force_binds_nobody_towards_the_state(other):
    assert will(**other) == will()


def test_the_states_own_forces_blockade_nobody():
    all_state = {"campaign_call": np.ones((3, 2)), "is_state": [1, 1, 1], "usual_will": [1, 1, 1], "will": [0.5, 0, 1]}
    assert not posture(**ACTOR | all_state).will.any()


def test_without_call_or_success_the_usual_will_holds():
    assert will(campaign_call=np.zeros((3, 2)), attacked=[0, 0], will=[0.2, 0, 0]) == pytest.approx(0.2)


@pytest.mark.parametrize("more", [{"campaign_call": [[1, 0.2], [0, 0], [0, 0]]}, {"attacked": [1, 1]},
                                  {"rule": [[1, 1], [0, 0], [0, 0]]}, {"usual_will": [0.4, 0.2, 0.2]}])
def test_a_call_success_and_ground_raise_the_will(more):
    assert will(**more) > will()


@pytest.mark.parametrize("less", [{"unity": [0.6, 1, 1]}, {"dyad_clashes": between(0, 2, 1)}, {"adjust_days": 9}])
def test_disunity_rivals_and_slowness_lower_the_will(less):
    assert will(**less) < will()


def test_clashes_with_the_state_do_not_distract():
    assert will(dyad_clashes=between(0, 1, 5)) == will()


@pytest.mark.parametrize("odd", [{"attacked": []}, {"campaign_call": np.zeros((3, 0))}, {"success_gain": 1e3},
                                 {"rule": np.zeros((3, 0))}, {"rule": np.zeros((3, 2))}, {"rival_drag": 1e9},
                                 {"territory_gain": 1, "rule": [[1, 1], [0, 0], [0, 0]]},
                                 {"adjust_days": 1, "campaign_call": np.ones((3, 2)), "usual_will": [1, 1, 1]}])
def test_will_stays_a_share(odd):
    found = [0.1, 0, 0.1]
    for _ in range(50):
        found = posture(**ACTOR | odd | {"will": found}).will
        assert ((found >= 0) & (found <= 1)).all()


def test_it_compiles():
    assert posture.compiled()

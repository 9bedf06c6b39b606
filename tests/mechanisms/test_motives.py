"""Motives in sentences."""
import numpy as np
import pytest

from durance.mechanisms.motives import motives

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

# army, a partner's force, rebels, and a second armed group, at two places
LAND = {"grievance": [[0.4, 0], [0.6, 0], [0.1, 0], [0.2, 0]], "activity": [0.7, 1], "reform": [0.25],
        "is_state": [1, 1, 0, 0], "exclusion": [0.8, 0], "want_weight": 0.4, "exclusion_weight": 0.1, "abuse_weight": 0.3,
        "protection_weight": 0.2}


def day(**changes):
    return motives(**LAND | changes).motive


def test_equation_by_hand():
    common = 0.4 * 0.3 + 0.1 * 0.8 * 0.75 + 0.3 * 0.6
    np.testing.assert_allclose(day(), [[0, 0], [0, 0], [common + 0.2 * 0.2, 0], [common + 0.2 * 0.1, 0]])


@pytest.mark.parametrize("more", [{"activity": [0.2, 1]}, {"grievance": [[0.9, 0], [0.6, 0], [0.1, 0], [0.2, 0]]},
                                  {"grievance": [[0.4, 0], [0.9, 0], [0.1, 0], [0.2, 0]]},
                                  {"grievance": [[0.4, 0], [0.6, 0], [0.1, 0], [0.9, 0]]}, {"exclusion": [1, 0]},
                                  {"reform": [0]}])
def test_each_cause_gives_the_rebels_a_better_call(more):
    assert day(**more)[2, 0] > day()[2, 0]


def test_exclusion_stands_without_an_event_and_reform_ends_it():
    calm = {"grievance": np.zeros((4, 2)), "activity": [1, 1]}
    assert day(**calm)[2, 0] > 0
    assert not day(**calm, reform=[1]).any()


def test_resentment_against_a_group_is_no_call_for_it():
    bad = [[0.4, 0], [0.6, 0], [0.9, 0], [0.2, 0]]
    assert day(grievance=bad)[2, 0] == day()[2, 0]
    assert day(grievance=bad)[3, 0] > day()[3, 0]


def test_the_second_worst_is_what_the_worst_protects_from():
    five = {"grievance": [[0.0], [0.5], [0.3], [0.4]], "is_state": [1, 0, 0, 0], "activity": [1], "exclusion": [0]}
    np.testing.assert_allclose(day(**five)[:, 0], [0, 0.2 * 0.4, 0.2 * 0.5, 0.2 * 0.5])


def test_a_weight_counts_against_the_others_only():
    np.testing.assert_allclose(day(**{n: 7 * LAND[n] for n in LAND if n.endswith("_weight")}), day())


@pytest.mark.parametrize("odd", [{n: 0 for n in LAND if n.endswith("_weight")}, {"activity": [0, 0], "exclusion": [1, 1],
                                 "grievance": np.ones((4, 2)), "reform": [0]}, {"is_state": [1, 1, 1, 1]}])
def test_it_stays_a_share(odd):
    assert ((day(**odd) >= 0) & (day(**odd) <= 1 + 1e-12)).all()


def test_a_land_without_actors_or_places():
    assert day(grievance=np.zeros((4, 0)), activity=[], exclusion=[]).size == 0
    assert day(grievance=np.zeros((0, 2)), is_state=[]).size == 0


def test_it_compiles():
    assert motives.compiled()

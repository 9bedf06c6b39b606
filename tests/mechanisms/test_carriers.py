"""Carriers in sentences."""
from math import log

import numpy as np
import pytest

from durance.mechanisms.carriers import carriers

CALM = {"perceived_risk": [0, 0], "haulier_cover": [0, 0], "corridor_open": [1, 1], "campaign_call": [[0, 0], [0, 0]],
        "trucks_idle": [100], "fuel_short": [0, 0], "corridor_end": [0, 1], "corridor_usual": [0.75, 0.25],
        "risk_aversion": 2, "call_fear": 1.5, "premium_weight": 1, "turnaround_days": 10, "load_odds": 4}
TERROR = {"perceived_risk": [1, 1], "campaign_call": [[1, 1], [1, 1]], "risk_aversion": 30, "call_fear": 4}


def loaded(**changes):
    return carriers(**CALM | changes).loaded


def test_normal_times_by_hand():
    np.testing.assert_allclose(loaded(), [7.5, 2.5])      # a tenth of 100 trucks, shared as usual


def test_danger_by_hand():
    # utility: 4 * (0.75 + 0.25) * exp(-2 ln 4 * 0.5) = 1, so 10 * 5/4 * 1/2
    one = loaded(perceived_risk=[0.5, 0.5], risk_aversion=2 * log(4))
    np.testing.assert_allclose(one, [0.75 * 6.25, 0.25 * 6.25])


def test_great_fear_leaves_a_few_who_dare():
    # utility 4 * exp(-ln 40) = 0.1, so 10 * 5/4 * 0.1 / 1.1
    assert loaded(perceived_risk=[1, 1], risk_aversion=log(40)).sum() == pytest.approx(1.25 / 1.1)


def test_a_closed_corridor_loads_nothing():
    assert loaded(corridor_open=[0, 1])[0] == 0
    assert not loaded(corridor_open=[0, 0]).any()


def test_a_threat_alone_empties_the_road():
    assert loaded(campaign_call=[[0, 0], [1, 0]])[0] < 0.5 * loaded()[0]


def test_trucks_move_to_the_safer_corridor():
    shifted = loaded(perceived_risk=[0.8, 0])
    assert shifted[0] < loaded()[0]
    assert shifted[1] > loaded()[1]


def test_full_cover_takes_the_fear_of_loss_away():
    np.testing.assert_allclose(loaded(perceived_risk=[1, 1], haulier_cover=[1, 1]), loaded())


def test_a_premium_calls_trucks_back():
    assert loaded(fuel_short=[1, 0], perceived_risk=[0.5, 0])[0] > loaded(perceived_risk=[0.5, 0])[0]


@pytest.mark.parametrize("odd", [{}, TERROR, {"turnaround_days": 1, "fuel_short": [1, 1], "premium_weight": 5},
                                 {"trucks_idle": [0]}, {"load_odds": 0.01}, {"turnaround_days": 0.1}])
def test_no_more_trucks_load_than_are_idle(odd):
    found = loaded(**odd)
    assert (found >= 0).all()
    assert found.sum() <= (CALM | odd)["trucks_idle"][0] * (1 + 1e-12)

"""Risk memory in sentences."""
import numpy as np
import pytest

from durance.mechanisms.risk_memory import risk_memory

TWO = {"attacked": [1, 0], "corridor_roads": [[1, 1], [0, 1]], "memory_days": 4, "perceived_risk": [0.2, 0.2]}


def risk(**changes):
    return risk_memory(**TWO | changes).perceived_risk


def test_equation_by_hand():
    np.testing.assert_allclose(risk(), [0.4, 0.15])


def test_one_attack_or_ten_make_one_bad_day():
    np.testing.assert_array_equal(risk(attacked=[1, 1])[0], risk()[0])


def test_a_corridor_without_roads_is_forgotten():
    assert (risk(attacked=[], corridor_roads=np.zeros((2, 0))) < 0.2).all()


def test_an_attack_elsewhere_does_not_raise_the_risk():
    assert risk()[1] < 0.2


def test_quiet_days_wear_fear_away_but_not_at_once():
    fear = np.array([1.0, 1.0])
    for _ in range(3):
        calmer = risk(attacked=[0, 0], perceived_risk=fear)
        assert (calmer < fear).all()
        assert (calmer > 0).all()
        fear = calmer


@pytest.mark.parametrize("days", [1, 1.5, 1e6])
def test_risk_stays_a_share(days):
    for attacked in ([0, 0], [1, 1]):
        for start in (0, 0.5, 1):
            found = risk(attacked=attacked, perceived_risk=[start, start], memory_days=days)
            assert ((found >= 0) & (found <= 1)).all()

"""Fear in sentences."""
import numpy as np
import pytest

from durance.mechanisms.fear import fear

TWO = {"attacked": [1, 0], "campaign_call": [[0.5, 0], [0.2, 0]], "haulier_cover": [0.5, 0],
       "encirclement": np.zeros((2, 3)), "corridor_end": [0, 2], "deal_with": [-1, -1, -1], "will": [0.4, 0.4],
       "corridor_roads": [[1, 1], [0, 1]], "memory_days": 4, "risk_aversion": 10, "call_fear": 2,
       "perceived_risk": [0.2, 0.2]}
QUIET = {"attacked": [0, 0], "campaign_call": [[0, 0], [0, 0]]}


def felt(**changes):
    return fear(**TWO | changes)


def test_equation_by_hand():
    np.testing.assert_allclose(felt().perceived_risk, [0.4, 0.15])
    np.testing.assert_allclose(felt().fear, [10 * 0.4 * 0.5 + 2 * 0.5, 10 * 0.15])


def test_a_siege_of_the_place_where_the_way_ends_frightens_like_a_call():
    laid = felt(**QUIET, perceived_risk=[0, 0], encirclement=[[0, 0, 0], [0, 1, 1]])
    np.testing.assert_allclose(laid.fear, [0, 2])
    np.testing.assert_allclose(felt(encirclement=[[0.3, 0, 0], [0, 0, 0]]).fear, felt().fear)      # the louder one counts
    dealt = felt(**QUIET, perceived_risk=[0, 0], encirclement=[[0, 0, 0], [0, 1, 1]], deal_with=[-1, -1, 1])
    assert not dealt.fear.any()


def test_a_call_by_an_actor_who_keeps_a_truce_frightens_nobody():
    called = {"attacked": [0, 0], "perceived_risk": [0, 0]}
    assert felt(**called, will=[0, 0.4]).fear[0] == 2 * 0.2        # the other's fainter call is left
    assert not felt(**called, will=[0, 0]).fear.any()


def test_one_attack_or_ten_make_one_bad_day():
    np.testing.assert_array_equal(felt(attacked=[1, 1]).perceived_risk[0], felt().perceived_risk[0])


def test_without_attack_call_or_memory_there_is_no_fear():
    assert not felt(**QUIET, perceived_risk=[0, 0]).fear.any()


def test_a_corridor_without_roads_is_forgotten():
    assert (felt(attacked=[], corridor_roads=np.zeros((2, 0))).perceived_risk < 0.2).all()


def test_an_attack_or_a_call_elsewhere_frightens_nobody_here():
    np.testing.assert_array_equal(felt().fear[1], felt(**QUIET).fear[1])


def test_a_call_frightens_before_the_first_attack_and_cover_does_not_calm_it():
    called = felt(attacked=[0, 0], perceived_risk=[0, 0], haulier_cover=[1, 1])
    np.testing.assert_allclose(called.fear, [1, 0])


def test_full_cover_takes_the_fear_of_loss_away():
    covered = felt(campaign_call=[[0, 0], [0, 0]], haulier_cover=[1, 1])
    assert covered.perceived_risk[0] > 0
    assert covered.fear[0] == 0


def test_quiet_days_wear_fear_away_but_not_at_once():
    risk = np.array([1.0, 1.0])
    for _ in range(3):
        calmer = felt(**QUIET, perceived_risk=risk)
        assert (calmer.perceived_risk < risk).all()
        assert (calmer.fear > 0).all()
        risk = calmer.perceived_risk


@pytest.mark.parametrize("days", [1, 1.5, 1e6])
def test_risk_stays_a_share(days):
    for attacked in ([0, 0], [1, 1]):
        for start in (0, 0.5, 1):
            found = felt(attacked=attacked, perceived_risk=[start, start], memory_days=days).perceived_risk
            assert ((found >= 0) & (found <= 1)).all()

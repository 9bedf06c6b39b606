"""Siege in sentences."""
from math import log

import numpy as np
import pytest

from durance.mechanisms.siege import siege

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

# actor 0 holds place 0; actor 1 threatens its two roads; place 1 is held by actor 1, place 2 by nobody
TOWN = {"threat": [[0, 0], [0.02 * log(2), 0.02 * log(4)]], "controller": [0, 1, -1], "tie": [[1, -0.8], [-0.8, 1]],
        "encirclement": np.zeros((2, 3)), "deal_with": [-1, -1, -1],
        "road_from": [0, 2], "road_to": [1, 0], "closing_threat": 0.02, "siege_grip": 0.9,
        "fade_days": 10, "siege_days": [50, 50, 50]}
TIGHT = {"threat": [[0, 0], [9, 9]]}


def day(**changes):
    return siege(**TOWN | changes)


def test_equation_by_hand():
    found = day()
    np.testing.assert_allclose(found.besieged[1, 0], 0.8 * 0.5 * 0.75)
    np.testing.assert_allclose(found.siege_days, [45, 45, 45])


def test_a_siege_that_is_kept_up_closes_roads_by_the_threat_alone():
    kept = {"encirclement": [[0, 0, 0], [1, 0, 0]], "siege_grip": 0.9}
    assert day(**kept).besieged[1, 0] == pytest.approx(0.8 * (1 - (1 - 0.375) * 0.1))
    assert day(**kept, threat=np.zeros((2, 2))).besieged[1, 0] == pytest.approx(0.8 * 0.9)
    assert day(encirclement=[[0, 0, 0], [0, 1, 1]], siege_grip=0.9).besieged[1, 0] == day().besieged[1, 0]
    assert day(**kept | {"siege_grip": 0}).besieged[1, 0] == day().besieged[1, 0]
    assert day(**kept, deal_with=[1, -1, -1]).besieged[1, 0] == day().besieged[1, 0]       # a deal suspends the siege
    assert day(**kept, deal_with=[0, -1, -1]).besieged[1, 0] == day(**kept).besieged[1, 0]


def test_a_friend_cannot_besiege_however_he_tries():
    assert not day(encirclement=np.ones((2, 3)), tie=[[1, 0.2], [0.2, 1]], siege_grip=1).besieged.any()


def test_days_count_while_every_road_is_closed():
    np.testing.assert_allclose(day(**TIGHT).siege_days, [51, 45, 45])


def test_a_lukewarm_enemy_besieges_but_half_a_siege_does_not_count():
    np.testing.assert_allclose(day(**TIGHT, tie=[[1, -0.3], [-0.3, 1]]).besieged[1, 0], 0.3)
    half = day(threat=[[0, 0], [1e9, 1e9]], tie=[[1, -0.5], [-0.5, 1]])
    assert half.siege_days[0] == pytest.approx(45)


def test_one_safe_road_lifts_a_siege():
    assert day(threat=[[0, 0], [9, 0]]).besieged[1, 0] == 0


@pytest.mark.parametrize("peace", [{"tie": [[1, 0], [0, 1]]}, {"tie": [[1, 1], [1, 1]]}, {"controller": [1, 1, -1]},
                                   {"controller": [-1, -1, -1]}])
def test_nobody_besieges_friends_himself_or_no_mans_land(peace):
    assert not day(**TIGHT, **peace).besieged.any()


def test_more_threat_never_opens_a_town():
    closed = [day(threat=[[0, 0], [x, 0.05]]).besieged[1, 0] for x in np.linspace(0, 1, 20)]
    assert closed == sorted(closed)


@pytest.mark.parametrize("odd", [TIGHT, {"encirclement": np.ones((2, 3)), "siege_grip": 1},
                                 {"closing_threat": 1e-9}, {"fade_days": 1}, {"threat": [[9, 9], [9, 9]]}])
def test_besieged_stays_a_share_and_days_never_turn_negative(odd):
    found = day(**odd)
    assert ((found.besieged >= 0) & (found.besieged <= 1)).all()
    assert (found.siege_days >= 0).all()


def test_it_compiles():
    assert siege.compiled()

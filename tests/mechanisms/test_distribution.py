"""Distribution in sentences."""
from math import exp

import numpy as np
import pytest

from durance.mechanisms.distribution import distribution

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

LAND = {"fuel": [1000, 50, 100], "fuel_need": [100, 10, 20], "reserve_floor": [0, 0, 0],
        "threat": [[0, 0], [0, 0]], "besieged": np.zeros((2, 3)),
        "rain": [0], "route": [[-1], [0], [1]], "road_season": [0.8, 0.4],
        "depot_of": [0, 0, 0], "stock_days": [10, 7, 7], "stock_factor": 1, "dispatch_days": 4, "depot_keep": 5,
        "road_caution": 10}


def sent(**changes):
    return distribution(**LAND | changes).fuel_sent


def test_equation_by_hand():
    # orders 10 + 20/4 = 15 and 20 + 40/4 = 30; the depot could spare 500/4 = 125
    np.testing.assert_allclose(sent(), [-45, 15, 30])
    # with 560 m3 it is 0.88 of the way to half empty and keeps 4.4 days: it can spare 120/4 = 30, two thirds of the orders
    np.testing.assert_allclose(sent(fuel=[560, 50, 100]), [-30, 10, 20])
    # half empty it keeps all five days, and hands on nothing
    np.testing.assert_allclose(sent(fuel=[500, 50, 100]), [0, 0, 0])


def test_a_besieged_town_gets_what_the_siege_lets_through():
    np.testing.assert_allclose(sent(besieged=[[0, 0.2, 0], [0, 0.6, 0]]), [-36, 15 * 0.4, 30])
    np.testing.assert_allclose(sent(besieged=[[1, 0, 0], [0, 0, 1]]), [-15, 15, 0])


def test_rain_and_threat_by_hand():
    np.testing.assert_allclose(sent(rain=[0.5]), [-33, 15 * 0.6, 30 * 0.8])
    np.testing.assert_allclose(sent(threat=[[0.1, 0], [0.2, 0]])[1], 15 * exp(-3))


def test_the_capital_first():
    assert not sent(fuel=[500, 0, 0]).any()
    assert not sent(fuel=[900, 50, 100], reserve_floor=[850, 0, 0]).any()


def test_full_towns_order_nothing():
    assert not sent(fuel=[1000, 500, 900]).any()


def test_a_drowned_road_carries_nothing():
    assert sent(rain=[1], road_season=[1, 0])[1] == 0


def test_a_threatened_road_leaves_more_for_the_others():
    poor = {"fuel": [560, 50, 100]}
    calm, feared = sent(**poor), sent(**poor, threat=[[0.3, 0], [0, 0]])
    assert feared[1] < calm[1]
    assert feared[2] > calm[2]


ODD = [{}, {"fuel": [0, 0, 0]}, {"fuel_need": [0, 0, 0]}, {"rain": [1]}, {"reserve_floor": [1e6, 0, 0]},
       {"depot_of": [0, 1, 1]}, {"depot_of": [0, 1, 2]}, {"stock_factor": 50}, {"dispatch_days": 1, "depot_keep": 0},
       {"route": np.full((3, 1), -1)}, {"threat": [[1e3, 0], [0, 1e3]]}]


@pytest.mark.parametrize("odd", ODD)
def test_what_is_sent_is_what_is_received_and_no_stock_turns_negative(odd):
    found = sent(**odd)
    assert abs(found.sum()) < 1e-9
    assert ((LAND | odd)["fuel"] + found >= -1e-9).all()

"""Carriers in sentences."""
from math import log

import numpy as np
import pytest

from durance.mechanisms.carriers import carriers

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

CALM = {"fear": [0, 0], "corridor_open": [1, 1], "trucks_idle": [100], "fuel_short": [0, 0], "corridor_end": [0, 1],
        "corridor_usual": [0.75, 0.25], "escort_trust": 0.5, "premium_weight": 1, "turnaround_days": 10, "load_odds": 4,
        "fuel": [300, 100], "fuel_need": [30, 10], "stock_days": [20, 20], "stock_factor": 0.5, "tank_days": 5}


def loaded(**changes):
    return carriers(**CALM | changes).loaded


def test_normal_times_by_hand():
    np.testing.assert_allclose(loaded(), [7.5, 2.5])      # a tenth of 100 trucks, shared as usual


def test_fear_by_hand():
    # half of the fear counts: 4 * exp(-ln 4) = 1, so 10 * 5/4 * 1/2
    np.testing.assert_allclose(loaded(fear=[2 * log(4), 2 * log(4)]), [0.75 * 6.25, 0.25 * 6.25])


def test_great_fear_leaves_a_few_who_dare():
    # 4 * exp(-ln 40) = 0.1, so 10 * 5/4 * 0.1 / 1.1
    assert loaded(fear=[2 * log(40), 2 * log(40)]).sum() == pytest.approx(1.25 / 1.1)


def test_a_premium_by_hand():
    # 4 * exp(ln 2) = 8, so 10 * 5/4 * 8/9
    assert loaded(fuel_short=[1, 1], premium_weight=log(2)).sum() == pytest.approx(100 / 9)


def test_a_closed_corridor_loads_nothing():
    assert loaded(corridor_open=[0, 1])[0] == 0
    assert not loaded(corridor_open=[0, 0]).any()


def test_trucks_move_to_the_safer_corridor():
    shifted = loaded(fear=[3, 0])
    assert shifted[0] < loaded()[0]
    assert shifted[1] > loaded()[1]


def test_who_trusts_in_the_escort_loads_as_ever():
    np.testing.assert_allclose(loaded(fear=[20, 20], escort_trust=1), loaded())
    assert loaded(fear=[3, 3], escort_trust=0.9).sum() > loaded(fear=[3, 3], escort_trust=0.1).sum()


def test_a_premium_calls_trucks_back():
    assert loaded(fuel_short=[1, 0], fear=[2, 0])[0] > loaded(fear=[2, 0])[0]


def test_room_in_the_tanks_by_hand():
    # usual stocks are 300 and 100, usual flows 30 and 10 a day: five days of it fit in above, of which 2.5 and 4.6 are taken
    np.testing.assert_allclose(loaded(fuel=[375, 146]), [7.5, 2.5 * 0.4])


def test_full_tanks_are_sent_nothing_and_empty_ones_no_more_than_usual():
    np.testing.assert_allclose(loaded(fuel=[450, 1e6]), [0, 0], atol=1e-12)
    np.testing.assert_allclose(loaded(fuel=[0, 100]), loaded())


def test_tanks_are_those_of_all_that_a_depot_serves():
    # a third place lives on the second's depot, and more trucks come there: the same 50 m3 above the usual are a smaller part
    more = {"fuel": [300, 150, 0], "fuel_need": [30, 10, 40], "fuel_short": [0, 0, 0], "stock_days": [20, 20, 20],
            "corridor_usual": [0.5, 0.5]}
    np.testing.assert_allclose(loaded(**more), [5, 5])


def test_where_nothing_is_needed_no_tank_is_known():
    np.testing.assert_allclose(loaded(fuel_need=[0, 0]), loaded())


@pytest.mark.parametrize("odd", [{}, {"fear": [500, 500], "escort_trust": 0}, {"trucks_idle": [0]}, {"load_odds": 0.01},
                                 {"turnaround_days": 1, "fuel_short": [1, 1], "premium_weight": 5},
                                 {"turnaround_days": 0.1}, {"corridor_usual": [0, 0]}])
def test_no_more_trucks_load_than_are_idle(odd):
    found = loaded(**odd)
    assert (found >= 0).all()
    assert found.sum() <= (CALM | odd)["trucks_idle"][0] * (1 + 1e-12)

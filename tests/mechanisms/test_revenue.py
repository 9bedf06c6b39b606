"""Revenue in sentences."""
from math import isclose

import numpy as np
import pytest

from durance.mechanisms.revenue import revenue

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

STATE = {"activity": [1, 0.5], "trucks_arrived": [[10, 5], [3, 2]], "fuel_short": [0.5, 0], "firms": [0.8],
         "arrears": [100], "economy_share": [0.75, 0.25], "gold_share": [0.4, 0.6], "tax_yield": 200,
         "customs_per_truck": 2, "gold_yield": 50, "squeeze_onset": 300, "squeeze_harm": 0.4, "gold_days": 10,
         "gold_income": [40]}
NORMAL = {"activity": [1, 1], "fuel_short": [0, 0], "firms": [1], "arrears": [0], "gold_income": [50]}


def day(**changes):
    return revenue(**STATE | changes)


def later(days=400, **changes):
    gold = STATE["gold_income"][0]
    for _ in range(days):
        gold = day(**changes, gold_income=[gold]).gold_income[0]
    return gold


def test_equation_by_hand():
    # squeeze 0.25; gold* = 50 * 0.8 * 0.9 * (0.4 * 0.5 + 0.6) = 28.8; a tenth of the way from 40
    assert isclose(day().gold_income[0], 38.88)
    assert isclose(day().revenue[0], 200 * 0.875 + 2 * 20 + 38.88 * 1.25)


def test_normal_times_bring_the_whole_yield():
    assert isclose(day(**NORMAL).revenue[0], 200 + 40 + 50)
    assert day(**NORMAL).gold_income[0] == 50


def test_a_country_where_nothing_moves_has_no_revenue():
    still = {"activity": [0, 0], "trucks_arrived": np.zeros((2, 2)), "firms": [0], "gold_income": [0]}
    assert day(**still).revenue[0] == 0


@pytest.mark.parametrize("worse", [{"activity": [0.9, 0.5]}, {"trucks_arrived": [[9, 5], [3, 2]]},
                                   {"fuel_short": [0.5, 0.2]}, {"firms": [0.5]}, {"gold_days": 5}, {"squeeze_harm": 0.9}])
def test_less_trade_fewer_firms_and_dry_mines_bring_less(worse):
    assert day(**worse).revenue[0] < day().revenue[0]


def test_squeezing_pays_first_and_harms_later():
    squeezed, gentle = {"arrears": [1e4]}, {"arrears": [0]}
    assert day(**squeezed).revenue[0] > day(**gentle).revenue[0]
    assert later(**squeezed) < later(**gentle)


def test_a_harsh_squeeze_loses_more_than_it_brings():
    harsh = {"arrears": [1e9], "squeeze_harm": 0.8}
    taken = later(**harsh) * 2
    assert taken < later(arrears=[0])


def test_shortage_where_there_is_no_mine_spares_the_gold():
    one = {"gold_share": [0, 1]}
    assert day(**one, fuel_short=[1, 0]).gold_income[0] == day(**one, fuel_short=[0, 0]).gold_income[0]


@pytest.mark.parametrize("odd", [{"arrears": [1e12], "squeeze_harm": 1}, {"fuel_short": [1, 1]}, {"gold_days": 1},
                                 {"firms": [0]}, {"gold_share": [0, 0]}, {"trucks_arrived": np.zeros((0, 2))}])
def test_never_below_nothing(odd):
    assert day(**odd).revenue[0] >= 0
    assert day(**odd).gold_income[0] >= 0

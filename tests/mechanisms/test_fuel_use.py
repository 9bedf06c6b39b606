"""Fuel use in sentences."""
from math import exp, isclose

import pytest

from durance.mechanisms.fuel_use import fuel_use

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

TOWN = {"fuel": [100], "fuel_sent": [0], "fuel_need": [100], "reserve_floor": [0], "ration": [1], "street_price": [2],
        "price_cap": [2], "power_need": [20], "price_elasticity": -0.5, "panic": 0, "panic_days": 5,
        "power_priority": 0.5, "thin": [2]}


def use(**changes):
    return fuel_use(**TOWN | changes)


def test_equation_by_hand():
    # power first 10; 80 + 10 are wanted of the other 90, spread over two days: 1 - exp(-90 / 180) is sold
    sold = 1 - exp(-0.5)
    day = use()
    assert isclose(day.fuel_power[0], 10 + 10 * sold)
    assert isclose(day.fuel_used[0], 10 + 90 * sold)
    assert isclose(day.fuel_short[0], exp(-0.5))


def test_price_rationing_and_panic_by_hand():
    full = {"fuel": [1e6], "power_need": [0]}
    assert isclose(use(**full, street_price=[8]).fuel_used[0], 50)
    assert isclose(use(**full, ration=[0.3]).fuel_used[0], 30)
    nervous = use(fuel=[500], power_need=[0], panic=0.4, thin=[1])
    asked = 100 * (1 + 0.4 * exp(-1))
    assert isclose(nervous.fuel_used[0], asked * (1 - exp(-500 / asked)))


def test_full_stocks_leave_nothing_short():
    assert use(fuel=[1e6]).fuel_short[0] == 0
    assert isclose(use(fuel=[1e6]).fuel_used[0], 100)


def test_an_empty_town_burns_nothing_and_lacks_everything():
    day = use(fuel=[0])
    assert (day.fuel_used[0], day.fuel_power[0], day.fuel_short[0]) == (0, 0, 1)


def test_a_place_without_need_has_no_shortage():
    day = use(fuel_need=[0], power_need=[0])
    assert (day.fuel_used[0], day.fuel_short[0]) == (0, 0)


def test_a_reserve_is_not_sold_and_fuel_received_today_is_sold_tomorrow():
    assert use(reserve_floor=[100]).fuel_used[0] == 0
    assert use(fuel_sent=[50]).fuel_used[0] == use().fuel_used[0]


def test_power_stations_go_first():
    half, most = (use(fuel=[60], power_priority=p) for p in (0.5, 0.9))
    assert most.fuel_power[0] > half.fuel_power[0]
    assert most.fuel_short[0] > half.fuel_short[0]


def test_less_fuel_is_never_less_shortage():
    shorts = [use(fuel=[stock], panic=0.6).fuel_short[0] for stock in range(0, 1500, 50)]
    assert shorts == sorted(shorts, reverse=True)


@pytest.mark.parametrize("stock", [0, 1e-9, 5, 100, 1e7])
@pytest.mark.parametrize("odd", [{}, {"street_price": [10]}, {"street_price": [0.1]}, {"thin": [1], "panic": 5},
                                 {"fuel_need": [0]}, {"power_need": [300]}, {"power_priority": 1}, {"ration": [0]},
                                 {"fuel_sent": [-40]}, {"reserve_floor": [60]}, {"fuel_need": [1e-12]}])
def test_nothing_is_burned_that_is_not_free(stock, odd):
    given = TOWN | odd | {"fuel": [stock]}
    day = fuel_use(**given)
    free = max(0, stock + min(0, given["fuel_sent"][0]) - given["reserve_floor"][0])
    assert 0 <= day.fuel_power[0] <= given["power_need"][0]
    assert day.fuel_power[0] <= day.fuel_used[0] <= free + 1e-9
    assert 0 <= day.fuel_short[0] <= 1


def test_a_village_burns_like_a_town():
    small = {"fuel": [0.1], "fuel_need": [0.1], "power_need": [0.02], "panic": 0.4}
    assert isclose(use(**small).fuel_used[0] * 1000, use(panic=0.4).fuel_used[0])
    assert isclose(use(**small).fuel_short[0], use(panic=0.4).fuel_short[0])

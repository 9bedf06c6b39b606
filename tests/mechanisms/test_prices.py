"""Prices in sentences."""
from math import sqrt

import pytest

from durance.mechanisms.fuel_use import fuel_use
from durance.mechanisms.prices import prices

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

TOWN = {"fuel": [300], "fuel_need": [5], "fuel_short": [0.5], "price_cap": [1], "besieged": [[0.5], [0.1]],
        "siege_days": [60], "lean": [0.5], "staple_exposure": [1], "scarcity_power": 1.5, "price_days": 2,
        "siege_markup": 0.8, "siege_half": 60, "fuel_pass_through": 0.5, "season_amplitude": 0.2, "street_price": [1],
        "staple_price": [1]}
CALM = {"fuel_short": [0], "besieged": [[0], [0]], "siege_days": [0], "lean": [0]}
FULL = {"fuel": [1e6], "fuel_sent": [0], "fuel_need": [100], "reserve_floor": [0], "ration": [1], "price_cap": [1],
        "power_need": [0], "panic": 0, "panic_days": 5, "power_priority": 0.5, "thin": [1]}


def market(**changes):
    found = prices(**TOWN | changes)
    return found.street_price[0], found.staple_price[0]


def after(days, **changes):
    street, staple = 1.0, 1.0
    for _ in range(days):
        street, staple = market(**changes | {"street_price": [street], "staple_price": [staple]})
    return street, staple


def test_equation_by_hand():
    # street* = 1 + 1.5 * 0.5 / 0.75 = 2, half the way in logarithms; staple* = 1 + 0.5 (sqrt 2 - 1) + 0.2 + 0.1
    assert market() == pytest.approx((sqrt(2), 1 + 0.5 * (0.5 * (sqrt(2) - 1) + 0.3)))


def test_a_siege_is_foreseen_by_hand():
    # 60 days of siege against 60 days of stock: even odds, half of the way closed: 1 + 1.5 * 0.25 / 0.875 = 10/7
    assert market(fuel_short=[0])[0] == pytest.approx(sqrt(10 / 7))


def test_full_shelves_do_not_hold_the_price_under_siege():
    """Stocks of three weeks that nobody renews, and no shortage yet: dearer every day; a depot for years hardly moves."""
    street, course = 1.0, []
    for day in range(1, 21):
        held = {"fuel_short": [0], "besieged": [[1]], "siege_days": [day], "fuel": [5 * (21 - day)]}
        street = market(**held, street_price=[street])[0]
        course.append(street)
    assert course == sorted(course)
    assert course[-1] > 1.5
    assert after(20, fuel_short=[0], siege_days=[20], fuel=[5 * 2000])[0] < 1.01


def test_the_more_is_foreseen_the_dearer_and_never_above_what_is_short():
    stocks = [market(fuel_short=[0], fuel=[m3])[0] for m3 in (1e9, 600, 300, 100, 1, 0)]
    assert stocks == sorted(stocks)
    assert stocks[-1] == pytest.approx(market(besieged=[[0], [0]])[0])      # an empty town half closed is a town half short


def test_a_place_that_needs_nothing_foresees_nothing():
    assert market(**CALM | {"besieged": [[1], [0]], "siege_days": [60]}, fuel_need=[0], fuel=[0])[0] == pytest.approx(1)


def test_a_calm_market_stands_still():
    assert market(**CALM) == pytest.approx((1, 1))


def test_prices_scale_with_the_official_price():
    street, staple = market(price_cap=[3], street_price=[3])
    assert (street, staple) == pytest.approx((3 * market()[0], market()[1]))


def test_a_lifted_siege_marks_nothing_up():
    assert market(**CALM | {"siege_days": [600]})[1] == pytest.approx(1)


def test_the_street_price_has_a_ceiling():
    assert after(200, fuel_short=[1])[0] == pytest.approx(1 + 2 * 1.5)


def test_prices_come_back_when_stations_are_full_again():
    assert after(1, **CALM, street_price=[4], staple_price=[3])[0] < 4
    street, staple = 4.0, 3.0
    for _ in range(100):
        street, staple = market(**CALM, street_price=[street], staple_price=[staple])
    assert (street, staple) == pytest.approx((1, 1))


@pytest.mark.parametrize("more", [{"fuel_short": [0.9]}, {"scarcity_power": 4}, {"price_cap": [2]}])
def test_shortage_and_decree_raise_the_street_price(more):
    assert market(**more)[0] > market()[0]


@pytest.mark.parametrize("more", [{"besieged": [[0.5], [1]]}, {"siege_days": [600]}, {"lean": [1]}])
def test_siege_and_season_raise_staples(more):
    assert market(**more)[1] > market()[1]


def test_transport_adds_at_most_a_doubling_to_staples():
    dear = after(500, **CALM | {"fuel_short": [1], "scarcity_power": 50})
    assert dear[1] == pytest.approx(1.5)


def settled(scarcity_power, price_elasticity):
    street = 1.3
    for _ in range(500):
        short = fuel_use(**FULL, street_price=[street], price_elasticity=price_elasticity).fuel_short[0]
        street = market(**CALM | {"fuel_short": [short]}, scarcity_power=scarcity_power, street_price=[street])[0]
    return street


def test_a_full_depot_ends_dear_fuel():
    assert settled(1.6, -0.2) == pytest.approx(1, abs=1e-3)


def test_a_full_depot_ends_dear_fuel_at_every_corner_of_the_ranges():
    assert settled(4, -0.34) == pytest.approx(1, abs=1e-3)

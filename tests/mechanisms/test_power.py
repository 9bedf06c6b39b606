"""Power in sentences."""
import pytest

from durance.mechanisms.power import power

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

TOWN = {"fuel_power": [30], "power_need": [40], "power_hours_normal": [20], "hydro_share": [0.25]}


def hours(**changes):
    return power(**TOWN | changes).power_hours[0]


def test_equation_by_hand():
    assert hours() == pytest.approx(20 * (0.25 + 0.75 * 0.75))


def test_without_fuel_water_still_turns():
    assert hours(fuel_power=[0]) == pytest.approx(5)
    assert hours(fuel_power=[0], hydro_share=[0]) == 0


def test_full_deliveries_give_the_normal_day():
    assert hours(fuel_power=[40]) == pytest.approx(20)


def test_a_town_whose_stations_need_no_fuel_never_misses_it():
    assert hours(fuel_power=[0], power_need=[0]) == pytest.approx(20)
    assert hours(fuel_power=[0], hydro_share=[1]) == pytest.approx(20)


def test_more_fuel_never_darkens_a_town():
    found = [hours(fuel_power=[f]) for f in range(41)]
    assert found == sorted(found)
    assert found[-1] <= 24


def test_a_small_station_follows_its_fuel_like_a_large_one():
    assert hours(fuel_power=[0.03], power_need=[0.04]) == pytest.approx(hours())

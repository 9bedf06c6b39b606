"""Informal supply in sentences."""
import pytest

from durance.mechanisms.informal_supply import informal_supply

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

TOWN = {"street_price": [6], "price_cap": [2], "besieged": [[0.25], [0.1]], "fuel_need": [100], "border_access": [0.5],
        "informal_max": 0.2, "gap_half": 2}


def informal(**changes):
    return informal_supply(**TOWN | changes).fuel_informal[0]


def test_equation_by_hand():
    assert informal() == pytest.approx(0.2 * 100 * 0.5 * 0.5 * 0.75)      # gap 2 is half of the ceiling


@pytest.mark.parametrize("none", [{"street_price": [2]}, {"street_price": [0.2]}, {"border_access": [0]},
                                  {"fuel_need": [0]}, {"besieged": [[0], [1]]}])
def test_no_gap_no_border_no_need_or_no_road_brings_nothing(none):
    assert informal(**none) == 0


def test_a_wider_gap_brings_more_up_to_a_ceiling():
    flows = [informal(street_price=[p], besieged=[[0], [0]]) for p in (2, 3, 4, 20, 1e9)]
    assert flows == sorted(flows)
    assert flows[-1] <= 0.2 * 100 * 0.5


def test_a_lower_official_price_widens_the_gap():
    assert informal(price_cap=[0.5]) > informal()


def test_a_siege_closes_the_paths_too():
    assert informal(besieged=[[0.25], [0.9]]) < informal()

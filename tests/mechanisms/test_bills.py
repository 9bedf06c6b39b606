"""Bills in sentences; how they are paid stands in test_spending."""
import numpy as np
import pytest

from durance.mechanisms.bills import bills

STATE = {"fuel_used": [100, 50], "fuel_flown": [0, 0], "price_cap": [0.8], "partner_here": [1, 0.5, 1],
         "partner_cost": [20, 10, 0], "fixed_bill": 320, "mercenary_bill": 12, "import_cost": 0.9, "airlift_cost": 3}


def due(**changes):
    return bills(**STATE | changes).due[0]


def test_equation_by_hand():
    # 320 + 12 * (20 + 5) / 20 + 0.1 * 150 + 3 * 5
    assert due() == pytest.approx(350)
    assert due(fuel_flown=[4, 1]) == pytest.approx(365)


def test_a_country_without_partners_or_places_owes_its_fixed_bill():
    none = {"fuel_used": np.zeros(0), "fuel_flown": np.zeros(0), "partner_here": np.zeros(0), "partner_cost": np.zeros(0)}
    assert due(**none) == 320


@pytest.mark.parametrize("more", [{"fixed_bill": 400}, {"mercenary_bill": 50}, {"import_cost": 1.5}, {"price_cap": [0.5]},
                                  {"fuel_used": [900, 50]}, {"fuel_flown": [9, 0]}, {"partner_here": [1, 1, 1]}])
def test_each_burden_raises_what_is_due(more):
    assert due(**more) > due()


def test_fuel_sold_above_its_cost_earns_nothing_here():
    assert due(price_cap=[5]) == due(price_cap=[0.9]) == due(fuel_used=[0, 0])


def test_it_compiles():
    assert bills.compiled()

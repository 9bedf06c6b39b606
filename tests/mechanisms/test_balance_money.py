"""The books of money in sentences."""
import numpy as np
import pytest

from durance.mechanisms.balance_money import balance_money
from durance.mechanisms.spending import spending

BOOKS = {"revenue": [300], "borrowed": [40], "bills_paid": [360], "bills_unpaid": [-10], "treasury": [100],
         "arrears": [600]}
BILLS = {"market_open": [1], "fuel_used": [100], "price_cap": [0.8], "fixed_bill": 320, "mercenary_bill": 15,
         "import_cost": 0.9, "borrow_limit": 40, "clear_days": 20}


def test_equation_by_hand():
    end = balance_money(**BOOKS)
    assert (end.treasury[0], end.arrears[0]) == (80, 590)


def test_nothing_moves_on_a_still_day():
    end = balance_money(**BOOKS | {"revenue": [0], "borrowed": [0], "bills_paid": [0], "bills_unpaid": [0]})
    assert (end.treasury[0], end.arrears[0]) == (100, 600)


def test_rounding_makes_no_debt_of_the_treasury():
    end = balance_money(**BOOKS | {"bills_paid": [440 + 1e-10], "bills_unpaid": [-600 - 1e-10]})
    assert (end.treasury[0], end.arrears[0]) == (0, 0)


def test_yesterdays_books_are_not_overwritten():
    treasury = np.array([100.0])
    balance_money(**BOOKS | {"treasury": treasury})
    assert treasury[0] == 100


def test_over_years_of_changing_luck_every_crown_is_accounted_for():
    rng = np.random.default_rng(3)
    treasury, arrears, taken, lent, paid, owed = 500.0, 300.0, 0.0, 0.0, 0.0, 0.0
    for _ in range(1000):
        revenue = [600 * rng.random()]
        flows = spending(**BILLS, treasury=[treasury], arrears=[arrears], revenue=revenue)
        end = balance_money(revenue=revenue, treasury=[treasury], arrears=[arrears], borrowed=flows.borrowed,
                            bills_paid=flows.bills_paid, bills_unpaid=flows.bills_unpaid)
        taken, lent = taken + revenue[0], lent + flows.borrowed[0]
        paid, owed = paid + flows.bills_paid[0], owed + flows.bills_unpaid[0]
        treasury, arrears = end.treasury[0], end.arrears[0]
        assert treasury >= 0
        assert arrears >= 0
    assert treasury == pytest.approx(500 + taken + lent - paid, abs=1e-8)       # of some 400,000 that went through
    assert arrears == pytest.approx(300 + owed, abs=1e-8)
    assert paid + owed == pytest.approx(1000 * (320 + 15 + 0.1 * 100))

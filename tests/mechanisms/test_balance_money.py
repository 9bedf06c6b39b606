"""The books of money in sentences."""
import numpy as np
import pytest

from durance.mechanisms.balance_money import balance_money
from durance.mechanisms.bills import bills
from durance.mechanisms.borrowing import borrowing
from durance.mechanisms.spending import spending

BOOKS = {"revenue": [300], "borrowed": [40], "bills_paid": [360], "bills_unpaid": [-10], "treasury": [100],
         "aid_order": [8, 6], "partner_here": [0.5, 0], "war_flow": [3, -4], "arrears": [600], "funds": [50, 9]}
STILL = {"revenue": [0], "borrowed": [0], "bills_paid": [0], "bills_unpaid": [0], "war_flow": [0, 0], "aid_order": [0, 0]}
BILLS = {"fuel_used": [100], "fuel_flown": [1], "price_cap": [0.8], "fixed_bill": 320, "mercenary_bill": 15,
         "import_cost": 0.9, "airlift_cost": 2, "partner_cost": [3, 0]}


def test_equation_by_hand():
    end = balance_money(**BOOKS)
    assert (end.treasury[0], end.arrears[0], *end.funds) == (84, 590, 53, 5)


def test_nothing_moves_on_a_still_day():
    end = balance_money(**BOOKS | STILL)
    assert (end.treasury[0], end.arrears[0], *end.funds) == (100, 600, 50, 9)


def test_aid_comes_with_the_part_of_a_relation_that_stands():
    assert balance_money(**BOOKS | {"partner_here": [1, 0.5]}).treasury[0] == 91
    assert balance_money(**BOOKS | {"partner_here": [0, 0]}).treasury[0] == 80


def test_a_country_without_partners_or_foes_has_books_too():
    end = balance_money(**BOOKS | {n: np.zeros(0) for n in ("aid_order", "partner_here", "war_flow", "funds")})
    assert (end.treasury[0], end.funds.size) == (80, 0)


def test_rounding_makes_no_debt_of_the_treasury():
    end = balance_money(**BOOKS | {"bills_paid": [444 + 1e-10], "bills_unpaid": [-600 - 1e-10], "war_flow": [0, -9 - 1e-12]})
    assert (end.treasury[0], end.arrears[0], end.funds[1]) == (0, 0, 0)


def test_yesterdays_books_are_not_overwritten():
    treasury, funds = np.array([100.0]), np.array([50.0, 9.0])
    balance_money(**BOOKS | {"treasury": treasury, "funds": funds})
    assert treasury[0] == 100
    assert list(funds) == [50, 9]


def test_over_years_of_changing_luck_every_crown_is_accounted_for():
    rng = np.random.default_rng(3)
    treasury, arrears, taken, lent, paid, owed, fell = 500.0, 300.0, 0.0, 0.0, 0.0, 0.0, 0.0
    for _ in range(1000):
        revenue, here = [600 * rng.random()], [rng.random(), 1]
        money = {"revenue": revenue, "arrears": [arrears]}
        due = bills(**BILLS, partner_here=here).due
        borrowed = borrowing(**money, market_open=[1], due=due, treasury=[treasury], treasury_days=1e9, borrow_limit=40,
                             clear_days=20).borrowed
        flows = spending(**money, market_open=[1], clear_days=20, due=due, treasury=[treasury], borrowed=borrowed)
        end = balance_money(**money, treasury=[treasury], borrowed=borrowed, bills_paid=flows.bills_paid,
                            bills_unpaid=flows.bills_unpaid, aid_order=[9, 5], partner_here=here, war_flow=[0], funds=[0])
        taken, lent = taken + revenue[0] + 9 * here[0] + 5, lent + borrowed[0]
        paid, owed = paid + flows.bills_paid[0], owed + flows.bills_unpaid[0]
        fell += 320 + 15 * here[0] + 0.1 * 100 + 2
        treasury, arrears = end.treasury[0], end.arrears[0]
        assert treasury >= 0
        assert arrears >= 0
    assert treasury == pytest.approx(500 + taken + lent - paid, abs=1e-8)       # of some 400,000 that went through
    assert arrears == pytest.approx(300 + owed, abs=1e-8)
    assert paid + owed == pytest.approx(fell)


def test_it_compiles():
    assert balance_money.compiled()

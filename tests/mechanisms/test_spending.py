"""Spending in sentences."""
import pytest

from durance.mechanisms.balance_money import balance_money
from durance.mechanisms.spending import spending

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

STATE = {"treasury": [1000], "revenue": [300], "market_open": [1], "arrears": [600], "fuel_used": [100, 50],
         "price_cap": [0.8], "fixed_bill": 320, "mercenary_bill": 15, "import_cost": 0.9, "borrow_limit": 40,
         "clear_days": 60}
POOR = {"treasury": [0], "revenue": [200]}


def day(**changes):
    return spending(**STATE | changes)


def test_equation_by_hand():
    # due 320 + 15 + 0.1 * 150 = 350, short by 50, lent 40; cash enough for it and 600 / 60 of arrears
    end = day()
    assert end.borrowed[0] == pytest.approx(40)
    assert end.bills_paid[0] == pytest.approx(360)
    assert end.bills_unpaid[0] == pytest.approx(-10)


def test_what_cannot_be_paid_is_owed():
    end = day(**POOR)
    assert end.bills_paid[0] == pytest.approx(240)
    assert end.bills_unpaid[0] == pytest.approx(110)


def test_a_deficit_within_the_limit_is_lent_and_arrears_stand():
    end = day(treasury=[0], borrow_limit=100)
    assert end.borrowed[0] == pytest.approx(50)
    assert end.bills_unpaid[0] == pytest.approx(0)


def test_arrears_are_not_cleared_with_new_loans():
    assert day(treasury=[0], borrow_limit=1e9, arrears=[0]).borrowed[0] == day(treasury=[0], borrow_limit=1e9).borrowed[0]


def test_who_earns_enough_borrows_nothing_and_keeps_the_rest():
    end = day(revenue=[500], arrears=[0])
    assert end.borrowed[0] == 0
    assert end.bills_paid[0] == pytest.approx(350)


def test_a_closed_market_lends_nothing():
    assert day(market_open=[0]).borrowed[0] == 0
    assert day(**POOR, market_open=[0]).bills_unpaid[0] > day(**POOR).bills_unpaid[0]


def test_fuel_bought_cheaper_than_it_is_sold_costs_nothing():
    assert day(import_cost=0.5).bills_unpaid[0] == day(fuel_used=[0, 0]).bills_unpaid[0]


@pytest.mark.parametrize("worse", [{"fixed_bill": 400}, {"mercenary_bill": 50}, {"import_cost": 1.5}, {"price_cap": [0.5]},
                                   {"fuel_used": [900, 50]}, {"borrow_limit": 10}, {"market_open": [0.5]},
                                   {"revenue": [100]}])
def test_each_burden_leaves_more_unpaid(worse):
    assert day(**POOR | worse).bills_unpaid[0] > day(**POOR).bills_unpaid[0]


def test_slower_clearing_leaves_more_standing():
    assert day(clear_days=600).bills_unpaid[0] > day().bills_unpaid[0]


@pytest.mark.parametrize("odd", [{"clear_days": 1}, {"arrears": [0]}, {"treasury": [0], "revenue": [0]},
                                 {"price_cap": [1e9]}, {"revenue": [1e9]}, {"fixed_bill": 1e9}, {"borrow_limit": 0},
                                 {"treasury": [0.3], "revenue": [0.1], "arrears": [1e-9], "clear_days": 1}])
def test_the_books_of_money_close_and_nothing_turns_negative(odd):
    given = STATE | odd
    end = day(**odd)
    books = balance_money(revenue=given["revenue"], borrowed=end.borrowed, bills_paid=end.bills_paid,
                          bills_unpaid=end.bills_unpaid, treasury=given["treasury"], arrears=given["arrears"])
    change = given["revenue"][0] + end.borrowed[0] - end.bills_paid[0]
    scale = max(abs(x) for x in (given["revenue"][0], end.bills_paid[0], 1.0))
    assert books.treasury[0] == pytest.approx(given["treasury"][0] + change, abs=1e-12 * scale)
    assert books.arrears[0] == pytest.approx(given["arrears"][0] + end.bills_unpaid[0], abs=1e-12 * scale)
    assert min(end.bills_paid[0], end.borrowed[0], books.treasury[0], books.arrears[0]) >= 0

"""Spending in sentences."""
import numpy as np
import pytest

from durance.mechanisms.balance_money import balance_money
from durance.mechanisms.bills import bills
from durance.mechanisms.borrowing import borrowing
from durance.mechanisms.spending import spending

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

STATE = {"treasury": [1000], "revenue": [300], "borrowed": [60], "arrears": [600], "fuel_used": [100, 50],
         "fuel_flown": [0, 0], "price_cap": [0.8], "partner_here": [1, 0.5, 1], "partner_cost": [20, 10, 0],
         "market_open": [1], "fixed_bill": 320, "mercenary_bill": 12, "import_cost": 0.9, "airlift_cost": 3, "clear_days": 60}
POOR = {"treasury": [0], "revenue": [200], "borrowed": [40]}


def day(**changes):
    """What falls due first, then what is paid of it: the two mechanisms as the day runs them."""
    given = STATE | changes
    owed = bills(**{n: x for n, x in given.items() if n in bills.arguments}).due
    return spending(**{n: x for n, x in given.items() if n in spending.arguments} | {"due": owed})


def due(**changes):
    end = day(**changes)
    return end.bills_paid[0] + end.bills_unpaid[0]


def test_equation_by_hand():
    # due 320 + 12 * (20 + 5) / 20 + 0.1 * 150 = 350; 360 came in: 10 of arrears are cleared, as 600 / 60 asks
    end = day()
    assert end.bills_paid[0] == pytest.approx(360)
    assert end.bills_unpaid[0] == pytest.approx(-10)


def test_what_cannot_be_paid_is_owed():
    end = day(**POOR)
    assert end.bills_paid[0] == pytest.approx(240)
    assert end.bills_unpaid[0] == pytest.approx(110)


def test_the_treasury_pays_what_falls_due_but_no_old_arrears():
    short = day(borrowed=[30])
    assert short.bills_paid[0] == pytest.approx(350)
    assert short.bills_unpaid[0] == pytest.approx(0)
    assert day(borrowed=[54]).bills_unpaid[0] == pytest.approx(-4)


def test_a_state_shut_out_of_the_market_cannot_draw_on_its_cash():
    shut = day(market_open=[0], revenue=[200], borrowed=[0])
    assert shut.bills_paid[0] == pytest.approx(200)
    assert shut.bills_unpaid[0] == pytest.approx(150)
    assert day(market_open=[1], revenue=[200], borrowed=[0]).bills_unpaid[0] == pytest.approx(0)


def test_who_earns_more_than_is_owed_keeps_the_rest():
    assert day(revenue=[5000], arrears=[120], clear_days=1).bills_paid[0] == pytest.approx(470)


@pytest.mark.parametrize("months", [6])
def test_a_borrowing_state_clears_arrears_without_draining_its_treasury(months):
    treasury, arrears, paid, unpaid = 1000.0, 600.0, 350.0, 0.0
    for _ in range(30 * months):
        lent = borrowing(revenue=[300], market_open=[1], arrears=[arrears], due=[paid + unpaid], treasury=[treasury],
                         treasury_days=9, borrow_limit=80, clear_days=60).borrowed[0]
        end = day(treasury=[treasury], arrears=[arrears], borrowed=[lent])
        paid, unpaid = end.bills_paid[0], end.bills_unpaid[0]
        treasury, arrears = treasury + 300 + lent - paid, arrears + unpaid
    assert treasury == pytest.approx(1000)
    assert arrears < 60


def test_the_bill_of_a_hired_partner_follows_its_presence_and_the_lever():
    assert due() == pytest.approx(350)
    assert due(partner_here=[0, 0, 1]) == pytest.approx(335)
    assert due(mercenary_bill=24) == pytest.approx(365)
    assert due(partner_cost=[40, 20, 0]) == due()
    assert due(partner_cost=[0, 0, 0]) == due(partner_here=np.zeros(0), partner_cost=np.zeros(0)) == pytest.approx(335)


def test_an_airlift_is_paid_by_what_is_flown():
    assert due(fuel_flown=[4, 1]) == pytest.approx(365)


def test_fuel_bought_cheaper_than_it_is_sold_costs_nothing():
    assert day(import_cost=0.5).bills_unpaid[0] == day(fuel_used=[0, 0]).bills_unpaid[0]


@pytest.mark.parametrize("worse", [{"fixed_bill": 400}, {"mercenary_bill": 50}, {"import_cost": 1.5}, {"price_cap": [0.5]},
                                   {"fuel_used": [900, 50]}, {"borrowed": [10]}, {"revenue": [100]}, {"fuel_flown": [9, 0]},
                                   {"partner_here": [1, 1, 1]}])
def test_each_burden_leaves_more_unpaid(worse):
    assert day(**POOR | worse).bills_unpaid[0] > day(**POOR).bills_unpaid[0]


def test_slower_clearing_leaves_more_standing():
    assert day(clear_days=600).bills_unpaid[0] > day().bills_unpaid[0]


@pytest.mark.parametrize("odd", [{"clear_days": 1}, {"arrears": [0]}, {"treasury": [0], "revenue": [0], "borrowed": [0]},
                                 {"price_cap": [1e9]}, {"revenue": [1e9]}, {"fixed_bill": 1e9}, {"borrowed": [0]},
                                 {"treasury": [0.3], "revenue": [0.1], "arrears": [1e-9], "clear_days": 1}])
def test_the_books_of_money_close_and_nothing_turns_negative(odd):
    given = STATE | odd
    end = day(**odd)
    books = balance_money(revenue=given["revenue"], borrowed=given["borrowed"], bills_paid=end.bills_paid,
                          bills_unpaid=end.bills_unpaid, treasury=given["treasury"], arrears=given["arrears"],
                          aid_order=[0], partner_here=[1], war_flow=[0], funds=[0])
    change = given["revenue"][0] + given["borrowed"][0] - end.bills_paid[0]
    scale = max(abs(x) for x in (given["revenue"][0], end.bills_paid[0], 1.0))
    assert books.treasury[0] == pytest.approx(given["treasury"][0] + change, abs=1e-12 * scale)
    assert books.arrears[0] == pytest.approx(given["arrears"][0] + end.bills_unpaid[0], abs=1e-12 * scale)
    assert min(end.bills_paid[0], books.treasury[0], books.arrears[0]) >= 0


def test_it_compiles():
    assert spending.compiled()

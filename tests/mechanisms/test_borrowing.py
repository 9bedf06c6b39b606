"""Borrowing in sentences."""
import pytest

from durance.mechanisms.borrowing import borrowing

MARKET = {"revenue": [300], "market_open": [1], "arrears": [600], "due": [350], "treasury": [3000], "treasury_days": 10,
          "borrow_limit": 100, "clear_days": 60}


def lent(**changes):
    return borrowing(**MARKET | changes).borrowed[0]


def test_equation_by_hand():
    # 350 fall due, 10 of arrears are to be cleared, 300 came in; half of a market lends half
    assert lent() == pytest.approx(60)
    assert lent(market_open=[0.5]) == pytest.approx(30)


def test_cash_above_the_usual_is_spent_before_anybody_lends():
    assert lent(treasury=[3520]) == pytest.approx(40)
    assert lent(treasury=[3500]) == lent()
    assert lent(treasury=[1e9]) == 0


def test_the_limit_holds_whatever_is_wanted():
    assert lent(due=[1e9]) == lent(revenue=[0]) == 100
    assert lent(revenue=[0], market_open=[0.25]) == 25


def test_a_closed_market_lends_nothing():
    assert lent(market_open=[0], revenue=[0]) == 0


def test_who_earns_enough_borrows_nothing():
    assert lent(revenue=[360]) == 0
    assert lent(revenue=[1e9]) == 0


@pytest.mark.parametrize("needier", [{"revenue": [290]}, {"due": [360]}, {"arrears": [1200]},
                                     {"clear_days": 30}])
def test_each_need_is_lent_for_while_the_limit_leaves_room(needier):
    assert lent(**needier) > lent()
    assert lent(**needier, borrow_limit=40) == lent(borrow_limit=40) == 40


def test_it_compiles():
    assert borrowing.compiled()

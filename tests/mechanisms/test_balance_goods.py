"""The books in sentences."""
import numpy as np

from durance.mechanisms.balance_goods import balance_goods

BOOKS = {"loaded": [6, 4], "departed": [[3, 2], [1, 0]], "trucks_lost": [[1, 0], [0, 2]],
         "trucks_arrived": [[4, 1], [2, 3]], "fuel_informal": [5, 0, 1], "fuel_flown": [0, 2, 0],
         "fuel_sent": [-30, 30, 0], "fuel_used": [50, 20, 3], "corridor_end": [0, 2], "fuel_per_truck": [40, 45],
         "fuel": [1000, 100, 10], "trucks_idle": [70], "queue": [10, 8], "underway": [[20, 5], [9, 7]]}
STILL = {name: np.zeros_like(BOOKS[name]) for name in BOOKS
         if name not in ("corridor_end", "fuel_per_truck", "fuel", "trucks_idle", "queue", "underway")}


def test_equation_by_hand():
    end = balance_goods(**BOOKS)
    np.testing.assert_allclose(end.fuel, [1000 + 5 - 30 - 50 + 5 * 40, 100 + 2 + 30 - 20, 10 + 1 - 3 + 5 * 45])
    np.testing.assert_allclose(end.queue, [11, 11])
    np.testing.assert_allclose(end.underway, [[18, 6], [8, 2]])
    np.testing.assert_allclose(end.trucks_idle, [70])


def test_nothing_moves_on_a_still_day():
    end = balance_goods(**BOOKS | STILL)
    for name in ("fuel", "trucks_idle", "queue", "underway"):
        np.testing.assert_array_equal(getattr(end, name), BOOKS[name])


def test_the_fleet_shrinks_by_the_trucks_lost_and_by_nothing_else():
    end = balance_goods(**BOOKS)
    before = 70 + sum(BOOKS["queue"]) + np.sum(BOOKS["underway"])
    after = end.trucks_idle.sum() + end.queue.sum() + end.underway.sum()
    assert np.isclose(before - after, np.sum(BOOKS["trucks_lost"]))


def test_fuel_lost_on_the_road_never_enters_a_stock():
    lost = balance_goods(**BOOKS | {"trucks_lost": [[9, 5], [5, 4]]})
    np.testing.assert_array_equal(lost.fuel, balance_goods(**BOOKS).fuel)


def test_two_corridors_fill_one_depot():
    end = balance_goods(**BOOKS | STILL | {"corridor_end": [0, 0], "trucks_arrived": [[1, 1], [1, 0]]})
    np.testing.assert_array_equal(end.fuel, [1000 + 80 + 45, 100, 10])


def test_yesterdays_books_are_not_overwritten():
    fuel = np.array([1000.0, 100.0, 10.0])
    balance_goods(**BOOKS | {"fuel": fuel})
    np.testing.assert_array_equal(fuel, [1000, 100, 10])

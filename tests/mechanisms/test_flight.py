"""Flight in sentences."""
from math import log

import numpy as np
import pytest

from durance.mechanisms.flight import flight

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

KM = np.array([[1, 100, 400, 200], [100, 1, 300, 300], [400, 300, 1, 600], [200, 300, 600, 1]], float)
# a town, a second town, a city and a camp abroad; two actors
LAND = {"leaving": np.zeros(4), "exiled": np.zeros(4), "taken": [0, 0, 0, 0], "civilians_killed": np.zeros((2, 4)),
        "besieged": np.zeros((2, 4)), "residents": [10000, 5000, 50000, 0], "displaced": [0, 300, 1000, 2000],
        "home_people": [10000, 5000, 50000, 0], "log_distance": np.log(KM), "shelter": [1, 1, 0.5, 0.8],
        "return_rate": 0.002, "camp_return": 0.1, "distance_power": 1}
LEFT = {"leaving": [400, 0, 0, 0]}
KILLED = {"civilians_killed": [[3, 0, 0, 0], [1, 0, 0, 0]]} | LEFT
GONE = {"residents": [9000, 5000, 50000, 0]}


def day(**changes):
    return flight(**LAND | changes)


def test_a_calm_day_without_anybody_away_from_home_moves_nobody():
    assert not day().fled.any()
    assert not day().sheltered.any()


def test_the_ways_of_those_who_leave_by_hand():
    end, pull = day(**LEFT), [0, 1 / 100, 0.5 / 400, 0.8 / 200]
    np.testing.assert_allclose(end.fled, [400, 0, 0, 0])
    np.testing.assert_allclose(end.sheltered, 400 * np.array(pull) / sum(pull))


def test_a_town_that_drives_out_its_own_people_shelters_nobody():
    end = day(**LEFT, exiled=[0, 10, 0, 0])
    assert end.sheltered[1] == 0
    assert end.sheltered.sum() == pytest.approx(400)


def test_return_by_hand():
    end = day(**GONE)       # 1,000 away from a calm home, 3,300 displaced in all
    back = 0.002 * np.array([0, 300, 1000, 200]) * 1000 / 3300
    np.testing.assert_allclose(end.sheltered, -back)
    np.testing.assert_allclose(end.fled, [-back.sum(), 0, 0, 0])


def test_half_are_home_in_a_year_of_calm_but_hardly_anybody_from_a_camp():
    for place, share, power in ((1, 0.5, 1), (3, 0.02, 0.015)):
        away = np.zeros(4)
        away[place] = 1000.0
        people = np.array([9000, 5000, 50000, 0], float)
        for _ in range(365):
            end = day(residents=people, displaced=away, camp_return=power)
            people, away = people - end.fled, away + end.sheltered
        assert 1 - away[place] / 1000 == pytest.approx(share, abs=0.03)
        assert people[0] + away[place] == pytest.approx(10000)


def test_the_exiled_stay_away_and_the_others_go_home():
    assert not day(**GONE, exiled=[1000, 0, 0, 0]).fled.any()
    some = day(**GONE, exiled=[600, 0, 0, 0])
    np.testing.assert_allclose(some.sheltered, 0.4 * day(**GONE).sheltered)
    np.testing.assert_allclose(some.fled, [some.sheltered.sum(), 0, 0, 0])


@pytest.mark.parametrize("trouble", [{"taken": [1, 0, 0, 0]}, KILLED, {"besieged": [[1, 0, 0, 0], [0, 0, 0, 0]]}])
def test_nobody_goes_home_to_trouble(trouble):
    assert day(**GONE, **trouble).fled[0] >= 0


def test_nobody_seeks_shelter_where_it_is_not_safe_or_not_open():
    bad = {"civilians_killed": [[3, 1, 0, 0], [0, 0, 0, 0]], "besieged": [[0, 0, 1, 0], [0, 0, 0, 0]]}
    end = day(**bad | LEFT, displaced=np.zeros(4))
    assert end.sheltered[:3].tolist() == [0, 0, 0]
    assert end.sheltered[3] == pytest.approx(end.fled.sum())
    assert end.fled.sum() > 0
    shut = day(**KILLED, shelter=np.zeros(4))
    assert not shut.fled.any()
    assert not shut.sheltered.any()


def test_the_near_shelter_is_taken_first_and_more_so_with_more_power():
    near, far = day(**KILLED).sheltered[1:3]
    assert near > far
    assert day(**KILLED, distance_power=2).sheltered[1] > near
    w = np.array([1, 0.5, 0.8]) * np.exp(-2 * np.array([log(100), log(400), log(200)]))
    assert day(**KILLED, distance_power=2).sheltered[1] == pytest.approx(400 * w[0] / w.sum())


def test_nobody_counts_twice_and_nobody_is_lost():
    rng = np.random.default_rng(5)
    for _ in range(300):
        given = {"taken": rng.integers(-1, 2, 4), "civilians_killed": rng.poisson(0.5, (2, 4)) * rng.integers(0, 40),
                 "besieged": rng.random((2, 4)) * rng.integers(0, 2), "residents": rng.random(4) * 60000,
                 "displaced": rng.random(4) * 30000, "return_rate": rng.random() * 3,
                 "shelter": rng.integers(0, 2, 4), "camp_return": rng.random() * 9,
                 "exiled": rng.random(4) * 20000 * rng.integers(0, 2, 4)}
        given["leaving"] = rng.random(4) * 0.2 * given["residents"] * rng.integers(0, 2, 4)
        end = day(**given)
        assert end.fled.sum() == pytest.approx(end.sheltered.sum(), abs=1e-9)
        assert (end.fled <= given["leaving"] + 1e-9).all()
        assert (end.sheltered >= -0.2 * given["displaced"] - 1e-9).all()
        home = np.maximum(LAND["home_people"] - given["exiled"], given["residents"])
        assert (given["residents"] - end.fled <= home + 1e-9).all(), "more came home than may"


@pytest.mark.parametrize("odd", [{"residents": np.zeros(4)}, {"displaced": np.zeros(4)}, {"home_people": np.zeros(4)},
                                 {"log_distance": np.full((4, 4), 11.6), "distance_power": 16},
                                 KILLED, {"besieged": np.ones((2, 4))} | LEFT])
def test_odd_lands_give_numbers(odd):
    end = day(**GONE | odd)
    assert np.isfinite(end.fled).all()
    assert end.fled.sum() == pytest.approx(end.sheltered.sum(), abs=1e-9)
    assert (end.fled <= np.array((LAND | odd)["leaving"]) + 1e-9).all()


def test_a_land_without_actors_or_places():
    none = {"civilians_killed": np.zeros((0, 4)), "besieged": np.zeros((0, 4))}
    assert not day(**none).fled.any()
    flat = ("leaving", "exiled", "taken", "residents", "displaced", "home_people", "shelter")
    empty = {n: np.zeros((2, 0)) for n in none} | {n: [] for n in flat}
    assert day(**empty, log_distance=np.zeros((0, 0))).fled.size == 0

"""Flight in sentences."""
from math import log

import numpy as np
import pytest

from durance.mechanisms.flight import flight

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

KM = np.array([[1, 100, 400, 200], [100, 1, 300, 300], [400, 300, 1, 600], [200, 300, 600, 1]], float)
# a town, a second town, a city and a camp abroad; two actors
LAND = {"taken": [0, 0, 0, 0], "civilians_killed": np.zeros((2, 4)), "besieged": np.zeros((2, 4)),
        "residents": [10000, 5000, 50000, 0], "displaced": [0, 300, 1000, 2000], "home_people": [10000, 5000, 50000, 0],
        "log_distance": np.log(KM), "shelter": [1, 1, 0.5, 0.8], "flee_per_death": 100, "takeover_shock": 0.15,
        "siege_flight": 0.02, "return_rate": 0.002, "camp_return": 0.1, "distance_power": 1}
KILLED = {"civilians_killed": [[3, 0, 0, 0], [1, 0, 0, 0]]}
GONE = {"residents": [9000, 5000, 50000, 0]}


def day(**changes):
    return flight(**LAND | changes)


def test_a_calm_day_without_anybody_away_from_home_moves_nobody():
    assert not day().fled.any()
    assert not day().sheltered.any()


def test_killing_by_hand():
    end, pull = day(**KILLED), [0, 1 / 100, 0.5 / 400, 0.8 / 200]
    np.testing.assert_allclose(end.fled, [400, 0, 0, 0])
    np.testing.assert_allclose(end.sheltered, 400 * np.array(pull) / sum(pull))


def test_takeover_and_loss_of_it_both_drive_people_out():
    assert day(taken=[1, 0, 0, 0]).fled[0] == day(taken=[-1, 0, 0, 0]).fled[0] == pytest.approx(1500)


def test_siege_by_hand_and_only_the_half_that_can_leaves():
    closed = {"besieged": [[0.9, 0, 0, 0], [0.2, 0, 0, 0]]}
    assert day(**closed).fled[0] == pytest.approx(0.02 * 0.8 * 5000)
    assert day(**closed, residents=[5000, 5000, 50000, 0], displaced=np.zeros(4)).fled[0] == 0
    assert day(besieged=[[0.5, 0, 0, 0], [0, 0, 0, 0]]).fled[0] == 0


def test_a_month_of_siege_sends_off_what_one_city_lost():
    """Timbuktu in 2023: some 30,000 of 133,000 in a month."""
    people = 133000.0
    for _ in range(30):
        people -= day(besieged=[[0.95, 0, 0, 0], [0, 0, 0, 0]], residents=[people, 0, 0, 0], displaced=np.zeros(4),
                      home_people=[133000, 5000, 50000, 0]).fled[0]
    assert 20000 < 133000 - people < 40000


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


@pytest.mark.parametrize("trouble", [{"taken": [1, 0, 0, 0]}, KILLED, {"besieged": [[1, 0, 0, 0], [0, 0, 0, 0]]}])
def test_nobody_goes_home_to_trouble(trouble):
    assert day(**GONE, **trouble).fled[0] >= 0


def test_nobody_seeks_shelter_where_it_is_not_safe_or_not_open():
    bad = {"civilians_killed": [[3, 1, 0, 0], [0, 0, 0, 0]], "besieged": [[0, 0, 1, 0], [0, 0, 0, 0]]}
    end = day(**bad, displaced=np.zeros(4))
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
                 "displaced": rng.random(4) * 30000, "return_rate": rng.random() * 3, "takeover_shock": rng.random() * 5,
                 "shelter": rng.integers(0, 2, 4), "camp_return": rng.random() * 9, "siege_flight": rng.random()}
        end = day(**given)
        assert end.fled.sum() == pytest.approx(end.sheltered.sum(), abs=1e-9)
        assert (end.fled <= 0.2 * given["residents"] + 1e-9).all()
        assert (end.sheltered >= -0.2 * given["displaced"] - 1e-9).all()
        home = np.maximum(LAND["home_people"], given["residents"])
        assert (given["residents"] - end.fled <= home + 1e-9).all(), "more came home than were away"


@pytest.mark.parametrize("odd", [{"residents": np.zeros(4)}, {"displaced": np.zeros(4)}, {"home_people": np.zeros(4)},
                                 {"log_distance": np.full((4, 4), 11.6), "distance_power": 16},
                                 KILLED | {"flee_per_death": 1e9}, {"besieged": np.ones((2, 4))}])
def test_odd_lands_give_numbers(odd):
    end = day(**GONE | odd)
    assert np.isfinite(end.fled).all()
    assert end.fled.sum() == pytest.approx(end.sheltered.sum(), abs=1e-9)
    assert (end.fled <= 0.2 * np.array((LAND | GONE | odd)["residents"]) + 1e-9).all()


def test_a_land_without_actors_or_places():
    none = {"civilians_killed": np.zeros((0, 4)), "besieged": np.zeros((0, 4))}
    assert not day(**none).fled.any()
    empty = {n: np.zeros((2, 0)) for n in none} | {n: [] for n in ("taken", "residents", "displaced", "home_people", "shelter")}
    assert day(**empty, log_distance=np.zeros((0, 0))).fled.size == 0

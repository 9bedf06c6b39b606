"""Rout in sentences."""
from math import exp, log

import numpy as np
import pytest

from durance.mechanisms.balance_people import balance_people
from durance.mechanisms.rout import rout

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

# army, a partner's force beside it, rebels, a third group; a town just lost, a city 100 km away and a post 300 km away
NOBODY = [[0, 0, 0]] * 4
FALL = {"controller": [2, 0, 0], "lost_by": [0, -1, -1],
        "strength": [[100, 900, 50], [40, 200, 0], [300, 0, 0], [20, 0, 0]],
        "joined": NOBODY, "moved": NOBODY, "deployed": NOBODY, "defected": NOBODY,
        "demobilised": NOBODY, "casualties": NOBODY,
        "tie": [[1, 0.8, -1, -1], [0.8, 1, -1, 0], [-1, -1, 1, -0.5], [-1, 0, -0.5, 1]],
        "is_state": [1, 1, 0, 0], "is_foreign": [0, 1, 0, 0],
        "log_distance": [[0, log(100), log(300)], [log(100), 0, log(200)], [log(300), log(200), 0]],
        "retreat_km": 200, "hide_share": 0.25}


def day(**changes):
    return rout(**FALL | changes).routed


def test_equation_by_hand():
    found = day()
    np.testing.assert_allclose(found[0], [-100, 100 * exp(-0.5), 0])
    np.testing.assert_allclose(found[1], [-40, 40, 0])
    assert not found[2:].any(), "neither the victor nor a third group falls back"


def test_nobody_falls_back_where_nothing_changed_hands():
    assert not day(lost_by=[-1, -1, -1]).any()


def test_those_who_leave_are_those_whom_the_day_has_left():
    flows = {"joined": -2, "moved": -10, "deployed": 0, "defected": -3, "demobilised": 5, "casualties": 25}
    found = day(**{name: [[x, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]] for name, x in flows.items()})
    assert found[0, 0] == -(100 - 2 - 10 - 3 - 5 - 25)


def test_some_men_of_an_armed_group_stay_hidden():
    won_back = {"controller": [0, 0, 2], "lost_by": [2, -1, -1], "strength": [[0, 9, 0], [0, 0, 0], [80, 0, 5], [0, 0, 0]]}
    np.testing.assert_allclose(day(**won_back)[2], [-60, 0, 60 * exp(-1.5)])


def test_the_nearest_place_held_by_a_friend_is_the_refuge():
    farther = day(controller=[2, 2, 0])
    np.testing.assert_allclose(farther[0], [-100, 0, 100 * exp(-1.5)])
    friends = day(controller=[2, 1, 0])
    np.testing.assert_allclose(friends[0], day()[0])
    assert day(controller=[2, 2, -1])[0].tolist() == [-100, 0, 0], "nobody holds the post: nobody arrives"


def test_partners_without_a_refuge_stay_in_their_camp():
    assert not day(controller=[2, 2, 2])[1].any()


def test_a_friend_who_is_at_peace_with_the_victor_stays():
    ties = [[1, 0.8, -1, -1], [0.8, 1, 0, 0], [-1, 0, 1, -0.5], [-1, 0, -0.5, 1]]
    assert not day(tie=ties)[1].any()
    assert day(tie=ties)[0].any()


def test_a_place_handed_from_friend_to_friend_empties_nobody():
    assert not day(controller=[1, 0, 0]).any()


def test_a_place_that_is_left_to_nobody_is_left_all_the_same():
    assert day(controller=[-1, 0, 0])[0, 0] == -100


def test_fewer_arrive_the_shorter_the_way_men_bear():
    near, far = day()[0, 1], day(retreat_km=50)[0, 1]
    assert 0 < far < near < 100


def test_two_places_lost_on_one_day():
    two = day(controller=[2, 0, 2], lost_by=[0, -1, 0])
    np.testing.assert_allclose(two[0], [-100, 100 * exp(-0.5) + 50 * exp(-1), -50])


def test_with_the_books_nobody_is_lost():
    """Those who arrive stand in the refuge, the others live where they stood; nobody remains under arms at the town."""
    given = {"fled": [0, 0, 0], "sheltered": [0, 0, 0], "civilians_killed": NOBODY, "truce_agreed": [0] * 4,
             "prisoner_offer": [0] * 4, "residents": [1000.0, 5000, 100], "displaced": [0, 0, 0]}
    books = {n: FALL[n] for n in ("joined", "moved", "deployed", "defected", "demobilised", "casualties", "strength")}
    end = balance_people(**given, **books, routed=day())
    assert end.strength[0, 0] == 0
    assert end.residents[0] == pytest.approx(1000 + 100 * (1 - exp(-0.5)))
    before = np.sum(FALL["strength"]) + np.sum(given["residents"])
    assert end.strength.sum() + end.residents.sum() == pytest.approx(before, rel=1e-12)


@pytest.mark.parametrize("odd", [{"retreat_km": 1e-9}, {"retreat_km": 1e12}, {"hide_share": 1}, {"strength": np.zeros((4, 3))},
                                 {"casualties": [[1e6, 0, 0], [0] * 3, [0] * 3, [0] * 3]}, {"controller": [2, 2, 2]}])
def test_nobody_leaves_who_is_not_there_and_no_more_arrive_than_left(odd):
    found = day(**odd)
    assert np.isfinite(found).all()
    assert (found >= -np.array(FALL["strength"], float)).all()
    assert (found.sum(1) <= 1e-9).all()


def test_a_land_without_places():
    none = np.zeros((4, 0))
    empty = {n: none for n in ("strength", "joined", "moved", "deployed", "defected", "casualties")}
    assert day(**empty, controller=[], lost_by=[], log_distance=np.zeros((0, 0))).size == 0


def test_it_compiles():
    assert rout.compiled()

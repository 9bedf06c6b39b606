"""Movement in sentences."""
import numpy as np
import pytest

from durance.mechanisms.movement import movement

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

# actor 0 holds places 0 and 1 on one road, its enemy (actor 1) stands at place 1 and holds place 2 behind it
LAND = {"strength": [[100, 60, 0], [0, 60, 80]], "controller": [0, 0, 1], "vacated": [0, 0, 0], "tie": [[1, -1], [-1, 1]],
        "heat": [0, 1, 0], "encirclement": np.zeros((2, 3)), "road_from": [0, 1], "road_to": [1, 2], "mobility": [0.5, 0.5],
        "mine_pull": [0, 0], "gold_share": [0, 0, 0], "opportunity_weight": 2, "defend_weight": 2, "move_share": 0.1,
        "garrison_floor": 40}
CALM = {"heat": [0, 0, 0]}


def day(**changes):
    return movement(**LAND | changes).moved


def test_help_goes_to_the_pressed_garrison_by_hand():
    # pull at 1: 2 * 0.5 * 60 / 120 = 0.5; gain 0.5 / 1.5; free 60; 0.1 * 0.5 * 60 / 3 = 1
    np.testing.assert_allclose(day()[0], [-1, 1, 0])


def test_the_enemy_gathers_where_it_is_strong_by_hand():
    # pull at 1: 2 * 0.5 * 60 / 120 = 0.5, none at its own quiet place 2; free 80 - 40: 0.1 * 0.5 * 40 / 3
    np.testing.assert_allclose(day()[1], [0, 2 / 3, -2 / 3])


def test_a_friend_at_the_pressed_garrison_spares_help_by_hand():
    # pull at 1: 2 * 0.5 * 60 / (60 + 120) = 1 / 3; gain a quarter of 0.05 of 60 free men
    three = {"strength": [[100, 60, 0], [0, 60, 80], [0, 60, 0]], "tie": [[1, -1, 0.5], [-1, 1, -1], [0.5, -1, 1]],
             "encirclement": np.zeros((3, 3)), "mobility": [0.5, 0.5, 0.5], "mine_pull": [0, 0, 0]}
    np.testing.assert_allclose(day(**three)[0], [-0.75, 0.75, 0])


def test_an_opening_at_a_friends_place_draws_nobody():
    assert not day(**CALM, vacated=[0, 1, 0], tie=[[1, 0.5], [0.5, 1]]).any()


def test_what_moved_yesterday_is_forgotten():
    np.testing.assert_allclose(day(moved=np.full((2, 3), 7.0)), day())


def test_in_a_calm_country_nobody_moves():
    assert not day(**CALM).any()


@pytest.mark.parametrize("opening", [{"vacated": [0, 1, 0]}, {"encirclement": [[0, 0, 0], [0, 1, 0]]}])
def test_an_opening_or_a_siege_draws_men_by_hand(opening):
    # pull 2 of place 1: gain 2 / 3 of 0.05 of 40 free men
    np.testing.assert_allclose(day(**CALM, **opening)[1], [0, 4 / 3, -4 / 3])


def test_a_siege_draws_the_holders_men_too_even_without_clashes():
    assert day(**CALM, encirclement=[[0, 0, 0], [0, 1, 0]])[0, 1] > 0


def test_mines_draw_who_likes_them_until_they_are_full():
    gold = CALM | {"gold_share": [0, 0.5, 0], "mine_pull": [1, 0]}
    assert day(**gold)[0, 1] > day(**gold | {"strength": [[100, 600, 0], [0, 60, 80]]})[0, 1] > 0
    assert day(**gold)[1, 1] == 0
    empty = day(**gold | {"strength": [[100, 0, 0], [0, 0, 0]], "garrison_floor": 0})
    assert empty[0, 1] > 0


@pytest.mark.parametrize("more", [{"defend_weight": 4}, {"move_share": 0.2}, {"mobility": [1, 0.5]}, {"heat": [0, 4, 0]},
                                  {"garrison_floor": 10}, {"strength": [[100, 60, 0], [0, 200, 80]]}])
def test_what_sends_more_help(more):
    assert day(**more)[0, 1] > day()[0, 1]


def test_opportunity_weight_sends_more_of_the_enemy():
    assert day(opportunity_weight=4)[1, 1] > day()[1, 1]


@pytest.mark.parametrize("still", [{"mobility": [0, 0]}, {"move_share": 0}, {"road_from": [], "road_to": []},
                                   {"controller": [-1, -1, -1]}, {"strength": np.zeros((2, 3))},
                                   {"defend_weight": 0, "opportunity_weight": 0}])
def test_immobile_roadless_or_ownerless_nobody_moves(still):
    assert not day(**still).any()


def test_a_small_garrison_stays_where_it_holds_and_goes_where_it_does_not():
    small = {"strength": [[40, 60, 0], [0, 60, 80]]}
    assert day(**small)[0, 0] == 0
    assert day(**small, controller=[1, 0, 1], tie=[[1, 0], [0, 1]]).sum() == 0
    assert day(**small, controller=[1, 0, 1], heat=[0, 9, 0])[0, 0] < 0


def test_men_abroad_or_in_no_mans_land_may_leave_but_nobody_goes_there():
    assert day(controller=[-1, 0, 1])[0, 0] < 0
    assert day(controller=[0, -1, 1])[0, 1] == 0


def test_a_garrison_below_its_floor_is_filled_from_next_door_at_once():
    # place 1 lacks 30 men: half of them (mobility) set out; the enemy behind it draws nobody in a calm land
    thin = CALM | {"strength": [[200, 10, 0], [0, 0, 80]]}
    np.testing.assert_allclose(day(**thin)[0], [-15, 15, 0])
    np.testing.assert_allclose(day(**thin, mobility=[0.2, 0.5])[0], [-6, 6, 0])
    assert not day(**CALM, strength=[[40, 10, 0], [0, 0, 80]]).any(), "who is at his floor himself sends nobody"
    assert not day(**thin, controller=[0, 1, 1])[0].any(), "only what one holds is filled"


def star(rng, places=12, actors=4):
    """A hub with many roads, random forces and ties."""
    tie = rng.uniform(-1, 1, (actors, actors))
    return {"strength": rng.uniform(0, 500, (actors, places)) * (rng.random((actors, places)) < 0.6),
            "controller": rng.integers(-1, actors, places), "vacated": rng.random(places), "tie": (tie + tie.T) / 2,
            "heat": rng.exponential(1, places), "encirclement": rng.integers(0, 2, (actors, places)),
            "road_from": [0] * (places - 1), "road_to": range(1, places), "mobility": rng.random(actors),
            "mine_pull": rng.random(actors), "gold_share": rng.dirichlet(np.ones(places)), "opportunity_weight": 30.0,
            "defend_weight": 30.0, "move_share": 5.0, "garrison_floor": 20.0}


@pytest.mark.parametrize("seed", range(20))
def test_nobody_is_lost_and_no_place_loses_more_than_a_quarter(seed):
    land = star(np.random.default_rng(seed))
    found = movement(**land).moved
    np.testing.assert_allclose(found.sum(1), 0, atol=1e-9)
    assert (found >= -0.25 * land["strength"] - 1e-9).all()
    assert found.any()


def test_a_garrison_is_never_thinned_below_its_floor():
    land = star(np.random.default_rng(1))
    men, holds = land["strength"], land["controller"] == np.arange(4)[:, None]
    before = men.copy()
    for _ in range(300):
        men = men + movement(**land | {"strength": men}).moved
    assert (men >= -1e-9).all()
    assert (men >= np.minimum(before, 20) - 1e-9)[holds].all()


def test_an_empty_country_has_a_quiet_day():
    none = {"strength": np.zeros((0, 3)), "tie": np.zeros((0, 0)), "mobility": [], "mine_pull": [],
            "encirclement": np.zeros((0, 3))}
    assert day(**none).size == 0


def test_it_compiles():
    assert movement.compiled()

"""Encirclement in sentences."""
import numpy as np
import pytest

from durance.mechanisms.encirclement import encirclement

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

# actor 0 besieges; actor 1 holds all; a road from place 0 to place 1, place 2 far off, place 3 the capital
LAND = {"strength": [[30, 70, 0, 500], [40, 60, 900, 10]], "tie": [[1, -0.5], [-0.5, 1]], "controller": [1, 1, 1, 1],
        "deal_with": [-1, -1, -1, -1], "siege_call": np.zeros((2, 4)), "will": [0.3, 0], "takeable": [1, 1, 1, 0],
        "road_from": [0], "road_to": [1], "place_id": [11, 12, 13, 14], "key": 5, "encircle_rate": 0.4,
        "half_presence": 100, "lift_rate": 0.1, "relief_gain": 2, "encirclement": np.zeros((2, 4))}
RING = {"encirclement": [[1, 0, 0, 0], [0, 0, 0, 0]]}
CALL = {"siege_call": [[1, 0, 0, 0], [0, 0, 0, 0]]}


def day(**changes):
    return encirclement(**LAND | changes).encirclement


def often(**changes):
    place = changes.pop("place", 0)
    return np.mean([day(key=k, **changes)[0, place] for k in range(4000)])


def test_sieges_begin_as_often_as_the_equation_says():
    # 0.4 * 0.5 * 100 / (100 + 100) = 0.1
    assert often() == pytest.approx(1 - np.exp(-0.1), abs=0.015)


def test_sieges_end_as_often_as_the_equation_says():
    # 100 men of the holder against 100 around: 0.1 * (1 + 2 * 0.5) = 0.2
    assert often(**RING) == pytest.approx(np.exp(-0.2), abs=0.02)


@pytest.mark.parametrize("more", [{"encircle_rate": 0.8}, {"tie": [[1, -1], [-1, 1]]}, {"half_presence": 10},
                                  {"strength": [[30, 700, 0, 0], [40, 60, 900, 10]]}])
def test_hostility_and_men_next_door_bring_more_sieges(more):
    assert often(**more) > often() + 0.02


@pytest.mark.parametrize("less", [{"lift_rate": 0.3}, {"relief_gain": 6}, {"strength": [[30, 70, 0, 0], [40, 9000, 0, 0]]}])
def test_fatigue_and_relief_next_door_end_sieges_sooner(less):
    assert often(**RING, **less) < often(**RING) - 0.02


@pytest.mark.parametrize("over", [{"controller": [0, 1, 1, 1]}, {"controller": [-1, 1, 1, 1]},
                                  {"tie": [[1, 0], [0, 1]]}, {"tie": [[1, 0.5], [0.5, 1]]}, {"will": [0, 0]},
                                  {"takeable": [0, 1, 1, 0]}])
def test_seizure_friendship_and_truce_end_a_siege_at_once_and_let_none_begin(over):
    for key in range(30):
        assert day(**RING | over, key=key)[0, 0] == 0
        assert day(**CALL | over, key=key)[0, 0] == 0
        assert day(**over, key=key, encircle_rate=1e9)[0, 0] == 0


def test_a_deal_lets_no_siege_begin_and_only_suspends_one_that_stands():
    deal = {"deal_with": [0, -1, -1, -1]}
    assert not any(day(**deal, key=k, encircle_rate=1e9)[0, 0] for k in range(30))
    assert day(**RING, **deal, lift_rate=0)[0, 0] == 1
    assert often(**RING, **deal) == often(**RING)


def test_a_deal_with_another_actor_ends_nothing():
    assert day(**RING, deal_with=[1, -1, -1, -1], lift_rate=0)[0, 0] == 1


def test_a_declared_siege_stands_from_its_first_day_and_outlives_the_call():
    assert all(day(**CALL, key=k, encircle_rate=0, lift_rate=9)[0, 0] == 1 for k in range(50))
    assert day(encirclement=day(**CALL), lift_rate=0)[0, 0] == 1


def test_no_siege_far_from_all_men_and_none_of_the_capital():
    assert often(place=2, encircle_rate=1e6) == 0
    assert often(place=3, encircle_rate=1e6) == 0


def test_same_luck_same_day_and_other_places_change_nothing():
    for key in range(40):
        assert day(key=key)[0, 0] == day(key=key, strength=[[30, 70, 800, 500], [40, 60, 0, 0]])[0, 0]
    few = {"strength": [[30, 70], [40, 60]], "controller": [1, 1], "deal_with": [-1, -1], "takeable": [1, 1],
           "siege_call": np.zeros((2, 2)), "place_id": [11, 12], "encirclement": np.zeros((2, 2))}
    for key in range(40):
        np.testing.assert_array_equal(day(key=key, **few), day(key=key)[:, :2])


def test_each_place_has_its_own_luck():
    days = np.array([day(key=k, encircle_rate=1.4)[0, :2] for k in range(400)])
    assert np.mean(days[:, 0] != days[:, 1]) > 0.1


@pytest.mark.parametrize("odd", [{"half_presence": 0}, {"strength": np.zeros((2, 4))}, {"encircle_rate": 1e9},
                                 {"lift_rate": 1e9, "relief_gain": 1e9}, {"road_from": [], "road_to": []},
                                 {"siege_call": np.ones((2, 4))}])
def test_it_stays_a_share_for_years(odd):
    found = LAND["encirclement"]
    for key in range(400):
        found = day(**odd | {"encirclement": found, "key": key})
        assert np.isfinite(found).all()
        assert ((found >= 0) & (found <= 1)).all()


def test_nobody_besieges_in_an_empty_country():
    none = {"strength": np.zeros((0, 4)), "tie": np.zeros((0, 0)), "controller": [-1] * 4, "will": [],
            "siege_call": np.zeros((0, 4)), "encirclement": np.zeros((0, 4))}
    assert day(**none).size == 0


def test_it_compiles():
    assert encirclement.compiled()

"""Killings of civilians in sentences."""
from math import exp, sqrt

import numpy as np
import pytest

from durance.core.draws import fill_keys
from durance.mechanisms.abuses import abuses

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

# army, mercenaries, insurgents at one place; nobody at the other
VILLAGE = {"casualties": [[0, 0], [0, 0], [0, 0]], "morale": [0.6, 1, 1], "norm": [0.5, 0],
           "strength": [[150, 0], [50, 0], [80, 0]], "discipline": [0, 0, 0], "residents": [1e7, 1e7],
           "is_state": [1, 1, 0], "mercenary": [0, 1, 0],
           "place_id": [11, 12], "actor_id": [21, 22, 23], "abuse_base": [0.01, 0.02, 0.01], "key": 7, "loss_effect": 1,
           "merc_effect": 4, "one_sided_mean": 6}
ARMY = 0.01 * 150 * 1.5 * 1.4 * 2            # norm 0.5, morale 0.6, a quarter of the state's men are mercenaries: 1 + 4 / 4
HIRED = 0.02 * 50 * 1.5                      # in good heart; learns nothing from itself
REBELS = 0.01 * 80 * 1.5
NONE = {"abuse_base": [0, 0, 0]}


def day(**changes):
    return abuses(**VILLAGE | changes).civilians_killed


def keys(number):
    made = np.empty(number, np.uint64)
    fill_keys(np.uint64(3), np.uint64(5), np.uint64(9), np.arange(number, dtype=np.uint64), made)
    return made


def happens(number=4000, **changes):
    return np.mean([day(**changes, key=k)[:, 0] > 0 for k in keys(number)], axis=0)


def test_events_come_as_often_as_the_equation_says():
    """An event of the Lomax law kills nobody with a chance of its own: compare with the expected share of days with dead."""
    u = (np.arange(100000) + 0.5) / 100000
    deadly = 1 - np.exp(-6 * (1 / np.sqrt(1 - u) - 1)).mean()
    expected = [1 - exp(-rate / 6 * deadly) for rate in (ARMY, HIRED, REBELS)]
    np.testing.assert_allclose(happens(), expected, atol=0.02)


def test_the_sizes_of_events_have_the_mean_and_the_tail_of_the_law():
    dead = np.array([day(key=k)[2, 0] for k in keys(20000)])
    assert abs(dead.mean() - REBELS) < 0.2 * REBELS
    dead = dead[dead > 0]
    assert dead.max() > 60
    assert abs((dead > 6 * (sqrt(20) - 1)).mean() - 0.05 / 0.82) < 0.02


@pytest.mark.parametrize(("worse", "who"), [
    ({"morale": [0.1, 1, 1]}, 0), ({"norm": [1, 0]}, 0), ({"norm": [1, 0]}, 2), ({"loss_effect": 3}, 0),
    ({"merc_effect": 9}, 0),
    ({"casualties": [[5, 0], [0, 0], [5, 0]]}, 0), ({"casualties": [[5, 0], [0, 0], [5, 0]]}, 2),
    ({"strength": [[300, 0], [50, 0], [80, 0]]}, 0), ({"strength": [[150, 0], [150, 0], [80, 0]]}, 0),
    ({"abuse_base": [0.03, 0.02, 0.03]}, 2)])
def test_under_the_same_luck_each_strain_only_adds(worse, who):
    plain, more = ([day(**change, key=k)[who, 0] for k in keys(800)] for change in ({}, worse))
    assert all(b >= a for a, b in zip(plain, more, strict=True))
    assert sum(more) > sum(plain)


def test_mercenaries_teach_the_states_other_forces_and_nobody_else():
    for k in keys(300):
        base, taught = (day(merc_effect=x, key=k) for x in (0, 9))
        np.testing.assert_array_equal(base[1:], taught[1:])
    alone = {"strength": [[150, 0], [0, 0], [80, 0]]}
    assert all((day(**alone, merc_effect=9, key=k) == day(**alone, merc_effect=0, key=k)).all() for k in keys(300))


def test_full_discipline_ends_killing_by_the_own_men_only():
    strict = np.array([day(discipline=[1, 0, 0], key=k)[:, 0] for k in keys(500)])
    assert strict[:, 0].sum() == 0
    assert strict[:, 2].sum() > 0
    half = [day(discipline=[0.5, 0, 0], key=k)[0, 0] for k in keys(500)]
    assert 0 < sum(half) < sum(day(key=k)[0, 0] for k in keys(500))


def test_where_nobody_is_armed_or_nobody_lives_nobody_is_killed():
    hot = {"abuse_base": [9, 9, 9]}
    for k in keys(50):
        assert day(**hot, key=k)[:, 1].sum() == 0
        assert day(**hot, residents=[0, 0], key=k).sum() == 0
        assert day(**NONE, key=k).sum() == 0


def test_at_most_an_eighth_of_the_residents_dies_on_a_day():
    huge = {"abuse_base": [1e9, 1e9, 1e9], "one_sided_mean": 1e4, "residents": [800, 7]}
    for k in keys(30):
        assert day(**huge, key=k)[:, 0].sum() == pytest.approx(100)


def test_yesterdays_dead_are_forgotten():
    end = abuses(**VILLAGE | NONE | {"civilians_killed": [[9, 9], [9, 9], [9, 9]]})
    assert end.civilians_killed.sum() == 0


@pytest.mark.parametrize("odd", [{"morale": [0, 0, 0]}, {"norm": [1, 1]}, {"one_sided_mean": 1e-6},
                                 {"strength": [[0, 0], [9, 0], [0, 0]]},
                                 {"merc_effect": 1e9}, {"residents": [0.3, 0.3]}, {"abuse_base": [1e30, 1e30, 1e30]}])
def test_extremes_leave_sound_numbers(odd):
    for k in keys(20):
        dead = day(**odd, key=k)
        assert np.isfinite(dead).all()
        assert (dead >= 0).all()


def test_a_country_without_places_or_without_armed_men_has_a_quiet_day():
    none = {"casualties": np.zeros((3, 0)), "strength": np.zeros((3, 0)), "norm": [], "residents": [], "place_id": []}
    assert day(**none).size == 0
    nobody = {"casualties": np.zeros((0, 2)), "strength": np.zeros((0, 2)), "morale": [], "discipline": [], "is_state": [],
              "mercenary": [], "actor_id": [], "abuse_base": []}
    assert day(**nobody).size == 0


def test_the_same_key_brings_the_same_day_and_another_place_changes_no_luck():
    more = {"casualties": np.zeros((3, 3)), "norm": [0.9, 0.5, 0], "residents": [1e7] * 3, "place_id": [10, 11, 12],
            "strength": [[9, 150, 0], [9, 50, 0], [9, 80, 0]]}
    for k in keys(100):
        np.testing.assert_array_equal(day(key=k), day(key=k))
        np.testing.assert_array_equal(day(**more, key=k)[:, 1:], day(key=k))


def test_compiled_and_plain_agree():
    once = ("place_id", "actor_id", "is_state", "mercenary", "abuse_base", "discipline")
    made = {n: np.array([v, v], float) for n, v in VILLAGE.items() if n not in (*once, "key")}
    made |= {n: np.array(VILLAGE[n], np.uint64 if n.endswith("_id") else float) for n in once}
    made |= {"key": keys(2), "civilians_killed": np.zeros((2, 3, 2))}
    abuses.compiled()(*(made[n] for n in abuses.arguments))
    for m in range(2):
        np.testing.assert_array_equal(made["civilians_killed"][m], day(key=made["key"][m]))

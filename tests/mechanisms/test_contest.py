"""Clashes in sentences."""
from math import exp, sqrt

import numpy as np
import pytest

from durance.core.draws import fill_keys
from durance.mechanisms.contest import contest

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

TWO = {"strength": [[300, 0], [100, 0]], "tie": [[1, -1], [-1, 1]], "truce_left": [[0, 0], [0, 0]], "morale": [0.5, 1],
       "background": [[0.2, 0], [0.1, 0]], "place_id": [11, 12], "actor_id": [21, 22], "punch": [2, 1], "is_foreign": [0, 0],
       "key": 7, "heat_days": 4, "deaths_mean": 5, "foreign_punch": 1, "heat": [0, 0]}
# each stands at one place: often = 0.5 * (0.2 + 0.2 / 1) and 0.5 * (0.1 + 0.1 / 1); contact 2 * 100 / 400
RATE = 0.5 * (0.2 + 0.1) * 0.5
HOT = {"background": [[40, 0], [40, 0]]}


def day(**changes):
    return contest(**TWO | changes)


def keys(number):
    made = np.empty(number, np.uint64)
    fill_keys(np.uint64(3), np.uint64(5), np.uint64(9), np.arange(number, dtype=np.uint64), made)
    return made


def mean(what, number=3000, **changes):
    return np.mean([what(day(**changes, key=k)) for k in keys(number)])


def clashes(end):
    return end.dyad_clashes[0, 1]


def test_clashes_come_as_often_as_the_equation_says():
    assert abs(mean(clashes) - RATE) < 0.015
    assert abs(mean(clashes, tie=[[1, -0.5], [-0.5, 1]]) - 0.5 * RATE) < 0.015


def test_a_clash_brings_half_over_heat_days_more_in_all():
    """Today's rate is base + 0.5 / T * (1 - f) * heat; summed over the days in which heat fades that is 0.5 / T a clash."""
    extra = mean(clashes, heat=[8, 0]) - mean(clashes)
    assert abs(extra - 8 * 0.5 / 4 * (1 - exp(-1 / 4))) < 0.03
    assert sum(0.5 / 4 * (1 - exp(-1 / 4)) * exp(-k / 4) for k in range(200)) == pytest.approx(0.125)


def test_heat_fades_and_takes_in_what_happened():
    for k in keys(50):
        end = day(**HOT, heat=[2, 3], key=k)
        assert end.heat[0] == pytest.approx(2 * exp(-0.25) + clashes(end))
        assert end.heat[1] == pytest.approx(3 * exp(-0.25))


def test_the_sizes_of_clashes_have_the_mean_and_the_tail_of_the_law():
    """Lomax of index 2 with mean 5: median 5 * (sqrt 2 - 1), one in ten above 5 * (sqrt 10 - 1)."""
    big = {"strength": [[1e7, 0], [1e7, 0]], "background": [[0.2, 0], [0.2, 0]]}
    ends = [day(**big, key=k) for k in keys(20000)]
    dead = np.array([e.casualties.sum() for e in ends if clashes(e) == 1])
    assert dead.size > 2000
    assert 4 < dead.mean() < 6.5
    assert 1 <= np.median(dead) <= 3
    assert abs((dead > 5 * (sqrt(10) - 1)).mean() - 0.1) < 0.025
    assert dead.max() > 60


def test_relative_force_decides_who_dies():
    # F = 300 * 2 * 0.5 = 300 against 100 * 1 * 1 = 100: the first loses a quarter of the dead
    seen = 0
    for k in keys(300):
        end = day(strength=[[30000, 0], [10000, 0]], key=k)
        dead = end.casualties.sum()
        seen += dead > 0
        assert end.casualties[0, 0] == pytest.approx(dead / 4)
    assert seen > 5


@pytest.mark.parametrize("stronger", [{"punch": [2, 0.5]}, {"morale": [0.5, 0.7]}, {"punch": [4, 1]}, {"morale": [1, 1]},
                                      {"is_foreign": [1, 0], "foreign_punch": 2},
                                      {"is_foreign": [0, 1], "foreign_punch": 0.5}])
def test_punch_heart_and_the_worth_of_foreigners_each_spare_their_own_men(stronger):
    plain, better = ([day(**HOT, strength=[[3e6, 0], [1e6, 0]], key=k, **more).casualties for k in keys(30)]
                     for more in ({}, stronger))
    for a, b in zip(plain, better, strict=True):
        assert a.sum() > 0
        assert b[0, 0] < a[0, 0]
        assert b.sum() == pytest.approx(a.sum())


@pytest.mark.parametrize("calm", [{"tie": [[1, 0], [0, 1]]}, {"tie": [[1, 0.5], [0.5, 1]]}, {"truce_left": [[0, 3], [3, 0]]},
                                  {"strength": [[300, 0], [0, 100]]}, {"strength": [[300, 0], [0.9, 0]]},
                                  {"background": [[0, 0], [0, 0]]}])
def test_friendship_truce_distance_or_a_quiet_past_of_both_each_keep_the_peace(calm):
    for k in keys(100):
        end = day(**HOT | calm, key=k, heat=[30, 0])
        assert clashes(end) == 0
        assert end.casualties.sum() == 0


def test_a_front_opens_where_neither_has_fought_before():
    moved = {"background": [[0, 40], [0, 40]]}
    assert mean(clashes, 200, **moved) > 1


def test_a_newcomer_without_a_past_meets_the_habits_of_the_other():
    assert abs(mean(clashes, background=[[0, 0], [0.4, 0]]) - 0.5 * 0.4 * 0.5) < 0.015


@pytest.mark.parametrize("more", [{"background": [[0.9, 0], [0.1, 0]]}, {"background": [[0.2, 0], [0.9, 0]]}, {"heat": [9, 0]},
                                  {"strength": [[200, 0], [100, 0]]}, {"strength": [[300, 0], [200, 0]]}])
def test_under_the_same_luck_a_violent_past_heat_and_more_equal_forces_only_add(more):
    plain, hot = ([clashes(day(**change, key=k)) for k in keys(400)] for change in ({}, more))
    assert all(b >= a for a, b in zip(plain, hot, strict=True))
    assert sum(hot) > sum(plain)


def test_casualties_never_pass_a_quarter_and_counts_stay_bounded():
    huge = {"background": [[1e6, 1e6], [1e6, 1e6]], "strength": [[300, 5], [100, 5]], "deaths_mean": 1e5, "heat": [1e9, 0]}
    for k in keys(20):
        end = day(**huge, key=k)
        assert (end.casualties <= 0.25 * np.array(huge["strength"])).all()
        assert end.casualties[1, 0] == 25
        assert clashes(end) == 40


def test_clashes_are_symmetric_and_nobody_clashes_with_himself():
    end = day(**HOT)
    np.testing.assert_array_equal(end.dyad_clashes, end.dyad_clashes.T)
    assert end.dyad_clashes.trace() == 0
    assert clashes(end) > 0


def test_yesterdays_flows_are_overwritten():
    end = day(background=[[0, 0], [0, 0]], casualties=[[9, 9], [9, 9]], dyad_clashes=[[9, 9], [9, 9]])
    assert end.casualties.sum() == end.dyad_clashes.sum() == 0


@pytest.mark.parametrize("odd", [{"morale": [0, 0]}, {"punch": [0, 0]}, {"heat_days": 0.001}, {"deaths_mean": 0},
                                 {"foreign_punch": 0, "is_foreign": [1, 1]}, {"strength": [[1, 0], [1e9, 0]]}])
def test_extremes_leave_sound_numbers(odd):
    for k in keys(20):
        end = day(**HOT | odd, key=k)
        for array in (end.casualties, end.heat, end.dyad_clashes):
            assert np.isfinite(array).all()
            assert (array >= 0).all()


def test_without_heart_on_either_side_losses_are_shared_evenly():
    end = day(**HOT, morale=[0, 0], strength=[[1e6, 0], [1e6, 0]])
    assert end.casualties[0, 0] == end.casualties[1, 0] > 0


def test_nobody_or_nowhere_is_a_quiet_day():
    none = {"strength": np.zeros((2, 0)), "background": np.zeros((2, 0)), "place_id": [], "heat": []}
    assert day(**none).dyad_clashes.sum() == 0
    alone = {"strength": [[5, 5]], "tie": [[1]], "truce_left": [[0]], "morale": [1], "background": [[1, 1]], "actor_id": [21],
             "punch": [1], "is_foreign": [0]}
    assert day(**alone).casualties.sum() == 0


def test_the_same_key_brings_the_same_day_and_another_actor_changes_no_luck():
    third = {"strength": [[300, 0], [100, 0], [50, 0]], "tie": [[1, -1, 0], [-1, 1, 0], [0, 0, 1]],
             "morale": [0.5, 1, 1], "background": [[9, 0], [9, 0], [9, 0]], "actor_id": [21, 22, 23], "punch": [2, 1, 1],
             "is_foreign": [0, 0, 0], "truce_left": np.zeros((3, 3))}
    for k in keys(40):
        two, again = (day(background=[[9, 0], [9, 0]], key=k) for _ in range(2))
        np.testing.assert_array_equal(two.casualties, again.casualties)
        np.testing.assert_array_equal(day(**third, key=k).casualties[:2], two.casualties)


def test_compiled_and_plain_agree():
    once = ("place_id", "actor_id", "punch", "is_foreign", "key")
    made = {n: np.array([v, v], float) for n, v in TWO.items() if n not in once}
    made |= {n: np.array(TWO[n], np.uint64) for n in ("place_id", "actor_id")}
    made |= {n: np.array(TWO[n], float) for n in ("punch", "is_foreign")}
    made |= {"background": np.array([HOT["background"]] * 2, float), "key": keys(2)}
    made |= {"dyad_clashes": np.zeros((2, 2, 2)), "casualties": np.zeros((2, 2, 2))}
    contest.compiled()(*(made[n] for n in contest.arguments))
    for m in range(2):
        np.testing.assert_array_equal(made["casualties"][m], day(**HOT, key=made["key"][m]).casualties)

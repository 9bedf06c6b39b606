"""Uprooting in sentences."""

import numpy as np
import pytest

from durance.mechanisms.uprooting import uprooting

TOWN = {"taken": [0, 0], "civilians_killed": np.zeros((2, 2)), "besieged": np.zeros((2, 2)), "residents": [10000, 5000],
        "home_people": [10000, 5000], "flee_per_death": 100, "takeover_shock": 0.15, "leave_days": 60, "siege_flight": 0.02}
KILLED = {"civilians_killed": [[3, 0], [1, 0]]}
FALLEN = {"taken": [1, 0]}


def day(**changes):
    return uprooting(**TOWN | changes)


def weeks(days, turns, **changes):
    """People who left the first place day by day, and those exiled: `turns` day -> taken."""
    people, exiled, left = np.array(TOWN["home_people"], float), np.zeros(2), []
    for k in range(days):
        end = day(taken=[turns.get(k, 0), 0], residents=people, exiled=exiled, **changes)
        people, exiled = people - end.leaving, end.exiled
        left.append(end.leaving[0])
    return np.array(left), exiled[0]


def test_nobody_leaves_a_quiet_place():
    assert not day().leaving.any()
    assert not day().exiled.any()


def test_killing_by_hand():
    end = day(**KILLED)
    np.testing.assert_allclose(end.leaving, [400, 0])
    assert not end.exiled.any()


def test_a_takeover_by_hand():
    end = day(**FALLEN)
    assert end.leaving[0] == end.exiled[0] == pytest.approx(0.15 * 10000 / 60)
    after = day(exiled=[600, 0], residents=[9400, 5000])
    assert after.leaving[0] == pytest.approx((1500 - 600) / 60)
    assert after.exiled[0] == pytest.approx(600 + 900 / 60)


def test_takeover_and_loss_of_it_both_drive_people_out():
    assert day(**FALLEN).leaving[0] == day(taken=[-1, 0]).leaving[0] > 0


def test_they_leave_over_weeks_most_of_them_first_and_in_the_end_the_share_is_gone():
    left, exiled = weeks(720, {0: 1})
    assert (np.diff(left) <= 1e-9).all()
    assert left[:23].sum() / 1500 == pytest.approx(1 - (1 - 1 / 60) ** 23)
    assert left.sum() == pytest.approx(exiled) == pytest.approx(1500, rel=1e-3)


def test_the_displaced_of_2012_left_at_this_pace():
    """Of those who joined the displaced inside Mali after the towns fell 29 % had done so by day 23 and 40 % by day 44."""
    slow, fast = (weeks(44, {0: 1}, leave_days=days)[0].cumsum() / 1500 for days in (90, 30))
    for when, counted in ((22, 0.29), (43, 0.40)):
        assert slow[when] < counted < fast[when]


def test_when_the_place_changes_sides_again_the_exiles_may_come_home_and_others_begin_to_leave():
    left, exiled = weeks(101, {0: 1, 100: -1})
    assert exiled == left[100] == pytest.approx(25)


def test_a_new_master_of_the_same_side_lets_nobody_home():
    """A change of hands between rebels is no change of sides: taken is 0."""
    assert weeks(200, {0: 1})[1] == pytest.approx(weeks(200, {0: 1, 100: 0})[1])


def test_whoever_found_no_way_out_is_not_exiled():
    assert day(exiled=[800, 0], residents=[9500, 5000]).exiled[0] == pytest.approx(500 + 1000 / 60)


def test_siege_by_hand_and_only_the_half_that_can_leaves():
    closed = {"besieged": [[0.9, 0], [0.2, 0]]}
    assert day(**closed).leaving[0] == pytest.approx(0.02 * 0.8 * 5000)
    assert day(**closed, residents=[5000, 5000]).leaving[0] == 0
    assert day(besieged=[[0.5, 0], [0, 0]]).leaving[0] == 0


def test_a_month_of_siege_sends_off_what_one_city_lost():
    """Timbuktu in 2023: some 30,000 of 133,000 in a month."""
    people = 133000.0
    for _ in range(30):
        people -= day(besieged=[[0.95, 0], [0, 0]], residents=[people, 0], home_people=[133000, 5000]).leaving[0]
    assert 20000 < 133000 - people < 40000


def test_more_deaths_a_longer_siege_and_a_deeper_shock_never_hold_people_back():
    base = day(**FALLEN, **KILLED, besieged=[[0.9, 0], [0, 0]]).leaving[0]
    for more in ({"civilians_killed": [[5, 0], [1, 0]]}, {"besieged": [[1, 0], [0, 0]]}, {"takeover_shock": 0.3},
                 {"leave_days": 20}):
        assert day(**FALLEN | KILLED | {"besieged": [[0.9, 0], [0, 0]]} | more).leaving[0] > base


def test_no_more_than_a_fifth_leaves_in_a_day_and_odd_places_give_numbers():
    rng = np.random.default_rng(5)
    for _ in range(300):
        given = {"taken": rng.integers(-1, 2, 2), "civilians_killed": rng.poisson(0.5, (2, 2)) * rng.integers(0, 400),
                 "besieged": rng.random((2, 2)), "residents": rng.random(2) * 60000 * rng.integers(0, 2, 2),
                 "exiled": rng.random(2) * 9000, "takeover_shock": rng.random() * 5, "leave_days": 0.5 + rng.random()}
        end = day(**given)
        assert ((end.leaving >= 0) & (end.leaving <= 0.2 * given["residents"] + 1e-9)).all()
        assert (end.exiled >= 0).all()


def test_a_land_without_actors_or_places():
    assert not day(civilians_killed=np.zeros((0, 2)), besieged=np.zeros((0, 2))).leaving.any()
    none = np.zeros((2, 0))
    assert day(civilians_killed=none, besieged=none, taken=[], residents=[], home_people=[]).leaving.size == 0

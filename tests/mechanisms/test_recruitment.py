"""Recruitment in sentences."""
import numpy as np
import pytest

from durance.mechanisms.recruitment import recruitment

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

# army, a partner's force, rebels, and a second armed group, at two places
LAND = {"motive": [[0, 0], [0, 0], [0.37, 0], [0.35, 0]],
        "strength": [[300, 100], [50, 0], [200, 0], [0, 40]], "funds": [0, 0, 60, 10],
        "rule": [[0.5, 1], [0, 0], [0.3, 0], [0.2, 0]], "residents": [100000, 20000], "morale": [0.6, 0.3, 0.5, 0.9],
        "planned": [400, 0, 0, 0], "bills_unpaid": [0], "is_state": [1, 1, 0, 0], "is_foreign": [0, 1, 0, 0], "join_rate": 1e-4,
        "quit_rate": 0.001, "funds_half": 0.3, "pool_share": 0.05, "intake_rate": 0.01}


def day(**changes):
    return recruitment(**LAND | changes).joined


def test_equation_by_hand():
    # pay 60 / (60 + 0.3 * 200) = 0.5; 200 of the 0.05 * 0.3 * 100000 = 1500 there can ever be
    assert day()[2, 0] == pytest.approx(1e-4 * 0.5 * (1 - 200 / 1500) * 0.37 * 0.3 * 100000 - 0.001 * 0.5 * 200)
    # pay 10 / (10 + 0.3 * 40); 40 of 1000; 0.3 a day is less than the 0.4 that 40 men can take in
    assert day()[3, 0] == pytest.approx(1e-4 * 10 / 22 * (1 - 40 / 1000) * 0.35 * 0.2 * 100000)
    assert day()[3, 1] == pytest.approx(-0.001 * 0.1 * 40)


@pytest.mark.parametrize("more", [{"motive": [[0, 0], [0, 0], [0.5, 0], [0.35, 0]]}, {"funds": [0, 0, 600, 10]},
                                  {"residents": [200000, 20000]}, {"join_rate": 2e-4}, {"quit_rate": 0.0001},
                                  {"funds_half": 0.1}, {"pool_share": 0.1}, {"morale": [0.6, 0.3, 0.9, 0.9]},
                                  {"rule": [[0.5, 1], [0, 0], [0.5, 0], [0, 0]]}])
def test_each_cause_brings_the_rebels_more_men(more):
    assert day(**more)[2, 0] > day()[2, 0]


def test_nobody_joins_where_an_actor_does_not_rule_cannot_pay_or_gives_no_motive():
    leavers = -0.001 * 0.5 * 200
    assert day(rule=np.zeros((4, 2)))[2, 0] == pytest.approx(leavers)
    assert day(funds=[0, 0, 0, 0])[2, 0] == pytest.approx(leavers)
    assert day(motive=np.zeros((4, 2)))[2, 0] == pytest.approx(leavers)


def test_a_group_that_has_taken_all_who_would_come_grows_no_more():
    leavers = -0.001 * 0.5 * 200
    assert day(pool_share=200 / 30000)[2, 0] == pytest.approx(leavers)
    assert day(pool_share=0.001)[2, 0] == pytest.approx(leavers)
    assert day(pool_share=0)[2, 0] == pytest.approx(leavers)


def test_a_group_takes_in_no_more_a_day_than_its_men_can_train():
    flood = {"join_rate": 0.01, "rule": [[0.5, 1], [0, 0], [0.3, 0.3], [0.2, 0]],
             "motive": [[0, 0], [0, 0], [0.37, 0.37], [0.35, 0]]}
    np.testing.assert_allclose(day(**flood)[2], [0.01 * 200 * 5 / 6 - 0.1, 0.01 * 200 / 6])
    assert day(**flood, intake_rate=0.02)[2].sum() == pytest.approx(4 - 0.1)


def test_an_army_fills_the_ranks_it_was_planned_to_have_where_its_men_stand():
    # 100 are missing of 500: four a day are trained, three of them for the larger garrison; the last two come together
    np.testing.assert_allclose(day(planned=[500, 0, 0, 0])[0], [3, 1])
    np.testing.assert_allclose(day(planned=[500, 0, 0, 0], intake_rate=0.005)[0], [1.5, 0.5])
    np.testing.assert_allclose(day(planned=[402, 0, 0, 0])[0], [1.5, 0.5])
    assert not day(planned=[300, 0, 0, 0])[0].any()
    assert not day(planned=[500, 500, 500, 0])[1].any()


def test_nobody_is_enlisted_on_a_day_with_unpaid_bills_or_into_an_army_that_is_gone():
    assert not day(planned=[500, 0, 0, 0], bills_unpaid=[1])[0].any()
    assert not day(planned=[500, 0, 0, 0], strength=[[0, 0], [50, 0], [200, 0], [0, 40]])[0].any()


def test_a_refilled_army_comes_back_to_its_plan_within_years():
    men = np.array(LAND["strength"], float)
    for _ in range(1000):
        men[0] += day(strength=men, planned=[1000, 0, 0, 0])[0]
    assert men[0].sum() == pytest.approx(1000, rel=0.001)


def test_an_army_in_good_heart_holds_its_numbers_and_melts_below_one_half():
    assert not day()[0].any()
    assert not day(morale=[0.5, 0.3, 0.5, 0.9])[0].any()
    np.testing.assert_allclose(day(morale=[0.2, 0.3, 0.5, 0.9])[0], [-0.001 * 0.6 * 300, -0.001 * 0.6 * 100])


def test_partners_neither_win_nor_lose_men_here():
    assert not day(morale=np.zeros(4))[1].any()
    assert not day(rule=[[0, 0], [1, 1], [0, 0], [0, 0]])[1].any()


@pytest.mark.parametrize("odd", [{"join_rate": 1e9}, {"quit_rate": 1e9, "morale": np.zeros(4)}, {"funds_half": 0},
                                 {"strength": np.zeros((4, 2))}, {"residents": [0, 0]}, {"motive": np.ones((4, 2))},
                                 {"funds": np.zeros(4)}, {"planned": [1e9, 0, 0, 0], "intake_rate": 9}])
def test_no_day_takes_more_than_the_books_bear(odd):
    given, joined = {n: np.array(x, float) for n, x in (LAND | odd).items()}, day(**odd)
    assert np.isfinite(joined).all()
    assert (np.maximum(0, joined).sum(0) <= 0.01 * given["residents"] + 1e-9).all()
    assert (joined >= -0.05 * given["strength"] - 1e-9).all()


def test_nothing_explodes_in_ten_years_of_ten_times_the_rates():
    """Joiners come out of the people, leavers return: no group outgrows those it could draw from."""
    men, people = np.array(LAND["strength"], float), np.array(LAND["residents"], float)
    total = men.sum() + people.sum()
    for _ in range(3650):
        joined = day(strength=men, residents=people, join_rate=1e-3, quit_rate=0.01)
        men, people = men + joined, people - joined.sum(0)
        assert men.min() >= 0
        assert people.min() >= 0
    assert men.sum() + people.sum() == pytest.approx(total, rel=1e-12)


def test_a_land_without_actors_or_places():
    none = np.zeros((4, 0))
    assert day(motive=none, strength=none, rule=none, residents=[]).size == 0
    empty = np.zeros((0, 2))
    assert day(motive=empty, strength=empty, rule=empty, funds=[], morale=[], planned=[], is_state=[],
               is_foreign=[]).size == 0

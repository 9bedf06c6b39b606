"""Recruitment by pay in sentences."""
import numpy as np
import pytest

from durance.mechanisms.recruitment import recruitment
from durance.mechanisms.rivals.recruitment_by_pay import recruitment_by_pay

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

# army, a partner's force and rebels at two places
LAND = {"activity": [0.7, 1], "strength": [[300, 100], [50, 0], [200, 40]], "funds": [0, 0, 72],
        "rule": [[0.5, 1], [0, 0], [0.3, 0.1]], "residents": [100000, 20000], "morale": [0.6, 0.3, 0.5],
        "is_state": [1, 1, 0], "is_foreign": [0, 1, 0], "hire_rate": 1e-4, "quit_rate": 0.001, "funds_half": 0.3,
        "planned": [400, 0, 0], "bills_unpaid": [0], "pool_share": 0.05, "intake_rate": 0.01}


def day(**changes):
    return recruitment_by_pay(**LAND | changes).joined


def test_equation_by_hand():
    # pay 72 / (72 + 0.3 * 240) = 0.5; 240 of the 0.05 * (0.3 * 100000 + 0.1 * 20000) = 1600 there can be
    assert day()[2, 0] == pytest.approx(1e-4 * 0.5 * (1 - 240 / 1600) * 0.3 * 0.3 * 100000 - 0.001 * 0.5 * 200)
    assert day()[2, 1] == pytest.approx(-0.001 * 0.5 * 40)      # all have work: nobody joins


@pytest.mark.parametrize("more", [{"activity": [0.2, 1]}, {"funds": [0, 0, 700]}, {"residents": [200000, 20000]},
                                  {"hire_rate": 2e-4}, {"pool_share": 0.1}, {"quit_rate": 0.0001}, {"funds_half": 0.1},
                                  {"rule": [[0.5, 1], [0, 0], [0.5, 0]]}])
def test_pay_and_want_of_work_bring_men(more):
    assert day(**more)[2, 0] > day()[2, 0]


def test_it_writes_what_the_standing_equation_writes_but_knows_no_grievance():
    assert recruitment_by_pay.writes == recruitment.writes
    assert "grievance" not in recruitment_by_pay.reads


def test_who_is_not_paid_leaves():
    np.testing.assert_allclose(day(funds=[0, 0, 0])[2], [-0.2, -0.04])


def test_a_group_that_has_hired_all_the_idle_grows_no_more():
    np.testing.assert_allclose(day(pool_share=0.005)[2], [-0.1, -0.02])


def test_it_hires_no_more_a_day_than_its_men_can_train():
    np.testing.assert_allclose(day(hire_rate=1)[2], [0.01 * 240 - 0.1, -0.02])


def test_an_army_fills_its_planned_ranks_while_bills_are_paid():
    np.testing.assert_allclose(day(planned=[500, 0, 0])[0], [3, 1])
    assert not day(planned=[500, 0, 0], bills_unpaid=[1])[0].any()


def test_an_army_melts_below_one_half_and_partners_stay():
    assert not day()[:2].any()
    np.testing.assert_allclose(day(morale=[0.2, 0, 0])[0], [-0.18, -0.06])
    assert not day(morale=[0.2, 0, 0])[1].any()


@pytest.mark.parametrize("odd", [{"hire_rate": 1e9}, {"quit_rate": 1e9, "funds": [0, 0, 0]}, {"funds_half": 0},
                                 {"strength": np.zeros((3, 2))}, {"residents": [0, 0]}, {"activity": [0, 0]}])
def test_no_day_takes_more_than_the_books_bear(odd):
    given, joined = {n: np.array(x, float) for n, x in (LAND | odd).items()}, day(**odd)
    assert np.isfinite(joined).all()
    assert (np.maximum(0, joined).sum(0) <= 0.01 * given["residents"] + 1e-9).all()
    assert (joined >= -0.05 * given["strength"] - 1e-9).all()


def test_a_land_without_actors_or_places():
    none, empty = np.zeros((3, 0)), np.zeros((0, 2))
    assert day(activity=[], strength=none, rule=none, residents=[]).size == 0
    assert day(strength=empty, rule=empty, funds=[], morale=[], planned=[], is_state=[], is_foreign=[]).size == 0

"""Deployment in sentences."""
import numpy as np
import pytest

from durance.mechanisms.deployment import deployment

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

# an army, and a foreign force of one partner with two bases; a second partner sends nobody
CAMP = {"partner_here": [0.5, 1], "strength": [[900, 50, 10], [300, 150, 50]], "is_foreign": [0, 1], "partner_actor": [1, -1],
        "partner_force": [1000, 400], "base_share": [[0.8, 0.2, 0], [0, 0, 1]], "drawdown_days": 100, "arrival_days": 20,
        "vacated_days": 10, "base_left": 0.1, "vacated": [0, 0, 0.5]}


def day(**changes):
    return deployment(**CAMP | changes)


def test_a_force_that_is_as_large_as_agreed_stays_where_it_is():
    np.testing.assert_array_equal(day().deployed, np.zeros((2, 3)))


def test_equation_by_hand():
    # 250 more are agreed: a twentieth of the full force comes today, to the bases; or 100 fewer: 10 a day leave from anywhere
    np.testing.assert_allclose(day(partner_here=[0.75, 1]).deployed, [[0, 0, 0], [40, 10, 0]])
    np.testing.assert_allclose(day(partner_here=[0.4, 1]).deployed, [[0, 0, 0], [-6, -3, -1]])


def test_losses_are_made_good():
    assert day(strength=[[0, 0, 0], [200, 100, 0]]).deployed.sum() == pytest.approx(50)
    assert day(strength=[[0, 0, 0], [300, 198, 0]]).deployed.sum() == pytest.approx(2)


def test_armies_of_the_country_are_not_moved_and_a_force_without_partner_stays():
    assert (day(is_foreign=[0, 0], partner_here=[0, 0]).deployed == 0).all()
    assert (day(partner_actor=[-1, -1]).deployed == 0).all()


def test_a_force_that_is_called_home_is_gone_in_a_drawdown_and_leaves_empty_bases():
    men, empty, days = np.array(CAMP["strength"], float), np.zeros(3), 0
    while men[1].sum() >= 1:
        end = day(strength=men, partner_here=[0, 1], vacated=empty)
        assert (-end.deployed <= 0.25 * men + 1e-12).all()
        men, empty, days = men + end.deployed, end.vacated, days + 1
    assert 45 < days < 65
    assert empty.max() > 0
    np.testing.assert_array_equal(men[0], CAMP["strength"][0])


def test_a_base_is_vacated_on_the_day_its_men_fall_below_a_tenth_and_the_mark_fades():
    small = {"strength": [[900, 50, 10], [300, 20.5, 0]], "partner_here": [0, 1], "drawdown_days": 1}
    end = day(**small)
    np.testing.assert_allclose(end.vacated, [0, 1, 0.45])                  # 20 of 200 is the mark; the first base is held
    end = day(**small | {"strength": [[900, 50, 10], [300, 5, 0]], "vacated": end.vacated})
    np.testing.assert_allclose(end.vacated, [0, 0.9, 0.405])


def test_a_few_men_who_strayed_there_hold_no_base():
    stray = {"is_foreign": [1, 1], "strength": [[0, 3, 0], [300, 20.5, 0]], "partner_here": [0, 1], "drawdown_days": 1}
    assert day(**stray).vacated[1] == 1


def test_where_another_partner_keeps_as_many_nothing_is_vacated():
    two = {"is_foreign": [1, 1], "strength": [[2, 0, 0], [0.21, 0, 0]], "partner_actor": [0, 1], "partner_force": [2, 2],
           "base_share": [[1, 0, 0], [1, 0, 0]], "partner_here": [1, 0], "drawdown_days": 1}
    assert day(**two).vacated[0] == 0
    assert day(**two | {"strength": [[0, 0, 0], [0.21, 0, 0]], "partner_here": [0, 0]}).vacated[0] == 1


def test_who_comes_back_fills_the_empty_base():
    assert day(strength=[[0, 0, 0], [79, 0, 0]], vacated=[1, 1, 1]).vacated[0] == 0
    assert day(strength=[[0, 0, 0], [0, 0, 0]], vacated=[1, 1, 1]).vacated[0] == pytest.approx(0.9)      # the first few do not


@pytest.mark.parametrize("odd", [{"strength": np.zeros((2, 3))}, {"partner_force": [0, 0]}, {"partner_here": [0, 0]},
                                 {"drawdown_days": 1e-3}, {"strength": [[0, 0, 0], [1e-9, 0, 0]], "partner_here": [0, 0]},
                                 {"base_share": np.zeros((2, 3)), "partner_here": [1, 1]},
                                 {"partner_here": [], "partner_actor": [], "partner_force": [],
                                  "base_share": np.zeros((0, 3))}])
def test_nobody_leaves_who_is_not_there(odd):
    end = day(**odd)
    men = np.array((CAMP | odd)["strength"], float)
    assert np.isfinite(end.deployed).all()
    assert (end.deployed >= -0.25 * men - 1e-15).all()
    assert ((end.vacated >= 0) & (end.vacated <= 1)).all()


def test_it_compiles():
    assert deployment.compiled()

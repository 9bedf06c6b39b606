"""Hunger in sentences."""
import pytest

from durance.mechanisms.hunger import hunger

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

TOWN = {"staple_price": [1.6], "activity": [0.5], "siege_days": [60], "residents": [1000], "displaced": [100],
        "relief_order": [0], "lean": [0.5], "self_supply": [0.5], "base_hungry": [0.2], "price_half": 2.5,
        "siege_half": 60, "income_weight": 0.6, "harvest_relief": 0.5, "season_amplitude": 0.2, "displaced_need": 0.6}
CALM = {"staple_price": [1.1], "activity": [1], "siege_days": [0]}


def hungry(**changes):
    return hunger(**TOWN | changes).hungry[0]


def test_equation_by_hand():
    # dear 0.5, stress 0.2 + 0.5 + 0.3 = 1; share 0.2 * 0.75 + 0.8 * 0.5 * 0.5 = 0.35; displaced 100 * 0.6
    assert hungry() == pytest.approx(410)
    assert hungry(relief_order=[110]) == pytest.approx(300)


def test_without_stress_hunger_follows_the_season():
    calm = {"activity": [1], "siege_days": [0], "displaced": [0]}
    assert hungry(**calm, staple_price=[1.2], lean=[1]) == pytest.approx(200)
    assert hungry(**calm, staple_price=[1], lean=[0]) == pytest.approx(100)


def test_nobody_lives_there_nobody_is_hungry():
    assert hungry(residents=[0], displaced=[0]) == 0


def test_relief_beyond_need_feeds_no_more_than_all():
    assert hungry(relief_order=[1e9]) == 0


def test_a_town_that_grows_its_food_feels_no_siege():
    assert hungry(self_supply=[1], displaced=[0]) == pytest.approx(150)


@pytest.mark.parametrize("worse", [{"staple_price": [3]}, {"siege_days": [300]}, {"activity": [0.1]},
                                   {"self_supply": [0.1]}, {"displaced": [900]}, {"base_hungry": [0.5]}])
def test_each_hardship_adds_hungry_people(worse):
    assert hungry(**worse) > hungry()


def test_cheap_staples_do_not_heal_other_stress():
    assert hungry(staple_price=[0.5]) == hungry(staple_price=[1])


@pytest.mark.parametrize("odd", [{"staple_price": [1e6]}, {"siege_days": [1e6]}, {"base_hungry": [1], "lean": [1]},
                                 {"displaced_need": 1, "displaced": [1e6]}, CALM | {"harvest_relief": 1, "lean": [0]}])
def test_never_more_hungry_than_people(odd):
    given = TOWN | odd
    assert 0 <= hungry(**odd) <= given["residents"][0] + given["displaced"][0]

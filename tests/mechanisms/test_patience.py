"""Patience in sentences."""
from math import isclose

import pytest

from durance.mechanisms.patience import patience

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

TOWN = {"fuel_short": [0.5], "power_hours": [10], "power_hours_normal": [20], "staple_price": [1.5],
        "hungry": [120], "residents": [500], "displaced": [100], "wear": 0.1, "mend_days": 50, "endurance": 0.2,
        "blame": [0.5], "dear_half": 1.5, "patience": [0.6]}
CALM = {"fuel_short": [0], "power_hours": [20], "staple_price": [1], "hungry": [0]}
RUIN = {"fuel_short": [1], "power_hours": [0], "staple_price": [9], "hungry": [600], "blame": [0]}


def left(**changes):
    return patience(**TOWN | changes).patience[0]


def test_equation_by_hand():
    # hardship 1 - 0.5 * 0.75 * (1 - 0.5 / 2) * 0.8 = 0.775; mended 0.4 / 50, worn 0.1 * 0.5 * 0.775 * 0.4
    assert isclose(left(), 0.6 + 0.008 - 0.0155)


def test_people_who_lack_nothing_stay_patient():
    assert left(**CALM, patience=[1]) == 1


def test_it_mends_in_calm():
    assert left(**CALM, patience=[0.3]) > 0.3


def test_endurance_is_a_floor_under_the_worst():
    found = 1.0
    for _ in range(3000):
        found = left(**RUIN, patience=[found], mend_days=1e9)
    assert isclose(found, 0.2, rel_tol=1e-4)


@pytest.mark.parametrize("worse", [{"fuel_short": [0.9]}, {"power_hours": [1]}, {"staple_price": [3]}, {"hungry": [500]},
                                   {"wear": 0.2}, {"mend_days": 90}, {"endurance": 0.1}, {"blame": [0.1]},
                                   {"dear_half": 0.5}])
def test_each_hardship_wears_it(worse):
    assert left(**worse) < left()


def test_whoever_lays_all_of_it_on_others_bears_all_of_it():
    assert left(**RUIN | {"blame": [1], "patience": [1]}) == 1


def test_cheap_food_does_not_make_up_for_the_rest():
    assert left(staple_price=[0.6]) == left(staple_price=[1])


def test_darkness_alone_is_half_a_hardship():
    lost = 1 - left(**CALM | {"power_hours": [0]}, patience=[1])
    assert isclose(lost, 0.5 * (1 - left(**CALM | {"fuel_short": [1]}, patience=[1])))


def test_nobody_lives_there_nobody_starves():
    assert left(**CALM, residents=[0], displaced=[0], patience=[1]) == 1


def test_no_power_where_there_never_was():
    assert left(power_hours=[0], power_hours_normal=[0]) == left(power_hours=[20])


@pytest.mark.parametrize("odd", [RUIN | {"wear": 1}, {"mend_days": 1}, {"endurance": 0}, {"endurance": 1},
                                 {"hungry": [600]}, {"staple_price": [1e9]}])
def test_it_stays_between_endurance_and_one(odd):
    for start in (TOWN | odd)["endurance"], 1.0:
        assert (TOWN | odd)["endurance"] - 1e-12 <= left(**odd, patience=[start]) <= 1


def test_it_compiles():
    assert patience.compiled()

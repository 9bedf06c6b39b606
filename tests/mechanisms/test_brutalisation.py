"""How violence becomes normal, in sentences."""
from math import exp

import numpy as np
import pytest

from durance.mechanisms.brutalisation import brutalisation

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

TOWN = {"casualties": [[3, 0], [1, 0]], "civilians_killed": [[0, 0], [6, 0]], "residents": [20000, 5000], "norm_half": 1.5,
        "norm_days": 1800, "norm": [0.2, 0.4]}


def day(**changes):
    return brutalisation(**TOWN | changes).norm


def years(deaths, days, **changes):
    norm = np.zeros(1)
    for _ in range(days):
        norm = brutalisation(casualties=[[deaths]], civilians_killed=[[0]], residents=[1000], norm=norm,
                             **{"norm_half": 1.5, "norm_days": 1800} | changes).norm
    return norm[0]


def test_equation_by_hand():
    # 10 dead among 20,000 are 0.5 in 1,000: pushed by 0.5 / 2 of what is left
    assert day()[0] == pytest.approx(0.2 * exp(-1 / 1800) + 0.8 * 0.25)
    assert day()[1] == pytest.approx(0.4 * exp(-1 / 1800))


def test_a_norm_outlives_its_exposure_by_years():
    left = years(0, 365, norm_days=1800)
    assert left == 0
    norm = np.array([0.8])
    for _ in range(365):
        norm = brutalisation(casualties=[[0]], civilians_killed=[[0]], residents=[1000], norm=norm, norm_half=1.5,
                             norm_days=1800).norm
    assert norm[0] == pytest.approx(0.8 * exp(-365 / 1800))


def test_under_steady_violence_it_rests_where_the_deaths_of_its_memory_say():
    """1.5 deaths in 1,000 within norm_days: half way."""
    assert years(1.5 / 1800, 18000) == pytest.approx(0.5, abs=0.01)
    assert years(4.5 / 1800, 18000) == pytest.approx(0.75, abs=0.01)


@pytest.mark.parametrize("worse", [{"casualties": [[9, 0], [1, 0]]}, {"civilians_killed": [[5, 0], [6, 0]]},
                                   {"residents": [9000, 5000]}, {"norm_half": 0.5}, {"norm_days": 9000}, {"norm": [0.5, 0.4]}])
def test_deaths_few_people_and_a_long_memory_each_raise_it(worse):
    assert day(**worse)[0] > day()[0]


def test_who_dies_does_not_matter():
    assert day(casualties=[[0, 0], [0, 0]], civilians_killed=[[4, 0], [6, 0]])[0] == pytest.approx(day()[0])


@pytest.mark.parametrize("odd", [{"residents": [0, 0]}, {"norm": [1, 1]}, {"norm": [0, 0]},
                                 {"casualties": [[1e12, 1e12], [0, 0]]},
                                 {"norm_half": 1e-9}, {"norm_days": 0.01}, {"residents": [1e-9, 1e-9]}])
def test_it_stays_between_nothing_and_one(odd):
    norm = day(**odd)
    assert ((norm >= 0) & (norm <= 1)).all()


def test_where_nobody_lives_it_only_fades():
    assert day(residents=[0, 5000])[0] == pytest.approx(0.2 * exp(-1 / 1800))


def test_no_places_and_no_armed_men_are_borne():
    none = {"casualties": np.zeros((2, 0)), "civilians_killed": np.zeros((2, 0)), "residents": [], "norm": []}
    assert day(**none).size == 0
    quiet = day(casualties=np.zeros((0, 2)), civilians_killed=np.zeros((0, 2)))
    assert quiet[0] == pytest.approx(0.2 * exp(-1 / 1800))


def test_compiled_and_plain_agree():
    made = {n: np.array([v, v], float) for n, v in TOWN.items()}
    brutalisation.compiled()(*(made[n] for n in brutalisation.arguments))
    np.testing.assert_array_equal(made["norm"][1], day())

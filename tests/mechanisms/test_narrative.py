"""Narrative in sentences."""
from math import exp, isclose

import numpy as np
import pytest

from durance.mechanisms.narrative import narrative

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

TALE = {"rhetoric": [0.5], "partner_here": [1, 0.5], "partner_cost": [0, 200], "casualties": [[3, 1], [0, 2]],
        "civilians_killed": [[0, 4], [0, 0]], "legitimacy": [0.8, 0.2], "residents": [300, 100], "coup_order": [0],
        "rhetoric_gain": 0.1, "tire_days": 50, "presence_wear": 0.02, "violence_wear": 0.003, "goodwill_mend": 0.01,
        "blame_relief": 0.2, "blame": [0.4], "goodwill": [0.6, 0.7]}
QUIET = {"rhetoric": [0], "casualties": [[0, 0], [0, 0]], "civilians_killed": [[0, 0], [0, 0]]}


def blame(**changes):
    return narrative(**TALE | changes).blame[0]


def goodwill(**changes):
    return narrative(**TALE | changes).goodwill


def test_equation_by_hand():
    # believed 0.65, ten dead: 0.02 + 0.03; words wear the first, which is not paid
    assert isclose(blame(), 1 - (0.6 + 0.2 / 50) * exp(-0.1 * 0.5 * 0.65))
    mend = 1 - exp(-0.01)
    np.testing.assert_allclose(goodwill(), [0.6 + 0.4 * mend - 0.6 * (1 - exp(-0.05 - 0.05)),
                                            0.7 + 0.3 * mend - 0.7 * (1 - exp(-0.025))])


def test_when_nobody_speaks_blame_comes_to_rest_where_it_usually_is():
    for found in (0.0, 1.0):
        for _ in range(1500):
            found = blame(rhetoric=[0], blame=[found])
        assert isclose(found, 0.2, rel_tol=1e-6)


@pytest.mark.parametrize("louder", [{"rhetoric": [0.9]}, {"rhetoric_gain": 0.3}, {"legitimacy": [1, 1]}, {"tire_days": 500},
                                    {"blame_relief": 0.35}, {"coup_order": [1]}])
def test_what_raises_blame(louder):
    assert blame(**louder) > blame()


def test_a_regime_nobody_believes_in_is_not_believed_about_others():
    assert blame(legitimacy=[0, 0]) == blame(rhetoric=[0])


def test_new_rulers_lay_half_of_what_is_left_on_the_old_ones():
    assert isclose(1 - blame(coup_order=[1]), 0.5 * (1 - blame()))


@pytest.mark.parametrize("worse", [{"rhetoric": [0.9]}, {"rhetoric_gain": 0.3}, {"presence_wear": 0.1},
                                   {"violence_wear": 0.1}, {"casualties": [[30, 1], [0, 2]]},
                                   {"civilians_killed": [[0, 40], [0, 0]]}, {"goodwill_mend": 0}])
def test_each_strain_wears_goodwill(worse):
    assert goodwill(**worse)[0] < goodwill()[0]


def test_words_spare_a_partner_who_is_paid():
    assert goodwill(rhetoric=[1])[1] == goodwill(rhetoric=[0])[1]
    assert goodwill(rhetoric=[1], partner_cost=[0, 0])[1] < goodwill()[1]


def test_who_is_not_there_is_worn_by_words_alone():
    away = goodwill(partner_here=[0, 0], rhetoric=[0])
    assert (away > TALE["goodwill"]).all()
    np.testing.assert_array_equal(away, goodwill(partner_here=[0, 0], rhetoric=[0], casualties=[[900, 0], [0, 0]]))


def test_goodwill_mends_in_quiet():
    assert (goodwill(**QUIET, presence_wear=0) > TALE["goodwill"]).all()


@pytest.mark.parametrize("start", [0.0, 1.0])
@pytest.mark.parametrize("odd", [{"rhetoric_gain": 1e9, "rhetoric": [1]}, {"tire_days": 1}, {"violence_wear": 1e9},
                                 {"goodwill_mend": 1e9, "presence_wear": 1e9}, {"residents": [0, 0]}, {"coup_order": [1]}])
def test_both_stay_shares(start, odd):
    end = narrative(**TALE | odd | {"blame": [start], "goodwill": [start, start]})
    for x in (*end.blame, *end.goodwill):
        assert 0 <= x <= 1


def test_a_country_without_partners_tells_its_tale_too():
    none = {n: np.zeros(0) for n in ("partner_here", "partner_cost", "goodwill")}
    end = narrative(**TALE | none)
    assert end.goodwill.size == 0
    assert end.blame[0] == blame()


def test_it_compiles():
    assert narrative.compiled()

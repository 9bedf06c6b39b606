"""Elite in sentences."""
from math import exp, isclose

import numpy as np
import pytest

from durance.mechanisms.elite import elite

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

JUNTA = {"arrears": [100], "raid": [0], "legitimacy": [0.8, 0.2], "residents": [300, 100], "taken": [0, 0],
         "coup_order": [0], "defeat_wear": 0.8, "key": 1,
         "arrears_wear": 0.1, "arrears_half": 300, "quarrel_rate": 0, "elite_days": 20, "no_alternative": 0.4, "elite": [0.5]}
CALM = {"arrears": [0], "legitimacy": [1, 1]}


def cohesion(**changes):
    return elite(**JUNTA | changes).elite[0]


def test_equation_by_hand():
    # believed 0.65, goal 0.4 + 0.6 * 0.65 = 0.79; mended 0.29 / 20, worn 0.1 * 0.25 * 0.5
    assert isclose(cohesion(), 0.5 + 0.0145 - 0.0125)


def test_a_solvent_and_believed_junta_grows_together():
    found = 0.1
    for _ in range(500):
        found = cohesion(**CALM, elite=[found])
    assert isclose(found, 1)


def test_want_of_an_alternative_holds_a_junta_nobody_believes_in():
    found = 1.0
    for _ in range(500):
        found = cohesion(arrears=[0], legitimacy=[0, 0], elite=[found])
    assert isclose(found, 0.4)


def test_a_raid_or_a_quarrel_halves_it_and_both_together_do_no_more():
    quarrel = {"quarrel_rate": 1e9}
    assert isclose(cohesion() - cohesion(raid=[1]), 0.25)
    assert isclose(cohesion(**quarrel), cohesion(raid=[1]))
    assert isclose(cohesion(**quarrel, raid=[1]), cohesion(raid=[1]))


def test_a_coup_that_the_run_follows_shakes_it_like_a_raid():
    assert cohesion(coup_order=[1]) == cohesion(raid=[1]) == cohesion(raid=[1], coup_order=[1])


def test_a_lost_town_wears_it_by_the_people_who_lived_there_and_a_regained_one_does_not_mend_it():
    assert isclose(cohesion(taken=[0, 1]), cohesion() * exp(-0.8 * 0.25))
    assert cohesion(taken=[1, 1]) < cohesion(taken=[1, 0]) < cohesion(taken=[0, 1])
    assert cohesion(taken=[-1, -1]) == cohesion()


def test_quarrels_come_as_often_as_belief_is_lost():
    plain = cohesion()
    share = np.mean([cohesion(quarrel_rate=0.5, key=k) < plain for k in range(4000)])
    assert abs(share - (1 - exp(-0.5 * 0.35))) < 0.03


def test_nobody_quarrels_in_a_junta_everybody_believes_in():
    assert len({cohesion(**CALM, quarrel_rate=5, key=k) for k in range(300)}) == 1


@pytest.mark.parametrize("worse", [{"arrears": [900]}, {"arrears_wear": 0.2}, {"arrears_half": 100},
                                   {"legitimacy": [0.1, 0.2]}, {"no_alternative": 0.1}, {"raid": [1]}, {"taken": [1, 0]},
                                   {"coup_order": [1]}])
def test_each_strain_loosens_it(worse):
    assert cohesion(**worse) < cohesion()


def test_belief_counts_by_people():
    assert cohesion(residents=[300, 0]) > cohesion() > cohesion(residents=[0, 100])


def test_more_belief_never_brings_a_quarrel_under_the_same_luck():
    for key in range(300):
        torn = {"quarrel_rate": 1, "key": key}
        assert cohesion(**torn) <= cohesion(**torn, legitimacy=[0.9, 0.9])


@pytest.mark.parametrize("odd", [{"residents": [0, 0], "taken": [1, 1]}, {"taken": [1, 1], "defeat_wear": 1e9},
                                 {"elite": [0]}, {"elite": [1], "raid": [1]}, {"arrears": [1e12]}, {"no_alternative": 1},
                                 {"no_alternative": 0, "legitimacy": [0, 0]}])
def test_it_stays_a_share(odd):
    assert 0 <= cohesion(**odd) <= 1


def test_it_compiles():
    assert elite.compiled()

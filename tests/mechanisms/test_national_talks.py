"""National talks in sentences."""
from math import exp, sqrt

import numpy as np
import pytest

from durance.core.mechanism import REGISTRY
from durance.mechanisms.national_talks import national_talks

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

ZERO = np.zeros((3, 3))
# 0 the state, 1 the rebels with whom it talks, 2 others whom nobody has hurt; place 0 is the capital
TABLE = {"talks_offer": [0, 0.5, 0], "fuel_short": [0.4, 0.9], "morale": [0.6, 0.4, 0.8], "unity": [1, 0.8, 1],
         "truce_left": ZERO, "partner_here": [1, 0.5, 0, 0.5], "is_state": [1, 0, 0], "is_foreign": [0, 0, 0],
         "is_capital": [1, 0], "actor_id": [3, 4, 5], "key": 1, "morale_rest": 0.8, "settle_rate": 0.1, "collapse_rate": 0,
         "partner_veto": 0.4, "talks": [0, 0.3, 0]}
TRUCE = np.array([[0, 20, 0], [20, 0, 0], [0, 0, 0]], float)


def day(**changes):
    return national_talks(**TABLE | changes).talks


def collapsed(**changes):
    return np.mean([day(**changes, key=k)[1] == 0 for k in range(4000)])


def test_equation_by_hand():
    hurt = sqrt((1 - 0.6 * (1 - 0.25)) * 0.5)      # a quarter of the army's heart is gone, and half of the rebels'
    assert day()[1] == pytest.approx(0.3 + 0.1 * 0.5 * hurt * 0.8 * (1 - 0.4 * 0.5))
    assert day()[[0, 2]].tolist() == [0, 0]


@pytest.mark.parametrize(("change", "sign"), [
    ({"talks_offer": [0, 1, 0]}, 1), ({"fuel_short": [0.8, 0.9]}, 1), ({"morale": [0.6, 0.2, 0.8]}, 1),
    ({"morale": [0.3, 0.4, 0.8]}, 1), ({"unity": [1, 0.2, 1]}, -1), ({"partner_veto": 0.9}, -1),
    ({"partner_veto": -0.9}, 1), ({"partner_here": [1, 1, 1, 1]}, -1), ({"morale_rest": 0.7}, -1), ({"settle_rate": 0.2}, 1)])
def test_offers_pain_on_both_sides_unity_and_absent_partners_bring_talks_on(change, sign):
    assert (day(**change)[1] - day()[1]) * sign > 0


@pytest.mark.parametrize("change", [{"morale": [0.6, 0.8, 0.8]}, {"fuel_short": [0, 1], "morale": [0.9, 0.4, 0.8]},
                                    {"unity": [1, 0, 1]}, {"partner_veto": 9}, {"settle_rate": 0}])
def test_talks_stand_still_when_one_side_does_not_hurt(change):
    assert day(**change)[1] == pytest.approx(0.3)


def test_a_truce_carries_talks_on_when_nobody_dies_and_shields_them():
    calm = {"morale": [0.8, 0.8, 0.8]}
    assert day(**calm)[1] == pytest.approx(0.3)
    assert day(**calm, truce_left=TRUCE)[1] == pytest.approx(0.3 + 0.1 * 0.5 * 0.5 * 0.8 * 0.8)
    assert collapsed(collapse_rate=0.3, truce_left=TRUCE) < collapsed(collapse_rate=0.3) - 0.1


def test_talks_collapse_as_often_as_the_equation_says_and_sooner_without_an_offer():
    assert abs(collapsed(collapse_rate=0.2) - (1 - exp(-0.2 * 1.5))) < 0.03
    assert abs(collapsed(collapse_rate=0.2, talks_offer=[0, 0, 0]) - (1 - exp(-0.2 * 1.5))) < 0.03
    assert abs(collapsed(collapse_rate=0.2, talks_offer=[0, 1, 0], truce_left=TRUCE) - (1 - exp(-0.2 * 0.5))) < 0.03


def opened(**changes):
    return np.mean([day(talks=[0, 0, 0], talks_offer=[0, 0, 0], **changes, key=k)[1] > 0 for k in range(4000)])


def test_talks_open_by_themselves_only_where_both_hurt():
    able, hurt2 = 0.8 * (1 - 0.4 * 0.5), 0.55 * 0.5
    assert abs(opened(settle_rate=1) - (1 - exp(-able * hurt2))) < 0.02
    assert opened(settle_rate=1, morale=[0.6, 0.8, 0.8]) == 0
    assert opened(settle_rate=1, morale=[0.8, 0.4, 0.8], fuel_short=[0, 1]) == 0
    assert abs(opened(settle_rate=1, morale=[0.8, 0.4, 0.8], fuel_short=[1, 1]) - (1 - exp(-able * 0.5))) < 0.02
    assert day(talks_offer=[0, 0, 0])[1] == day()[1], "talks on foot are worth half an offer"


def test_only_the_hearts_of_the_states_own_men_count():
    beside = {"is_state": [1, 0, 1], "is_foreign": [0, 0, 1]}
    assert day(**beside)[1] == day(**beside, morale=[0.6, 0.4, 0.1])[1] == day()[1]


def test_a_settlement_is_reached_and_not_passed_and_stays_while_its_truce_does():
    assert day(talks=[0, 0.999, 0], settle_rate=5)[1] == 1
    assert day(talks=[0, 1, 0], truce_left=TRUCE, collapse_rate=1e9)[1] == 1
    assert day(talks=[0, 1, 0])[1] == 0


def test_the_state_holds_no_talks_with_itself():
    assert day(talks_offer=[1, 0, 0], talks=[0.5, 0, 0]).tolist() == [0, 0, 0]


@pytest.mark.parametrize("odd", [{"morale": [1, 1, 1]}, {"morale": [0, 0, 0]}, {"partner_here": []}, {"is_state": [0, 0, 0]},
                                 {"fuel_short": [], "is_capital": []},
                                 {"settle_rate": 1e9}, {"fuel_short": [1, 1]}])
def test_odd_countries_give_talks_between_nothing_and_a_settlement(odd):
    for key in range(50):
        found = day(**odd, collapse_rate=0.1, key=key)
        assert np.isfinite(found).all()
        assert ((found >= 0) & (found <= 1)).all()


def test_less_trust_only_adds_collapses_under_the_same_luck():
    for key in range(300):
        stands = day(collapse_rate=0.3, key=key)[1] > 0
        assert stands or day(collapse_rate=0.6, key=key)[1] == 0


def test_it_compiles():
    assert REGISTRY["national_talks"].compiled()

"""Local deals in sentences, and the times they must give (VALIDATION P07, P14)."""
from math import exp

import numpy as np
import pytest

from durance.core.mechanism import REGISTRY
from durance.mechanisms.local_deals import local_deals

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

# actor 0 holds place 0, which actor 1 besieges; place 1 is free
TOWN = {"besieged": [[0, 0], [0.8, 0], [0.3, 0]], "siege_days": [100, 0], "hungry": [500, 100], "residents": [1000, 1000],
        "local_talks": [0, 0], "tie": [[1, -1, -1], [-1, 1, 0], [-1, 0, 1]], "controller": [0, 0],
        "encirclement": [[0, 0], [1, 0], [1, 0]], "place_id": [5, 6], "key": 1, "local_deal_rate": 0.01, "hunger_weight": 1,
        "relapse_rate": 0.0014, "stance_effect": 1, "deal_with": [-1, -1]}
HOT = {"local_deal_rate": 0.5, "relapse_rate": 0}


def day(**changes):
    return local_deals(**TOWN | changes).deal_with


def share(**changes):
    return np.mean([day(**changes, key=k)[0] >= 0 for k in range(4000)])


def test_deals_come_as_often_as_the_equation_says():
    # 0.5 * (0.5 * 0.8 * 2) * 100 / (100 + 2) * (1 + 0.5)
    rate = 0.5 * 0.8 * 100 / 102 * 1.5
    assert abs(share(**HOT) - (1 - exp(-rate))) < 0.025
    calm = HOT | {"local_talks": [-1, 0], "encirclement": np.zeros((3, 2))}
    assert abs(share(**calm) - (1 - exp(-rate * 0.5 * exp(-1)))) < 0.025


def test_the_deal_is_with_the_hardest_besieger():
    assert {day(**HOT, key=k)[0] for k in range(300)} == {-1, 1}
    other = {"besieged": [[0, 0], [0.8, 0], [0.9, 0]]}
    assert {day(**HOT, **other, key=k)[0] for k in range(300)} == {-1, 2}


@pytest.mark.parametrize(("change", "sign"), [
    ({"siege_days": [1, 0]}, -1), ({"hungry": [900, 0]}, 1), ({"local_talks": [1, 0]}, 1), ({"hunger_weight": 2}, 1),
    ({"stance_effect": 2, "local_talks": [-1, 0]}, -1), ({"besieged": [[0, 0], [0.3, 0], [0, 0]]}, -1),
    ({"encirclement": np.zeros((3, 2))}, -1), ({"local_deal_rate": 0.2}, -1)])
def test_under_the_same_luck_each_strain_only_adds_or_only_takes_away(change, sign):
    more = [(day(**HOT | change, key=k)[0] >= 0) - float(day(**HOT, key=k)[0] >= 0) for k in range(600)]
    assert min(np.array(more) * sign) >= 0
    assert sum(more) * sign > 0


@pytest.mark.parametrize("calm", [{"siege_days": [0, 0]}, {"besieged": np.zeros((3, 2))}, {"residents": [0, 0]},
                                  {"local_deal_rate": 1e-300}, {"controller": [1, 0], "besieged": [[0, 0], [0.8, 0], [0, 0]]}])
def test_no_deal_without_siege_or_people_or_with_the_holder_himself(calm):
    assert all(day(**{"local_deal_rate": 1e6} | calm, key=k)[0] == -1 for k in range(100))


def test_deals_relapse_two_in_five_within_a_year():
    held = [1, -1]
    left = np.mean([day(deal_with=held, relapse_rate=0.0014 * 365, key=k)[0] == -1 for k in range(4000)])
    assert abs(left - 0.4) < 0.03
    assert all(day(deal_with=held, relapse_rate=0, key=k)[0] == 1 for k in range(50))


def test_a_deal_ends_when_besieger_and_holder_become_friends_but_not_where_he_holds_the_place():
    friends = [[1, 0.1, 0], [0.1, 1, 0], [0, 0, 1]]
    assert day(deal_with=[1, -1], tie=friends, relapse_rate=0)[0] == -1
    assert day(deal_with=[1, -1], tie=friends, relapse_rate=0, controller=[1, 0])[0] == 1
    assert day(deal_with=[1, -1], tie=friends, relapse_rate=0, controller=[-1, 0])[0] == 1


def test_a_standing_deal_is_not_replaced():
    assert all(day(**HOT, deal_with=[2, -1], key=k)[0] == 2 for k in range(100))


def median_siege(hungry, **changes):
    """Day by which half of 4,000 sieges that began together have ended by a deal."""
    many = 4000
    case = TOWN | {"hungry": [hungry, 0], "besieged": [[0, 0], [1, 0], [0, 0]]} | changes
    block, args = REGISTRY["local_deals"].compiled(), REGISTRY["local_deals"].arguments
    lone = {"local_talks": float, "place_id": np.uint64}
    state = {n: np.array(v, lone[n]) if n in lone else np.repeat(np.array([v], float), many, 0) for n, v in case.items()
             if n != "key"}
    for now in range(600):
        state["siege_days"][:, 0] = now + 1.0
        state["key"] = np.arange(many, dtype=np.uint64) + np.uint64(many * (now + 1))
        block(*(state[n] for n in args))
        if (state["deal_with"][:, 0] >= 0).mean() >= 0.5:
            return now + 1
    return 600


def test_half_of_all_sieges_end_by_a_deal_after_three_to_six_months():
    assert 90 <= median_siege(hungry=200, relapse_rate=0.0, hunger_weight=1.0) <= 183


def test_odd_hunger_and_empty_countries():
    assert day(**HOT, hungry=[1e9, 0])[0] in (-1, 1)
    none = {"besieged": np.zeros((3, 0)), "encirclement": np.zeros((3, 0))} | {
        n: [] for n in ("siege_days", "hungry", "residents", "local_talks", "controller", "place_id", "deal_with")}
    assert day(**none).size == 0


def test_it_compiles():
    assert REGISTRY["local_deals"].compiled()

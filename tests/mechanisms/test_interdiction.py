"""Interdiction in sentences."""
from math import exp

import numpy as np
import pytest

from durance.mechanisms.interdiction import interdiction

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

ROAD = {"strength": [[100, 300], [0, 0]], "will": [0.8, 0], "encirclement": [[0, 0], [0, 0]], "controller": [-1, -1],
        "deal_with": [-1, -1], "underway": [[30, 10]],
        "corridor_roads": [[1]], "road_id": [9], "road_from": [0], "road_to": [1], "key": 7, "attack_rate": 0.1,
        "half_presence": 200, "escort_effect": 0.4}


def day(**changes):
    return interdiction(**ROAD | changes)


def test_equation_by_hand():
    # 0.1 * 0.8 * 200 / (200 + 200) = 0.04; a quarter of the trucks is escorted: * (1 - 0.4 * 0.25)
    assert day().threat[0, 0] == pytest.approx(0.036)
    assert day(deal_with=[0, -1]).threat[0, 0] == pytest.approx(0.018)


def test_attacks_come_as_often_as_the_threats_together_say():
    two = {"strength": [[100, 300], [200, 200]], "will": [0.8, 0.8], "attack_rate": 1}
    hits = [day(**two, key=k).attacked[0] for k in range(4000)]
    assert abs(np.mean(hits) - (1 - exp(-2 * 0.36))) < 0.03


@pytest.mark.parametrize("calm", [{"will": [0, 0]}, {"strength": [[0, 0], [0, 0]]}, {"deal_with": [0, 0]},
                                  {"attack_rate": 0}, {"controller": [0, 0]}, {"escort_effect": 1, "underway": [[0, 10]]}])
def test_no_will_no_presence_or_a_deal_empties_the_road_of_attacks(calm):
    assert day(**calm).threat[0, 0] == 0
    assert not any(day(**calm, key=k).attacked[0] for k in range(200))


def test_a_road_without_traffic_is_threatened_as_if_bare():
    assert day(underway=[[0, 0]]).threat[0, 0] == day(underway=[[5, 0]]).threat[0, 0] == pytest.approx(0.04)
    assert day(corridor_roads=[[0]]).threat[0, 0] == pytest.approx(0.04)


@pytest.mark.parametrize("ring", [[[1, 0], [0, 0]], [[0, 1], [0, 0]]])
def test_who_encircles_an_end_attacks_with_full_will(ring):
    assert day(encirclement=ring).threat[0, 0] == pytest.approx(0.045)
    assert day(encirclement=ring, will=[0, 0]).threat[0, 0] == pytest.approx(0.045)
    assert day(encirclement=ring, will=[1, 0]).threat[0, 0] == pytest.approx(0.045)


def test_a_half_hearted_siege_takes_no_will_away():
    assert day(encirclement=[[0.5, 0.1], [0, 0]]).threat[0, 0] == day().threat[0, 0]


def test_an_actor_spares_roads_between_its_own_places_only():
    assert day(controller=[0, 0]).threat[0, 0] == 0
    assert day(controller=[0, 1]).threat[0, 0] == day(controller=[1, 1]).threat[0, 0] == day().threat[0, 0] > 0


def test_a_siege_without_men_is_words():
    nobody = day(encirclement=[[1, 1], [1, 1]], strength=[[0, 0], [0, 0]], half_presence=0)
    assert not nobody.threat.any()


def test_escorts_and_deals_never_add_attacks_under_the_same_luck():
    for key in range(300):
        hot = {"attack_rate": 3, "key": key}
        plain = day(**hot).attacked[0]
        assert day(**hot, underway=[[0, 40]]).attacked[0] <= plain
        assert day(**hot, deal_with=[0, -1]).attacked[0] <= plain


def test_a_deal_with_one_actor_binds_no_other():
    both = {"strength": [[100, 300], [100, 300]], "will": [0.8, 0.8], "deal_with": [0, 0]}
    assert day(**both).threat[1, 0] > 0


def test_a_country_without_roads_has_a_quiet_day():
    none = {"corridor_roads": np.zeros((1, 0)), "road_id": [], "road_from": [], "road_to": []}
    assert day(**none).attacked.size == 0


def test_a_trickle_of_traffic_is_covered_like_a_stream():
    assert day(underway=[[0.03, 0.01]]).threat[0, 0] == pytest.approx(day().threat[0, 0])


def test_it_compiles():
    assert interdiction.compiled()

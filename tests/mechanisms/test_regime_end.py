"""The end of a regime in sentences."""
from math import exp

import numpy as np
import pytest

from durance.mechanisms.regime_end import regime_end

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

# the capital, a town one road away, a town two roads away; the state, a large and a small rebel force
PALACE = {"elite": [0.5], "patience": [0.4, 1, 1], "coup_age": [1000], "raid": [0], "talks": [0, 0.2, 0.2],
          "strength": [[300, 0, 50], [100, 0, 400], [50, 0, 0]], "morale": [0.4, 0.5, 0.5], "is_capital": [1, 0, 0],
          "is_state": [1, 0, 0], "road_from": [0, 2], "road_to": [1, 1], "key": 1, "deal_rate": 0, "capture_share": 0.5,
          "raid_reach": 0.5, "regime": [0]}
CAPTURED = {"raid": [1], "morale": [1, 1, 1]}


def kind(**changes):
    return regime_end(**PALACE | changes).regime[0]


def share(which, **changes):
    return np.mean([kind(**changes, key=k) == which for k in range(4000)])


def test_captures_and_collapses_follow_a_raid_as_often_as_the_equation_says():
    # 0.5 * 150^2 / (150^2 + 300^2) = 0.1; 0.5 * 0.6^2 * 0.5 = 0.09
    assert abs(share(5, raid=[1]) - 0.1) < 0.02
    assert abs(share(4, raid=[1]) - 0.09) < 0.02


def test_men_one_road_away_count_by_reach_and_men_further_off_not_at_all():
    # 350^2 / (350^2 + 300^2), halved; then 1,300 guards, two thirds of them from next door
    assert abs(share(5, **CAPTURED, strength=[[300, 0, 50], [100, 400, 0], [50, 0, 0]]) - 0.288) < 0.02
    assert share(5, **CAPTURED, strength=[[300, 2000, 50], [100, 0, 400], [50, 0, 0]]) < 0.02
    far = [kind(**CAPTURED, strength=[[300, 0, 9e6], [100, 0, 9e6], [50, 0, 0]], key=k) for k in range(300)]
    assert far == [kind(**CAPTURED, key=k) for k in range(300)]


def test_without_a_raid_nothing_is_taken():
    assert share(5, capture_share=1) == share(4, capture_share=1) == 0


def test_a_raid_alone_brings_no_united_regime_with_willing_guards_down():
    assert share(0, raid=[1], elite=[1], strength=[[9e5, 0, 0], [1, 0, 0], [0, 0, 0]]) == 1
    assert share(0, raid=[1], capture_share=0) == 1


def test_guards_break_where_heart_is_gone_and_rulers_are_split():
    worst = {"raid": [1], "strength": [[300, 0, 0], [0, 0, 9], [0, 0, 0]], "capture_share": 1}
    assert share(4, **worst, morale=[0, 1, 1], elite=[0]) == 1
    assert share(4, **worst, morale=[1, 0, 0], elite=[0]) == 0
    assert share(4, **worst, morale=[0, 1, 1], elite=[1]) == 0


def test_a_coup_that_succeeded_today_ends_it():
    assert kind(coup_age=[0]) == 1
    assert kind(coup_age=[1]) == 0


def test_talks_settle_with_the_strongest_opponent_only():
    assert kind(talks=[0, 1, 0]) == 3
    assert kind(talks=[1, 0.99, 1]) == 0
    assert kind(talks=[0, 0, 1], strength=[[300, 0, 50], [100, 0, 0], [50, 90, 0]]) == 3
    assert kind(talks=[1, 1, 1], strength=[[300, 0, 50], [0, 0, 0], [0, 0, 0]]) == 0


def test_compromises_come_as_often_as_the_equation_says():
    assert abs(share(2, deal_rate=1) - (1 - exp(-0.3))) < 0.02
    assert share(2, deal_rate=1e9, patience=[1, 0, 0]) == share(2, deal_rate=1e9, elite=[1]) == 0


@pytest.mark.parametrize("gone", [1, 2, 3, 4, 5])
def test_nothing_more_happens_to_a_regime_that_is_gone(gone):
    hot = {"deal_rate": 1e9, "raid": [1], "capture_share": 1, "coup_age": [0], "talks": [1, 1, 1]}
    assert {kind(**hot, regime=[gone], key=k) for k in range(50)} == {gone}


@pytest.mark.parametrize(("worse", "which"), [
    ({"elite": [0.1]}, 2), ({"patience": [0.1, 1, 1]}, 2), ({"deal_rate": 2}, 2),
    ({"strength": [[90, 0, 50], [100, 0, 400], [50, 0, 0]]}, 5), ({"capture_share": 0.9}, 5), ({"raid_reach": 0.9}, 5)])
def test_under_the_same_luck_each_strain_only_adds_to_what_it_feeds(worse, which):
    hot = {2: {"deal_rate": 1}, 5: CAPTURED | {"strength": [[300, 0, 50], [100, 90, 400], [50, 0, 0]]}}[which]
    plain, more = ([kind(**hot | change, key=k) == which for k in range(600)] for change in ({}, worse))
    assert all(b >= a for a, b in zip(plain, more, strict=True))
    assert sum(more) > sum(plain)


@pytest.mark.parametrize("odd", [{"strength": np.zeros((3, 3))}, {"strength": [[0, 0, 0], [1e9, 0, 0], [0, 0, 0]]},
                                 {"elite": [0]}, {"elite": [1]}, {"patience": [0, 0, 0]}, {"morale": [0, 0, 0]},
                                 {"road_from": [], "road_to": []}, {"capture_share": 10}])
def test_extremes_leave_labels_that_make_sense(odd):
    for key in range(100):
        assert kind(**odd, raid=[1], deal_rate=1, key=key) in (0, 2, 4, 5)


def test_it_compiles():
    assert regime_end.compiled()

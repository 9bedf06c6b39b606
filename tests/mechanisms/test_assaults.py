"""Assaults in sentences."""
import numpy as np
import pytest

from durance.mechanisms.assaults import assaults

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

# actor 0 the army, actor 1 its enemy, actor 2 a friend of the army, actor 3 an enemy of the army and friend of 1
TIES = [[1, -1, 0.5, -0.5], [-1, 1, -1, 0.4], [0.5, -1, 1, 0], [-0.5, 0.4, 0, 1]]
TOWN = {"strength": [[100], [200], [0], [0]], "morale": [0.5, 0.5, 0.5, 0.5], "tie": TIES, "truce_left": np.zeros((4, 4)),
        "vacated": [0], "controller": [0], "takeable": [1], "seize_rate": 0.01, "race_boost": 2, "punch": [1, 1, 1, 1],
        "mobility": [0.5, 0.5, 0.5, 0.5], "is_foreign": [0, 0, 0, 0], "road_from": [], "road_to": [], "foreign_punch": 1}
# the town lies between a village (place 1) and a camp (place 2)
ROADS = {"road_from": [0, 2], "road_to": [1, 0], "vacated": [0, 0, 0], "controller": [0, 1, 0], "takeable": [1, 1, 1]}


def storm(who=1, **changes):
    return assaults(**TOWN | changes).assault[who, 0]


def test_equation_by_hand():
    # 200 * 0.5 against 100 * 0.5: twice the guard, 0.01 * 2^4
    assert storm() == pytest.approx(0.16)
    # enemies stand together: (200 + 0.4 * 50) * 0.5 against 50, and with half the hostility of the smaller one
    both = {"strength": [[100], [200], [0], [50]]}
    assert storm(**both) == pytest.approx(0.01 * (110 / 50) ** 4)
    assert storm(who=3, **both) == pytest.approx(0.5 * 0.01 * ((25 + 0.4 * 100) / 50) ** 4)


def test_a_column_from_next_door_counts_by_mobility_for_both_sides():
    # 200 + 0.5 * 100 against 100 + 0.5 * 50
    men = {"strength": [[100, 0, 50], [200, 100, 0], [0, 0, 0], [0, 0, 0]]}
    assert storm(**ROADS, **men) == pytest.approx(0.01 * (250 / 125) ** 4)
    assert storm(**ROADS, **men, mobility=[0, 0, 0, 0]) == pytest.approx(0.16)


def test_a_lost_place_is_stormed_from_next_door_without_a_man_in_it():
    lost = ROADS | {"strength": [[0, 0, 400], [100, 0, 0], [0, 0, 0], [0, 0, 0]], "controller": [1, 1, 0]}
    assert storm(who=0, **lost) == pytest.approx(0.16)
    assert storm(who=0, **lost, mobility=[0, 0.5, 0.5, 0.5]) == 0


def test_arms_count_and_a_partners_force_as_much_as_the_dispute_says():
    assert storm(punch=[2, 1, 1, 1]) == pytest.approx(0.01)
    assert storm(punch=[1, 1.5, 1, 1]) == pytest.approx(0.01 * 3**4)
    beside = {"strength": [[100], [200], [200], [0]], "is_foreign": [0, 0, 1, 0], "punch": [1, 1, 2, 1]}
    assert storm(**beside) == pytest.approx(0.01 * (200 / 300) ** 4)
    assert storm(**beside, foreign_punch=0.5) == pytest.approx(0.01)


def test_friends_stand_beside_the_holder():
    assert storm(strength=[[100], [200], [200], [0]]) == pytest.approx(0.01)


def test_an_enemy_under_truce_neither_storms_nor_helps():
    truce = np.zeros((4, 4))
    truce[0, 3] = truce[3, 0] = 5
    both = {"strength": [[100], [200], [0], [50]], "truce_left": truce}
    assert storm(who=3, **both) == 0
    assert storm(**both) == pytest.approx(0.16)


def test_a_base_left_by_partners_counts_for_the_attacker():
    assert storm(strength=[[200], [200], [0], [0]], vacated=[0.5]) == pytest.approx(0.16)


def test_the_rate_has_a_ceiling_and_needs_a_man():
    assert storm(seize_rate=9) == 1
    assert storm(strength=[[100], [1.9], [0], [0]], seize_rate=9) == 0, "1.9 men of half a heart are no light fighter"
    assert storm(takeable=[0]) == 0


def test_where_nobody_holds_all_who_stand_there_storm():
    found = assaults(**TOWN | {"controller": [-1], "strength": [[4], [0], [4], [0]]}).assault[:, 0]
    assert found[0] > 0
    assert found[2] > 0
    assert found[1] == 0


@pytest.mark.parametrize("odd", [{"morale": [0, 1, 0, 0]}, {"strength": np.zeros((4, 1))}, {"race_boost": 1e9, "vacated": [1]},
                                 {"strength": [[0], [1e7], [0], [1e7]]}, {"controller": [3]}])
def test_odd_input_stays_a_rate(odd):
    found = assaults(**TOWN | odd).assault
    assert ((found >= 0) & (found <= 1)).all()


def test_a_country_without_places_has_a_quiet_day():
    none = {"strength": np.zeros((4, 0)), "vacated": [], "controller": [], "takeable": []}
    assert assaults(**TOWN | none).assault.size == 0


def test_it_compiles():
    assert assaults.compiled()

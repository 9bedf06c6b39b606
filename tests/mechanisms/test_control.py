"""Control in sentences, with the assaults that lead to it."""
import numpy as np
import pytest

from durance.mechanisms.assaults import assaults
from durance.mechanisms.control import control

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

# actor 0 the army, actor 1 its enemy, actor 2 a friend of the army, actor 3 an enemy of all
TIES = [[1, -1, 0.5, -1], [-1, 1, -1, -1], [0.5, -1, 1, -1], [-1, -1, -1, 1]]
TOWN = {"strength": [[100], [200], [0], [0]], "morale": [0.5, 0.5, 0.5, 0.5], "tie": TIES, "truce_left": np.zeros((4, 4)),
        "siege_days": [0], "vacated": [0], "seized_order": np.zeros((4, 1)), "takeable": [1], "is_state": [1, 0, 1, 0],
        "is_foreign": [0, 0, 0, 0],
        "place_id": [7], "key": 3, "seize_rate": 0.01, "starve_days": 100, "race_boost": 2, "controller": [0],
        "punch": [1, 1, 1, 1], "mobility": [0, 0, 0, 0], "road_from": [], "road_to": [], "foreign_punch": 1}
YEARS = 3650


def settle(**changes):
    """Storms first, then who holds the place: the two mechanisms as the day runs them."""
    given = TOWN | changes
    stormed = assaults(**{n: x for n, x in given.items() if n in assaults.arguments}).assault
    return control(**{n: x for n, x in given.items() if n in control.arguments} | {"assault": stormed})


def day(**changes):
    found = settle(**changes)
    return found.controller[0], found.taken[0]


def often(**changes):
    who, keys = changes.pop("who", 1), changes.pop("keys", 4000)
    return np.mean([day(key=k, **changes)[0] == who for k in range(keys)])


def truce(a, b):
    made = np.zeros((4, 4))
    made[a, b] = made[b, a] = 10
    return made


def test_a_place_falls_as_often_as_the_ratio_says():
    # twice the guard: 0.01 * 2^4 = 0.16
    assert often() == pytest.approx(1 - np.exp(-0.16), abs=0.02)


def test_friends_stand_beside_the_holder():
    # the guard is (100 + 0.5 * 200) * 0.5: even forces, 0.01
    assert often(strength=[[100], [200], [200], [0]]) == pytest.approx(1 - np.exp(-0.01), abs=0.006)


def test_a_base_left_by_partners_counts_for_the_attacker():
    # even forces times (1 + 2 * 0.5): as if twice the guard
    assert often(strength=[[200], [200], [0], [0]], vacated=[0.5]) == pytest.approx(1 - np.exp(-0.16), abs=0.02)


def test_a_siege_starves_the_garrison_by_hand():
    # 100 / 200 / 100 * (1 - 0.5) = 0.0025 a day; a storm by two men is nothing
    times = {"strength": [[2000], [2], [0], [0]], "siege_days": [100]}
    assert often(**times, keys=40000) == pytest.approx(0.0025, abs=0.0012)
    assert often(**times, morale=[1, 0.5, 0.5, 0.5]) == 0
    assert often(**times | {"strength": [[1000], [0], [0], [0]]}) == 0


def test_the_starved_open_to_the_enemy_with_most_men():
    siege = {"strength": [[9000], [30], [0], [50]], "siege_days": [1e9], "starve_days": 0.5}
    assert often(who=3, keys=300, **siege) > 0.5
    assert often(who=1, keys=300, **siege) == 0


def test_one_to_ten_holds_for_years_and_eight_to_three_without_heart_falls_in_weeks():
    calm = {"strength": [[300], [30], [0], [0]], "morale": [0.6, 0.7, 0, 0], "seize_rate": 0.000006, "starve_days": 1500}
    assert not any(day(key=k, **calm)[1] for k in range(YEARS))
    rout = calm | {"strength": [[300], [800], [0], [0]], "morale": [0.2, 0.7, 0, 0]}
    first = [next(k for k in range(s, s + YEARS) if day(key=k, **rout)[1]) - s for s in range(0, 40 * YEARS, YEARS)]
    assert 3 < np.median(first) < 60


def test_two_enemies_share_by_their_hazards():
    both = {"strength": [[100], [200], [0], [200]], "seize_rate": 1}
    got = [day(key=k, **both)[0] for k in range(3000)]
    # each at the ceiling of 1 a day: 1 - exp(-2), half of it each
    assert np.mean(np.array(got) == 1) == pytest.approx(0.5 * (1 - np.exp(-2)), abs=0.03)
    assert np.mean(np.array(got) == 3) == pytest.approx(0.5 * (1 - np.exp(-2)), abs=0.03)


@pytest.mark.parametrize("safe", [{"takeable": [0]}, {"tie": np.eye(4)}, {"truce_left": truce(0, 1)}, {"seize_rate": 0},
                                  {"strength": [[100], [0.9], [0], [0]]}, {"strength": [[0], [0], [900], [0]]},
                                  {"morale": [0.5, 0, 0.5, 0.5]}])
def test_no_enemy_no_hostility_or_a_truce_keeps_the_place(safe):
    assert not any(day(key=k, **{"seize_rate": 1} | safe)[1] for k in range(300))


def test_an_empty_holder_loses_to_whoever_hostile_stands_there():
    assert often(strength=[[0], [30], [0], [0]], keys=300) > 0.5
    assert often(who=2, strength=[[0], [0], [30], [0]], keys=300) == 0


def test_an_empty_place_is_as_hard_as_one_man_and_half_a_man_takes_nothing():
    assert often(strength=[[0], [4], [0], [0]]) == pytest.approx(1 - np.exp(-0.16), abs=0.02)      # ratio 4 * 0.5 / 1
    assert often(strength=[[0], [0.9], [0], [0]], seize_rate=9, keys=200) == 0


def test_a_place_without_holder_goes_to_who_stands_there():
    assert often(who=2, controller=[-1], strength=[[0], [0], [30], [0]], keys=300) > 0.5
    assert day(controller=[-1], strength=np.zeros((4, 1))) == (-1, 0)
    assert day(controller=[-1], seized_order=[[0], [0], [1], [0]]) == (2, -1)


def test_a_dated_seizure_is_a_fact_even_in_a_truce_and_at_the_capital():
    for key in range(50):
        assert day(key=key, seized_order=[[0], [0], [0], [1]], takeable=[0]) == (3, 1)
        assert day(key=key, seized_order=[[1], [0], [0], [0]], seize_rate=1) == (0, 0)
        assert day(key=key, seized_order=[[0], [1], [0], [0]], seize_rate=1, truce_left=truce(0, 1)) == (1, 1)


def test_taken_counts_losses_gains_and_nothing_between_enemies():
    assert day(seized_order=[[0], [1], [0], [0]]) == (1, 1)
    assert day(seized_order=[[1], [0], [0], [0]], controller=[1]) == (0, -1)
    assert day(seized_order=[[0], [0], [0], [1]], controller=[1]) == (3, 0)
    assert day(seized_order=[[0], [0], [1], [0]]) == (2, 0)
    assert day(taken=[1], seize_rate=0) == (0, 0)


@pytest.mark.parametrize("more", [{"seize_rate": 0.03}, {"strength": [[100], [300], [0], [0]]}, {"vacated": [0.4]},
                                  {"morale": [0.3, 0.5, 0.5, 0.5]}, {"morale": [0.5, 0.9, 0.5, 0.5]},
                                  {"siege_days": [400], "starve_days": 5}])
def test_force_heart_openings_and_hunger_never_save_a_place_under_the_same_luck(more):
    fallen = [(day(key=k)[0], day(key=k, **more)[0]) for k in range(600)]
    assert all(after == 1 for before, after in fallen if before == 1)
    assert sum(after == 1 for _, after in fallen) > sum(before == 1 for before, _ in fallen)


@pytest.mark.parametrize("odd", [{"morale": [0, 1, 0, 0]}, {"strength": np.zeros((4, 1))}, {"race_boost": 1e9, "vacated": [1]},
                                 {"strength": [[0], [1e7], [0], [1e7]]}, {"starve_days": 0.1, "siege_days": [1e6]}])
def test_odd_input_leaves_a_known_holder(odd):
    for key in range(100):
        holder, taken = day(key=key, **odd)
        assert holder in (0, 1, 2, 3)
        assert taken in (-1, 0, 1)


def test_it_tells_who_lost_the_place():
    assert settle(seized_order=[[0], [1], [0], [0]]).lost_by[0] == 0
    assert settle(controller=[-1], seized_order=[[0], [1], [0], [0]]).lost_by[0] == -1
    assert settle(seize_rate=0, lost_by=[2]).lost_by[0] == -1
    assert settle(seized_order=[[1], [0], [0], [0]]).lost_by[0] == -1, "it stays with its holder"


def test_a_country_without_places_has_a_quiet_day():
    none = {n: np.zeros((4, 0)) for n in ("strength", "seized_order")}
    none |= {n: [] for n in ("siege_days", "vacated", "takeable", "place_id", "controller")}
    assert settle(**none).taken.size == 0


def test_a_partner_hands_what_it_takes_to_the_state():
    won = {"controller": [1], "strength": [[50], [1], [900], [0]], "tie": TIES, "is_foreign": [0, 0, 1, 0], "seize_rate": 9}
    found = {day(key=k, **won)[0] for k in range(60)}
    assert found <= {0, 1}
    assert 0 in found


def test_it_compiles():
    assert control.compiled()

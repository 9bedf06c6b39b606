"""Control by support in sentences."""
import numpy as np
import pytest

from durance.mechanisms.rivals.control_by_support import control_by_support

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

# actor 0 the army, actor 1 its enemy, actor 2 another enemy of all
TIES = [[1, -0.5, -1], [-0.5, 1, -1], [-1, -1, 1]]
TOWN = {"strength": [[100], [100], [0]], "tie": TIES, "truce_left": np.zeros((3, 3)), "rule": [[0.2], [0.6], [0.2]],
        "residents": [5000], "seized_order": np.zeros((3, 1)), "takeable": [1], "is_state": [1, 0, 0], "place_id": [7],
        "key": 3, "turn_rate": 0.4, "force_density": 0.02, "controller": [0]}


def day(**changes):
    found = control_by_support(**TOWN | changes)
    return found.controller[0], found.taken[0]


def often(**changes):
    who, keys = changes.pop("who", 1), changes.pop("keys", 4000)
    return np.mean([day(key=k, **changes)[0] == who for k in range(keys)])


def truce(a, b):
    made = np.zeros((3, 3))
    made[a, b] = made[b, a] = 10
    return made


def test_equation_by_hand():
    # equal density 0.5: hold 0.3 against 0.1, lead 0.5; 0.4 * 0.5 * 0.5 = 0.1
    assert often() == pytest.approx(1 - np.exp(-0.1), abs=0.015)


def test_force_alone_turns_no_place_whose_rules_it_does_not_set():
    column = {"strength": [[100], [1e6], [0]], "rule": [[0.8], [0.1], [0.1]], "turn_rate": 1e6}
    assert not any(day(key=k, **column)[1] for k in range(300))


def test_rules_alone_turn_no_place_without_men():
    assert not any(day(key=k, strength=[[100], [0.5], [0]], turn_rate=1e6)[1] for k in range(300))


@pytest.mark.parametrize("more", [{"rule": [[0.1], [0.7], [0.2]]}, {"strength": [[100], [300], [0]]}, {"turn_rate": 0.8},
                                  {"strength": [[50], [100], [0]]}, {"tie": [[1, -1, -1], [-1, 1, -1], [-1, -1, 1]]}])
def test_rules_men_and_hostility_turn_more_under_the_same_luck(more):
    turned = [(day(key=k)[0], day(key=k, **more)[0]) for k in range(600)]
    assert all(after == 1 for before, after in turned if before == 1)
    assert sum(after for _, after in turned) > sum(before for before, _ in turned)


def test_the_denser_force_gains_less_where_few_people_live():
    three = {"strength": [[100], [300], [0]], "rule": [[0.4], [0.4], [0.2]]}
    assert often(**three, residents=[50]) < 0.01
    assert often(**three, residents=[500000]) > 0.05
    assert often(**three, force_density=1e-4) < often(**three, force_density=0.2)


@pytest.mark.parametrize("safe", [{"takeable": [0]}, {"tie": np.eye(3)}, {"truce_left": truce(0, 1)}, {"turn_rate": 0},
                                  {"rule": [[0.5], [0.4], [0.1]]}, {"rule": np.zeros((3, 1))}])
def test_no_enemy_no_lead_or_a_truce_keeps_the_place(safe):
    assert not any(day(key=k, **{"turn_rate": 9} | safe)[1] for k in range(200))


def test_an_empty_holder_loses_to_whom_people_follow():
    assert often(strength=[[0], [50], [0]], turn_rate=9, keys=300) > 0.9


def test_a_place_without_holder_goes_to_one_who_stands_there():
    assert often(controller=[-1], strength=[[0], [50], [50]], turn_rate=9, keys=400) == pytest.approx(0.5, abs=0.1)
    assert day(controller=[-1], strength=np.zeros((3, 1))) == (-1, 0)


def test_a_dated_seizure_is_a_fact_and_taken_counts_it():
    assert day(seized_order=[[0], [0], [1]], takeable=[0]) == (2, 1)
    assert day(seized_order=[[1], [0], [0]], controller=[1]) == (0, -1)
    assert day(seized_order=[[0], [0], [1]], controller=[1]) == (2, 0)
    assert day(seized_order=[[1], [0], [0]], turn_rate=1e6) == (0, 0)


@pytest.mark.parametrize("odd", [{"residents": [0]}, {"strength": np.zeros((3, 1)), "residents": [0]}, {"force_density": 0},
                                 {"turn_rate": 1e12}, {"strength": [[0], [1e9], [1e9]]}])
def test_odd_input_leaves_a_known_holder(odd):
    for key in range(100):
        holder, taken = day(key=key, **odd)
        assert holder in (0, 1, 2)
        assert taken in (-1, 0, 1)


def test_a_country_without_places_has_a_quiet_day():
    none = {n: np.zeros((3, 0)) for n in ("strength", "seized_order", "rule")}
    none |= {n: [] for n in ("residents", "takeable", "place_id", "controller")}
    assert control_by_support(**TOWN | none).taken.size == 0


def test_it_compiles():
    assert control_by_support.compiled()


def test_it_tells_who_lost_the_place():
    assert control_by_support(**TOWN | {"seized_order": [[0], [1], [0]]}).lost_by[0] == 0
    assert control_by_support(**TOWN | {"turn_rate": 0, "lost_by": [2]}).lost_by[0] == -1


def test_friends_help_to_keep_order_for_holder_and_enemy():
    # a partner's 100 men at a tie of 0.8 beside the holder: 180 against the enemy's 100, both of 100 needed
    ties = [[1, -0.5, 0.8], [-0.5, 1, -1], [0.8, -1, 1]]
    beside = {"strength": [[100], [100], [100]], "tie": ties}
    hold, held = 0.6 * 0.5, 0.2 * 180 / 280
    assert often(**beside) == pytest.approx(1 - np.exp(-0.4 * 0.5 * (2 * hold / (hold + held) - 1)), abs=0.015)
    assert often(**beside) < often()

"""The books of people in sentences."""
import numpy as np
import pytest

from durance.mechanisms.balance_people import balance_people

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

# army, a partner's force and rebels, at a town and a city
BOOKS = {"joined": [[-2, 0], [0, 0], [5, 3]], "casualties": [[4, 0], [1, 0], [6, 0]], "moved": [[-10, 10], [0, 0], [7, -7]],
         "routed": [[0, 0], [0, 0], [0, 0]],
         "deployed": [[0, 0], [-20, 30], [0, 0]], "defected": [[8, 0], [0, 0], [-8, 0]],
         "demobilised": [[0, 0], [0, 0], [0, 0]], "fled": [120, -20],
         "sheltered": [-15, 115], "civilians_killed": [[0, 1], [2, 0], [3, 0]], "truce_agreed": [0, 0, 0],
         "prisoner_offer": [0, 0, 40], "strength": [[300, 500], [60, 40], [150, 50]], "residents": [9000, 50000],
         "displaced": [100, 2000]}
FLOWS = ("joined", "casualties", "moved", "routed", "deployed", "defected", "demobilised", "fled", "sheltered",
         "civilians_killed")
STOCKS = ("strength", "residents", "displaced")
TRUCE = {"truce_agreed": [0, 0, 60]}


def people(books):
    return sum(np.sum(books[n] if isinstance(books, dict) else getattr(books, n)) for n in STOCKS)


def test_equation_by_hand():
    end = balance_people(**BOOKS)
    np.testing.assert_allclose(end.strength, [[300 - 2 - 4 - 10 + 8, 510], [60 - 1 - 20, 70], [150 + 5 - 6 + 7 - 8, 46]])
    np.testing.assert_allclose(end.residents, [9000 - 120 - 3 - 5, 50000 + 20 - 3 - 1])
    np.testing.assert_allclose(end.displaced, [85, 2115])


def test_nothing_moves_on_a_still_day():
    end = balance_people(**BOOKS | {n: np.zeros_like(BOOKS[n]) for n in FLOWS})
    for name in STOCKS:
        np.testing.assert_array_equal(getattr(end, name), BOOKS[name])


@pytest.mark.parametrize("truce", [{}, TRUCE])
def test_only_death_and_the_border_change_the_sum_of_people(truce):
    change = people(balance_people(**BOOKS | truce)) - people(BOOKS)
    assert change == np.sum(BOOKS["deployed"]) - np.sum(BOOKS["casualties"]) - np.sum(BOOKS["civilians_killed"])


def test_it_balances_to_a_billionth_over_years_of_any_lawful_flows():
    rng = np.random.default_rng(3)
    now = {n: np.array(BOOKS[n], float) for n in STOCKS}
    dead, came, first = 0.0, 0.0, people(BOOKS)
    for _ in range(2000):
        n, shift = now["strength"], rng.uniform(-0.1, 0.1, 3) * now["strength"].min(1)
        swap = rng.uniform(-0.2, 0.2, 2) * np.minimum(n[0], n[2])
        flows = {"joined": rng.uniform(-0.05, 0.01, (3, 2)) * n, "casualties": rng.uniform(0, 0.01, (3, 2)) * n,
                 "moved": np.stack([shift, -shift], 1),
                 "deployed": np.stack([0 * n[1], rng.uniform(-0.1, 0.1, 2) * n[1], 0 * n[1]]),
                 "defected": np.stack([swap, 0 * swap, -swap]), "civilians_killed": rng.random((3, 2)),
                 "truce_agreed": [0, 0, rng.integers(0, 2)]}
        left = rng.uniform(0, 0.01) * now["residents"][0] - rng.uniform(0, 0.2) * now["displaced"][1]
        end = balance_people(**BOOKS | now | flows | {"fled": [left, 0], "sheltered": [0, left]})
        now = {name: getattr(end, name) for name in STOCKS}
        dead += flows["casualties"].sum() + flows["civilians_killed"].sum()
        came += flows["deployed"].sum()
        assert min(x.min() for x in now.values()) >= 0
    assert people(now) + dead - came == pytest.approx(first, rel=1e-9)


def test_a_joiner_is_a_resident_less_and_a_leaver_one_more():
    for joined in (30, -30):
        flows = {n: np.zeros_like(BOOKS[n]) for n in FLOWS} | {"joined": [[0, 0], [0, 0], [joined, 0]]}
        end = balance_people(**BOOKS | flows)
        assert end.strength[2, 0] == 150 + joined
        assert end.residents[0] == 9000 - joined


def test_who_goes_home_from_a_war_is_a_resident_again():
    plain, end = balance_people(**BOOKS), balance_people(**BOOKS | {"demobilised": [[0, 0], [0, 0], [20, 5]]})
    np.testing.assert_allclose(plain.strength - end.strength, [[0, 0], [0, 0], [20, 5]])
    np.testing.assert_allclose(end.residents - plain.residents, [20, 5])
    assert people(end) == people(plain)


def test_of_a_beaten_garrison_some_arrive_and_the_others_go_home():
    plain, end = balance_people(**BOOKS), balance_people(**BOOKS | {"routed": [[-100, 60], [0, 0], [0, 0]]})
    np.testing.assert_allclose(end.strength - plain.strength, [[-100, 60], [0, 0], [0, 0]])
    np.testing.assert_allclose(end.residents - plain.residents, [40, 0])
    assert people(end) == people(plain)


def test_of_two_beaten_garrisons_each_sends_home_its_part():
    plain, end = balance_people(**BOOKS), balance_people(**BOOKS | {"routed": [[-100, -50], [0, 0], [0, 0]]})
    np.testing.assert_allclose(end.residents - plain.residents, [100, 50])


def test_prisoners_come_back_on_the_day_of_a_truce_only_as_their_comrades_stand():
    plain, freed = balance_people(**BOOKS), balance_people(**BOOKS | TRUCE)
    np.testing.assert_allclose(freed.strength - plain.strength, [[0, 0], [0, 0], [30, 10]])
    np.testing.assert_allclose(freed.residents - plain.residents, [-30, -10])


def test_prisoners_of_nobody_and_crowds_of_prisoners():
    gone = {"strength": [[300, 500], [60, 40], [0, 0]], "joined": np.zeros((3, 2)), "casualties": np.zeros((3, 2)),
            "moved": np.zeros((3, 2)), "defected": np.zeros((3, 2))}
    assert not balance_people(**BOOKS | TRUCE | gone).strength[2].any()
    many = balance_people(**BOOKS | TRUCE | {"prisoner_offer": [0, 0, 1e9]})
    assert many.strength[2, 0] - balance_people(**BOOKS).strength[2, 0] <= 0.01 * 9000
    assert many.residents.min() > 0


def test_the_heaviest_lawful_day_leaves_nothing_negative():
    men, full = np.array(BOOKS["strength"], float), np.array(BOOKS["residents"], float)
    flows = {"casualties": 0.25 * men, "moved": -0.25 * men, "joined": -0.04 * men, "defected": -0.45 * men,
             "demobilised": 0.01 * men,
             "deployed": np.zeros((3, 2)), "fled": 0.2 * full, "sheltered": -0.2 * np.array(BOOKS["displaced"]),
             "civilians_killed": np.stack([0.2 * full, 0 * full, 0 * full])}
    end = balance_people(**BOOKS | flows)
    np.testing.assert_allclose(end.strength, 0, atol=1e-9)
    assert end.strength.min() >= 0
    assert end.residents.min() > 0.59 * full.min()
    assert end.displaced.min() > 0


def test_a_land_without_actors():
    none = {n: np.zeros((0, 2)) for n in FLOWS if n not in ("fled", "sheltered")} | {"strength": np.zeros((0, 2))}
    end = balance_people(**BOOKS | none | {"truce_agreed": [], "prisoner_offer": []})
    np.testing.assert_array_equal(end.residents, [8880, 50020])


def test_yesterdays_books_are_not_overwritten():
    men = np.array(BOOKS["strength"], float)
    balance_people(**BOOKS | {"strength": men})
    np.testing.assert_array_equal(men, BOOKS["strength"])

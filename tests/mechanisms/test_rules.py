"""Rules in sentences."""
import numpy as np
import pytest

from durance.mechanisms.rules import rules

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

# actor 0 holds place 0; actors 1 and 2 stand there too
TOWN = {"strength": [[50], [30], [10]], "controller": [0], "deal_with": [-1], "holder_rule": 16 / 21,
        "concede_share": 0.5, "concede_days": 4, "rule": [[0.6], [0.4], [0]], "is_foreign": [0, 0, 0], "tie": -np.ones((3, 3))}
FRIENDS = {"tie": [[1, -1, 0.5], [-1, 1, -1], [0.5, -1, 1]]}


def day(**changes):
    return rules(**TOWN | changes).rule[:, 0]


def rest(**changes):
    found = np.array(TOWN["rule"] if "rule" not in changes else changes["rule"], float)
    for _ in range(400):
        found = rules(**TOWN | changes | {"rule": found}).rule
    return found[:, 0]


def test_equation_by_hand():
    # wants 16 * 50 / (16 * 50 + 5 * 40) = 0.8, 0.15 and 0.05; a quarter of the way
    np.testing.assert_allclose(day(), [0.65, 0.3375, 0.0125])


def test_where_it_rests():
    np.testing.assert_allclose(rest(), [0.8, 0.15, 0.05])
    np.testing.assert_allclose(rest(strength=[[50], [0], [0]]), [1, 0, 0], atol=1e-12)
    np.testing.assert_allclose(rest(strength=np.zeros((3, 1))), [1, 0, 0], atol=1e-12)
    np.testing.assert_allclose(rest(controller=[-1]), [50 / 90, 30 / 90, 10 / 90])


def test_even_forces_leave_the_holder_his_share_and_more_men_more():
    assert rest(strength=[[50], [30], [20]])[0] == pytest.approx(16 / 21)
    shares = [rest(strength=[[men], [30], [10]])[0] for men in (0, 10, 50, 500)]
    assert shares == sorted(shares)
    assert shares[0] == pytest.approx(0)
    assert shares[-1] > 0.97


def test_a_friend_counts_for_the_holder_by_his_tie_and_for_himself_by_the_rest():
    # with the holder 50 + 0.5 * 10, against him 30 and 0.5 * 10
    own = 16 * 55 / (16 * 55 + 5 * 35)
    np.testing.assert_allclose(rest(**FRIENDS), [own, (1 - own) * 30 / 35, (1 - own) * 5 / 35])


def test_a_partners_force_sets_no_rules_but_those_of_the_holder_it_stands_by():
    np.testing.assert_allclose(rest(is_foreign=[0, 1, 0]), [16 * 50 / 850, 0, 5 * 10 / 850], atol=1e-12)
    np.testing.assert_allclose(rest(is_foreign=[0, 1, 1]), [1, 0, 0], atol=1e-12)
    own = 16 * 30 / (16 * 30 + 5 * 60)
    np.testing.assert_allclose(rest(controller=[1], is_foreign=[0, 1, 0]), [(1 - own) * 50 / 60, own, (1 - own) * 10 / 60])
    leaves = FRIENDS | {"is_foreign": [0, 0, 1]}
    assert rest(**leaves)[1] < rest(**leaves, strength=[[50], [30], [0]])[1], "where it leaves others rule more"


def test_a_deal_hands_over_its_share():
    np.testing.assert_allclose(rest(deal_with=[1]), [0.4, 0.575, 0.025])
    np.testing.assert_allclose(rest(deal_with=[1], concede_share=0), rest())


def test_a_deal_with_the_holder_itself_changes_nothing():
    np.testing.assert_allclose(day(deal_with=[0]), day())


def test_who_deals_needs_no_men_at_the_place():
    assert rest(deal_with=[2], strength=[[50], [0], [0]])[2] == pytest.approx(0.5)


@pytest.mark.parametrize(("more", "who", "sign"), [
    ({"holder_rule": 0.9}, 0, 1), ({"concede_share": 0.7, "deal_with": [1]}, 0, -1), ({"deal_with": [2]}, 2, 1),
    ({"strength": [[50], [30], [40]]}, 2, 1), ({"controller": [1]}, 1, 1), ({"concede_days": 40}, 0, -1)])
def test_signs(more, who, sign):
    before = day(**{k: v for k, v in more.items() if k == "deal_with" and len(more) > 1})[who]
    assert (day(**more)[who] - before) * sign > 0


def test_a_new_holder_of_a_lawless_place_takes_what_nobody_ruled():
    np.testing.assert_allclose(day(rule=np.zeros((3, 1))), [0.95, 0.0375, 0.0125])


def test_nobody_rules_a_place_without_holder_and_men():
    np.testing.assert_allclose(day(controller=[-1], strength=np.zeros((3, 1)), rule=np.zeros((3, 1))), 0)


@pytest.mark.parametrize("odd", [{"holder_rule": 0}, {"holder_rule": 1}, {"concede_share": 1, "deal_with": [2]},
                                 {"concede_days": 1}, {"strength": [[0], [1e9], [0]]}, {"controller": [2], "deal_with": [0]}])
def test_the_sum_is_one_and_each_a_share_for_years(odd):
    found = np.array(TOWN["rule"], float)
    for t in range(1000):
        flip = odd | ({"controller": [t % 3]} if t > 500 else {})
        found = rules(**TOWN | flip | {"rule": found}).rule
        assert ((found >= 0) & (found <= 1 + 1e-12)).all()
        assert found.sum() == pytest.approx(1)


def test_a_country_without_places_has_no_rules():
    none = {"strength": np.zeros((3, 0)), "controller": [], "deal_with": [], "rule": np.zeros((3, 0))}
    assert rules(**TOWN | none).rule.size == 0


def test_it_compiles():
    assert rules.compiled()

"""Views of a variable, each by hand: two members, three actors (the last the state's), two places."""

import numpy as np
import pytest

from durance.ensemble.views import VIEWS, WEIGHTS, view
from durance.mechanisms.motives import motives
from durance.mechanisms.recruitment import recruitment

X = np.array([[[1.0, 2], [3, -4], [5, 6]], [[0, 0], [0, 0], [7, 8]]])
VALUES = {"strength": X, "residents": np.array([[10.0, 100], [20, 200]]), "is_state": np.array([0.0, 0, 1]),
          "is_foreign": np.array([0.0, 1, 0])}
BY_HAND = {
    "actor": [[3, -1, 11], [0, 0, 15]],
    "locality": [[9, 4], [7, 8]],
    "worst": [[5, 6], [7, 8]],
    "people": [[210, -370, 650], [0, 0, 1740]],
    "state": [[5, 6], [7, 8]],
    "others": [[3, 2], [0, 0]],
    "joining": [[4, 2], [0, 0]],
    "native": [[5, 6], [7, 8]],
}
CAUSES = ("by_want", "by_exclusion", "by_abuse", "by_protection")
# two members of a world in which people join: actors 0 and 1 rule, actor 2 is the state's
JOINING = {
    "joined": np.zeros((2, 3, 2)), "activity": np.array([[0.5, 1.0], [0.75, 0.0]]),
    "grievance": np.array([[[0.0, 0.2], [0.4, 0.0], [0.1, 0.5]]] * 2),
    "rule": np.array([[[0.5, 0.2], [0.25, 0], [0.25, 0.8]]] * 2),
    "strength": np.array([[[10.0, 30], [20, 0], [50, 50]]] * 2), "funds": np.array([[40.0, 0, 9], [40, 60, 9]]),
    "residents": np.array([[1000.0, 400], [1000, 400]]), "is_state": np.array([0.0, 0, 1]),
    "join_rate": np.array([0.001, 0.002]), "funds_half": np.array([1.0, 3]), "want_weight": np.array([1.0, 0]),
    "abuse_weight": np.array([2.0, 1]), "protection_weight": np.array([1.0, 1]), "exclusion_weight": np.array([4.0, 2]),
    "exclusion": np.array([0.5, 1.0]), "reform": np.array([[0.25], [0.5]]), "pool_share": np.array([80 / 580, 1]),
    "intake_rate": np.array([1, 0.001]),
}


def one_member(m):
    """The world of one member as the mechanisms take it."""
    return {n: x if n in ("is_state", "exclusion") else x[m] for n, x in JOINING.items() if n != "joined"}


JOINING["motive"] = np.stack([motives(**{n: x for n, x in one_member(m).items() if n in motives.arguments}).motive
                              for m in (0, 1)])


@pytest.mark.parametrize("name", sorted(set(VIEWS) - set(CAUSES)))
def test_each_view_by_hand(name):
    np.testing.assert_array_equal(view(VALUES, f"strength:{name}"), BY_HAND[name])


def test_joiners_by_cause_by_hand():
    # actor 0 of the first member: pay 40 / (40 + 40); weights 1 : 4 : 2 : 1; 0.5 * 1000 and 0.2 * 400 people under its
    # rules, and half of all it can ever have is with it
    base = 0.001 * 0.5 * 0.5 / 8
    want, exclusion, abuse, protection = (view(JOINING, f"joined:{cause}") for cause in CAUSES)
    assert want[0, 0] == pytest.approx(base * 1 * (500 * 0.5 + 80 * 0))
    assert exclusion[0, 0] == pytest.approx(base * 4 * 0.75 * (500 * 0.5 + 80 * 1))
    assert abuse[0, 0] == pytest.approx(base * 2 * (500 * 0.1 + 80 * 0.5))
    assert protection[0, 0] == pytest.approx(base * 1 * (500 * 0.4 + 80 * 0)), "what it did itself drives nobody to it"
    assert want[1, 0] == 0, "without weight nobody comes"
    for found in (want, exclusion, abuse, protection):
        assert found[0, 1] == 0, "without funds nobody is paid"
        assert (found[:, 2] == 0).all(), "the state's own forces recruit otherwise"


@pytest.mark.parametrize("m", [0, 1])
def test_the_causes_sum_to_what_the_mechanism_lets_join(m):
    one = one_member(m)
    told = recruitment(**{n: x for n, x in one.items() if n in recruitment.arguments}, morale=[1, 1, 1], planned=[0, 0, 0],
                       bills_unpaid=[0], is_foreign=[0, 0, 0], quit_rate=0)
    np.testing.assert_allclose(sum(view(JOINING, f"joined:{c}")[m] for c in CAUSES), told.joined.sum(-1), rtol=1e-12)
    assert told.joined.sum() > 0


def test_without_weights_nobody_joins_for_anything():
    none = JOINING | {w: np.zeros(2) for w in WEIGHTS}
    assert all((view(none, f"joined:{c}") == 0).all() for c in CAUSES)


def test_a_bare_name_is_the_variable_itself():
    assert view(VALUES, "strength") is X


@pytest.mark.parametrize("name", ["strenght", "strength:sum", "strenght:actor"])
def test_what_does_not_exist_is_refused(name):
    with pytest.raises(KeyError):
        view(VALUES, name)


def test_dear_views_are_taken_once_a_week_and_held_between(siege):
    from durance.ensemble.block import run_block

    members = np.arange(4, dtype=np.uint64)
    names = ("joined:by_want", "strength:actor")
    trace = run_block(siege, members, 4, 20, 1, names, dtype=float)[1]
    dear, cheap = (np.diff(trace[n], axis=0).any((1, 2)) for n in names)
    assert set(np.flatnonzero(dear) + 1) == {7, 14}
    assert cheap.all()

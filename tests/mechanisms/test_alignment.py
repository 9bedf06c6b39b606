"""Alignment in sentences."""
from math import exp

import numpy as np
import pytest

from durance.core.mechanism import REGISTRY
from durance.mechanisms.alignment import alignment

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

# 0 army, 1 a partner's force, 2 signatories, 3 insurgents
TIE = np.array([[1, 0.8, -0.5, -1], [0.8, 1, -0.6, -1], [-0.5, -0.6, 1, 0.2], [-1, -1, 0.2, 1]])
ZERO = np.zeros((4, 4))
FIELD = {"dyad_clashes": ZERO, "strength": [[300, 300], [0, 200], [50, 50], [100, 0]], "betrayal": ZERO, "settled": [0] * 4,
         "accord_order": [1], "affinity": TIE, "is_state": [1, 1, 0, 0], "is_foreign": [0, 1, 0, 0],
         "signatory": [0, 0, 1, 0], "enemy_pull": 0.01, "clash_push": 0.05, "accord_pull": 0.4, "tie_days": 100, "tie": TIE,
         "accord": [0]}


def both(value, a, b):
    made = np.zeros((4, 4))
    made[a, b] = made[b, a] = value
    return made


def day(**changes):
    return alignment(**FIELD | changes)


def test_equation_by_hand():
    # rebels and insurgents share the army (0.5 * 1 * 600) and its partner (0.6 * 1 * 200) among 1,000 men; one clash
    draw, part, back = 0.01 * 0.42 * (1 - 0.5), 0.05 * 2, 1 / 100
    goal = (draw - part + 0.2 * back) / (draw + part + back)
    found = day(betrayal=both(0.5, 2, 3), dyad_clashes=both(2, 2, 3)).tie
    assert found[2, 3] == found[3, 2] == pytest.approx(goal + (0.2 - goal) * exp(-draw - part - back))


def test_without_enemies_clashes_or_accord_ties_rest_where_they_belong():
    np.testing.assert_allclose(day(enemy_pull=0).tie, TIE, atol=1e-12)
    moved = TIE * 0.5
    for _ in range(3000):
        moved = day(enemy_pull=0, tie=moved).tie
    off = ~np.eye(4, dtype=bool)
    np.testing.assert_allclose(moved[off], TIE[off], atol=1e-6)


@pytest.mark.parametrize(("pair", "change", "sign"), [
    ((2, 3), {"enemy_pull": 0.05}, 1), ((2, 3), {"betrayal": both(1, 2, 3)}, -1), ((2, 3), {"dyad_clashes": both(1, 2, 3)}, -1),
    ((0, 2), {"accord": [1]}, 1), ((0, 2), {"dyad_clashes": both(1, 0, 2)}, -1),
    ((2, 3), {"strength": [[9, 0], [0, 9], [50, 50], [900, 0]]}, -1), ((0, 3), {"tie": both(-0.5, 0, 3)}, 1)])
def test_enemies_draw_clashes_and_betrayal_part_and_an_accord_binds(pair, change, sign):
    assert (day(**change).tie[pair] - day().tie[pair]) * sign > 0


def test_an_accord_binds_own_forces_and_signatories_only():
    plain, bound = day(enemy_pull=0).tie, day(enemy_pull=0, accord=[1]).tie
    changed = {tuple(sorted(x)) for x in np.argwhere(plain != bound).tolist()}
    assert changed == {(0, 2)}


def test_a_settlement_makes_former_enemies_of_own_forces_and_that_group_only():
    plain, bound = day(enemy_pull=0).tie, day(enemy_pull=0, settled=[0, 0, 0, 1]).tie
    assert {tuple(sorted(x)) for x in np.argwhere(plain != bound).tolist()} == {(0, 3)}
    tie = TIE
    for _ in range(1000):
        tie = day(enemy_pull=0, settled=[0, 0, 0, 1], tie=tie).tie
    assert tie[0, 3] == pytest.approx(0.4, abs=1e-3)
    np.testing.assert_array_equal(day(settled=[0, 0, 0, -1]).tie, day().tie)


def test_an_accord_dies_of_clashes_in_months_and_at_once_when_cancelled():
    life, months = [1.0], []
    for now in range(400):
        life = day(accord=life, dyad_clashes=both(0.5, 0, 2)).accord
        months.append((now, life[0]))
    half = next(n for n, x in months if x < 0.5)
    assert 20 < half < 60
    assert life[0] == pytest.approx(0.01 / (0.01 + 0.025), abs=1e-3)
    assert day(accord=[1], accord_order=[0]).accord[0] == 0
    assert day(accord=[1]).accord[0] == pytest.approx(1)


def test_clashes_with_a_partners_force_count_against_the_accord_others_do_not():
    assert day(accord=[1], dyad_clashes=both(1, 1, 2)).accord[0] < 1
    assert day(accord=[1], dyad_clashes=both(9, 0, 3)).accord[0] == pytest.approx(1)
    assert day(accord=[1], dyad_clashes=both(9, 2, 3)).accord[0] == pytest.approx(1)


def test_an_accord_that_is_kept_in_peace_comes_back_slowly():
    assert day(accord=[0.2]).accord[0] == pytest.approx(1 - 0.8 * exp(-1 / 100))


@pytest.mark.parametrize("odd", [{"enemy_pull": 1e3}, {"clash_push": 1e3, "dyad_clashes": np.full((4, 4), 50)},
                                 {"strength": np.zeros((4, 2))}, {"strength": np.zeros((4, 0))}, {"tie_days": 1e-3},
                                 {"accord": [1], "tie_days": 1e9}])
def test_ties_stay_symmetric_and_within_bounds(odd):
    found = day(**odd)
    assert np.isfinite(found.tie).all()
    assert (np.abs(found.tie) <= 1 + 1e-12).all()
    np.testing.assert_array_equal(found.tie, found.tie.T)
    assert 0 <= found.accord[0] <= 1 + 1e-12


def test_the_order_of_actors_in_the_file_changes_nothing():
    turn = [2, 0, 3, 1]
    square = {n: np.array(FIELD[n])[turn][:, turn] for n in ("dyad_clashes", "betrayal", "affinity", "tie")}
    line = {n: np.array(FIELD[n])[turn] for n in ("strength", "is_state", "is_foreign", "signatory")}
    np.testing.assert_allclose(day(**square, **line).tie, day().tie[turn][:, turn], atol=1e-14)


def test_it_compiles():
    assert REGISTRY["alignment"].compiled()

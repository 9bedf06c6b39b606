"""Shrinkage: by hand, ghosts set the floor, and two opinions agree or not."""

import numpy as np
import pytest

from durance.analysis.calibrate import esmda
from durance.analysis.shrinkage import GHOSTS, floor, shrinkage, with_ghosts


@pytest.fixture
def before():
    return np.random.default_rng(1).standard_normal((4000, 3))


def test_by_hand_and_the_most_narrowed_first(before):
    after = before * [1.0, 0.5, 0.95] + [0.0, 1.0, 2.0]
    rows = shrinkage(["a", "b", "c"], before, after)
    assert [r.name for r in rows] == ["b", "c", "a"]
    assert [r.shrinkage for r in rows] == pytest.approx([0.5, 0.05, 0])
    assert [r.shift for r in rows] == pytest.approx([1, 2, 0], abs=0.06)
    assert [r.informed for r in rows] == [True, False, False]
    assert all(r.agree is None and np.isnan(r.mean) for r in rows)


def test_a_small_ensemble_shrinks_of_itself_and_its_ghosts_tell():
    rng = np.random.default_rng(2)
    z = with_ghosts(rng.standard_normal((40, 2)), 1)
    assert z.shape == (40, 2 + GHOSTS)
    moved = esmda(z, lambda now: now[:, :1] + rng.standard_normal((40, 8)), np.zeros(8), np.ones(8), 4, rng)
    noise = floor(z[:, 2:], moved[:, 2:])
    rows = {r.name: r for r in shrinkage(["seen", "not seen"], z[:, :2], moved[:, :2], noise)}
    assert noise > 0.1
    assert rows["seen"].informed
    assert not rows["not seen"].informed


def test_ghosts_leave_the_true_parameters_alone():
    z = np.random.default_rng(3).standard_normal((50, 2))
    told = [esmda(start, lambda now: now[:, :1], np.ones(1), np.ones(1), 4, np.random.default_rng(4))
            for start in (z, with_ghosts(z, 9))]
    np.testing.assert_allclose(told[0], told[1][:, :2], rtol=1e-9)


@pytest.mark.parametrize(("mean", "width", "wobble", "agree"), [
    (0.0, 1.0, 0.0, True), (0.8, 1.0, 0.0, False), (0.8, 1.0, 0.5, True), (0.0, 1.7, 0.0, False), (0.0, 0.6, 0.0, False)])
def test_two_opinions(before, mean, width, wobble, agree):
    second = before * width + mean
    rows = shrinkage(["a", "b", "c"], before, before, 0.0, second, np.full(3, wobble))
    assert [r.agree for r in rows] == [agree] * 3

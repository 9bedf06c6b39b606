"""Refits: a world whose parameters are known, nothing later, and members that come by weight."""

import numpy as np
import pytest

from durance.analysis.forecast.refit import (
    DISCREPANCY,
    KEPT,
    YEARLY,
    Past,
    drawn,
    effective,
    effects,
    normal_scores,
    refit,
    weights,
)

MONTHS = 120


def world(truth: float, origins: int = 24, members: int = 200, seed: int = 1):
    """Members whose first parameter moves log deaths by 0.5 a deviation, and months counted at `truth` deviations."""
    rng = np.random.default_rng(seed)
    past = {}
    for at in range(0, origins * 3, 3):
        z = normal_scores({name: rng.random(members) for name in "abcdef"}, list("abcdef"))
        past[at] = Past(z, 100 * np.exp(0.5 * z[:, :1, None] + rng.normal(0, 0.3, (members, 12, 1))))
    dead = np.full((MONTHS, 1), 100 * np.exp(0.3**2 / 2 + 0.5 * truth))
    return past, dead


def test_scores_are_by_rank_and_nothing_for_what_does_not_vary():
    found = normal_scores({"a": np.array([5.0, 1e9, -3.0]), "b": np.full(3, 7.0)}, ["a", "b"])
    assert found[:, 1].tolist() == [0, 0, 0]
    assert found[:, 0] == pytest.approx([0, 0.967, -0.967], abs=0.001)


def test_effects_are_found_and_luck_is_not():
    rng = np.random.default_rng(0)
    z = rng.normal(size=(4000, 30))
    found = effects(z, (0.5 * z[:, 0] - 0.2 * z[:, 3] + rng.normal(size=4000))[:, None])[:, 0]
    assert found[[0, 3]] == pytest.approx([0.5, -0.2], abs=0.05)
    assert (np.delete(found, [0, 3]) != 0).sum() <= 1


@pytest.mark.parametrize("truth", [-1.0, 0.0, 1.0])
def test_members_move_towards_the_truth_and_not_all_the_way(truth):
    past, dead = world(truth)
    fit = refit(past, dead, 83)
    assert fit.gap == pytest.approx([0.5 * truth], abs=0.1)
    assert fit.effect[1:, 0].tolist() == [0, 0, 0, 0, 0]
    z = past[0].z
    mean = weights(fit, z) @ z[:, 0]
    exact = 0.25 / (0.25 + fit.variance[0]) * fit.gap[0] / 0.5      # the conjugate posterior, in deviations
    assert mean == pytest.approx(exact, abs=0.06)
    assert abs(mean) <= abs(truth) + 0.06


def test_more_years_say_more_but_never_more_than_the_discrepancy_lets_them():
    few, many = (refit(world(1.0, n)[0], world(1.0)[1], 3 * n + 11) for n in (4, 24))
    assert many.variance[0] < few.variance[0]
    assert many.variance[0] > DISCREPANCY**2 + YEARLY**2 / 6


def test_nothing_after_the_origin_is_read():
    past, dead = world(0.5)
    changed = {k: one if k <= 40 else Past(one.z, one.deaths * 50) for k, one in past.items()}
    later = np.where(np.arange(MONTHS)[:, None] > 40, 1e9, dead)
    for one, other in zip(refit(past, dead, 40), refit(changed, later, 40), strict=True):
        np.testing.assert_array_equal(one, other)
    assert refit(past, dead, 5) is None
    assert weights(None, past[0].z).tolist() == [1 / 200] * 200


def test_enough_members_stay_however_loud_the_data():
    past, dead = world(8.0)
    weight = weights(refit(past, dead, 83), past[0].z)
    assert effective(weight) == pytest.approx(KEPT, abs=0.01)
    assert weight @ past[0].z[:, 0] > 0.3


def test_members_are_drawn_as_often_as_they_weigh():
    assert drawn(np.full(5, 0.2)).tolist() == [0, 1, 2, 3, 4]
    assert drawn(np.array([0.0, 0.75, 0.0, 0.25])).tolist() == [1, 1, 1, 3]
    assert effective(np.array([0.5, 0.5, 0, 0])) == pytest.approx(0.5)

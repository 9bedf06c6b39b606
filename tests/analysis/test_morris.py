"""Morris' screen against hand, SALib and what a linear function must give."""

import numpy as np
import pytest
from SALib.analyze import morris as oracle

from durance.analysis.morris import effects, walks


def test_each_walk_moves_every_input_once_and_stays_in_the_cube():
    points = walks(7, 20, seed=3)
    moved = np.diff(points, axis=1) != 0
    assert points.shape == (20, 8, 7)
    assert points.min() >= 0
    assert points.max() <= 1 + 1e-12
    assert (moved.sum(axis=1) == 1).all()
    assert (moved.sum(axis=2) == 1).all()
    assert (np.sign(np.diff(points, axis=1)).sum(axis=1) != 0).any()


def test_walks_go_up_and_down():
    steps = np.diff(walks(5, 200, seed=1), axis=1)
    assert 0.3 < (steps > 0).sum() / (steps != 0).sum() < 0.7


def test_a_linear_function_gives_its_slopes():
    points, slopes = walks(4, 10, seed=2), np.array([3.0, -1.0, 0.0, 0.5])
    told = effects(points, points @ slopes)
    assert told.mu == pytest.approx(slopes)
    assert told.mu_star == pytest.approx(np.abs(slopes))
    assert told.sigma == pytest.approx(0, abs=1e-9)
    assert (told.low <= told.mu_star + 1e-12).all()
    assert (told.mu_star <= told.high + 1e-12).all()


def test_a_product_shows_in_sigma():
    points = walks(3, 50, seed=4)
    told = effects(points, points[..., 0] * points[..., 1])
    assert told.sigma[0] > 0.1
    assert told.sigma[2] == 0


def test_as_salib():
    points = walks(6, 40, seed=5)
    y = np.sin(points[..., 0] * 3) + points[..., 1] ** 2 * points[..., 2] + 0.1 * points[..., 3]
    problem = {"num_vars": 6, "names": list("abcdef"), "bounds": [[0, 1]] * 6}
    flat = points.reshape(-1, 6)
    found = oracle.analyze(problem, flat, y.reshape(-1), num_levels=4, seed=1)
    told = effects(points, y)
    assert told.mu == pytest.approx(np.asarray(found["mu"], float))
    assert told.mu_star == pytest.approx(np.asarray(found["mu_star"], float))
    assert told.sigma == pytest.approx(np.asarray(found["sigma"], float))

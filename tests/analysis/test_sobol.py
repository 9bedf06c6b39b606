"""Sobol' indices against functions whose indices are known, and SALib."""

import numpy as np
import pytest
from SALib.analyze import sobol as oracle

from durance.analysis.sobol import design, indices


def ishigami(x: np.ndarray) -> np.ndarray:
    x = np.pi * (2 * x - 1)
    return np.sin(x[..., 0]) + 7 * np.sin(x[..., 1]) ** 2 + 0.1 * x[..., 2] ** 4 * np.sin(x[..., 0])


def test_ishigami():
    told = indices(ishigami(design(3, 4096, seed=1)))
    assert told.first == pytest.approx([0.3139, 0.4424, 0.0], abs=0.02)
    assert told.total == pytest.approx([0.5576, 0.4424, 0.2437], abs=0.02)


def test_intervals_hold_the_truth_of_a_sum():
    told = indices(design(3, 1024, seed=2) @ np.array([1.0, 2.0, 0.0]))
    for low, high, truth in zip(told.total_low, told.total_high, [0.2, 0.8, 0.0], strict=True):
        assert low - 1e-12 <= truth <= high + 1e-12


def test_as_salib():
    points = design(4, 256, seed=3)
    y = points[..., 0] ** 2 + points[..., 1] * points[..., 2] + 0.05 * points[..., 3]
    told = indices(y)
    # SALib wants for each row: A, AB1..ABn, B, and scales y first
    flat = np.concatenate([y[0:1], y[2:], y[1:2]]).T.reshape(-1)
    problem = {"num_vars": 4, "names": list("abcd"), "bounds": [[0, 1]] * 4}
    found = oracle.analyze(problem, flat, calc_second_order=False, seed=1)
    assert told.total == pytest.approx(found["ST"], rel=0.02, abs=0.005)
    assert told.first == pytest.approx(found["S1"], rel=0.1, abs=0.03)


def test_nothing_moves():
    assert indices(np.ones((5, 8))).total.tolist() == [0.0, 0.0, 0.0]


def test_rows_must_be_a_power_of_two():
    with pytest.raises(ValueError, match="power of two"):
        design(3, 100, seed=1)

"""Boxes: a known box is found, noise gives none, and the numbers are those of ema-workbench on the same box."""

import warnings

import numpy as np
import pandas as pd
import pytest

from durance.analysis.discover import discover, inside

RNG = np.random.default_rng(1)
N = 2000
X = {name: RNG.random(N) for name in "abcdefgh"}
TRUE = (X["a"] > 0.7) & (X["b"] < 0.5)


def test_a_known_box_is_found():
    box = discover(X, TRUE)
    assert box is not None
    assert set(box.limits) == {"a", "b"}
    assert box.limits["a"][0] == pytest.approx(0.7, abs=0.03)
    assert box.limits["b"][1] == pytest.approx(0.5, abs=0.03)
    assert box.density > 0.95
    assert box.coverage > 0.9
    assert max(box.p.values()) < 1e-6


def test_a_noisy_box_is_found_and_its_shares_are_those_of_its_members():
    cases = (RNG.random(N) < np.where(TRUE, 0.8, 0.1))
    box = discover(X, cases)
    assert box is not None
    assert {"a", "b"} <= set(box.limits)
    held = inside(box.limits, X)
    assert box.density == cases[held].mean()
    assert box.coverage == cases[held].sum() / cases.sum()
    assert box.mass == held.mean()


def test_a_reading_is_found():
    label = RNG.choice(["want", "abuse", "shield"], N)
    box = discover({**X, "D1": label}, (label == "abuse") & (X["a"] > 0.5), choices=("D1",))
    assert box is not None
    assert box.limits["D1"] == frozenset({"abuse"})
    assert box.limits["a"][0] == pytest.approx(0.5, abs=0.03)


def test_nothing_to_find():
    assert discover(X, np.zeros(N, bool)) is None
    assert discover(X, np.ones(N, bool)) is None


def test_as_good_as_ema_workbench():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from ema_workbench.analysis import prim
    cases = (RNG.random(N) < np.where(TRUE, 0.9, 0.05))
    found = prim.Prim(pd.DataFrame(X), cases, threshold=0.5, peel_alpha=0.05).find_box()
    path = found.peeling_trajectory
    box = discover(X, cases)
    assert box is not None
    theirs = (path["density"] * path["coverage"]).max()
    assert box.density * box.coverage >= 0.95 * theirs

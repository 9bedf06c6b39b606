"""A calibration in its order: the gate sees the prior, the fit narrows what the data tell of, the rest is said so."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from durance.analysis.fitting import enter, fitted
from durance.ensemble.members import sample
from durance.scenario import scenario

END = date(2030, 1, 31)


@pytest.fixture(scope="module")
def entered(siege):
    return enter(siege, END, 160, 1)


@pytest.fixture(scope="module")
def found(entered):
    return fitted(entered, 80, 3, 1)


def test_the_gate_is_asked_of_the_prior(entered, siege):
    assert entered.z.shape == (160, len(entered.what.names))
    assert entered.y.shape == (160, 1)
    assert entered.luck.shape == (1, 1)
    assert 0 < entered.luck[0, 0] < entered.y.var()
    assert 0 < entered.gate.joint <= 1


def test_a_fit_narrows_what_its_target_feels(found):
    rows = {r.name: r for r in found.rows}
    assert set(rows) == set(found.draws)
    assert max(r.shrinkage for r in found.rows) > 0.02
    assert np.isfinite([r.mean for r in found.rows]).all()
    assert all(r.wobble > 0 for r in found.rows)


def test_the_fitted_members_lie_nearer_to_what_was_seen_under_new_luck(found):
    middle = found.what.aim.middle[0]
    assert abs(found.fitted.mean() - middle) < abs(found.pool.mean() - middle)


def test_every_run_of_a_fitted_scenario_carries_the_joint_draws(siege, found):
    carried = sample(replace(siege, draws=found.draws), np.arange(80, dtype=np.uint64), 80, 7).values
    for name, x in found.draws.items():
        np.testing.assert_array_equal(carried[name], x)


def test_more_futures_than_draws_take_whole_rows(siege, found):
    carried = sample(replace(siege, draws=found.draws), np.arange(200, dtype=np.uint64), 200, 7).values
    rows = set(zip(*found.draws.values(), strict=True))
    assert set(zip(*(carried[name] for name in found.draws), strict=True)) <= rows


def test_the_fitted_blockade_carries_its_fit(mali):
    made = scenario(mali, "blockade-2025-fitted")
    rows = next(iter(made.draws.values())).size
    carried = sample(made, np.arange(rows, dtype=np.uint64), rows, 1).values
    assert set(made.draws) == {p.name for p in mali.parameters.values() if p.fit}
    for name, x in made.draws.items():
        np.testing.assert_array_equal(carried[name], x)

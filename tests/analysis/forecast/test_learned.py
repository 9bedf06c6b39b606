"""Runs with members drawn by refits: each origin by what lay before its January, and by draws the run really had."""

import numpy as np
import pytest

from durance.analysis.forecast import learned as module
from durance.analysis.forecast.learned import drawn_scores, in_words, learned
from durance.analysis.forecast.origins import starting
from durance.ensemble.block import run_block

MONTHS = [f"{year}-{month:02d}" for year in (2012, 2013, 2014) for month in (1, 4, 7, 10)]


@pytest.fixture
def world(monkeypatch):
    """Runs of three regions whose deaths hang on one of two parameters, without a model."""
    rng = np.random.default_rng(2)
    scores = {month: rng.normal(size=(60, 2)) for month in MONTHS}
    runs = {month: 10 * np.exp(0.6 * z[:, 0, None, None, None] + rng.normal(0, 0.2, (60, 12, 3, 2)))
            for month, z in scores.items()}
    monkeypatch.setattr(module, "drawn_scores", lambda pack, runs, seed: (["force", "idle"], scores))
    return runs, scores


def test_members_follow_what_was_counted_before_their_january(world):
    runs, _ = world
    dead = np.full((60, 1), 400.0)
    told = learned(None, runs, np.ones((3, 1)), dead, "2012-01", 1)
    assert sorted(told.fits) == [-1, 11, 23]
    np.testing.assert_array_equal(told.runs["2012-07"], runs["2012-07"])      # nothing was known before the first January
    assert told.runs["2014-04"].mean() > 1.2 * runs["2014-04"].mean()
    assert told.moved[23][0] > 0.3 > abs(told.moved[23][1])
    assert all(told.kept[k] > 0.49 for k in told.kept)
    assert "force +" in in_words(told)
    assert "idle" not in in_words(told)


def test_nothing_after_january_moves_a_member(world):
    runs, _ = world
    dead = np.full((60, 1), 400.0)
    later = np.where(np.arange(60)[:, None] > 23, 1e6, dead)
    one, other = (learned(None, runs, np.ones((3, 1)), d, "2012-01", 1).runs for d in (dead, later))
    for month in MONTHS:
        np.testing.assert_array_equal(one[month], other[month])
    fresh = learned(None, runs, np.ones((3, 1)), dead, "2012-01", 1, fresh=["2014-10"])
    assert 33 in fresh.fits


def test_scores_are_of_the_draws_that_the_run_had(mali):
    made = starting(mali, "2016-12", 1)
    sample = run_block(made, np.arange(4, dtype=np.uint64), 4, 1, 7 + 201612, ("fuel",))[0]
    names, scores = drawn_scores(mali, {"2016-12": np.zeros((4, 1, 2, 2))}, 7)
    k = names.index("attack_rate")
    assert scores["2016-12"][:, k].argsort().tolist() == sample.values["attack_rate"].argsort().tolist()
    assert np.ptp(scores["2016-12"][:, k]) > 0

"""Rows of a case: ratios, targets and goals by hand."""

import numpy as np
import pytest

from durance.analysis.forecast.judge import against, cover, only, plain, ratio, row, within

CASE = {"id": "X", "pass": {"r": 1.05, "held": [0.8, 1.0]}, "good": {"r": 0.7}}
ROWS = {"model": np.array(["us"] * 12 + ["them"] * 12, object), "target": np.tile(np.arange(12), 2),
        "crps": np.concatenate([np.full(12, 3.0), np.full(12, 4.0)]), "held": np.concatenate([np.ones(12), np.zeros(12)])}


def test_targets_are_a_number_or_a_range():
    assert [within(x, 1.0) for x in (0.9, 1.0, 1.1)] == [True, True, False]
    assert [within(x, 3.0, most=False) for x in (2.0, 3.0)] == [False, True]
    assert [within(x, [0.8, 0.9]) for x in (0.7, 0.85, 0.95)] == [False, True, False]
    assert within(1.0, None) is None


def test_a_ratio_and_its_interval():
    told, ends, ours, theirs = ratio(ROWS, "us", "them")
    assert (told, ours, theirs) == (0.75, 3.0, 4.0)
    assert ends == pytest.approx([0.75, 0.75])      # every month differs alike: nothing is left to luck


def test_rows_carry_target_verdict_and_goal():
    got = against(CASE, "r", ROWS, "us", "them")
    assert (got["case"], got["target"], got["met"], got["good"], got["benchmark"]) == ("X", 1.05, True, False, 1.0)
    assert got["note"] == "us 3, them 4"
    free = plain(CASE, "crps", ROWS, "us", "them", "crps")
    assert (free["target"], free["met"], free["ours"], free["benchmark"]) == (None, None, 3.0, 4.0)
    assert free["interval"] == pytest.approx([3.0, 3.0])
    held = cover(CASE, "held", ROWS, "us", "them", 0.9)
    assert (held["ours"], held["met"]) == (1.0, True)
    assert held["interval"] == [8 / 12, 1.0]
    assert row(CASE, "r", 1.2)["met"] is False


def test_a_subset_keeps_rows_together():
    calm = only(ROWS, ROWS["target"] != 5)
    assert len(calm["crps"]) == 22
    assert 5 not in calm["target"]

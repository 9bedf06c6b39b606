"""Rows of things seen once: what counts as inside, and what falls short."""

import numpy as np
import pytest

from durance.analysis.score.crps import crps
from durance.analysis.score.verdict import counted, fell_short, held, judged

CASE = {"id": "X", "pass": {"inside80": 2}, "good": {"inside50": 2}, "seen": {"point": [50, 50], "range": [96, 200]}}
EVEN = np.arange(101.0)


def test_a_point_is_inside_when_the_interval_holds_it():
    row = held(CASE, "point", EVEN, benchmark=40.0)
    assert (row["target"], row["ours"], row["interval"]) == (50.0, 50.0, [10.0, 90.0])
    assert row["met"]
    assert row["good"]
    assert f"CRPS {float(crps(EVEN, np.array(50.0))):.4g}" in row["note"]
    assert "the benchmark's 10" in row["note"]


def test_a_range_is_missed_when_the_interval_ends_before_it():
    row = held(CASE, "range", EVEN)
    assert not row["met"]
    assert held(CASE, "range", EVEN * 1.1)["met"]
    assert not held(CASE, "range", EVEN * 1.1)["good"]


def test_never_is_later_than_every_day_and_the_cap_stands_for_it_in_the_score():
    late = np.where(EVEN < 40, EVEN, np.inf)
    row = held(CASE, "point", late, cap=100.0)
    assert row["ours"] is None
    assert row["interval"] == [10.0, None]
    assert row["met"]
    assert "never" in row["note"]
    assert f"CRPS {float(crps(np.minimum(late, 100.0), np.array(50.0))):.4g}" in row["note"]


def test_what_is_counted_is_held_against_the_file():
    rows = [held(CASE, "point", EVEN), held(CASE, "range", EVEN)]
    inside80, inside50 = counted(CASE, rows)
    assert (inside80["ours"], inside80["met"]) == (1.0, False)
    assert (inside50["ours"], inside50["good"], inside50["met"]) == (1.0, False, None)
    assert fell_short([*rows, inside80, inside50]) == ["range", "inside80"]
    assert len(judged([*rows, inside80, inside50, {"metric": "idle", "met": None, "good": None}])) == 4


def test_a_case_without_the_thing_is_an_error():
    with pytest.raises(KeyError):
        held(CASE, "other", EVEN)

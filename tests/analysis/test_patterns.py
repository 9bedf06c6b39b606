"""Patterns: each statistic by hand, the edges of met and inside, and windows that a run does not cover."""

from types import SimpleNamespace

import numpy as np
import pytest

from durance.analysis.patterns import STATISTICS, compare, judge, observed_patterns, values
from durance.ensemble.run import run
from durance.pack.model import Unknown

NAN = np.nan
SERIES = np.array([[0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0], [0, 0, 0, 0, 0, 0]], float)


def found(statistic, series=SERIES, **given):
    fake = SimpleNamespace(manifest={"start": "2030-01-01"}, array=lambda name: series, at=lambda name, place: series * 10)
    entry = {"outcome": "x", "at": "land", "statistic": statistic, "from": "2030-01-02", "to": "2030-01-04"} | given
    return values(fake, entry, "land")


@pytest.mark.parametrize(
    ("statistic", "told"),
    [("mean", [2, 3, 0]), ("sum", [6, 9, 0]), ("max", [3, 4, 0]), ("min", [1, 2, 0]), ("final", [3, 2, 0])],
)
def test_statistics_of_the_window_with_both_ends(statistic, told):
    np.testing.assert_allclose(found(statistic), told)


def test_the_first_day_is_counted_from_where_the_pattern_says():
    np.testing.assert_array_equal(found("first_day_above", threshold=2), [1, 0, NAN])
    np.testing.assert_array_equal(found("first_day_above", threshold=2, count_from="2030-01-01"), [2, 1, NAN])
    np.testing.assert_array_equal(found("first_day_above", threshold=2, count_from="2030-01-03"), [0, -1, NAN])


def test_an_event_mean_leaves_days_without_events_out():
    np.testing.assert_array_equal(found("event_mean", np.array([[9, NAN, 2, 4, 9], [9, NAN, NAN, NAN, 9]])), [3, NAN])


def test_a_place_is_asked_for_itself():
    np.testing.assert_allclose(found("mean", at="town"), [20, 30, 0])


@pytest.mark.parametrize("window", [{"from": "2029-12-31"}, {"to": "2030-01-07"}])
def test_a_window_that_the_run_does_not_cover_is_not_judged(window):
    assert found("mean", **window) is None
    assert found("mean", to="2030-01-06") is not None


def test_an_unknown_statistic_is_refused_with_the_nearest():
    with pytest.raises(Unknown, match="no statistic 'meen', did you mean mean"):
        found("meen")
    assert "event_mean" in STATISTICS


def met(x, low, high, **options):
    told = judge(np.asarray(x, float), low, high, **options)
    return told["met50"], told["met90"], told["share_inside"]


def test_ranges_that_touch_are_met_and_those_that_miss_are_not():
    x = np.arange(101.0)  # 50 %: 25 to 75, 90 %: 5 to 95
    assert met(x, 75, 200) == (True, True, 26 / 101)
    assert met(x, 75.001, 200) == (False, True, 25 / 101)
    assert met(x, 95, 200) == (False, True, 6 / 101)
    assert met(x, 95.001, 200) == (False, False, 5 / 101)
    assert met(x, -9, 5)[:2] == (False, True)
    assert met(x, -9, 4.999)[:2] == (False, False)
    assert met(x, 40, 41) == (True, True, 2 / 101)


def test_never_counts_as_late():
    x = [10, 20, 30, NAN, NAN, NAN, NAN, NAN, NAN, NAN]
    assert met(x, 0, 15, never=True) == (False, False, 0.1)
    assert met(x, 0, 20, never=True) == (False, True, 0.2)
    assert met(x, 1000, 2000, never=True) == (False, True, 0.0), (
        "20 days to never overlaps 1,000 to 2,000; never to never does not"
    )
    assert met(np.full(5, NAN), 0, 1000, never=True) == (False, False, 0.0)


def test_futures_without_the_event_are_left_out_of_an_event_mean():
    assert met([NAN, NAN, 2, 2], 1, 3) == (True, True, 1.0)
    assert met([NAN, NAN], 1, 3) == (False, False, 0.0)


def test_lakelands_patterns_can_be_compared(siege, lakeland):
    assert len(compare(run(siege.for_days(5), 2, 1), lakeland)) == 3


def test_patterns_against_their_arithmetic(siege, lakeland, monkeypatch):
    monkeypatch.setitem(lakeland.about, "watch", ["lakehead", "northwick"])
    told = run(siege.for_days(120), 24, 1)
    rows = {row["id"]: row for row in compare(told, lakeland)}
    assert [(r["id"], r["use"]) for r in rows.values()] == [
        ("L1-january", "fit"),
        ("L2-first-queue", "score"),
        ("L3-northwick", "check"),
    ]
    january = told.array("inflow_share")[:, 3:31].astype(float).mean(1)
    assert rows["L1-january"]["q50"] == pytest.approx(np.median(january), rel=1e-5)
    assert rows["L1-january"]["share_inside"] == pytest.approx(((january >= 0.2) & (january <= 0.5)).mean())
    short = told.at("fuel_short", "lakehead") >= 0.33
    day = np.where(short.any(1), short.argmax(1) - 2.0, NAN)
    assert rows["L2-first-queue"]["share_inside"] == pytest.approx(((day >= 10) & (day <= 60)).mean())
    winter = told.at("fuel_short", "northwick")[:, :90].astype(float).mean(1)
    assert rows["L3-northwick"]["q95"] == pytest.approx(np.quantile(winter, 0.95), rel=1e-5)


def test_a_place_that_is_not_recorded_is_told_not_skipped(siege, lakeland):
    told = run(siege.for_days(5), 2, 1)
    with pytest.raises(Unknown, match="'skerry' was not recorded"):
        values(told, observed_patterns(lakeland)["L3-northwick"] | {"at": "skerry"}, "lakeland")

"""Patterns: each statistic by hand, the edges of met and inside, and windows that a run does not cover."""

from datetime import date, timedelta
from types import SimpleNamespace

import numpy as np
import pytest

from durance.analysis import patterns
from durance.analysis.patterns import FIRM, STATISTICS, belongs, compare, judge, observed_patterns, root, scenario_of, values
from durance.ensemble.run import run
from durance.pack.model import Unknown
from durance.scenario import scenario

NAN = np.nan
SERIES = np.array([[0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0], [0, 0, 0, 0, 0, 0]], float)


def coords(days):
    names = {"watched": ["town"], "locality": ["town", "hill", "port"], "actor": ["army", "foes"], "partner": ["friend"]}
    return {"day": [str(date(2030, 1, 1) + timedelta(days=k)) for k in range(days)]} | names


def found(statistic, series=SERIES, days=None, **given):
    """Six days; the series of the watched town is ten times that of the country."""
    fake = SimpleNamespace(manifest={"start": "2030-01-01"}, coords=coords(days or series.shape[1]), array=lambda name: series,
                           at=lambda name, place: series * 10)
    entry = {"outcome": "inflow", "at": "land", "statistic": statistic, "from": "2030-01-02", "to": "2030-01-04", "unit": "day"}
    return values(fake, entry | given, "land")


@pytest.mark.parametrize(
    ("statistic", "told"),
    [("mean", [2, 3, 0]), ("sum", [6, 9, 0]), ("max", [3, 4, 0]), ("min", [1, 2, 0]), ("final", [3, 2, 0]),
     ("rise", [2, -2, 0]), ("growth", [3, 0.5, 0]), ("hit", [1, 4, 0])],
)
def test_statistics_of_the_window_with_both_ends(statistic, told):
    np.testing.assert_allclose(found(statistic), told)


def test_the_first_day_is_counted_from_where_the_pattern_says():
    np.testing.assert_array_equal(found("first_day_above", threshold=2), [1, 0, NAN])
    np.testing.assert_array_equal(found("first_day_above", threshold=2, count_from="2030-01-01"), [2, 1, NAN])
    np.testing.assert_array_equal(found("first_day_above", threshold=2, count_from="2030-01-03"), [0, -1, NAN])


def test_first_days_below_and_of_a_change():
    np.testing.assert_array_equal(found("first_day_below", threshold=4), [0, 1, 0])
    np.testing.assert_array_equal(found("first_day_below", threshold=1), [NAN, NAN, 0])
    np.testing.assert_array_equal(found("first_day_changed"), [1, 1, NAN])
    steps = np.array([[9, 1, 1, 2, 2, 3], [9, 1, 1, 1, 1, 0]], float)
    np.testing.assert_array_equal(found("first_day_changed", steps), [2, NAN])


def test_growth_from_nothing_is_large_and_not_endless():
    assert found("growth", np.array([[0, 0, 1, 5, 0, 0]], float))[0] == pytest.approx(5e9)


# twenty-two days, of which weeks are kept: days 0, 7, 14 and 21 for two futures and three places (or two actors)
WEEKS = np.array([[[1, 0, 5], [2, 0, 5], [3, 4, 5], [4, 8, 5]], [[0, 9, 5], [0, 9, 5], [9, 9, 5], [9, 0, 5]]], float)
SPAN = {"from": "2030-01-01", "to": "2030-01-22"}


def weekly(statistic, **given):
    return found(statistic, WEEKS, 22, **{"outcome": "fuel_days"} | SPAN | given)


def test_a_place_that_is_not_watched_is_asked_by_the_week():
    np.testing.assert_allclose(weekly("mean", at="hill"), [3, 27 / 4])
    np.testing.assert_allclose(weekly("final", at="hill", to="2030-01-21"), [4, 9]), "the last week that was kept by then"
    np.testing.assert_allclose(weekly("mean", at="hill", **{"from": "2030-01-09", "to": "2030-01-14"}), [0, 9])
    assert weekly("mean", at="hill", to="2030-01-23") is None


def test_a_first_day_by_the_week_is_the_day_that_was_kept():
    np.testing.assert_array_equal(weekly("first_day_above", at="hill", threshold=4), [14, 0])
    np.testing.assert_array_equal(weekly("first_day_above", at="hill", threshold=4, count_from="2030-01-05"), [10, -4])
    late = {"at": "hill", "threshold": 4, "from": "2030-01-11"}       # day 10: the record of day 7 tells how it stands then
    np.testing.assert_array_equal(weekly("first_day_above", **late), [4, 0])
    np.testing.assert_array_equal(weekly("first_day_above", **late, count_from="2030-01-01"), [14, 10])
    np.testing.assert_array_equal(weekly("first_day_above", at="port", threshold=6), [NAN, NAN])


def test_actors_and_partners_are_asked_by_name_and_week():
    np.testing.assert_allclose(weekly("rise", outcome="fighters", at="land", actor="foes"), [8, -9])
    np.testing.assert_allclose(weekly("final", outcome="goodwill", at="land", partner="friend"), [4, 9])


# first days at three places: two futures and one in which nothing came anywhere
HITS = np.array([[3, 9, NAN], [20, NAN, NAN], [NAN, NAN, NAN]])


def test_hits_of_a_place_are_counted_from_where_the_pattern_says():
    np.testing.assert_array_equal(found("hit", HITS, 22, outcome="dry_day", at="town"), [3, 20, NAN])
    np.testing.assert_array_equal(found("hit", HITS, 22, outcome="dry_day", at="town", count_from="2030-01-03"), [1, 18, NAN])
    np.testing.assert_array_equal(found("hit", HITS, 22, outcome="dry_day", at="hill"), [9, NAN, NAN])


@pytest.mark.filterwarnings("error")
def test_hits_of_the_country_are_a_median_of_days_or_a_mean_of_shares():
    three = np.array([[1, 2, 9], [1, NAN, 2], [NAN, NAN, NAN]])
    np.testing.assert_array_equal(found("hit", three, 22, outcome="siege_length"), [2, 1.5, NAN])
    np.testing.assert_array_equal(found("hit", three, 22, outcome="siege_by_deal", unit="share"), [4, 1.5, NAN])


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
    """Every place of the pack is recorded by the week now, so that only an unknown one is refused."""
    told, entry = run(siege.for_days(8), 2, 1), observed_patterns(lakeland)["L3-northwick"] | {"to": "2030-01-08"}
    skerry = told.array("fuel_short")[:, :, lakeland.index("locality", "skerry")].astype(float)
    np.testing.assert_allclose(values(told, entry | {"at": "skerry"}, "lakeland"), skerry.mean(1))
    with pytest.raises(Unknown, match="'skery' was not recorded, did you mean skerry"):
        values(told, entry | {"at": "skery"}, "lakeland")
    with pytest.raises(Unknown, match="'skery' was not recorded, did you mean skerry"):
        values(told, entry | {"at": "skery", "outcome": "dry_day"}, "lakeland")
    with pytest.raises(Unknown, match="'brother' was not recorded, did you mean brothers"):
        values(told, entry | {"actor": "brother", "outcome": "fighters"}, "lakeland")


def test_a_pattern_is_firmly_met_by_a_quarter_of_the_futures():
    assert FIRM == 0.25
    x = np.arange(8.0)
    assert judge(x, 0, 1)["firm"]
    assert not judge(x, 0, 0.9)["firm"]
    assert judge(x, 0, 0.9)["met90"], "met, but not firmly"
    assert not judge(np.array([]), 0, 1)["firm"]
    assert not judge(np.array([1, NAN, NAN, NAN, NAN]), 0, 1, never=True)["firm"], "never counts among the futures"


def test_a_pattern_belongs_to_its_scenario_and_to_those_with_the_same_base(lakeland, siege):
    assert scenario_of({}, lakeland) == "siege"
    assert scenario_of({"scenario": "calm"}, lakeland) == "calm"
    assert root(lakeland, "siege-with-truce") == root(lakeland, "siege") == "siege"
    assert root(lakeland, "calm") == "calm"
    short = {name: scenario(lakeland, name).for_days(5) for name in ("siege-with-truce", "calm")}
    ids = [row["id"] for row in compare(run(short["siege-with-truce"], 2), lakeland)]
    assert ids == list(observed_patterns(lakeland))
    assert compare(run(short["calm"], 2), lakeland) == [], "what was seen in the siege says nothing about a quiet year"


def test_a_pattern_that_names_another_scenario_is_judged_there_alone(lakeland, monkeypatch):
    entry = observed_patterns(lakeland)["L1-january"]
    both = {"A": entry, "B": entry | {"scenario": "calm"}, "C": entry | {"scenario": "siege-with-truce"}}
    monkeypatch.setattr(patterns, "observed_patterns", lambda pack: both)
    for name, ids in (("siege", ["A", "C"]), ("calm", ["B"])):
        assert [row["id"] for row in compare(run(scenario(lakeland, name).for_days(5), 2), lakeland)] == ids


def test_a_twin_with_nothing_imposed_has_its_own_patterns(mali):
    entries = observed_patterns(mali)
    coups = next(e for e in entries.values() if e["outcome"] == "coups_tried")
    assert belongs(coups, mali, "partners-2020-free")
    assert not belongs(coups, mali, "partners-2020")
    imposed = next(e for e in entries.values() if e.get("scenario") == "partners-2020")
    assert belongs(imposed, mali, "partners-2020")
    assert not belongs(imposed, mali, "partners-2020-free")
    fitted = next(e for e in entries.values() if e.get("scenario") == "blockade-2025-fitted")
    assert belongs(fitted, mali, "blockade-2025"), "the run before fitting imposes the same"
    assert not belongs(fitted, mali, "no-blockade-2025")

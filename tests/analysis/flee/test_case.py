"""Case E: the naive table of PEERS.md on the same rows, Flee's books, verdicts that follow from the case file."""

import tomllib
from dataclasses import replace

import numpy as np
import pytest

from durance.analysis.flee import case as e
from durance.analysis.flee.sets import capital, draws, leaving
from durance.analysis.flee.walk import Rules, walk
from durance.data.flee import read


@pytest.fixture(scope="module")
def flee(shared):
    return read(shared / "data" / "flee" / "fabflee_mali2012")


@pytest.fixture(scope="module")
def protocol(mali):
    return tomllib.loads((mali.folder / "cases" / "E.toml").read_text(encoding="utf-8"))


def value(rows, metric):
    return next(row["ours"] for row in rows if row["metric"] == metric)


def test_the_naive_table_on_the_same_rows(flee):
    rows = e.naive_rows(flee)
    for name, whole, late in (("shares frozen at day 0 x true total", 0.452, 0.488),
                              ("shares frozen at day 7 x true total", 0.477, 0.519),
                              ("shares frozen at day 30 x true total", 0.376, 0.398),
                              ("uniform shares x true total", 1.075, 1.030),
                              ("counts of 30 days before", 0.170, 0.148)):
        assert value(rows, f"naive: {name}, normal") == pytest.approx(whole, abs=5e-4)
        assert value(rows, f"naive: {name}, days 30-299, normal") == pytest.approx(late, abs=5e-4)


def test_verdicts_follow_from_the_case_file(flee, mali, protocol):
    rows = e.given_total(flee, mali, draws(mali, protocol["priors"], 8, 1), protocol)
    judged = [row for row in rows if row["target"] is not None]
    assert {row["metric"] for row in judged} <= set(protocol["pass"])
    assert all(row["met"] == (row["ours"] <= row["target"]) for row in judged)
    assert all(row["interval"][0] <= row["interval"][1] for row in rows)


def test_people_on_the_road_are_few_and_none_is_lost(flee, mali, protocol):
    out = leaving(flee, flee.conflict, (capital(mali),))
    people = walk(flee, Rules(flee.conflict, out), draws(mali, protocol["priors"], 4, 1))
    total = flee.registered.sum(1)
    assert out.sum() == pytest.approx(total[-1] - total[0])
    assert (people.sum(-1) <= total[:, None] + 1e-6).all()
    assert (people.sum(-1)[-1] > 0.99 * total[-1]).all()


def test_filtered_with_a_model_that_stands_still_is_the_counts_of_30_days_before(flee, protocol):
    rows = e.filtered_rows(flee, np.ones((3, *flee.registered.shape)), protocol)
    assert value(rows, "filtered, normal") == pytest.approx(0.170, abs=5e-4)
    assert value(rows, "filtered, growth by camp, days 30-299, normal") == pytest.approx(0.148, abs=5e-4)


def test_cold_start_that_is_right_scores_nothing(flee, protocol):
    rows = e.cold_rows(flee, flee.registered[None] + 5.0, protocol)
    assert value(rows, "cold start, normal") == pytest.approx(0.0, abs=1e-9)
    assert rows[0]["met"]
    assert value(rows, "cold start, not set to day 0, normal") > 0


def test_kin_of_day_0_keeps_the_models_total(flee):
    cold = np.linspace(0.0, 500.0, 300)[None, :, None] * np.array([[[1.0, 2, 3, 1, 1, 1, 1]], [[2.0, 2, 2, 2, 2, 2, 2]]])
    one, other = (e.kin_rows(flee, cold, np.full(2, size)) for size in (1e12, 10.0))
    plain = e.cold_rows(flee, cold, {"pass": {"cold start, normal": 0.4}})
    assert value(one, "cold start and kin of day 0, normal") == pytest.approx(value(plain, "cold start, normal"))
    assert value(other, "cold start and kin of day 0, normal") != pytest.approx(value(plain, "cold start, normal"))
    assert all(row["met"] is None for row in (*one, *other)), "a row added after the scores judges nothing"


def test_what_is_read_of_the_later_counts_changes_no_forecast_but_the_given_total(flee, mali, protocol):
    other = flee.registered.copy()
    other[1:] = other[1:, ::-1]      # the same totals in other camps
    drawn = draws(mali, protocol["priors"], 2, 1)
    one, two = (walk(c, Rules(c.conflict, leaving(c, c.conflict)), drawn) for c in (flee, replace(flee, registered=other)))
    np.testing.assert_allclose(one, two)


def test_without_the_files_one_sentence(monkeypatch, tmp_path):
    monkeypatch.setenv("DURANCE_FLEE", str(tmp_path))
    with pytest.raises(LookupError, match="set DURANCE_FLEE to the folder"):
        e.source()

"""Influence: planted dependences are found, and luck is not taken for one."""

from types import SimpleNamespace

import numpy as np
import pytest
from scipy import stats

from durance.analysis.influence import graded, influence, moves
from durance.ensemble.members import sample

N = 400


@pytest.fixture(scope="module")
def drawn(siege):
    made = sample(siege, np.arange(N, dtype=np.uint64), N, 1)
    names, disputes = sorted(made.values), sorted(made.readings)
    arrays = {
        "parameters": np.stack([made.values[n] for n in names], 1),
        "readings": np.stack([made.readings[d] for d in disputes], 1),
    }
    return SimpleNamespace(
        array=arrays.__getitem__, coords={"parameter": names, "dispute": disputes}, values=made.values, readings=made.readings
    )


@pytest.mark.parametrize(("name", "sign"), [("risk_aversion", 1), ("bare_group", -1)])
def test_a_planted_monotone_dependence_is_found_first_with_its_sign(drawn, lakeland, name, sign):
    x = drawn.values[name]
    rows = influence(drawn, lakeland, sign * np.exp(3 * (x - x.min()) / np.ptp(x)))
    assert rows[0]["parameter"] == name
    assert rows[0]["sign"] == sign
    assert rows[0]["share"] == pytest.approx(1)
    assert rows[0]["grade"] == lakeland.parameters[name].grade


def test_shares_are_squared_rank_correlations(drawn, lakeland):
    rng = np.random.default_rng(2)
    a, b = (stats.rankdata(drawn.values[n]) / N for n in ("risk_aversion", "bare_group"))
    y = 2 * a + b + 0.3 * rng.normal(size=N)
    rows = influence(drawn, lakeland, y)
    assert [r["parameter"] for r in rows[:2]] == ["risk_aversion", "bare_group"]
    for row in rows[:2]:
        assert row["share"] == pytest.approx(stats.spearmanr(drawn.values[row["parameter"]], y).statistic ** 2, rel=1e-6)
    assert [r["share"] for r in rows] == sorted((r["share"] for r in rows), reverse=True)


def test_never_counts_as_latest(drawn, lakeland):
    y = drawn.values["risk_aversion"].copy()
    y[y > np.quantile(y, 0.8)] = np.nan
    row = influence(drawn, lakeland, y)[0]
    assert (row["parameter"], row["sign"]) == ("risk_aversion", 1)
    assert row["share"] > 0.8


def test_too_few_members_say_nothing(drawn, lakeland):
    two = SimpleNamespace(array=lambda n: drawn.array(n)[:2], coords=drawn.coords)
    assert influence(two, lakeland, np.array([1.0, 2.0])) == []


@pytest.mark.parametrize("value", [np.nan, 0.0])
def test_an_outcome_without_spread_hangs_on_nothing(drawn, lakeland, value):
    assert influence(drawn, lakeland, np.full(N, value)) == []


def test_a_fixed_parameter_never_explains_anything(drawn, lakeland):
    fixed = drawn.array("parameters").copy()
    at = drawn.coords["parameter"].index("hit_mean")
    fixed[:, at] = 0.1
    run = SimpleNamespace(array=lambda n: fixed, coords=drawn.coords)
    assert "hit_mean" not in {r["parameter"] for r in influence(run, lakeland, np.arange(float(N)))}


def test_ties_share_their_rank(drawn, lakeland):
    y = (drawn.values["risk_aversion"] > np.median(drawn.values["risk_aversion"])).astype(float)
    share = influence(drawn, lakeland, y)[0]["share"]
    assert share == pytest.approx(stats.spearmanr(drawn.values["risk_aversion"], y).statistic ** 2, rel=1e-3)


def test_grades_share_what_is_explained():
    rows = [{"share": 0.3, "grade": "D"}, {"share": 0.1, "grade": "A"}]
    assert graded(rows) == pytest.approx({"A": 0.25, "B": 0, "C": 0, "D": 0.75, "E": 0})
    assert graded([]) == {}


def test_a_dispute_that_moves_the_answer_is_told_from_one_that_does_not(drawn):
    y = 10.0 * drawn.readings["L01"] + np.random.default_rng(1).normal(size=N)
    told = moves(drawn, y)
    assert told["L01"]["difference"] == pytest.approx(10, abs=0.5)
    one, two = (y[drawn.readings["L01"] == k] for k in (0, 1))
    assert told["L01"]["error"] == pytest.approx(np.sqrt(one.var() / one.size + two.var() / two.size))
    assert told["L02"]["difference"] < 4 * told["L02"]["error"]


def test_never_moves_as_the_latest_day_and_a_held_reading_moves_nothing(drawn):
    y = np.where(drawn.readings["L01"] == 1, np.nan, 7.0)
    y[0] = 100.0 if drawn.readings["L01"][0] == 0 else y[0]
    y[np.flatnonzero(drawn.readings["L01"] == 0)[0]] = 100.0
    assert moves(drawn, y)["L01"]["difference"] == pytest.approx(100 - np.nanmean(y))
    held = SimpleNamespace(array=lambda n: np.zeros((N, 2), int), coords=drawn.coords)
    assert moves(held, y) == {}

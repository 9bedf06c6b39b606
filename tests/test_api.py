"""What users import: the sentences of the README, names that load late, runs paired by `like`."""

import subprocess
import sys

import numpy as np
import pytest

import durance as du
from durance import api


@pytest.mark.parametrize("name", ["report", "run"])
def test_a_name_is_still_a_function_when_it_is_used_again(name):
    code = f"import durance as du; du.load; import durance.report.page; assert callable(du.{name}); assert callable(du.{name})"
    subprocess.run([sys.executable, "-c", code], check=True, stderr=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def made():
    return du.load("lakeland").scenario("siege")


def test_names_load_when_they_are_used():
    light = "import sys, durance; assert not {'numpy', 'numba', 'xarray'} & set(sys.modules)"
    code = light + "\ndurance.load; assert 'numpy' in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
    with pytest.raises(AttributeError, match="has no attribute 'laod'; it has causes, load"):
        du.laod  # noqa: B018


def test_reading_like_sentences(made):
    base = made.run(members=8, days=20, seed=1)
    escort = made.with_measure("escorts", corridor="west", per_week=7).run(like=base)
    assert base["inflow"].sizes == {"member": 8, "day": 20}
    np.testing.assert_array_equal(base.array("parameters"), escort.array("parameters"))
    assert base.id != escort.id
    assert (base.array("escorts") != escort.array("escorts")).any()
    assert base["fuel_days"].sel(locality="lakehead").quantile([0.05, 0.5], "member").shape == (2, 3)


def test_like_takes_everything_that_decides_luck(made):
    base = made.run(members=8, days=20, seed=7, design="sobol")
    same = made.run(members=3, seed=1, like=base)
    assert same.id == base.id
    np.testing.assert_array_equal(same.array("inflow"), base.array("inflow"))


def test_a_run_of_no_days_is_refused(made):
    with pytest.raises(ValueError, match="at least one day"):
        made.run(members=2, days=0)


def test_a_run_is_opened_again(made, tmp_path):
    kept = made.run(members=4, days=9, out=tmp_path)
    assert du.open_run(kept.folder)["queue_day"].equals(kept["queue_day"])


def test_patterns_are_the_packs_own(made, monkeypatch):
    monkeypatch.setitem(made.pack.about, "watch", ["lakehead", "northwick"])
    rows = du.patterns(made.run(members=4, days=40))
    assert [r["id"] for r in rows] == ["L1-january", "L2-first-queue", "L3-northwick"]
    assert rows[0]["q50"] is not None
    assert rows[1]["met90"] is None, "the run ends before the window does"


def test_causes_are_a_function_of_a_scenario(made):
    assert [r["id"] for r in du.causes(made, 4)["rows"]] == ["destroyed", "deterrence", "escorts"]


def test_a_report_is_one_file(made, monkeypatch, tmp_path):
    monkeypatch.setitem(made.pack.about, "watch", ["lakehead", "northwick"])
    text = api.report(made.run(members=4, days=40), tmp_path / "x.html").read_text(encoding="utf-8")
    assert "Lakeland" in text
    assert "NaN" not in text

"""Which run plays which part in a report, and what lies beside runs."""

import json

import pytest

from durance.ensemble.run import run
from durance.report import given as module
from durance.report.given import given, kept, label, scores
from durance.scenario import scenario

DAYS, MEMBERS = 40, 6


@pytest.fixture(scope="module")
def made(lakeland):
    siege, calm = (scenario(lakeland, name).for_days(DAYS) for name in ("siege", "calm"))
    helped = siege.with_measure("escorts", corridor="west", per_week=3, begin="2030-01-15")
    return {"siege": run(siege, MEMBERS), "calm": run(calm, MEMBERS), "helped": run(helped, MEMBERS),
            "stranger": run(siege, MEMBERS, seed=2), "unafraid": run(siege.without("fear"), MEMBERS)}


def test_the_run_without_measures_and_with_the_premise_answers_in_any_order(made):
    for order in (["siege", "calm", "helped"], ["helped", "calm", "siege"], ["calm", "siege", "helped"]):
        g = given([made[k] for k in order])
        assert (g.run, g.twin, g.helped, g.other) == (made["siege"], made["calm"], (made["helped"],), ())


def test_other_luck_or_another_model_is_left_aside(made):
    g = given([made["siege"], made["stranger"], made["unafraid"]])
    assert g.run is made["siege"]
    assert g.twin is None
    assert g.helped == ()
    assert len(g.other) == 2


def test_a_run_that_only_has_measures_answers_for_itself(made):
    g = given([made["helped"]])
    assert g.run is made["helped"]
    assert g.helped == ()


def test_a_fitted_run_answers_and_the_run_before_fitting_stands_beside_it(mali):
    before, fitted = (run(scenario(mali, name).for_days(20), MEMBERS) for name in ("blockade-2025", "blockade-2025-fitted"))
    g = given([before, fitted])
    assert g.run is fitted
    assert (g.prior, g.twin, g.helped, g.other) == (before, None, (), ())


def test_measures_are_named_in_both_languages(made):
    told = label(made["helped"], made["siege"])
    assert told["en"] == "escorts (west), strength 3, from 2030-01-15"
    assert told["fr"] == "escorts (west), intensité 3, à partir du 2030-01-15"


def test_no_run_and_runs_of_two_packs_are_refused(made, blockade):
    with pytest.raises(ValueError, match="at least one run"):
        given([])
    with pytest.raises(ValueError, match="one pack"):
        given([made["siege"], run(blockade.for_days(3), 2)])


def test_what_lies_beside_runs_is_read_and_what_is_no_json_is_named(made, tmp_path):
    assert kept([made["siege"]], tmp_path) == {}
    (tmp_path / "trial.json").write_text(json.dumps({"pack": "lakeland", "theses": []}))
    found = kept([made["siege"]], tmp_path)
    assert found == {"trial": {"pack": "lakeland", "theses": []}}
    (tmp_path / "trial.json").write_text("{")
    with pytest.raises(ValueError, match=r"trial\.json"):
        kept([made["siege"]], tmp_path)


def test_scores_that_came_with_durance_are_of_their_pack_only_and_own_ones_go_before(tmp_path, monkeypatch):
    came, mine = tmp_path / "came.json", tmp_path / "runs" / "scores"
    mine.mkdir(parents=True)
    case = {"rows": [{"case": "G", "met": False}]}
    came.write_text(json.dumps({"pack": "mali", "cases": {"A": case | {"made": "then"}, "G": case | {"made": "then"}}}))
    (mine / "G.json").write_text(json.dumps(case | {"made": "now"}))
    (mine / "G-fast.json").write_text(json.dumps(case | {"made": "in haste"}))
    monkeypatch.setattr(module, "SCORES", (tmp_path / "missing.json", came))
    assert {k: v["made"] for k, v in scores("mali", ["A", "B", "G"], tmp_path / "runs").items()} == {"A": "then", "G": "now"}
    assert scores("lakeland", ["A"], tmp_path / "runs") == {}
    assert list(scores("lakeland", ["G"], tmp_path / "runs")) == ["G"]

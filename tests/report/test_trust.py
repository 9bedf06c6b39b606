"""The page on trust: patterns judged as the analysis does, cases told from their scores, what is wrong in their words."""

import json

import pytest

from durance.analysis.frozen import path_of
from durance.analysis.patterns import compare
from durance.analysis.score.casefile import read_case
from durance.ensemble.run import run
from durance.report.given import SCORES, given, scores
from durance.report.questions import questions
from durance.report.trust import trust
from durance.scenario import scenario

MEMBERS = 12


@pytest.fixture(scope="module")
def siege(mali):
    return run(scenario(mali, "blockade-2025").for_days(91), MEMBERS)


@pytest.fixture(scope="module")
def cases(mali, tmp_path_factory):
    assert SCORES[1].exists(), "the committed scores are missing: run `make validate`"
    found = scores("mali", list("ABCDEFGHIJ"), tmp_path_factory.mktemp("none"))
    assert len(found) == 10
    return found


@pytest.fixture(scope="module")
def page(siege, cases):
    return trust(given([siege], extras={"cases": cases}))


def part(page, name):
    return next(p for p in page["parts"] if p["id"] == name)


def test_every_judged_pattern_is_told_with_the_frozen_prediction_beside_it(page, siege, mali):
    found = {r["id"]: r for r in compare(siege, mali)}
    told = {row["id"]: row for f in part(page, "patterns")["figures"] for row in f["rows"]}
    assert set(told) == set(found)
    frozen = {r["id"]: r for r in json.loads(path_of(mali, "blockade-2025").read_text())["rows"]}
    for name, row in told.items():
        here = row["models"][-1]
        assert here["q50"] == found[name].get("q50")
        assert (here["verdict"]["en"] == "missed") == (found[name]["met90"] is False)
        if name in frozen:
            assert row["models"][0]["name"]["en"] == "frozen prediction"
            assert row["models"][0]["q95"] == frozen[name]["q95"]
    assert "frozen was written down on" in part(page, "patterns")["notes"][0]["en"]
    assert "Mcur" not in json.dumps(page)


def test_cases_are_counted_from_their_rows(page, cases):
    judged = [r for case in cases.values() for r in case["rows"] if r["met"] is not None]
    assert f"{sum(r['met'] for r in judged)} of {len(judged)} targets" in page["answer"]["en"]
    listed, targets = part(page, "cases")["figures"]
    assert listed["anchors"] == [f"case-{name}" for name in cases]
    assert len(targets["rows"]) == len(judged)
    assert [row[4]["en"] == "met" for row in targets["rows"]] == [bool(r["met"]) for r in judged]


def test_cover_is_the_mean_over_rows(page, cases):
    cover = [r for r in cases["B"]["plots"]["cover"] if r["model"] == "durance"]
    held = sum(r["rows"] * r["inside90"] for r in cover) / sum(r["rows"] for r in cover)
    (figure,) = part(page, "calibration")["figures"]
    row = next(row for row in figure["rows"] if row[0]["en"] == "B durance")
    assert row[3]["en"] == f"{100 * held:.0f} %"


def test_what_is_wrong_is_told_in_the_words_of_the_cases_and_marked_as_english(page, mali):
    notes = part(page, "wrong")["notes"]
    told = " ".join(read_case(mali, "F")["why_missed"].split())
    assert f"Case F: {told}" in [n["en"] for n in notes]
    assert all(n["fr"].count("\u2068") == n["fr"].count("\u2069") == 1 for n in notes)


def test_a_stale_score_says_so_and_a_pack_without_cases_has_none(siege, cases, lakeland):
    old = {"G": cases["G"] | {"stamp": {"equations": "old", "pack": "old"}}}
    listed, _ = part(trust(given([siege], extras={"cases": old})), "cases")["figures"]
    assert listed["rows"][0][4]["en"] == "other equations than this run"
    bare = trust(given([run(scenario(lakeland, "siege").for_days(5), 3)]))
    assert "no scores of cases lie beside it" in bare["answer"]["en"]
    assert [p["id"] for p in bare["parts"]] == ["patterns", "hindsight", "repeat"]
    assert "Only 3 futures" in bare["parts"][1]["notes"][-1]["en"]
    assert bare["parts"][2]["notes"][0]["fr"] == "`durance run lakeland/siege --members 3 --days 5 --seed 1`"


def test_the_chance_of_the_regime_has_the_label_that_its_case_earned(siege, cases):
    row = next(r for r in cases["G"]["rows"] if r["metric"] == "log_score_less_base_rate")
    told = questions([siege], extras={"cases": cases})["questions"][0]
    assert told["score"]["label"]["en"].startswith(f"scored: {'better' if row['met'] else 'worse'} than base rates")
    assert told["score"]["label"]["en"].endswith("not clearly") == (row["interval"][0] <= row["target"] <= row["interval"][1])
    assert told["score"]["label"]["en"] in told["answer"]["en"]
    assert {c["id"] for c in told["cases"]} == {"F", "J"}

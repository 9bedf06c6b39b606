"""The seven questions: answers whose numbers are those of the figures, in both languages, honest about what is not known."""

import json

import numpy as np
import pytest
from bilingual import numbers

from durance.analysis import words as scale
from durance.analysis.survival import survival
from durance.ensemble.run import run
from durance.report import question_1, question_3, question_4, question_6, question_7
from durance.report.bundle import page
from durance.report.effect import change, command
from durance.report.given import given
from durance.report.plain import markdown, table
from durance.report.questions import questions
from durance.report.said import FRENCH, UNSCORED, of
from durance.scenario import scenario

DAYS, MEMBERS = 90, 70
NEW = {"target": 0.0, "benchmark": 0.0, "note": "told"}
STAMP = {"equations": "old", "pack": "old"}
CASES = {"G": {"title": "Coups", "stamp": STAMP, "plots": {}, "rows": [
            {"case": "G", "metric": "log_score_less_base_rate", "ours": 0.21, "interval": [0.1, 0.3], "met": False, **NEW}]},
         "F": {"title": "A siege", "stamp": STAMP, "plots": {}, "rows": [
            {"case": "F", "metric": "easing", "ours": None, "interval": [3.0, None], "met": True, **NEW}]}}


@pytest.fixture(scope="module")
def runs(lakeland):
    siege, calm = (scenario(lakeland, name).for_days(DAYS) for name in ("siege", "calm"))
    truce = siege.with_measure("truce", actor="brothers", begin="2030-01-15")
    exit_ = siege.with_measure("mercenary-exit", partner="wardens", begin="2030-01-15")
    return [run(made, MEMBERS) for made in (siege, calm, truce, exit_)]


@pytest.fixture(scope="module")
def alone(runs):
    return questions(runs[:1])


@pytest.fixture(scope="module")
def told(runs):
    return questions(runs)


def texts(value):
    """Every pair of languages in a payload."""
    if isinstance(value, dict) and set(value) == {"en", "fr"}:
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ():
        yield from texts(inner)


def figures(payload, number, kind):
    return [f for f in payload["questions"][number - 1]["figures"] if f["kind"] == kind]


@pytest.mark.parametrize("which", ["alone", "told"])
def test_it_is_json_that_the_page_draws_and_has_seven_answers(which, request):
    payload = request.getfixturevalue(which)
    assert json.loads(json.dumps(payload, allow_nan=False))
    assert [q["id"] for q in payload["questions"]] == list("1234567")
    assert all(q["answer"]["en"].endswith(".") and q["answer"]["fr"].endswith(".") for q in payload["questions"])
    assert "<html" in page(payload, "fr")
    assert markdown(payload, "fr").count("\n## ") >= 9
    assert table(payload).count("\n") > 100


def test_french_and_english_hold_the_same_numbers(told):
    pairs = list(texts(told))
    assert len(pairs) > 200
    for pair in pairs:
        if pair["en"] != pair["fr"]:
            assert numbers(pair["en"], "en") == numbers(pair["fr"], "fr"), pair


def test_french_is_french(told):
    for q in told["questions"]:
        assert not [word for word in (" the ", " of ", " and ", " futures") if word in q["answer"]["fr"]]
        assert " %" not in q["answer"]["fr"]
        assert " ;" not in q["answer"]["fr"]
        assert ".5" not in q["answer"]["fr"]


def test_every_chance_in_an_answer_has_the_word_of_its_number(told):
    names = [scale.NEVER, scale.ALWAYS, *(name for _, name in scale.VERBAL)]
    seen = 0
    for q in told["questions"]:
        for clause in q["answer"]["en"].split(": ")[1:]:
            for name in names:
                if clause.startswith((f"{name} (", f"{name}, could be ")):
                    p = clause.partition("(")[2].split(" %")[0].replace("under ", "").replace("over ", "")
                    near = {scale.verbal(min(1.0, max(0.0, (float(p) + d) / 100))) for d in (-0.5, -0.49, 0, 0.49, 0.5)}
                    assert name in near
                    assert FRENCH[name] in q["answer"]["fr"]
                    assert "never scored" in clause
                    seen += 1
    assert seen >= 8


def test_the_regime_in_the_sentence_is_that_of_the_figure(told, runs):
    (figure,) = figures(told, 1, "survival")
    ended = 1 - figure["stands"]["mid"][-1]
    assert f"({scale.percent(ended)}," in told["questions"][0]["answer"]["en"]
    assert figure["stands"]["mid"][-1] == pytest.approx(survival(runs[0])["survival"][-1], abs=1e-5)
    assert sum(k["mid"][-1] for k in figure["kinds"]) == pytest.approx(ended, abs=1e-5)
    assert figure["days"][0] == 0
    assert figure["days"][-1] == DAYS - 1


def test_who_gains_in_the_sentence_is_the_bar_of_the_figure(told, runs):
    g = given(runs)
    best = question_1.winner(g)
    (figure,) = figures(told, 1, "bars")
    bars = {row["name"]["en"]: row for row in figure["rows"]}
    assert best is not None
    assert f"is {best['name']}:" in told["questions"][0]["answer"]["en"]
    assert of(bars[best["name"]], "points", True)["en"] in told["questions"][0]["answer"]["en"]
    assert "without what is imposed" in told["questions"][0]["answer"]["en"]


def test_what_the_state_holds_in_the_sentence_is_the_end_of_the_course(told, runs):
    course = next(f for f in figures(told, 3, "fan") if "side holds" in f["title"]["en"])
    last = runs[0].array("state_held")[:, -1]
    assert course["series"][0]["q50"][-1] == pytest.approx(np.median(last), rel=0.02)
    apart = question_3.apart(given(runs))
    assert scale.percent(float(apart.mean())) in told["questions"][2]["answer"]["en"]
    (drawn,) = figures(told, 3, "map")
    lost = {p["id"] for p in drawn["places"]} & set(drawn["values"])
    assert lost
    assert all(0 <= v <= 1 for v in drawn["values"].values())


def test_flight_on_the_map_is_that_of_the_table_and_arrows_join_places(told):
    (drawn,) = figures(told, 5, "map")
    places = {p["id"] for p in drawn["places"]}
    assert drawn["flows"]
    for flow in drawn["flows"]:
        assert {flow["from"], flow["to"]} <= places
        assert flow["q05"] <= flow["q50"] <= flow["q95"]
    assert "worked out again" in drawn["note"]["en"]


def test_the_best_measure_is_the_one_that_lowers_the_aim_most_and_its_numbers_are_the_bars(told, runs):
    g = given(runs)
    means = {r.id: change(r, g.run, g.pack, "unmet")[0].mean() for r in g.helped}
    assert question_6.best(g).id == min(means, key=lambda k: means[k])
    aimed = figures(told, 6, "bars")[0]
    row = min(aimed["rows"], key=lambda r: r["q50"])
    assert of(row, "points", True)["en"] in told["questions"][5]["answer"]["en"]
    assert row["name"]["en"] in told["questions"][5]["answer"]["en"]
    asks, _ = figures(told, 6, "table")      # the other tells what the spread comes from
    assert len(asks["rows"]) == len(g.helped) == 2


def test_what_is_worth_finding_out_needs_a_hundred_futures_and_is_told_in_both(lakeland, runs):
    assert question_6.worth_knowing(given(runs)) == []
    siege = scenario(lakeland, "siege").for_days(30)
    cover = siege.with_measure("haulier-cover", share=1)
    told = question_6.worth_knowing(given([run(siege, 100), run(cover, 100)]))
    assert "Before choosing" in told[0]["en"]
    assert all(numbers(x["en"], "en") == numbers(x["fr"], "fr") for x in told)


def test_a_placebo_is_not_praised(lakeland):
    siege = scenario(lakeland, "siege").for_days(40)
    nothing = siege.with_measure("haulier-cover", share=0)
    both = questions([run(siege, 20), run(nothing, 20)])
    assert "none lowers" in both["questions"][5]["answer"]["en"]
    assert "never seen" in both["questions"][5]["answer"]["en"]


def test_a_question_that_the_run_cannot_answer_says_so_and_which_command_would(alone, runs):
    for number in (2, 4, 6):
        q = alone["questions"][number - 1]
        assert "cannot say" in q["answer"]["en"]
        assert "ne peut" in q["answer"]["fr"]
        assert f"--like {runs[0].id}" in q["answer"]["en"]
        assert f"--like {runs[0].id}" in q["answer"]["fr"]
    assert "what would have changed anyway" in alone["questions"][0]["answer"]["en"]


def test_the_command_told_runs(runs, tmp_path, monkeypatch, capsys):
    import shlex

    from durance.cli import app

    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        app(["run", "lakeland/siege", "--members", "4", "--days", "20", "--no-causes"])
    assert not ended.value.code
    name = next((tmp_path / "runs").glob("*/manifest.json")).parent.name
    g = given(runs)
    for controls in ((), question_4.CONTROLS, ("partner_order",)):
        words = [*shlex.split(command(g, controls).replace(runs[0].id, name)), "--no-causes"]
        with pytest.raises(SystemExit) as ended:
            app(words[1:])
        assert not ended.value.code, capsys.readouterr().err


def test_with_a_run_of_talks_and_one_of_partners_questions_two_and_four_answer(told):
    two, four = told["questions"][1]["answer"]["en"], told["questions"][3]["answer"]["en"]
    assert two.startswith("Mercenary-exit (wardens)")
    assert "cannot say" not in two
    assert "truce (brothers)" in four
    assert "cannot say" not in four


def test_nothing_is_called_scored_without_scores_and_what_fell_short_is_told(runs, alone):
    assert not any(q["scored"] for q in alone["questions"])
    assert all(q["unscored"] for q in alone["questions"])
    assert not any(q["score"] or q["cases"] for q in alone["questions"])
    scored = questions(runs[:1], extras={"cases": CASES})
    one = scored["questions"][0]
    assert one["scored"]
    assert one["unscored"] is None
    assert "; scored: worse than base rates)" in one["answer"]["en"].split("; Lakehead")[0]
    assert "never scored" in one["answer"]["en"].split("; Lakehead")[1]
    assert f"évalué\u00a0: moins bien que les taux de base{')'}" in one["answer"]["fr"]
    assert one["score"]["case"] == "G"
    assert "0.21 (0.1 to 0.3)" in one["score"]["text"]["en"]
    assert "0,21 (0,1 à 0,3)" in one["score"]["text"]["fr"]
    assert any(m["id"] == "G" and m["model"]["fr"] == "0,21" for m in one["missed"])
    assert [c for q in scored["questions"] for c in q["cases"]] == [{"id": "F", "met": 1, "of": 1}] * 3      # questions 1, 4, 5
    assert not any(q["scored"] for q in scored["questions"][1:])


def test_weak_evidence_is_told_beside_each_answer(alone):
    for q in alone["questions"][:6]:
        assert q["de_share"] is None or 0 <= q["de_share"] <= 1
    assert alone["questions"][0]["de_share"] > 0.9      # Lakeland is invented: grade E


def test_verdicts_are_those_of_this_pack_and_a_stale_trial_is_said_to_be_stale(runs):
    row = {"id": "T1", "thesis": "A <b>thesis</b>.", "verdict": "opposed", "share": 0.1, "interval": [0.05, 0.2],
           "flips": [{"what": "L01=customs"}]}
    mine = questions(runs[:1], extras={"trial": {"pack": "lakeland", "digest": "old", "equations": "old", "theses": [row]}})
    assert mine["verdicts"][0]["verdict"] == {"en": "opposed", "fr": "contredite"}
    assert mine["verdicts"][0]["flips"] == ["L01=customs"]
    assert any("try them again" in x["en"] for x in mine["limits"])
    assert questions(runs[:1], extras={"trial": {"pack": "mali", "theses": [row]}})["verdicts"] == []


def test_a_settlement_among_the_ends_is_told_with_its_share(runs, monkeypatch):
    g = given(runs[:1])
    kind = np.zeros((g.run.members, DAYS), int)
    kind[:14, 40:], kind[14:21, 50:] = 3, 1
    monkeypatch.setattr(type(g.run), "array", lambda self, name: kind, raising=True)
    told = question_1.ends(g, UNSCORED)
    assert "a negotiated settlement with the strongest rival counts as an end (20 % of futures)" in told["en"]
    assert "prend fin" in told["fr"]
    assert "(20\u202f% des futurs)" in told["fr"]


def test_imposed_coups_are_told_in_question_1(runs, monkeypatch):
    g = given(runs[:1])
    assert question_1.imposed(g) == []
    monkeypatch.setattr(question_1, "imposed_coups", lambda run, pack: ["2030-01-05"])
    assert question_1.imposed(g)[0]["en"] == ("imposed coups (2030-01-05) are not counted as ends: the run follows the new "
                                              "regime")


def test_trouble_abroad_is_told_against_the_twin_or_with_a_warning(told, alone, runs):
    paired, single = (x["questions"][4]["answer"]["en"] for x in (told, alone))
    assert "than in the same futures without what is imposed" in paired
    assert "than at the start" not in paired
    assert "which says little, for the index starts near zero" in single
    end, twin = (r.array("spillover")[:, -1].astype(float).mean(1) for r in runs[:2])
    assert scale.percent(float((end > twin).mean())) in paired.partition("what is imposed: ")[2]


def test_disputes_that_cannot_be_told_are_left_out_of_the_count(runs):
    row = {"text": {"en": "x", "fr": "x"}, "moves": {"en": "", "fr": ""}, "flips": False, "by": None}
    found = {"1": [row | {"id": f"D{k}", "state": "quiet" if k < 3 else "few"} for k in range(17)]}
    said = question_7.answer(given(runs[:1]), found)
    assert "Of 17 open disputes that are sampled, 0 of the 3 that could be told move" in said["en"]
    assert "0 des 3 sur lesquels on peut conclure" in said["fr"]
    none = question_7.answer(given(runs[:1]), {"1": [row | {"id": "D1", "state": "few"}]})
    assert "Of 1 open dispute that are sampled, none could be told" in none["en"]

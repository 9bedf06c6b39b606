"""Markdown and CSV of the payload: every answer, every number of a figure; markup of a pack stays text."""

import csv
import io

import pytest

from durance.report.plain import COLUMNS, escape, guarded, markdown, table

SCRIPT = '<script>alert("1")</script> [x](javascript:alert) **bold** a|b `'


def both(text):
    return {"en": text, "fr": text}


@pytest.fixture
def payload():
    q = {"q05": 1.0, "q25": 2.0, "q50": 3.5, "q75": 4.0, "q95": None}
    figures = [
        {"kind": "fan", "title": both("fuel"), "note": None, "unit": "day", "dates": ["2030-01-01", "2030-01-02"],
         "series": [{"name": both("run"), **{k: [1.0, None] for k in q}}],
         "observed": [{"date": "2030-01-01", "until": "2030-01-02", "low": 1, "value": 2, "high": 3, "grade": "B", "use": "fit",
                       "text": SCRIPT}]},
        {"kind": "survival", "title": both("stands"), "note": None, "unit": "share", "days": [0, 9],
         "stands": {"low": [1, 0.8], "mid": [1, 0.9], "high": [1, 0.95]},
         "kinds": [{"name": both("coup"), "low": [0, 0.05], "mid": [0, 0.1], "high": [0, 0.2]}]},
        {"kind": "bars", "title": both("change"), "note": both(SCRIPT), "unit": "points", "zero": True,
         "rows": [{"name": both(SCRIPT), "note": None, **q}]},
        {"kind": "map", "title": both("map"), "note": None, "unit": "share", "legend": both("share"), "values": {"here": 0.25},
         "places": [], "roads": [], "flows": [], "outlines": []},
        {"kind": "table", "title": both("table"), "note": None, "unit": "", "head": [both("a"), both("b")],
         "rows": [[both("x"), SCRIPT], [both("y"), None]]}]
    question = {"id": "1", "question": both("How long?"), "answer": {"en": "Likely (70 %).", "fr": "Probable (70 %)."},
                "scored": False, "unscored": both("Never scored."), "figures": figures, "de_share": 0.5,
                "disputes": [{"id": "D1", "text": both(SCRIPT), "moves": both("+1"), "flips": True}],
                "evidence": [{"id": "C1", "claim": SCRIPT, "grade": "C", "source": SCRIPT, "publisher": "", "locator": "p. 3",
                              "url": "javascript:alert(1)", "date_event": "", "date_published": "", "weight": 0.1}],
                "change_mind": [both(SCRIPT)],
                "missed": [{"id": "P1", "text": both(SCRIPT), "observed": both("1 to 2"), "model": both("5"), "use": "fit"}]}
    return {"head": {"title": both(SCRIPT), "scenario": "p/s", "run": "abc", "as_of": "2029-12-31", "start": "2030-01-01",
                     "days": 10, "members": 5, "measures": [], "made": "2030-01-01", "version": "0",
                     "schema": "durance.report/2"},
            "questions": [question], "verdicts": [{"id": "T1", "thesis": both(SCRIPT), "verdict": both("supported"),
                                                   "share": 0.9,
                                                   "interval": [0.8, 0.95], "flips": []}],
            "trust": {"title": both("Trust?"), "answer": both(SCRIPT), "parts": [
                {"id": "patterns", "title": both("seen"), "lead": None, "notes": [both(SCRIPT)], "figures": [
                    {"kind": "ranges", "title": both("held back"), "note": None, "unit": "", "rows": [
                        {"id": "P9", "text": {"en": "loans", "fr": "\u2068loans\u2069"}, "unit": "million XOF", "low": 40_000,
                         "high": 80_000, "claims": [],
                         "models": [{"name": both("fitted"), "verdict": both("met"), "inside": 0.5, **q}]}]}]}]},
            "limits": [both(SCRIPT)], "licences": [{"table": "roads", "licence": SCRIPT}],
            "scale": [{"low": 0.99, "high": 1.0, "word": both("virtually certain")}]}


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_markup_in_a_pack_stays_text(payload, lang):
    told = markdown(payload, lang)
    assert "<script" not in told
    assert "&lt;script&gt;" in told
    assert "[x](" not in told
    assert "\\[x\\]" in told
    assert "**bold**" not in told
    assert "<javascript:" not in told
    rows = [line for line in told.splitlines() if line.startswith("| ") and "x" in line]
    assert all(line.count("|") - line.count("\\|") == 3 for line in rows if line.startswith("| x"))


def test_markdown_holds_the_answer_and_what_it_rests_on(payload):
    told = markdown(payload, "fr")
    for part in ("Probable (70 %).", "Never scored.", "50", "renverse la réponse", "observé 1 to 2", "grade C", "T1",
                 "| 3,5 |"):
        assert part in told, part
    loans = "| P9 loans | 40000 à 80000 millions de francs CFA | fitted: 3,5 millions de francs CFA"
    assert loans in told.replace("\u202f", "")
    assert markdown(payload, "en").index("Likely (70 %).") < markdown(payload, "en").index("Limits")


def test_every_number_of_a_figure_is_in_the_csv(payload):
    rows = list(csv.reader(io.StringIO(table(payload))))
    assert rows[0] == list(COLUMNS)
    assert all(len(row) == len(COLUMNS) for row in rows)
    kinds = [row[1] for row in rows[1:]]
    assert {k: kinds.count(k) for k in dict.fromkeys(kinds)} == {"answer": 1, "fan": 3, "survival": 4, "bars": 1, "map": 1,
                                                                 "table": 2, "ranges": 2}
    bar = next(row for row in rows if row[1] == "bars")
    assert [float(x) if x else None for x in bar[5:10]] == [1.0, 2.0, 3.5, 4.0, None]
    assert bar[10] == "points"
    seen, model = (row for row in rows if row[1] == "ranges")
    assert [seen[4], seen[5], seen[9]] == ["P9 (million XOF)", "40000", "80000"]
    assert [model[3], model[5], model[7]] == ["fitted", "1.0", "3.5"]
    here = next(row for row in rows if row[1] == "map")
    assert here[3] == "here"
    assert float(here[7]) == 0.25


def test_a_spreadsheet_takes_nothing_for_a_formula_and_commands_stay_commands():
    assert guarded("=1+1") == "'=1+1"
    assert guarded("-cmd") == "'-cmd"
    assert guarded("+3 days") == "+3 days"
    assert escape("run `durance a_b --x` now_") == "run `durance a_b --x` now\\_"
    assert escape("a ` b") == "a \\` b"


@pytest.mark.parametrize("make", [markdown, table])
def test_a_language_nobody_wrote_is_refused(payload, make):
    with pytest.raises(ValueError, match="en or fr"):
        make(payload, "de")

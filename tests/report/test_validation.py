"""The validation page: what it shows, in made-up scores, and whether the committed one is fresh."""

import copy
import xml.etree.ElementTree as ET

import pytest

from durance.analysis.score.casefile import case_names
from durance.analysis.score.results import stamp
from durance.report import validation
from durance.report.validation import PAGE, ROOT, SCORES, anchor, documents, gather, line, read_scores, stale
from durance.report.validation_plots import pit_plot, reliability_plot

ROW = {"case": "I", "metric": "low90", "target": [0.0, 1.0], "benchmark": 1.0, "ours": 0.75, "interval": None, "met": True,
       "good": None, "note": "with a | bar"}
EVEN = [0.1] * 10


@pytest.fixture
def scores(mali):
    """Scores of two cases: I has one row met and one missed, G a chance that came and one that did not."""
    cases = {name: {"case": name, "title": title, "stamp": stamp(mali, name), "fast": False, "made": "2026-11-22",
                    "seconds": 1.0, "plots": {}, "rows": rows}
             for name, title, rows in (
                 ("I", "Two counts", [ROW, ROW | {"metric": "high90", "met": False}, ROW | {"metric": "by", "target": None,
                                                                                           "met": None}]),
                 ("G", "Coups", [ROW | {"metric": f"chance_{k}", "target": None, "met": None, "ours": k / 10, "came": k % 2}
                                 for k in range(4)]))}
    return {"schema": "durance.validation/1", "pack": "mali", "cases": cases, "absent": ["B"]}


def test_met_and_missed_stand_on_the_page(scores):
    page = documents(scores)[PAGE]
    assert "| [I](#i-two-counts) | Two counts | 1 of 2 | high90 |" in page
    assert "| low90 | 0 to 1 | 1 | 0.75 |  | met | with a / bar |" in page
    assert "| high90 | 0 to 1 | 1 | 0.75 |  | **missed** | with a / bar |" in page
    assert "**Missed: high90.**" in page
    assert "| B |  | not scored |" in page
    assert page.index("| low90 |") < page.index("Beside, not judged:") < page.index("| by |")


def test_a_missed_case_gives_its_reason_or_says_that_none_is_known(scores, mali, monkeypatch):
    told = documents(scores)[PAGE]
    why = validation.read_case(mali, "I").get("why_missed", "Why is not known yet.")
    assert " ".join(why.split()[:6]) in told
    bare = {key: value for key, value in validation.read_case(mali, "I").items() if key != "why_missed"}
    monkeypatch.setattr(validation, "read_case", lambda *_: bare)
    assert "Why is not known yet." in documents(scores)[PAGE]


def test_what_was_changed_after_registration_is_told():
    entries = ["2026-11-22: a text", {"date": "2026-11-23", "what": "a table", "why": "a reason"}]
    told = validation._changed({"changed": entries})
    assert "- 2026-11-22: a text" in told
    assert "- 2026-11-23: a table (a reason)" in told
    assert validation._changed({"changed": []}) == []


def test_yearly_chances_are_drawn_and_linked(scores):
    made = documents(scores)
    assert "![reliability-G](reliability-G.svg)" in made[PAGE]
    ET.fromstring(made["docs/model/reliability-G.svg"])


def test_pit_plot_says_its_shares_and_draws_a_bar_for_each():
    svg = pit_plot({"durance": [0.05] * 9 + [0.55], "conflictology_12": EVEN}, 72)
    tree = ET.fromstring(svg)
    rects = [e for e in tree.iter("{http://www.w3.org/2000/svg}rect") if e.get("fill-opacity")]
    assert len(rects) == 20
    heights = [float(e.get("height") or 0) for e in rects]
    assert max(heights) == heights[9]
    assert heights[10] == pytest.approx(2 * heights[0], abs=0.2)
    assert "durance: 0.05" in svg
    assert "0.55" in svg


def test_reliability_plot_puts_dots_where_told_and_come_are():
    rows = [{"told": 0.2, "came": 0.2, "came_low": 0.1, "came_high": 0.3, "rows": 10, "low": 0.2, "high": 0.3},
            {"told": 0.8, "came": 0.4, "came_low": 0.3, "came_high": 0.5, "rows": 40, "low": 0.8, "high": 0.9}]
    tree = ET.fromstring(reliability_plot({"durance": rows}, "this", "A note."))
    dots = [(float(e.get("cx") or 0), float(e.get("cy") or 0)) for e in tree.iter("{http://www.w3.org/2000/svg}circle")]
    dashed = next(e for e in tree.iter("{http://www.w3.org/2000/svg}line") if e.get("stroke-dasharray"))
    x0, y0, x1, y1 = (float(dashed.get(k) or 0) for k in ("x1", "y1", "x2", "y2"))
    for (x, y), r in zip(dots, rows, strict=True):
        assert x == pytest.approx(x0 + r["told"] * (x1 - x0), abs=0.1)
        assert y == pytest.approx(y0 + r["came"] * (y1 - y0), abs=0.1)


def test_cover_stands_side_by_side():
    data = {"pit": {"a": EVEN, "b": EVEN}, "by": "lead",
            "cover": [{"of": 1, "model": m, "rows": 7, "crps": c, "inside50": 0.5, "inside80": 0.8, "inside90": 0.9}
                      for m, c in (("a", 3.0), ("b", 4.0))]}
    told = validation.cover(data)
    assert "| 1 | 7 | 3 | 4 | 0.5 | 0.5 | 0.9 | 0.9 |" in told
    assert validation.cover({}) == []


def test_never_and_absent_numbers():
    assert "| never | 5 to never |" in line(ROW | {"ours": None, "interval": [5.0, None]})
    assert line(ROW | {"ours": None, "interval": None, "benchmark": None}).count("|  |") == 2
    assert anchor("H", "The null model: does it end?") == "h-the-null-model-does-it-end"


def test_gather_takes_full_scores_and_names_the_absent(mali, tmp_path):
    from durance.analysis.score.results import result

    result(mali, "I", tmp_path)
    found = gather(mali, tmp_path)
    assert list(found["cases"]) == ["I"]
    assert found["absent"] == [name for name in case_names(mali) if name != "I"]
    assert stale(mali, found) == {}
    other = copy.deepcopy(found)
    other["cases"]["I"]["stamp"] |= {"case": "another", "code": "reworded"}
    assert stale(mali, other) == {"I": ["case"]}


def test_without_scores_there_is_no_page(tmp_path, monkeypatch):
    monkeypatch.setattr(validation, "ROOT", tmp_path)
    assert documents() == {}
    with pytest.raises(ValueError, match="holds no scores"):
        validation.write(tmp_path)


def test_the_committed_scores_were_made_from_these_equations_cases_and_data(mali):
    assert (ROOT / SCORES).exists(), f"{SCORES} is missing: run `make validate`"
    scores = read_scores()
    assert scores["absent"] == [], "a registered case was never scored: run `make validate`"
    assert not any(told["fast"] for told in scores["cases"].values())
    assert stale(mali, scores) == {}, f"{SCORES} is stale: run `make validate`"


def test_the_committed_page_is_that_of_the_committed_scores():
    for path, text in documents().items():
        assert (ROOT / path).read_text(encoding="utf-8") == text, f"{path} is stale: run `make validate`"

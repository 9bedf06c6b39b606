"""The commands about evidence: counts, filters, odd input, exports, and what stands behind a run."""

import json
import subprocess
import sys

import pytest

SMALL = ["--members", "12", "--days", "20", "--threads", "1", "--no-causes"]


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def ids(call, *words):
    code, out, err = call("evidence", *words, "--json")
    assert code == 0, err
    return [row["id"] for row in json.loads(out)["claims"]]


def test_check_counts_what_the_ledger_holds(call):
    code, out, _ = call("check", "lakeland")
    assert code == 0
    assert "lakeland: no faults" in out
    assert "10 claims (0 A, 1 B, 5 C, 3 D, 1 E) from 1 sources" in out
    assert "2 open disputes, 0 resolved" in out
    assert "provisional" in out
    told = json.loads(call("check", "lakeland", "--json")[1])
    assert (told["schema"], told["faults"]) == ("durance.check/1", [])
    counted = told["counts"]
    assert sum(counted["claim_grades"].values()) == counted["claims"] == counted["used"] == 10
    assert sum(counted["number_grades"].values()) == counted["numbers"]
    weak = counted["number_grades"]["D"] + counted["number_grades"]["E"]
    assert counted["weak_share"] == pytest.approx(weak / counted["numbers"])
    assert counted["provisional"] <= counted["coded_or_not"]


def test_a_fast_check_counts_nothing(call):
    code, out, _ = call("check", "lakeland", "--fast")
    assert (code, out.splitlines()) == (0, ["lakeland: no faults"])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["--about", "normal_flow"], ["LK-flow-customs", "LK-flow-hauliers"]),
        (["--about", "L02"], ["LK-strength-army", "LK-strength-press"]),
        (["--about", "skerry"], ["LK-airlift"]),
        (["--source", "lakehead-gazette", "--grade", "B"], ["LK-price"]),
        (["--grade", "be"], ["LK-price", "LK-truce"]),
        (["--since", "2030-02"], ["LK-truce", "LK-seen"]),
        (["--unused"], []),
        (["--about", "Normal_Flow"], ["LK-flow-customs", "LK-flow-hauliers"]),      # capitals do not matter
        (["lk-price"], ["LK-price"]),
        (["hauliers'"], ["LK-flow-hauliers"]),
        (["fuel", "--about", "L01", "--grade", "C"], ["LK-flow-customs"]),
    ],
)
def test_filters(call, words, found):
    assert ids(call, "lakeland", *words) == found


def test_a_thing_without_claims_is_known_and_has_none(call):
    assert ids(call, "lakeland", "--about", "wear") == []      # a parameter of Lakeland that is assumed


def test_as_of_hides_what_peeks_and_says_how_many(call):
    code, out, _ = call("evidence", "lakeland", "--as-of", "2029-12-31", "--json")
    told = json.loads(out)
    assert code == 0
    assert (told["hidden"], told["flagged"]) == (1, 1)      # LK-seen of 2030; LK-truce, a premise of March 2030
    assert "LK-seen" not in [row["id"] for row in told["claims"]]
    out = call("evidence", "lakeland", "--as-of", "2029-12-31")[1]
    assert "1 claims are hidden" in out
    assert "1 of those shown came later too" in out


def test_the_text_shows_grade_figure_source_dates_and_uses(call):
    out = call("evidence", "lakeland", "--about", "normal_flow")[1].splitlines()
    assert out[0] == "LK-flow-customs [C] Customs counted about forty fuel trucks a day at the two borders in 2029."
    assert out[1] == "    40 (36 to 44) trucks/day, event 2029-11, published 2029-12-15"
    assert out[2] == "    source lakehead-gazette: The Lakehead Gazette (a fictional newspaper), p. 1"
    assert out[3].startswith("    rests on it: parameter normal_flow; reading L01 customs")
    assert out[-1] == "2 of 10 claims"


def test_disputes_are_shown_with_their_readings(call):
    out = call("evidence", "lakeland", "--disputes", "--about", "normal_flow")[1]
    assert "L01 (open) How many fuel trucks" in out
    assert "hauliers, weight 0.4: Nearly fifty, as the hauliers' union says. [LK-flow-hauliers]" in out
    assert "L02" not in out
    told = json.loads(call("evidence", "lakeland", "--disputes", "--json")[1])
    assert [d["id"] for d in told["disputes"]] == ["L01", "L02"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--about", "normal_flwo"], "did you mean normal_flow"),
        (["--source", "lakehead-gazete"], "did you mean lakehead-gazette"),
        (["--grade", "XZ"], "no set of grades"),
        (["--since", "soon"], "not a date"),
        (["--as-of", "2029-13"], "no day of the calendar"),
        (['"'], "no word to look for"),
        (["--export", "x.txt"], "names a form"),
        (["--export", "no/where.bib"], "does not exist"),
        (["--unused", "--export", "none.bib"], "no claim was found"),
        (["--most", "-1"], "--most is -1"),
    ],
)
def test_bad_input_gets_one_sentence(call, words, told):
    code, out, err = call("evidence", "lakeland", *words)
    assert (code, out) == (2, "")
    assert told in err
    assert len(err.splitlines()) == 1


def test_a_ledger_that_cannot_be_read_is_a_fault_with_a_line(call, tmp_path):
    import shutil

    from durance.pack.listing import find
    copy = shutil.copytree(find("lakeland"), tmp_path / "lakeland2")
    (copy / "evidence/claims.csv").write_text("id,claim\nA,b,c\n")
    code, _, err = call("evidence", copy)
    assert code == 2
    assert "evidence/claims.csv:2:" in err


def test_neither_searching_nor_counting_wakes_the_engine():
    code = """
import sys
from durance.cli import main
for words in (["evidence", "mali", "tankers", "--as-of", "2025-08-31"], ["check", "lakeland"]):
    try:
        main(words)
    except SystemExit as end:
        assert not end.code, end.code
heavy = {'numba', 'xarray', 'pandas'} & set(sys.modules)
assert not heavy, heavy
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_what_stands_behind_a_run(call, tmp_path):
    run = json.loads(call("run", "lakeland/siege", *SMALL, "--json")[1])["run"]
    told = json.loads(call("cite", run, "--on", "inflow_share", "--json")[1])
    rows = told["claims"]
    assert (told["schema"], told["run"]) == ("durance.cite/1", run)
    assert rows[0]["imposed"]
    assert "premise" in rows[0]["grounds"][0]
    weights = [r["weight"] for r in rows if not r["imposed"]]
    assert weights == sorted(weights, reverse=True)
    out = call("cite", run, "--most", "1")[1].splitlines()
    assert out[0].lstrip().startswith("premise LK-")
    assert "1 shown" in out[-1]
    assert "no headline 'inflow_shar', did you mean inflow_share" in call("cite", run, "--on", "inflow_shar")[2]
    assert call("cite", run, "--export", "behind.bib")[0] == 0
    assert (tmp_path / "behind.bib").read_text().startswith("@misc{lakehead-gazette,")

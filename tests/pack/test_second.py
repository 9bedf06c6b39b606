"""Two coders of a copy of Lakeland: what was coded twice, what they disagree about, what was settled."""

import shutil
from pathlib import Path

import pytest

from durance.pack.check.files import Folder
from durance.pack.check.second import check_second
from durance.pack.load import load
from durance.pack.second import agreement, pairs, provisional

CLAIMS = "id,value,low,high,unit,grade,coder,note\n"
NUMBERS = "file,name,value,low,high,unit,grade,claims,coder,note\n"
SETTLED = "what,field,first,second,settled,reason\n"
FIRST = "what,field,first\n"
LATER = "what,field,now,reason\n"
FLOW = "LK-flow-customs,40,36,44,trucks/day,C,b,\n"
FLOW_FIRST = [f"LK-flow-customs,{field},{said}\n" for field, said in (("grade", "C"), ("value", 40), ("low", 36), ("high", 44))]


@pytest.fixture
def code(pack):
    """code(file, header, *rows): write a table of the second coding into the copy."""

    def write(name, header, *rows):
        (pack / "second").mkdir(exist_ok=True)
        (pack / "second" / name).write_text(header + "".join(rows), encoding="utf-8")

    return write


def first_of(pack, name):
    """The rows of first.csv for an escort parameter, as Lakeland holds it."""
    now = load(pack).parameters[name]
    return [f"escorts/{name},value,{now.value:g}\n", f"escorts/{name},range,{now.low:g} to {now.high:g}\n",
            f"escorts/{name},grade,{now.grade}\n"]


def test_a_coding_that_agrees_asks_for_nothing(code, told, pack):
    code("claims.csv", CLAIMS, FLOW)
    code("first.csv", FIRST, *FLOW_FIRST)
    assert told() == []
    found = agreement(pack)
    assert found["disagreements"] == []
    assert found["table"]["claim grades"]["n"] == 1
    assert found["table"]["claim values"]["within"]["5%"] == 1


def test_another_grade_or_number_must_be_settled(code, told, pack):
    code("claims.csv", CLAIMS, FLOW.replace(",C,", ",D,").replace(",40,", ",50,"))
    code("first.csv", FIRST, *FLOW_FIRST)
    faults = told()
    assert len(faults) == 2
    assert all("LK-flow-customs" in f and "settle it" in f for f in faults)
    assert all(f.startswith("second/claims.csv:2:") for f in faults)      # the row of the second coder
    assert [r["settled"] for r in agreement(pack)["disagreements"]] == [None, None]


def test_settled_means_that_the_pack_holds_it(code, told, edit, pack):
    code("claims.csv", CLAIMS, FLOW.replace(",C,", ",D,"))
    code("first.csv", FIRST, *FLOW_FIRST)
    code("settled.csv", SETTLED, "LK-flow-customs,grade,C,D,C,a newspaper names the office that counted\n")
    assert told() == []
    code("settled.csv", SETTLED, "LK-flow-customs,grade,C,D,D,hearsay\n")
    assert any("settled as D, but the pack holds C" in f for f in told())
    edit("evidence/claims.csv", "40,36,44,trucks/day,supports,C", "40,36,44,trucks/day,supports,D")
    assert not any("settled as" in f for f in told())


def test_a_settled_row_cannot_be_dropped_to_raise_the_agreement(code, told, edit, pack):
    """The pack holds the second coder's grade: whoever deletes the verdict is told, and the table does not move."""
    code("claims.csv", CLAIMS, FLOW.replace(",C,", ",D,"))
    code("first.csv", FIRST, *FLOW_FIRST)
    code("settled.csv", SETTLED, "LK-flow-customs,grade,C,D,D,hearsay\n")
    edit("evidence/claims.csv", "40,36,44,trucks/day,supports,C", "40,36,44,trucks/day,supports,D")
    before, table = [f for f in told() if f.startswith("second/")], agreement(pack)["table"]
    assert before == []
    assert table["claim grades"]["same"] == 0
    code("settled.csv", SETTLED)
    assert any("disagree on its grade (C and D); settle it" in f for f in told())
    assert agreement(pack)["table"] == table


def test_the_first_coding_cannot_be_dropped_or_bent(code, told):
    code("claims.csv", CLAIMS, FLOW)
    assert any(f.startswith("second/first.csv:1: The file is missing") for f in told())
    code("first.csv", FIRST, *FLOW_FIRST[1:])
    assert any("does not say what the first gave" in f for f in told())
    code("first.csv", FIRST, *FLOW_FIRST, FLOW_FIRST[1])
    assert any("stands twice" in f for f in told())
    code("first.csv", FIRST, FLOW_FIRST[0].replace("C", "good"), *FLOW_FIRST[1:])
    assert any("first coding of the grade" in f for f in told())
    code("first.csv", FIRST, *FLOW_FIRST, "LK-price,grade,B\n")
    assert any("`LK-price` was not coded twice in its grade" in f for f in told())


def test_what_changed_later_needs_a_row_of_its_own(code, told, edit):
    code("claims.csv", CLAIMS, FLOW)
    code("first.csv", FIRST, *FLOW_FIRST)
    edit("evidence/claims.csv", "40,36,44,trucks", "40,36,,trucks")
    assert any("The high of `LK-flow-customs` was first coded as 44, but the pack holds nothing" in f for f in told())
    code("later.csv", LATER, "LK-flow-customs,high,,of another year\n")
    assert told() == []
    code("later.csv", LATER, "LK-flow-customs,high,45,of another year\n")
    assert any("was changed to 45, but the pack holds nothing" in f for f in told())
    code("later.csv", LATER, "LK-flow-customs,high,,of another year\n", "LK-flow-customs,low,36,why\n")
    assert any("36 by the two codings already" in f for f in told())
    code("later.csv", LATER, "LK-flow-customs,high,,\n")
    assert any("without a reason" in f for f in told())


def test_a_verdict_needs_a_reason_and_what_the_coders_said(code, told):
    code("claims.csv", CLAIMS, FLOW.replace(",C,", ",D,"))
    code("first.csv", FIRST, *FLOW_FIRST)
    code("settled.csv", SETTLED, "LK-flow-customs,grade,C,D,C,\n", "LK-shares,grade,C,D,C,why\n")
    assert any(f.startswith("second/settled.csv:2:") and "without a reason" in f for f in told())
    code("settled.csv", SETTLED, "LK-flow-customs,grade,C,D,C,why\n", "LK-shares,grade,C,D,C,why\n")
    assert any("`LK-shares` was not coded twice" in f for f in told())
    for row, who in (("C,E", "second"), ("B,D", "first")):
        code("settled.csv", SETTLED, f"LK-flow-customs,grade,{row},C,why\n")
        assert any(f"The {who} coder says" in f and "look at it again" in f for f in told())


def test_unknown_names_and_bad_numbers_are_faults(code, told):
    code("claims.csv", CLAIMS, "LK-flow-custom,forty,,,trucks/day,F,b,\n")
    code("parameters.csv", NUMBERS, "escorts,escort_dais,20,7,60,day,D,,b,\n")
    faults = "\n".join(told())
    for words in ("unknown claim `LK-flow-custom`", "not a number", "has the grade `F`", "escorts/escort_dais"):
        assert words in faults


def test_numbers_disagree_when_neither_range_holds_the_other_s_value(code, told, pack):
    first = load(pack).parameters["escort_days"]
    far = first.high * 10
    code("first.csv", FIRST, *first_of(pack, "escort_days"))
    code("parameters.csv", NUMBERS, f"escorts,escort_days,{first.value},{first.low},{first.high},day,{first.grade},,b,\n")
    assert told() == []
    code("parameters.csv", NUMBERS, f"escorts,escort_days,{far},{far / 2},{far * 2},day,{first.grade},,b,\n")
    assert len([f for f in told() if "escorts/escort_days" in f]) == 2      # the value and the range
    assert agreement(pack)["table"]["number ranges"]["overlap"] == 0


def test_what_was_coded_once_is_provisional(code, pack):
    before = provisional(pack)
    assert "escort_days" in before
    corridor = next(iter(load(pack).corridors))
    assert f"{corridor}.usual" in before
    code("parameters.csv", NUMBERS, "escorts,escort_days,20,7,60,day,D,,b,\n",
         f"corridors.toml,{corridor}.usual,0.5,0.4,0.6,share,E,,b,\n")
    assert before - provisional(pack) == {"escort_days", f"{corridor}.usual"}


def test_a_pack_without_a_second_coding_has_no_pairs(pack):
    assert pairs(Folder(pack)) == []
    assert agreement(pack)["table"]["claim grades"]["kappa"] is None


def test_the_first_coding_of_mali_covers_all_that_was_coded_twice(mali):
    """Kappa of the first coding against the second, as README.md of `second/` states it."""
    found = agreement(mali.folder)["table"]["claim grades"]
    assert found["n"] == 549
    assert found["kappa"] == pytest.approx(0.16, abs=0.005)
    assert found["weighted"] == pytest.approx(0.29, abs=0.005)


def test_a_verdict_dropped_from_mali_is_a_fault(mali, tmp_path):
    copy = Path(shutil.copytree(mali.folder, tmp_path / "mali"))
    before = agreement(copy)["table"]
    path = copy / "second/settled.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    gone = [line for line in lines[1:] if line.split(",")[1:5] == ["grade", "A", "B", "B"]]
    path.write_text("".join(line for line in lines if line not in gone), encoding="utf-8")
    pack = Folder(copy)
    check_second(pack)
    assert len(pack.faults) == len(gone) > 20
    assert all("settle it in a row of second/settled.csv" in fault.text for fault in pack.faults)
    assert agreement(copy)["table"] == before

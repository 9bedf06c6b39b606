"""`durance disputes`: what each reading moves, and whether the choice flips."""

import pytest

from durance.commands.disputes import disputes

GIVEN = ("lakeland/siege", "hungry", ["relief:locality=lakehead,people=20000"], 24, 40, 1, "", [])


def test_one_document_and_a_table(capsys, answer):
    told = answer(disputes, *GIVEN, True)
    assert (told["schema"], told["members"], told["days"], told["on"]) == ("durance.disputes-held/1", 24, 40, "hungry")
    assert [row["dispute"] for row in told["disputes"]] == ["L01", "L02"]
    assert told["choice"]["best"] == "relief lakehead 20000"
    assert not any(r["flips"] for rows in told["choice"]["disputes"].values() for r in rows), "relief feeds under any reading"
    disputes(*GIVEN, False)
    said = " ".join(capsys.readouterr().out.split())
    assert "its readings held by all of 24 futures in turn" in said
    assert "`relief lakehead 20000` is best on average; under each reading it still is." in said


def test_all_headlines_without_an_outcome(answer):
    told = answer(disputes, "lakeland/siege", "", [], 24, 60, 1, "", ["L01"], True)
    (row,) = told["disputes"]
    assert (told["on"], told["choice"], row["readings"]) == (None, None, ["customs", "hauliers"])
    assert all(set(move["by"]) == {"customs", "hauliers"} for move in row["moves"])


def test_measures_need_an_outcome():
    with pytest.raises(ValueError, match="say with --on"):
        disputes("lakeland/siege", "", GIVEN[2], 4, 5, 1, "", [], True)

"""`durance score`: what is told, in which form, and with which exit code."""

import json

import pytest

from durance.commands import score as scoring
from durance.commands.score import cells, score, verdict
from durance.pack.model import Unknown

ROW = {"case": "X", "metric": "m", "target": 1.0, "benchmark": 2.0, "ours": 0.5, "interval": [0.25, None], "met": True,
       "good": None, "note": "a note"}


@pytest.fixture
def made_up(monkeypatch):
    """Results by case: A is met, B falls short, E lacks its data."""
    def result(pack, name, out, fast, progress):
        if name == "E":
            raise LookupError("the files of others are not here")
        rows = [ROW, ROW | {"metric": "beside", "target": None, "met": None}]
        rows += [ROW | {"metric": "k", "met": False}] if name == "B" else []
        return {"case": name, "title": f"Case {name}", "stamp": {"case": "0123"}, "fast": fast, "rows": rows}

    monkeypatch.setattr(scoring, "result", result)


def test_all_met_is_zero(made_up, tmp_path, capsys):
    assert score(["A"], False, False, tmp_path, False) == 0
    said = capsys.readouterr()
    assert "A: Case A (case 0123)" in said.out
    assert "m: a note" in said.out
    assert "beside" in said.out
    assert "A: every target met" in said.out
    assert said.err == "case A\n"


def test_a_case_that_falls_short_is_one_and_told_by_name(made_up, tmp_path, capsys):
    assert score(["A", "B"], False, True, tmp_path, False) == 1
    said = capsys.readouterr().out
    assert "B: falls short in k" in said
    assert "fast subset" in said


def test_absent_data_of_one_case_do_not_stop_the_others(made_up, tmp_path, capsys):
    assert score(["E", "A"], False, False, tmp_path, True) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["absent"] == {"E": "the files of others are not here"}
    assert [c["case"] for c in told["cases"]] == ["A"]
    assert told["short"] == {}


def test_absent_data_of_the_only_case_are_a_fault_of_the_input(made_up, tmp_path):
    with pytest.raises(LookupError, match="the files of others"):
        score(["E"], False, False, tmp_path, False)


def test_a_fault_of_ours_is_not_called_absent_data(monkeypatch, tmp_path):
    def broken(*_):
        raise KeyError("slip")

    monkeypatch.setattr(scoring, "result", broken)
    with pytest.raises(KeyError):
        score(["A", "B"], False, False, tmp_path, False)


def test_a_stop_names_the_folder_from_which_it_goes_on(monkeypatch, tmp_path):
    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(scoring, "result", stopped)
    with pytest.raises(KeyboardInterrupt) as error:
        score(["A", "B"], False, False, tmp_path, False)
    assert error.value.args[0].folder == tmp_path / "scores"


def test_a_slip_in_the_last_name_is_told_first(made_up, tmp_path, capsys):
    with pytest.raises(Unknown, match="no case 'Q'"):
        score(["A", "Q"], False, False, tmp_path, False)
    assert "case A" not in capsys.readouterr().err


def test_no_name_lists_the_cases(tmp_path):
    with pytest.raises(ValueError, match="A, B, C, D, E, F, G, H, I, J, PPC"):
        score([], False, False, tmp_path, False)


def test_all_takes_every_registered_case(made_up, tmp_path, capsys):
    assert score([], True, False, tmp_path, True) == 1
    assert len(json.loads(capsys.readouterr().out)["cases"]) == 10


def test_cells_and_verdicts():
    assert cells(ROW) == ["m", "1", "2", "0.5", "0.25 to never", "met"]
    assert cells(ROW | {"target": [1, 200]})[1] == "1 to 200"
    assert verdict(ROW | {"good": True}) == "met, good"
    assert verdict(ROW | {"met": False, "good": True}) == "missed"
    assert verdict(ROW | {"met": None}) == ""
    assert verdict(ROW | {"met": None, "good": False}) == "not good"


def test_a_real_case_from_end_to_end(tmp_path, capsys):
    assert score(["I"], False, False, tmp_path, True) in (0, 1)
    told = json.loads(capsys.readouterr().out)
    assert told["schema"] == "durance.scores/1"
    assert told["cases"][0]["rows"]
    assert (tmp_path / "scores" / "I.json").exists()

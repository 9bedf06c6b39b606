"""`durance voi`: what a fact is worth."""

import pytest

from durance.commands.voi import voi

RELIEF = "relief:locality=lakehead,people=20000"


def test_voi(kept, capsys, answer):
    tried = ["escorts:corridor=west,per_week=14", f"{RELIEF}+truce:actor=brothers"]
    given = (["lakeland/siege"], "unmet", tried, 120, 40, 1, "")
    told = answer(voi, *given, 0.0, [], kept[0], True)
    assert told["schema"] == "durance.voi/1"
    assert told["best"] in told["options"]
    assert told["options"][2] == "relief lakehead 20000 + truce brothers 1"
    assert told["at_most"] >= max(r["worth"] for r in told["rows"]) - 1e-6
    voi(*given, 0.0, [], kept[0], False)
    assert "best on average" in capsys.readouterr().out


def test_what_is_below_rounding_is_told_as_nothing(kept, capsys, answer):
    """Relief betters hunger in every future: luck cannot make a fact seem worth 4.7e-17."""
    out, runs = kept
    given = (runs, "hungry", [], None, None, None, "", 0.0, [], out)
    told = answer(voi, *given, True)
    assert (told["at_most"], told["chance"]) == (0, 0)
    voi(*given, False)
    said = " ".join(capsys.readouterr().out.split())
    assert "`relief lakehead 20000` is best on average" in said
    assert "would be worth 0 people; luck alone makes one of these facts seem worth 0." in said
    assert "What is below rounding is told as 0." in said
    assert "0 of " in said


def test_too_few_futures_are_refused_before_anything_runs():
    with pytest.raises(ValueError, match="12 futures are too few"):
        voi(["lakeland/siege"], "hungry", [RELIEF], 12, None, None, "", 0.0, [], None, True)


def test_references_alone_leave_nothing_to_choose(kept, free):
    out, runs = kept
    with pytest.raises(ValueError, match="nothing to choose"):
        voi([runs[0], free], "hungry", [], None, None, None, "", 0.0, [], out, True)

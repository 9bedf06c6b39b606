"""The answering commands: one JSON document each, tables that say what was never scored, and one sentence for bad input."""

import json

import pytest

from durance import commands_answers as c
from durance.ensemble.run import run
from durance.pack.model import Unknown

RELIEF = "relief:locality=lakehead,people=20000"


@pytest.fixture(scope="module")
def kept(tmp_path_factory, siege):
    """(folder, runs): the siege as it is, and with relief."""
    out, short = tmp_path_factory.mktemp("runs"), siege.for_days(30)
    return out, [run(one, 120, out=out).id for one in (short, short.with_measure("relief", locality="lakehead", people=20000))]


def answer(capsys, command, *given):
    command(*given)
    return json.loads(capsys.readouterr().out)


def test_compare_recorded_runs(kept, capsys):
    out, runs = kept
    given = (runs, "hungry", [], 0, None, 1, "", 0.0, [], out)
    told = answer(capsys, c.compare, *given, True)
    assert (told["schema"], told["base"], told["members"], told["better"]) == ("durance.compare/1", runs[0], 120, "less")
    (row,) = told["rows"]
    assert row["run"] == runs[1]
    assert row["difference"].keys() >= {"q05", "q50", "q95"}
    assert row["probability_better"] == 1
    assert row["cost"]["q50"] > 0
    c.compare(*given, False)
    said = capsys.readouterr().out
    assert "never scored" in said
    assert "Regret, people" in said


def test_compare_measures_tried_anew_gives_the_same(kept, capsys):
    out, runs = kept
    old = answer(capsys, c.compare, runs, "hungry", [], 0, None, 1, "", 0.0, [], out, True)
    new = answer(capsys, c.compare, ["lakeland/siege"], "hungry", [RELIEF], 120, 30, 1, "", 0.0, [], out, True)
    for key in ("difference", "mean", "probability_better", "harm", "cost", "per_cost"):
        assert new["rows"][0][key] == old["rows"][0][key], key


def test_voi(capsys, kept):
    tried = ["escorts:corridor=west,per_week=14", f"{RELIEF}+truce:actor=brothers"]
    given = (["lakeland/siege"], "unmet", tried, 120, 40, 1, "")
    told = answer(capsys, c.voi, *given, 0.0, [], kept[0], True)
    assert told["schema"] == "durance.voi/1"
    assert told["best"] in told["options"]
    assert told["options"][2] == "relief lakehead 20000 + truce brothers 1"
    assert told["at_most"] >= max(r["worth"] for r in told["rows"]) - 1e-6
    c.voi(*given, 0.0, [], kept[0], False)
    assert "best on average" in capsys.readouterr().out


def test_sensitivity(capsys):
    two = ["stock_factor", "L01"]
    told = answer(capsys, c.sensitivity, "lakeland/siege", "unmet:mean", "morris", 3, 10, 3, 16, 1, two, True)
    assert (told["method"], told["days"]) == ("morris", 10)
    assert {r["input"] for r in told["rows"]} == {"stock_factor", "L01"}
    given = ("lakeland/siege", "unmet:mean", "sobol", 2, 10, 2, 16, 1, two)
    told = answer(capsys, c.sensitivity, *given, True)
    assert {r["input"] for r in told["rows"]} == {"stock_factor", "L01", "all other inputs", "luck"}
    c.sensitivity(*given, False)
    assert "95 % bootstrap" in capsys.readouterr().out
    with pytest.raises(ValueError, match="no method 'delta'"):
        c.sensitivity("lakeland/siege", "unmet", "delta", 3, 10, 3, 16, 1, [], True)


def test_discover(kept, capsys):
    out, runs = kept
    told = answer(capsys, c.discover, runs[0], "stock:start < 12", out, True)
    assert told.keys() >= {"schema", "run", "where", "share", "interval", "words", "boxes", "leaves"}
    c.discover(runs[0], "stock:start < 12", out, False)
    assert "never scored" in capsys.readouterr().out
    with pytest.raises(ValueError, match="expected a number"):
        c.discover(runs[0], "hungry <", out, True)
    with pytest.raises(Unknown, match="no outcome 'hungri'"):
        c.discover(runs[0], "hungri < 1", out, True)


def test_how_long_something_has_not_come(kept, capsys):
    out, runs = kept
    told = answer(capsys, c.lasts, runs[0], "capital_queue_day", out, True)
    assert (told["schema"], told["until"], len(told["times"])) == ("durance.survival/1", "capital_queue_day", 30)
    assert told["survival"][0] >= told["survival"][-1] == told["censored"]
    c.lasts(runs[0], "dry_day@lakehead", out, False)
    assert "never scored" in capsys.readouterr().out
    with pytest.raises(ValueError, match="told in people"):
        c.lasts(runs[0], "hungry", out, True)


@pytest.mark.parametrize(("command", "given", "keys", "said"), [
    (c.fragmentation, (None,), {"day", "numbers", "holders", "map"}, "never scored"),
    (c.displacement, (), {"origins", "shelters", "flows", "fit"}, "Rank correlation"),
    (c.spillover, (), {"rows"}, "never scored")])
def test_maps_and_flows(kept, capsys, command, given, keys, said):
    out, runs = kept
    told = answer(capsys, command, runs[0], *given, out, True)
    assert told.keys() >= {"schema", "run"} | keys
    command(runs[0], *given, out, False)
    assert said in capsys.readouterr().out


@pytest.mark.parametrize(("names", "measures", "rates", "why"), [
    ([], [], [], "name two runs"), (["lakeland/siege", "x"], [RELIEF], [], "one PACK/SCENARIO"),
    (["lakeland/siege"], [RELIEF], ["USD"], "--rate USD is not of the form"),
    (["lakeland/siege"], [RELIEF], ["USD=-1"], "--rate")])
def test_bad_input(kept, names, measures, rates, why):
    with pytest.raises(ValueError, match=why):
        c.decision(names, "hungry", measures, 10, 10, 1, "", rates, kept[0])

"""`durance compare`: recorded runs, and measures tried anew."""

import pytest

from durance.commands.compare import REFERENCE, compare

RELIEF = "relief:locality=lakehead,people=20000"


def test_compare_recorded_runs(kept, capsys, answer):
    out, runs = kept
    given = (runs, "hungry", [], None, None, None, "", 0.0, [], out)
    told = answer(compare, *given, True)
    assert (told["schema"], told["base"], told["members"], told["better"]) == ("durance.compare/1", runs[0], 120, "less")
    (row,) = told["rows"]
    assert row["run"] == runs[1]
    assert row["difference"].keys() >= {"q05", "q50", "q95"}
    assert row["probability_better"] == 1
    assert row["cost"]["q50"] > 0
    compare(*given, False)
    said = capsys.readouterr().out
    assert "never scored" in said
    assert "Regret, people" in said
    assert "Cost in million crowns, and what a million crowns buys" in said
    assert "Mcur" not in said


def test_compare_measures_tried_anew_gives_the_same(kept, capsys, answer):
    out, runs = kept
    old = answer(compare, runs, "hungry", [], None, None, None, "", 0.0, [], out, True)
    new = answer(compare, ["lakeland/siege"], "hungry", [RELIEF], 120, 30, 1, "", 0.0, [], out, True)
    for key in ("difference", "mean", "probability_better", "harm", "cost", "per_cost"):
        assert new["rows"][0][key] == old["rows"][0][key], key


def test_a_run_named_twice_counts_once(kept, answer):
    """A run with a measure keeps the one without it beside it, so that a pattern names both."""
    out, runs = kept
    told = answer(compare, [*runs, runs[0], str(out / runs[1])], "hungry", [], None, None, None, "", 0.0, [], out, True)
    assert [row["run"] for row in told["rows"]] == [runs[1]]
    assert len(told["regret"]) == 2
    with pytest.raises(ValueError, match="two runs at least"):
        compare([runs[0], runs[0]], "hungry", [], None, None, None, "", 0.0, [], out, True)


def test_where_no_option_has_a_price_nothing_is_said_of_domination(kept, capsys):
    said = "Not dominated in effect, cost and harm"
    out, runs = kept
    compare(runs, "hungry", [], None, None, None, "", 0.0, [], out, False)
    assert said in capsys.readouterr().out
    compare(["lakeland/siege"], "hungry", ["truce:actor=brothers"], 4, 10, 1, "", 0.0, [], out, False)
    told = capsys.readouterr().out
    assert "no price" in told
    assert said not in told


def test_a_twin_without_what_is_imposed_is_a_reference_and_no_option(kept, free, capsys, answer):
    """It has its row, for its difference is worth knowing; nobody can choose it, so it is not ranked."""
    out, runs = kept
    given = ([*runs, free], "unmet", [], None, None, None, "", 0.0, [], out)
    told = answer(compare, *given, True)
    assert [(r["run"], r["reference"]) for r in told["rows"]] == [(runs[1], False), (free, True)]
    assert told["rows"][1]["probability_better"] > 0
    assert told["rows"][1]["dominated_by"] is None
    assert free not in told["pareto"]
    assert {r["option"] for r in told["regret"]} == set(runs)
    compare(*given, False)
    assert REFERENCE in " ".join(capsys.readouterr().out.split())
    alone = answer(compare, [runs[0], free], "unmet", [], None, None, None, "", 0.0, [], out, True)
    assert alone["rows"][0]["reference"]

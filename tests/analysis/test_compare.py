"""Comparison of invented options whose numbers are known by hand."""

import numpy as np

from durance.analysis.compare import compare, harmed, pareto, per_cost
from durance.analysis.options import Decision, Option

N = 10
ZERO = np.zeros(N)
HURT = {"hungry:end": np.full(N, 100.0), "civilians_killed:end": np.full(N, 10.0)}


def option(name, values, cost, **harms):
    return Option(name, name, np.asarray(values, float), HURT | {f"{k}:end": v for k, v in harms.items()}, cost)


BASE = option("base", np.full(N, 50.0), ZERO)
GOOD = option("good", 50.0 - np.arange(N), np.full(N, 2.0))                                       # betters nine of ten
DEAR = option("dear", 50.0 - np.arange(N), np.full(N, 3.0))                                       # the same for more
CRUEL = option("cruel", np.full(N, 30.0), np.full(N, 2.5), hungry=100.0 + 0.5 * np.arange(N))     # a rise of over 1 in seven
UNPRICED = option("unpriced", np.full(N, 60.0), None)
DECISION = Decision("unmet", "Need not met", "share", -1, (BASE, GOOD, DEAR, CRUEL, UNPRICED))


def test_differences_and_shares_by_hand():
    good, _, cruel, unpriced = compare(DECISION)
    assert good["difference"]["q50"] == -4.5
    assert good["mean"][0] == -4.5
    assert (good["probability_better"], good["probability_worse"]) == (0.9, 0.0)
    assert good["interval_better"][0] < 0.9 < good["interval_better"][1]
    assert good["words"].startswith("better: very likely")
    assert good["words"].endswith("never scored")
    assert (cruel["probability_better"], unpriced["probability_worse"]) == (1.0, 1.0)
    assert "never scored" not in compare(DECISION, scored=True)[0]["words"]


def test_harm_is_a_rise_by_more_than_a_hundredth():
    assert harmed(BASE, CRUEL, "hungry:end").sum() == 7      # 1.5, 2.0 .. 4.5 of 100; 1.0 is not more
    cruel = compare(DECISION)[2]["harm"]
    assert cruel["probability"] == 0.7
    assert {r["outcome"]: r["probability"] for r in cruel["each"]} == {"hungry:end": 0.7, "civilians_killed:end": 0.0}
    assert compare(DECISION)[0]["harm"]["probability"] == 0


def test_an_option_that_changes_nothing_is_told():
    same = option("same", np.full(N, 50.0), np.full(N, -5.0))
    asked = Decision("unmet", "", "share", -1, (BASE, same, GOOD))
    assert [r["idle"] for r in compare(asked)] == [True, False]
    assert pareto(asked) == ["base", "good"], "what does nothing saves nothing"


def test_what_a_unit_of_money_buys():
    value, low, high = compare(DECISION)[0]["per_cost"]
    assert value == 2.25
    assert low < 2.25 < high
    assert compare(DECISION)[3]["per_cost"] is None
    assert per_cost(np.ones(3), np.zeros(3)) is None


def test_the_pareto_set():
    assert pareto(DECISION) == ["base", "good", "cruel"]
    told = {r["run"]: r["dominated_by"] for r in compare(DECISION)}
    assert told == {"good": [], "dear": ["good"], "cruel": [], "unpriced": None}


def test_the_interval_of_the_mean_holds_the_truth_as_often_as_it_says():
    rng, held = np.random.default_rng(1), 0
    for _ in range(400):
        change = rng.normal(1.0, 2.0, 60)
        told = compare(Decision("x", "x", "1", 1, (Option("a", "a", np.zeros(60)), Option("b", "b", change))))[0]["mean"]
        held += told[1] <= 1.0 <= told[2]
    assert abs(held / 400 - 0.95) < 3.5 * np.sqrt(0.95 * 0.05 / 400)


def test_one_future_has_no_interval():
    one = Decision("x", "x", "1", 1, (Option("a", "a", np.zeros(1)), Option("b", "b", np.ones(1))))
    assert compare(one)[0]["mean"] == [1.0, None, None]


def test_a_reference_has_a_row_and_no_rank():
    free = option("free", np.zeros(N), ZERO)
    asked = Decision("unmet", "", "share", -1, (BASE, GOOD), references=(free,))
    good, reference = compare(asked)
    assert (good["reference"], reference["reference"]) == (False, True)
    assert (reference["difference"]["q50"], reference["dominated_by"], reference["per_cost"]) == (-50.0, None, None)
    assert pareto(asked) == ["base", "good"]


def test_without_harms_nothing_is_said_of_them():
    told = compare(Decision("x", "x", "1", 1, (Option("a", "a", np.zeros(5)), Option("b", "b", np.ones(5)))))[0]
    assert told["harm"] == {"probability": None, "interval": None, "each": []}

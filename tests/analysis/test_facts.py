"""Which fact is worth finding out: known worth is found, noise is not clear, and the evidence stands beside it."""

import numpy as np
import pytest

from durance.analysis.facts import facts, luckiest
from durance.analysis.options import Decision, Option
from durance.analysis.order import natural
from durance.analysis.voi import worth

N = 2000
RNG = np.random.default_rng(5)
NAMES = ("attack_rate", "bare_group", "hit_mean", "join_rate", "quit_rate", "funds_half")
DRAWN = {name: RNG.normal(size=N) for name in NAMES}
READ = {"L01": np.where(RNG.random(N) < 0.25, "customs", "hauliers"), "L02": np.full(N, "army")}


def decision(benefit):
    return Decision("x", "x", "people", 1, (Option("keep", "keep", np.zeros(N)), Option("act", "act", benefit)), DRAWN, READ)


def test_the_fact_on_which_the_choice_hangs(lakeland):
    told = facts(decision(DRAWN["attack_rate"] + 0.1 * RNG.normal(size=N)), lakeland)
    first = told["rows"][0]
    assert first["fact"] == "attack_rate"
    assert first["worth"] == pytest.approx(1 / np.sqrt(2 * np.pi), abs=4.5 * 0.6 / np.sqrt(N))
    assert first["clear"]
    assert first["changes"] == pytest.approx(0.5, abs=0.1)
    assert [r["fact"] for r in told["rows"] if r["clear"]] == ["attack_rate"]
    assert (first["kind"], first["grade"]) == ("parameter", lakeland.parameters["attack_rate"].grade)
    assert first["claims"] == list(lakeland.parameters["attack_rate"].claims)
    assert told["at_most"] >= first["worth"] - 1e-9
    assert "L02" not in [r["fact"] for r in told["rows"]], "a reading that all futures hold is no open fact"


def test_the_dispute_on_which_the_choice_hangs(lakeland):
    told = facts(decision(np.where(READ["L01"] == "customs", -1.0, 1.0)), lakeland)
    first = told["rows"][0]
    assert (first["fact"], first["kind"], first["grade"], first["clear"]) == ("L01", "dispute", "disputed", True)
    assert first["worth"] == pytest.approx((READ["L01"] == "customs").mean(), abs=0.01)
    assert first["claims"] == ["LK-flow-customs", "LK-flow-hauliers"]


def test_facts_that_cannot_change_the_choice_are_worth_nothing(lakeland):
    told = facts(decision(10.0 + DRAWN["attack_rate"]), lakeland)
    assert told["best"] == "act"
    assert all(r["worth"] == 0 and not r["clear"] and r["changes"] == 0 for r in told["rows"])
    assert not any(r["clear"] for r in facts(decision(np.zeros(N)), lakeland)["rows"])
    sure = facts(decision(1.0 + np.abs(DRAWN["join_rate"])), lakeland)      # always better: no fact can be worth more than all
    assert sure["at_most"] == 0 == max(r["worth"] for r in sure["rows"])


def test_what_is_below_rounding_is_nothing(lakeland):
    told = facts(decision(1.0 + 1e-14 * DRAWN["join_rate"]), lakeland)
    assert (told["at_most"], told["chance"], told["rows"][0]["worth"]) == (0, 0, 0)
    assert (told["best"], told["best_text"]) == ("act", "act")
    names = [r["fact"] for r in told["rows"]]
    assert names == sorted(names, key=natural), "among facts worth the same, names in the order people count"


def test_noise_is_seldom_clear():
    hits = 0
    for k in range(20):
        rng = np.random.default_rng(100 + k)
        benefit = np.stack([np.zeros(150), rng.normal(size=150)])
        inputs = {f"p{i}": (rng.normal(size=150), False) for i in range(10)}
        bar = luckiest(benefit, inputs, k)
        hits += any(worth(benefit, x, False, k).worth > bar for x, _ in inputs.values())
    assert hits <= 5      # 5 % of 20 are 1; six or more would come less than once in a thousand


def test_too_few_futures(lakeland):
    with pytest.raises(ValueError, match="too few"):
        facts(Decision("x", "x", "1", 1, (Option("a", "a", np.zeros(20)), Option("b", "b", np.ones(20)))), lakeland)
    with pytest.raises(ValueError, match="nothing to choose"):
        facts(Decision("x", "x", "1", 1, (Option("a", "a", np.zeros(200)),)), lakeland)

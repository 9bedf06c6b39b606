"""The verdict on differences whose answer is known, and flips that are there or are chance."""

from types import SimpleNamespace

import numpy as np
import pytest

from durance.analysis import trial_judge as module
from durance.analysis.trial_judge import centre, difference, flips, groups, holm, judge, unlike

RULE = {"supported_above": 0.667, "opposed_below": 0.333}
LUCK = np.random.default_rng(7)
NOISE = LUCK.normal(size=200)
BASE = np.zeros(200)
MIDDLE = 2 + 0.5 * float(np.median(NOISE))


def dispute(*names):
    return SimpleNamespace(readings=[SimpleNamespace(id=n, claims=(f"c-{n}",)) for n in names])


PACK = SimpleNamespace(ledger=SimpleNamespace(disputes={"D1": dispute("yes", "no"), "D3": dispute("a", "b", "c")}),
                       parameters={"gain": SimpleNamespace(claims=("PR-gain",))})


@pytest.mark.parametrize(("left", "sign", "matters", "verdict", "why"), [
    (BASE + 2 + 0.1 * NOISE, 1, 1, "supported", "sure and the effect matters"),
    (BASE - 2 + 0.1 * NOISE, -1, 1, "supported", "sure and the effect matters"),
    (BASE - 2 + 0.1 * NOISE, 1, 1, "opposed", "opposite sign is sure and the effect matters"),
    (BASE + 2 + 0.1 * NOISE, 1, 5, "undetermined", "the sign holds, but the effect is surely too small"),
    (BASE + 2 + 0.5 * NOISE, 1, MIDDLE, "undetermined", "the sign holds, but the effect is not surely large enough"),
    (0.1 * NOISE, 1, 1, "undetermined", "the sign is not sure, and the effect is surely too small"),
    (BASE - 2 + 0.1 * NOISE, 1, 5, "undetermined", "the opposite sign holds, but"),
    (NOISE, 1, 0.01, "undetermined", "the sign is not sure"),
    (BASE, 1, 0.01, "undetermined", "do not differ in any future"),
])
def test_a_verdict_needs_a_sure_sign_and_an_effect_that_matters(left, sign, matters, verdict, why):
    told = judge(left, BASE, sign, matters, RULE)
    assert told["verdict"] == verdict
    assert why in told["why"]


def test_a_tiny_sure_effect_is_no_support():
    told = judge(BASE + 1e-6, BASE, 1, 0.1, RULE)
    assert told["share"] == 1
    assert told["verdict"] == "undetermined"


def test_ties_do_not_speak_but_pull_the_middle_to_nothing():
    left = np.where(np.arange(200) < 60, 5.0, 0.0)
    told = judge(left, BASE, 1, 1, RULE)
    assert (told["speak"], told["ties"], told["share"]) == (60, 0.7, 1.0)
    assert told["middle"] == "median"
    assert told["verdict"] == "undetermined"


def test_a_yes_or_no_is_judged_by_the_futures_that_differ_and_by_the_mean():
    left = np.where(np.arange(200) < 60, 1.0, 0.0)
    told = judge(left, BASE, 1, 0.1, RULE)
    assert told["middle"] == "mean"
    assert told["centre"][0] == pytest.approx(0.3)
    assert told["verdict"] == "supported"


def test_few_futures_are_never_sure():
    told = judge(np.ones(3), np.zeros(3), 1, 0.1, RULE)
    assert (told["verdict"], told["why"]) == ("undetermined", "3 futures are too few to tell")


def test_undefined_futures_are_left_out_and_nothing_known_is_said():
    left = np.where(np.arange(200) < 100, np.nan, 2.0)
    assert judge(left, BASE, 1, 1, RULE)["futures"] == 100
    assert judge(left * np.nan, BASE, 1, 1, RULE)["why"] == "nothing could be measured in any future"


def test_rounding_is_no_difference():
    assert (difference(np.array([1e9, 1.0]), np.array([1e9 + 1e-3, 2.0])) == [0.0, -1.0]).all()


def test_the_interval_of_the_median_holds_it_about_as_often_as_it_says():
    hits = 0
    for k in range(400):
        _, low, high = centre(np.random.default_rng(k).exponential(size=60), mean=False)
        hits += low <= np.log(2) <= high
    assert 0.92 <= hits / 400 <= 0.99


def test_holm_stops_at_the_first_that_fails():
    assert holm(np.array([0.04, 0.001, 0.02, 0.9])) == [1]
    assert holm(np.array([0.01, 0.001, 0.02])) == [1, 0, 2]
    assert holm(np.array([])) == []


def test_a_reading_on_which_the_effect_rests_flips_the_verdict_and_names_its_claims():
    held = np.arange(200) % 2
    left = np.where(held == 0, 3.0, 0.0) + 0.5 * NOISE
    rows = flips(PACK, left, BASE, 1, 1.0, RULE, {"gain": NOISE}, {"D1": held, "D3": np.arange(200) % 3})
    assert [(r["what"], r["verdict"], r["claims"]) for r in rows] == [("D1=yes", "supported", ["c-yes"])]
    assert rows[0]["futures"] == 100


def test_a_half_of_a_range_flips_it_too():
    drawn = np.linspace(0, 1, 200)
    left = np.where(drawn > 0.5, -3.0, 3.0) + 0.5 * NOISE
    rows = flips(PACK, left, BASE, 1, 1.0, RULE, {"gain": drawn}, {})
    assert {(r["what"], r["verdict"]) for r in rows} == {("gain up to 0.5", "supported"), ("gain above 0.5", "opposed")}
    assert rows[0]["claims"] == ["PR-gain"]


def test_chance_alone_seldom_flips_among_a_hundred_questions():
    wrong = 0
    for k in range(30):
        luck = np.random.default_rng(k)
        values = {f"p{n}": luck.normal(size=200) for n in range(100)}
        pack = SimpleNamespace(ledger=SimpleNamespace(disputes={}),
                               parameters={n: SimpleNamespace(claims=()) for n in values})
        wrong += bool(flips(pack, luck.normal(loc=0.12, size=200), BASE, 1, 0.05, RULE, values, {}))
    assert wrong <= 4


def test_small_groups_are_not_asked():
    assert unlike(np.ones(module.LEAST - 1), np.zeros(200)) == 1.0
    held = np.zeros(200, int)
    held[:5] = 1
    left = np.where(held == 1, 9.0, 0.0)
    assert flips(PACK, left, BASE, 1, 1.0, RULE, {}, {"D1": held}) == []


def test_two_readings_are_one_question_and_three_are_three():
    found = groups(PACK, {"gain": NOISE, "fixed": BASE}, {"D1": np.arange(200) % 2, "D3": np.arange(200) % 3})
    assert [(what, len(parts)) for what, parts in found] == [("D1", 2), ("D3", 1), ("D3", 1), ("D3", 1), ("gain", 2)]

"""Weights of inputs on a mechanism whose answer can be worked out by hand."""

import numpy as np
import pytest

from durance.analysis.why_blame import LUCK, SELF, Cause, Probe, cause, held, other_seed, weights
from durance.analysis.why_replay import replay
from durance.schedule import DAY

BY = {m.name: m for m in DAY}


@pytest.fixture(scope="module")
def one(siege):
    return replay(siege.with_measure("rationing", locality="reedham", share_cut=0.5), 0, 20, 3, "random", 60)


def test_a_probe_writes_what_the_run_wrote(one):
    for name, variable, at in (("fuel_use", "fuel_short", (2,)), ("fear", "fear", (0,)), ("balance_goods", "fuel", (0,))):
        for day in (5, 40):
            assert Probe(one, BY[name], variable, at, day).value == one.dawns[day + 1][variable][(0, *at)]


def test_a_probe_answers_other_inputs_and_keeps_its_own(one):
    probe = Probe(one, BY["fuel_use"], "fuel_short", (2,), 5)
    full = probe.ask({"ration": np.ones_like(probe.inputs["ration"])})
    none = probe.ask({"ration": np.zeros_like(probe.inputs["ration"])})
    assert none >= probe.value >= full
    assert none > full
    assert probe.ask({}) == probe.value


def test_the_weight_of_an_input_is_what_it_adds_and_of_others_nothing(one):
    probe = Probe(one, BY["fuel_use"], "fuel_short", (2,), 1)
    found = weights(probe)
    assert found["ration"] == probe.value - probe.ask({"ration": one.usual["ration"]})
    assert found["ration"] > 0
    assert LUCK not in found


def test_a_stock_is_followed_back_through_its_own_past(one):
    probe = Probe(one, BY["balance_goods"], "fuel", (0,), 50)
    assert SELF in weights(probe)
    found = cause(one, BY["balance_goods"], "fuel", (0,), 50)
    assert found.name not in (SELF, "fuel")
    assert found.day <= 50


def test_luck_has_a_weight_where_dice_are_thrown(one):
    probe = Probe(one, BY["interdiction"], "attacked", (0,), 20)
    assert weights(probe)[LUCK] == pytest.approx(probe.value - probe.others().mean())
    assert other_seed(2**63 - 1, 3) >= 0


def test_the_largest_push_towards_the_departure_is_the_cause(one):
    found = cause(one, BY["fuel_use"], "fuel_short", (2,), 1)
    assert (found.name, found.at, found.day) == ("ration", (2,), 1)
    assert found.weight > 0


def test_against_a_twin_only_what_differs_counts_and_luck_does_not(siege):
    pressed = siege.with_measure("rationing", locality="reedham", share_cut=0.5)
    pair = replay(pressed, 0, 20, 3, "random", 20, twin=siege)
    probe = Probe(pair, BY["interdiction"], "attacked", (0,), 5)
    assert LUCK not in weights(probe)
    assert cause(pair, BY["fuel_use"], "fuel_short", (2,), 0).name == "ration"
    assert held(pair, "fuel", (2,), 4) == pair.twin.dawns[5]["fuel"][0, 2]


def test_a_parameter_that_differs_between_twins_is_a_cause(siege):
    bold = siege.with_parameters(call_fear=0.0)
    pair = replay(bold, 0, 20, 3, "random", 20, twin=siege)
    found = cause(pair, BY["fear"], "fear", (0,), 19)
    assert (found.name, found.at) == ("call_fear", ())


def test_equal_twins_have_no_cause(siege):
    pair = replay(siege, 0, 20, 3, "random", 10, twin=siege)
    assert cause(pair, BY["fuel_use"], "fuel_short", (2,), 9) == Cause("", (), 9, 0.0)

"""Conditions told in words: from a run whose cause is known, and where there is too little to go by."""

import numpy as np
import pytest

from durance.analysis.asked import value
from durance.analysis.found import boxes, conditions, held, plain, words
from durance.ensemble.run import run


@pytest.fixture(scope="module")
def found(siege):
    return run(siege.for_days(40), 300)


def test_what_decides_is_found_in_words(found, lakeland):
    """Stock at the start decides how much there is on the first day: little of it has to be the first condition."""
    half = np.median(value(found, lakeland, "stock:start").values)
    told = conditions(found, lakeland, f"stock:start < {half}")
    (box, *_) = told["boxes"]
    assert box["limits"].keys() >= {"stock_factor"}
    assert box["limits"]["stock_factor"][0] is None
    assert box["density"] > 0.9
    assert box["coverage"] > 0.8
    assert "stock_factor below" in box["words"]
    assert f"{100 * told['share']:.0f} %" in told["words"]
    assert told["leaves"][0]["share"] > told["share"] > told["leaves"][-1]["share"]
    assert sum(leaf["mass"] for leaf in told["leaves"]) == pytest.approx(1)
    assert all(0 <= p <= 0.05 for p in box["p"].values())


def test_what_futures_hold_comes_with_readings_as_labels(found, lakeland):
    inputs, choices = held(found, lakeland)
    assert choices == ["L01", "L02"]
    assert set(inputs["L01"]) == {"customs", "hauliers"}
    assert np.ptp(inputs["stock_factor"]) > 0


def test_too_few_cases_are_told(found, lakeland):
    told = conditions(found, lakeland, "stock:start < 0")
    assert told["boxes"] == told["leaves"] == []
    assert told["note"].startswith("0 of 300 futures")
    assert told["words"].startswith("never seen in these futures")


def test_the_second_box_lies_outside_the_first():
    rng = np.random.default_rng(1)
    x = {name: rng.random(1500) for name in "abc"}
    found = boxes(x, (x["a"] > 0.8) | (x["b"] < 0.15), [])
    assert [set(box.limits) for box in found[:2]] in ([{"a"}, {"b"}], [{"b"}, {"a"}])


def test_limits_in_words(lakeland):
    limits = {"stock_factor": (-np.inf, 0.9), "bare_group": (2.0, 4.0), "L01": frozenset({"customs"})}
    assert words(limits, lakeland) == "stock_factor below 0.9, bare_group above 2 and below 4 trucks, L01 is customs"
    assert plain(limits) == {"stock_factor": [None, 0.9], "bare_group": [2.0, 4.0], "L01": ["customs"]}
    assert words({}, lakeland) == "anything"

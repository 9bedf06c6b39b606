"""Causes: where only one cause exists the answer is exact."""

from dataclasses import replace

import numpy as np
import pytest

from durance.analysis.causes import OFF, causes
from durance.ensemble.run import run

BRAVE = dict(call_fear=0.0, risk_aversion=0.0)


def shares(made, members=24):
    found = causes(made, members)
    return found, {row["id"]: row for row in found["rows"]}


@pytest.fixture(scope="module")
def one_wolf(siege):
    """Attacks come from the called blockade alone, nobody fears anything: trucks can only be destroyed."""
    return siege.with_parameters(**BRAVE, call_weight=1.0, success_gain=0.0, attack_rate=3.0, bare_group=6.0, hit_mean=0.6)


def test_without_a_premise_there_is_nothing_to_explain(lakeland, siege):
    assert causes(replace(siege, premises=()), 4) == {}


def test_hauliers_without_fear_are_stopped_by_destruction_alone(one_wolf):
    found, rows = shares(one_wolf)
    assert found["telling"] == 1.0
    assert [rows["deterrence"][q] for q in ("q05", "q50", "q95")] == [0, 0, 0], "fear is off already: the twin is the same run"
    assert [rows["escorts"][q] for q in ("q05", "q50", "q95")] == [0, 0, 0], "who does not fear asks for no escort"
    assert rows["destroyed"]["q05"] > 0.9


def test_all_of_it_is_destroyed_when_quiet_times_lose_nothing(one_wolf, siege, lakeland):
    """Without will but the call, the twin loses no truck, so that switching losses off brings back exactly its flow.

    Tanks have no end here: threatened roads inside hold fuel back in the depot, and a full depot orders less.
    """
    calm = np.zeros(len(lakeland.names["actor"]))
    quiet = replace(one_wolf.with_parameters(tank_days=1e6), pack=replace(lakeland, map=lakeland.map | {"usual_will": calm}))
    assert run(replace(quiet, premises=()).for_days(93), 8).array("tankers_lost").max() == 0
    _, rows = shares(quiet)
    for q in ("q05", "q25", "q50", "q75", "q95"):
        assert rows["destroyed"][q] == pytest.approx(1, abs=2e-3)


def test_without_destruction_all_of_it_is_deterrence(siege):
    """Nothing is lost and attacks frighten nobody: the call is all there is, and without it flows are the twin's.

    A siege laid on the end of a way is a call too, with or without the premise: here none is laid.
    """
    found, rows = shares(siege.with_parameters(hit_mean=0.0, attack_rate=0.0, call_fear=3.0, escort_trust=0.0,
                                               encircle_rate=0.0))
    assert found["telling"] == 1.0
    assert [rows["destroyed"][q] for q in ("q05", "q50", "q95")] == [0, 0, 0]
    assert rows["deterrence"]["q05"] == pytest.approx(1, abs=2e-3)
    assert rows["deterrence"]["q95"] == pytest.approx(1, abs=2e-3)


def test_the_total_is_the_paired_difference_over_the_window(siege):
    found, _ = shares(siege, 16)
    base, twin = (
        run(s.for_days(93), 16).array("inflow_share")[:, 2:].astype(float).mean(1) for s in (siege, replace(siege, premises=()))
    )
    assert found["total"]["q50"] == pytest.approx(np.median(twin - base), rel=1e-5)
    assert found["from"] == "2030-01-03"
    assert "91 days" in found["text"]
    assert [row["id"] for row in found["rows"]] == list(OFF)


def test_a_small_shortfall_says_nothing(siege):
    found, rows = shares(siege.with_parameters(**BRAVE, attack_rate=0.0), 8)
    assert found["telling"] == 0
    assert rows["destroyed"]["q50"] is None


@pytest.mark.filterwarnings("error")
def test_a_run_that_ends_before_its_premise_has_no_causes(siege):
    assert causes(siege.for_days(2), 4) == {}

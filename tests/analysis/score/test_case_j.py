"""Case J: the frozen rows stand beside the fitted ones, and November is scored against October."""

import json

import pytest

from durance.analysis.frozen import path_of
from durance.analysis.score.registry import score


@pytest.fixture(scope="module")
def rows(mali):
    return {r["metric"]: r for r in score(mali, "J", fast=True)}


def test_frozen_medians_are_those_of_the_frozen_file(mali, rows):
    frozen = {r["id"]: r for r in json.loads(path_of(mali, "blockade-2025").read_text())["rows"]}
    told = [name for name in rows if name in frozen]
    assert {"P01a-sep", "P01b-nov", "P02-oct31", "P03-bamako", "P04", "P05b-price", "P05b-power"} <= set(told)
    assert not any(name.startswith(("P06", "P13", "P15")) for name in rows)
    for name in told:
        assert rows[name]["benchmark"] == frozen[name]["q50"]
        assert rows[name]["target"] == [frozen[name]["low"], frozen[name]["high"]]


def test_only_rows_held_back_are_judged(rows):
    judged = {name for name, r in rows.items() if name.startswith("P0") and r["met"] is not None}
    assert judged == {"P01b-nov", "P05b-price", "P05b-power"}
    assert rows["score_met90"]["ours"] == sum(rows[name]["met"] for name in judged)


def test_november_is_scored_over_the_middle_of_what_was_seen(rows):
    told = rows["crps_ratio"]
    assert told["ours"] > 0
    assert "P01b-nov" in told["note"]
    assert "against 0.446" in told["note"]

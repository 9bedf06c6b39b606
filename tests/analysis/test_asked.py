"""Questions by name: what they read, how days are folded, which way is better, and what is refused."""

from types import SimpleNamespace

import numpy as np
import pytest

from durance.analysis.asked import MORE, Asked, ask, better, outcomes_behind, value
from durance.analysis.summary import FIRST, headlines
from durance.ensemble.outcomes import OUTCOMES
from durance.ensemble.run import run
from durance.pack.model import Unknown


@pytest.fixture(scope="module")
def found(siege):
    return run(siege.for_days(100), 12, threads=1)


def test_taken_apart():
    assert ask("hungry") == Asked("hungry")
    assert ask(" price_ratio@north-wick:most ") == Asked("price_ratio", "north-wick", "most")
    with pytest.raises(ValueError, match="not of the form"):
        ask("a b")
    with pytest.raises(Unknown, match="did you mean mean"):
        ask("unmet:mea")


def test_headlines_are_as_they_stand(found, lakeland):
    heads = headlines(found, lakeland)
    for name in ("unmet", "capital_dry_day", "displaced_inside", "spillover"):
        np.testing.assert_array_equal(value(found, lakeland, name).values, heads[name].values)


FOLDS = {"end": lambda x: x[:, -1], "start": lambda x: x[:, 0], "mean": lambda x: x.mean(1), "most": lambda x: x.max(1),
         "first": lambda x: x[:, :FIRST].mean(1), "least": lambda x: x.min(1), "rise": lambda x: x[:, -1] - x[:, 0]}


@pytest.mark.parametrize("how", FOLDS)
def test_days_are_folded(found, lakeland, how):
    fold = FOLDS[how]
    told = value(found, lakeland, f"unmet:{how}")
    np.testing.assert_allclose(told.values, fold(found.array("unmet").astype(float)))
    assert told.unit == "share"
    weekly = value(found, lakeland, f"fuel_short@millford:{how}").values
    k = lakeland.index("locality", "millford")
    series = found.array("fuel_short")[:, :, k].astype(float)
    np.testing.assert_allclose(weekly, series[:, :13].mean(1) if how == "first" else fold(series))


def test_places_watched_are_read_day_by_day_and_hits_as_they_are(found, lakeland):
    np.testing.assert_allclose(value(found, lakeland, "price_ratio@lakehead:most").values,
                               found.at("price_ratio", "lakehead").max(1))
    k = lakeland.index("locality", "lakehead")
    np.testing.assert_array_equal(value(found, lakeland, "dry_day@lakehead").values, found.array("dry_day")[:, k])


def test_days_until_something(lakeland):
    arrays = {"regime_ended": np.array([[0, 0, 0], [0, 1, 1], [1, 1, 1]])}
    told = value(SimpleNamespace(array=arrays.__getitem__), lakeland, "days_until_regime_end")
    np.testing.assert_array_equal(told.values, [np.nan, 1, 0])


@pytest.mark.parametrize(("text", "why"), [
    ("fuel_short", "say which"), ("unmet@lakehead", "of the country"), ("hungryy", "did you mean"), ("dry_day", "say which"),
    ("dry_day@lakehead:mean", "leave out"), ("dry_day@nowhere", "has no place"), ("capital_dry_day:mean", "as it stands"),
    ("days_until_regime_end:mean", "as it stands")])
def test_what_makes_no_sense_gets_one_sentence(found, lakeland, text, why):
    with pytest.raises((ValueError, Unknown), match=why):
        value(found, lakeland, text)


def test_which_way_is_better():
    assert better("hungry") == -1
    assert better("dry_day@lakehead") == 1
    assert better("state_held", "less") == -1
    with pytest.raises(ValueError, match="not ours to say"):
        better("state_held")
    with pytest.raises(ValueError, match="more or less"):
        better("hungry", "fewer")
    assert "regime_ended" not in MORE


def test_what_a_question_reads(found, lakeland):
    assert outcomes_behind(found, lakeland, "unmet:mean") == ["unmet"]
    assert outcomes_behind(found, lakeland, "price_ratio@lakehead:most") == ["price_ratio"]
    assert set(outcomes_behind(found, lakeland, "unmet")) <= set(OUTCOMES)

"""How a pack writes theses: sides, statistics, and one clear sentence for what cannot be run."""

import pytest

from durance.analysis.trial_read import over, side, statistic, theses
from durance.pack.model import Unknown

ENTRY = {"scenario": "siege", "days": 30}


def test_a_side_lays_things_on_and_takes_them_away(lakeland):
    made = side(lakeland, ENTRY, {"measures": ["escorts:corridor=west,per_week=7"], "off": ["fear"], "readings": ["L01=low"]
                                  if "low" in [r.id for r in lakeland.ledger.disputes["L01"].readings] else [],
                                  "parameters": {"endurance": 0.0}, "leave_out": ["*"]})
    assert (made.days, made.off, made.premises, made.parameters) == (30, ("fear",), (), {"endurance": 0.0})
    assert made.measures[0].strength == 7
    assert side(lakeland, ENTRY, {}).premises == ("blockade-2030",)
    assert side(lakeland, ENTRY, {"events": ["rivals-truce-2030"]}).premises == ("blockade-2030", "rivals-truce-2030")
    assert side(lakeland, ENTRY, {"scenario": "calm"}).id == "calm"


@pytest.mark.parametrize(("given", "words"), [
    ({"leave_out": ["blockade-2031"]}, "no event 'blockade-2031', did you mean blockade-2030"),
    ({"measures": ["escort:corridor=west"]}, "no measure 'escort', did you mean escorts"),
    ({"off": ["fearr"]}, "no mechanism 'fearr'"),
    ({"without": []}, "a side takes no without"),
])
def test_what_the_pack_does_not_have_is_told(lakeland, given, words):
    with pytest.raises((LookupError, ValueError), match=words):
        side(lakeland, ENTRY, given)


@pytest.mark.parametrize(("entry", "words"), [
    ({"outcome": "inflo"}, "no outcome or variable 'inflo', did you mean inflow"),
    ({"outcome": "inflow", "how": "lastly"}, "cannot be taken by 'lastly'"),
    ({"outcome": "inflow", "at": ["lakehead"]}, "inflow is of the country"),
    ({"outcome": "fuel_days", "at": ["lakehaed"]}, "no place 'lakehaed', did you mean lakehead"),
    ({"outcome": "tie", "at": ["army"]}, "tie is of actor and actor"),
])
def test_a_statistic_that_cannot_be_measured_is_told(lakeland, entry, words):
    with pytest.raises((LookupError, ValueError), match=words):
        statistic(lakeland, entry)


def test_dimensions_of_outcomes_variables_and_views():
    assert over("inflow") == ()
    assert over("queue_day") == ("locality",)
    assert over("tie") == ("actor", "actor")
    assert (over("strength:actor"), over("strength:locality")) == (("actor",), ("locality",))


def test_units_are_those_of_the_answer(lakeland):
    assert statistic(lakeland, {"outcome": "fuel_days", "at": ["lakehead"]}).unit == "day"
    assert statistic(lakeland, {"outcome": "joined:actor", "how": "total"}).unit == "fighters"
    assert statistic(lakeland, {"outcome": "fuel_days", "at": ["lakehead"], "above": 3}).unit == "share of futures"


def test_a_pack_without_theses_says_so(lakeland):
    with pytest.raises(Unknown, match="Lakeland puts no theses on trial"):
        theses(lakeland)


def test_every_thesis_of_mali_can_be_run_or_says_why_not(mali):
    found, rule = theses(mali)
    assert [t.id for t in found] == [*(f"T{n}" for n in range(1, 12)), "placebo", "control"]
    assert 0 < rule["opposed_below"] <= rule["supported_above"] < 1
    assert all(bool(t.experiments) != bool(t.untestable) for t in found)
    assert all(e.matters > 0 and e.says for t in found for e in t.experiments)

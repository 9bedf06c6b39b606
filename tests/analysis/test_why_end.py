"""Chains in words: places by name, numbers with units, and each kind of end."""

import numpy as np
import pytest

from durance.analysis.why_blame import LUCK, Cause, cause
from durance.analysis.why_end import Step, ending, line, link, now, place, said, then
from durance.analysis.why_replay import replay
from durance.schedule import DAY

BY = {m.name: m for m in DAY}


@pytest.fixture(scope="module")
def one(siege):
    return replay(siege, 0, 20, 3, "random", 30)


def test_places_and_values_as_people_say_them(one, lakeland):
    assert place(one, "fuel", (0,)) == " at Lakehead"
    assert place(one, "departed", (lakeland.index("corridor", "west"), 1)) == " on west (escorted)"
    assert place(one, "threat", (1, 0)) == f" of brothers on {lakeland.names['road'][0]}"
    assert place(one, "elite", (0,)) == ""
    assert said(one, "fuel", 12345.6) == "12,346 m3"
    assert said(one, "attacked", 1.0) == "yes"
    assert said(one, "controller", 1.0) == "brothers"
    assert said(one, "controller", -1.0) == "nobody"
    assert said(one, "elite", 0.51234) == "0.512"


def test_a_line_holds_value_usual_and_claim(one):
    step = Step("fuel", (0,), 9, BY["balance_goods"], Cause("trucks_arrived", (0, 0), 4, 1.0))
    told = line(one, step)
    assert told["value"] == now(one, "fuel", (0,), 9) == one.dawns[10]["fuel"][0, 0]
    assert told["usual"] == then(one, "fuel", (0,), 9) == one.usual["fuel"][0, 0]
    assert told["text"].startswith("2030-01-10: fuel at Lakehead is ")
    assert told["claim"] == BY["balance_goods"].claim
    assert "most of it from 2030-01-05" in told["text"]


def test_links_say_luck_number_circle_or_input(one):
    def step(cause, **more):
        return Step("fuel", (0,), 4, BY["balance_goods"], cause, **more)

    assert link(one, step(Cause(LUCK, (), 4, 1.0))) == "Most of it is luck."
    assert link(one, step(Cause("call_fear", (), 4, 1.0))).endswith("answers most to the number call_fear.")
    assert "in a circle (joined)" in link(one, step(Cause("rule", (1, 0), 4, 1.0), since=2, circle=("joined",)))
    assert link(one, step(Cause("", (), 4, 0.0))).startswith("Nothing that departs")


def test_ends_event_start_number_and_season(one, lakeland):
    west = lakeland.index("corridor", "west")
    brothers = lakeland.index("actor", "brothers")
    event = ending(one, Step("campaign_call", (brothers, west), 9, None, None))
    assert (event["kind"], event["date"]) == ("event", "2030-01-03")
    fact = ending(one, Step("reserve_floor", (0,), 9, None, None))
    assert (fact["kind"], fact["event"]) == ("event", "reserve-2029")
    assert ending(one, Step("lean", (0,), 9, None, None))["kind"] == "season"
    assert ending(one, Step("home_people", (0,), 9, None, None))["kind"] == "start"
    number = ending(one, Step("fear", (west,), 9, BY["fear"], Cause("call_fear", (), 9, 1.0)))
    assert number["kind"] == "parameter"
    assert f"{one.drawn.values['call_fear'][0]:.3g}" in number["text"]


def test_luck_tells_its_odds(one):
    told = ending(one, Step("attacked", (0,), 9, BY["interdiction"], Cause(LUCK, (), 9, 1.0)))
    assert told["kind"] == "luck"
    assert 0 <= told["odds"] <= 1


def test_against_a_twin_what_is_off_is_an_end(siege):
    here = replay(siege.without("fear"), 0, 20, 3, "random", 10, twin=siege)
    assert ending(here, Step("fear", (0,), 9, None, None))["text"] == "Here fear is switched off."
    there = replay(siege, 0, 20, 3, "random", 10, twin=siege.without("fear"))
    assert ending(there, Step("fear", (0,), 9, BY["fear"], None))["text"] == "In the twin fear is switched off."


def test_another_equation_is_an_end(siege):
    pair = replay(siege.with_rival("recruitment", "recruitment_by_pay"), 0, 20, 3, "random", 5, twin=siege)
    apart = np.abs(pair.dawns[1]["joined"] - pair.twin.dawns[1]["joined"])[0]
    at = tuple(int(k) for k in np.unravel_index(apart.argmax(), apart.shape))
    found = cause(pair, BY["recruitment"], "joined", at, 0)
    step = Step("joined", at, 0, BY["recruitment"], found)
    assert found.name == "variant"
    assert link(pair, step) == "It hangs most on the equation."
    assert ending(pair, step)["kind"] == "equation"

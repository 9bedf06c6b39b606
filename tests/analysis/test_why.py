"""Why: chains from a value back to a dated event, a parameter or luck, in one future of Lakeland."""

from itertools import pairwise

import pytest

from durance.analysis.why import MOST, follow, known, named, once, why, why_in
from durance.analysis.why_end import Step
from durance.analysis.why_replay import replay
from durance.core.state import TABLE
from durance.ensemble.run import run
from durance.scenario import scenario

FUTURES = {"members": 24, "seed": 1}


@pytest.fixture(scope="module")
def short(siege):
    """A dry town under the blockade, in the future in the middle."""
    return why_in(siege, "fuel_short", "reedham", "2030-05-01", **FUTURES)


def names(told):
    return [line["variable"] for line in told["lines"] if "variable" in line]


def test_a_dry_town_leads_back_to_the_declared_blockade(short):
    chain = names(short)
    assert chain[:2] == ["fuel_short", "fuel"]
    assert chain[-1] == "campaign_call"
    assert short["end"]["kind"] == "event"
    assert (short["end"]["event"], short["end"]["date"], short["end"]["claims"]) == ("blockade-2030", "2030-01-03", ["LK-call"])
    assert short["lines"][0]["value"] > 0.5
    assert len(short["lines"]) <= MOST


def test_each_line_carries_its_number_unit_mechanism_and_claim(short):
    for line in short["lines"][:-1]:
        if "variable" in line:
            assert line["unit"] == TABLE[line["variable"]].unit
            assert line["variable"] in line["text"]
            assert line["day"] in line["text"]
            assert bool(line["mechanism"]) == (line["variable"] != "campaign_call")
            assert line["claim"] in line["text"]


def test_days_never_go_forward(short):
    days = [line["day"] for line in short["lines"] if "day" in line]
    assert days == sorted(days, reverse=True)


def test_it_is_deterministic_and_the_same_alone_as_among_many(siege, short):
    again = why_in(siege, "fuel_short", "reedham", "2030-05-01", member=short["member"], **FUTURES)
    assert again == short
    among_more = why_in(siege, "fuel_short", "reedham", "2030-05-01", member=short["member"], members=5000, seed=1)
    assert among_more["lines"] == short["lines"]


def test_a_rare_attack_ends_in_luck_with_its_odds(lakeland):
    calm = scenario(lakeland, "calm")
    found = []
    for member in range(6):
        one = replay(calm, member, 24, 1, "random", 30)
        for day in range(30):
            for road in (one.dawns[day + 1]["attacked"][0] > 0).nonzero()[0]:
                name = lakeland.names["road"][road]
                found.append(why_in(calm, "attacked", name, one.made.start.replace(day=day + 1).isoformat(), member, **FUTURES))
    lucky = [f for f in found if f["end"]["kind"] == "luck"]
    assert lucky
    assert all(0 <= f["end"]["odds"] < 0.5 for f in lucky)
    assert all("200 other throws" in f["lines"][-1]["text"] for f in lucky)


def test_a_measure_is_an_end_too(siege):
    rationed = siege.with_measure("rationing", locality="reedham", share_cut=0.6, begin="2030-01-05")
    told = why_in(rationed, "fuel_short", "reedham", "2030-01-06", 3, **FUTURES)
    assert told["end"]["kind"] == "measure"
    assert "rationing (share_cut = 0.6) from 2030-01-05" in told["lines"][-1]["text"]


def test_what_is_as_usual_is_said_to_be(lakeland):
    told = why_in(scenario(lakeland, "calm"), "regime", day="2030-01-20", member=1, **FUTURES)
    assert told["end"]["kind"] == "usual"
    assert len(told["lines"]) == 2


def test_what_is_switched_off_stands_as_at_the_start(siege):
    told = why_in(siege.without("fear"), "fear", "west", "2030-02-01", 0, **FUTURES)
    assert told["end"]["kind"] == "start"
    assert "nothing in this run writes it" in told["lines"][-1]["text"]


@pytest.mark.parametrize(("changed", "words"), [
    ({"variable": "fuell"}, "no variable 'fuell', did you mean fuel"),
    ({"variable": "unmet"}, "'unmet' is computed after the run; ask why about fuel_short"),
    ({"at": "lakehaed"}, "none of that is called 'lakehaed', did you mean lakehead"),
    ({"day": "2031-01-01"}, "not a day of the run, which goes from 2030-01-01 to 2030-06-29"),
    ({"day": "soon"}, "'soon' is not a date"),
    ({"member": 24}, "member 24 is not among the 24"),
    ({"member": "mean"}, "a number below 24 or `median`, not 'mean'"),
])
def test_bad_questions_get_one_sentence(siege, changed, words):
    asked = {"variable": "fuel", "at": "lakehead", "day": "2030-02-01", "member": 0} | FUTURES | changed
    with pytest.raises((LookupError, ValueError), match=words):
        why_in(siege, **asked)


def test_names_are_matched_to_dimensions(lakeland):
    assert named(lakeland, "threat", "brothers") == [lakeland.index("actor", "brothers"), None]
    assert named(lakeland, "departed", "escorted/west") == [lakeland.index("corridor", "west"), 1]
    assert named(lakeland, "elite", "") == [0]
    assert known("fuel") is None


def test_circles_are_told_once():
    def step(name, day):
        return Step(name, (0,), day, None, None)

    told = once([step("a", 9), step("b", 8), step("c", 8), step("b", 7), step("c", 7), step("d", 6)])
    assert [(s.variable, s.circle, s.since) for s in told] == [
        ("a", (), None), ("b", ("c",), 7), ("c", (), None), ("d", (), None)]


def test_a_chain_follows_writers_backwards_through_the_day(siege):
    one = replay(siege, 0, 24, 1, "random", 40)
    steps = list(follow(one, "fuel_short", (2,), 39))
    place = {m.name: k for k, m in enumerate(one.plan)}
    for a, b in pairwise(steps):
        if a.mechanism and b.mechanism and a.day == b.day:
            assert place[b.mechanism.name] < place[a.mechanism.name]


def test_a_recorded_run_answers_and_refuses_once_its_pack_changed(siege, tmp_path):
    found = run(siege.for_days(60), 6, 2, out=tmp_path)
    told = why(found, "fuel_short", "reedham", "2030-02-20")
    assert told["days"] == 60
    assert told["lines"][0]["text"].startswith("2030-02-20: fuel_short at Reedham is ")
    found.manifest["pack_digest"] = "another"
    with pytest.raises(ValueError, match="the pack changed since run"):
        why(found, "fuel_short", "reedham")

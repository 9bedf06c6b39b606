"""Scenarios: values that never change, measures on their dates, placebos that do nothing, and no peeking."""

import json
import os
import subprocess
import sys
from dataclasses import FrozenInstanceError, replace
from datetime import date

import numpy as np
import pytest

from durance.ensemble.block import run_block
from durance.ensemble.store import digest
from durance.pack.load import load
from durance.pack.model import Unknown
from durance.scenario import Peeking, controls, peeking, read_fit, scenario

WATCH = ("fuel", "fuel_short", "trucks_lost", "escort", "hungry", "street_price", "fuel_flown", "perceived_risk", "strength",
         "residents", "tie", "legitimacy", "spillover")      # the last because no zone abroad acts back on the country
FEW = np.arange(8, dtype=np.uint64)
MEASURES = [(name, entry["strength"]) for name, entry in load("lakeland").measures.items()]


def same_future(one, other, days=40):
    """Bit for bit."""
    first, second = (run_block(s, FEW, 8, days, 1, WATCH, dtype=float)[1] for s in (one, other))
    return all(np.array_equal(first[n], second[n]) for n in WATCH)


@pytest.mark.parametrize(("name", "key"), [m for m in MEASURES if load("lakeland").measures[m[0]]["range"][0] == 0])
def test_a_measure_of_strength_zero_changes_nothing(siege, name, key):
    assert same_future(siege, siege.with_measure(name, **{key: 0}))


@pytest.mark.parametrize("name", [m[0] for m in MEASURES])
def test_every_measure_can_change_something(siege, name):
    assert not same_future(siege, siege.with_measure(name), 120)


@pytest.mark.parametrize(
    ("measure", "keys"),
    [
        ("price", {"crowns_per_litre": 900}),
        ("corridor-opening", {"corridor": "west", "openness": 1}),
        ("strategic-stocks", {"locality": "millford", "share_released": 1}),
        ("airlift", {"locality": "northwick", "m3_per_day": 90}),
        ("airlift", {"locality": "skerry", "m3_per_day": 20}),
        ("truce", {"actor": "army", "extent": 1}),
        ("rationing", {"locality": "shoreport", "share_cut": 0.7}),
    ],
)
def test_placebos_do_nothing(siege, measure, keys):
    assert same_future(siege, siege.with_measure(measure, **keys))


def test_relief_abroad_feeds_nobody_until_somebody_has_fled_there(siege):
    """Was a placebo while nobody could flee; it still is where nobody can."""
    at_home, there = siege.without("flight"), {"locality": "coastport", "people": 9999}
    assert same_future(at_home, at_home.with_measure("relief", **there))
    assert not same_future(siege, siege.with_measure("relief", **there))


def test_escorts_where_nobody_is_afraid_and_cover_where_nobody_remembers_an_attack_do_nothing(siege):
    brave = siege.with_parameters(call_fear=0, risk_aversion=0)
    assert same_future(brave, brave.with_measure("escorts", corridor="west", per_week=21))
    quiet = siege.with_parameters(attack_rate=0)
    assert same_future(quiet, quiet.with_measure("haulier-cover", share=1))


def test_a_measure_holds_from_its_first_to_its_last_day_at_its_place_only(siege, lakeland):
    made = siege.with_measure("escorts", corridor="west", per_week=7, begin="2030-01-10", until="2030-01-20")
    table, west = controls(made)["escort_order"], lakeland.index("corridor", "west")
    assert list(np.flatnonzero(table[:, west])) == list(range(9, 20))
    np.testing.assert_allclose(table[9:20, west], 1, rtol=1e-5)
    assert not np.delete(table, west, 1).any()


def test_the_modes_set_and_cut_and_later_measures_lie_on_earlier_ones(siege, lakeland):
    at = lakeland.index("locality", "lakehead")
    cut = siege.with_measure("strategic-stocks", locality="lakehead", share_released=0.25, begin="2030-02")
    floor = controls(cut)["reserve_floor"][:, at]
    assert set(floor[:31]) == {4000.0}
    assert set(floor[31:]) == {3000.0}
    twice = controls(cut.with_measure("strategic-stocks", share_released=0.5))["reserve_floor"][:, at]
    assert (twice[0], twice[-1]) == (2000.0, 1500.0)


def test_a_month_ends_on_its_first_day_when_a_measure_ends_in_it(siege):
    """`until` takes a day; a month stands for its first (unlike an event's `until`)."""
    table = controls(siege.with_measure("price", crowns_per_litre=1200, until="2030-01-31"))["price_cap"][:, 0]
    assert table[30] == pytest.approx(1.2)
    assert table[31] == 0.9


def test_until_a_month_means_its_end_as_for_events(siege):
    table = controls(siege.with_measure("price", crowns_per_litre=1200, until="2030-01"))["price_cap"][:, 0]
    assert table[30] == pytest.approx(1.2)


def test_a_measure_cannot_begin_before_the_run(siege):
    with pytest.raises(ValueError, match="'escorts' cannot begin on 2029-12-31, before the first day of the run, 2030-01-01"):
        siege.with_measure("escorts", per_week=3, begin="2029-12-31")
    assert siege.with_measure("escorts", per_week=3, begin="2030-01-01").measures


@pytest.mark.parametrize(
    "dates", [{"begin": "2030-02-01", "until": "2030-01-01"}, {"begin": "2040-01-01"}, {"until": "2029-01-01"}]
)
def test_a_measure_outside_time_is_refused(siege, dates):
    with pytest.raises(ValueError, match=r"begin|until|20"):
        siege.with_measure("escorts", per_week=3, **dates)


def test_events_hold_from_date_to_until(lakeland):
    table = controls(scenario(lakeland, "siege-with-truce"))["truce"][:, lakeland.index("actor", "rivals")]
    march = [(date(2030, 3, d) - date(2030, 1, 1)).days for d in (1, 31)]
    assert list(np.flatnonzero(table)) == list(range(march[0], march[1] + 1))


@pytest.mark.parametrize(
    ("measure", "keys", "error", "told"),
    [
        ("escort", {}, Unknown, "no measure 'escort', did you mean escorts"),
        ("escorts", {"per_wek": 3}, Unknown, "takes no 'per_wek', did you mean per_week"),
        ("escorts", {"locality": "lakehead"}, Unknown, "takes no 'locality'"),
        ("escorts", {"corridor": "wset"}, Unknown, "no corridor 'wset', did you mean west"),
        ("relief", {"locality": "skery"}, Unknown, "no place 'skery', did you mean skerry"),
        ("truce", {"actor": "rival"}, Unknown, "no actor 'rival', did you mean rivals"),
        ("escorts", {"per_week": 22}, ValueError, "per_week = 22 of measure 'escorts' is outside 0 to 21 convoys/week"),
        ("escorts", {"per_week": -1}, ValueError, "outside"),
        ("escorts", {"per_week": float("nan")}, ValueError, "outside"),
        ("price", {"crowns_per_litre": 0}, ValueError, "outside 500 to 2000"),
        ("escorts", {"begin": "soon"}, ValueError, "not a date"),
    ],
)
def test_bad_measures_are_refused(siege, measure, keys, error, told):
    with pytest.raises(error, match=told):
        siege.with_measure(measure, **keys)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda s: s.with_reading("L1", "customs"), "no dispute 'L1', did you mean L01"),
        (lambda s: s.with_reading("L01", "custom"), "dispute L01 has no reading 'custom', did you mean customs"),
        (lambda s: s.without("fear", "convoy"), "no mechanism 'convoy', did you mean convoys"),
        (lambda s: s.with_rival("contrl", "control_by_support"), "no mechanism 'contrl', did you mean control"),
        (lambda s: s.with_rival("control", "control_by_suport"), "'control' has no rival 'control_by_suport', did you mean"),
        (lambda s: s.with_rival("fear", "control_by_support"), "'fear' has no rival 'control_by_support'"),
        (lambda s: s.with_parameters(atack_rate=1), "no parameter 'atack_rate', did you mean attack_rate"),
        (lambda s: scenario(s.pack, "sieg"), "no scenario 'sieg', did you mean siege"),
        (lambda s: read_fit(s.pack, "siege"), "no fit 'siege'"),
    ],
)
def test_unknown_names_are_refused_with_the_nearest(siege, change, told):
    with pytest.raises(Unknown, match=told):
        change(siege)


@pytest.mark.parametrize("days", [0, -1])
def test_a_run_of_no_days_is_refused(siege, days):
    with pytest.raises(ValueError, match="at least one day"):
        siege.for_days(days)


def changes(s):
    return {
        "measure": s.with_measure("escorts", per_week=3),
        "strength": s.with_measure("escorts", per_week=4),
        "place": s.with_measure("escorts", corridor="west", per_week=3),
        "begin": s.with_measure("escorts", "2030-02-01", per_week=3),
        "until": s.with_measure("escorts", until="2030-02-01", per_week=3),
        "reading": s.with_reading("L01", "customs"),
        "other reading": s.with_reading("L01", "hauliers"),
        "off": s.without("fear"),
        "rival": s.with_rival("control", "control_by_support"),
        "standing": s.with_rival("control", "control"),
        "other rival": s.with_rival("recruitment", "recruitment_by_pay"),
        "structure": replace(s, structure=date(2030, 6, 1)),
        "parameter": s.with_parameters(hit_mean=0.3),
        "number": s.with_parameters(hit_mean=0.31),
        "days": s.for_days(7),
        "premises": replace(s, premises=()),
        "start": replace(s, start=date(2030, 1, 2)),
        "as_of": replace(s, as_of=date(2029, 12, 30)),
        "draws": replace(s, draws={"hit_mean": np.array([0.1, 0.2])}),
        "draw": replace(s, draws={"hit_mean": np.array([0.1, 0.3])}),
        "pack": replace(s, pack=replace(s.pack, digest="0")),
    }


def test_the_fingerprint_differs_for_each_change_and_the_old_scenario_stays(siege):
    before = digest(siege.fingerprint())
    prints = {name: digest(made.fingerprint()) for name, made in changes(siege).items()}
    assert len({before, *prints.values()}) == len(prints) + 1, prints
    assert digest(siege.fingerprint()) == before
    assert not siege.measures
    assert not siege.readings
    assert not siege.off
    assert not siege.rivals
    assert not siege.parameters
    with pytest.raises(FrozenInstanceError):
        siege.days = 3


def test_the_fingerprint_does_not_depend_on_the_order_of_readings_and_parameters(siege):
    a = (
        siege.with_parameters(hit_mean=0.3, bare_group=2)
        .with_reading("L01", "customs")
        .with_reading("L02", "army")
        .without("fear", "siege")
    )
    b = (
        siege.with_reading("L02", "army")
        .with_reading("L01", "customs")
        .with_parameters(bare_group=2)
        .with_parameters(hit_mean=0.3)
    )
    assert digest(a.fingerprint()) == digest(b.without("siege").without("fear").fingerprint())


def test_the_fingerprint_holds_the_starting_state(siege):
    assert digest(siege.fingerprint()) != digest(replace(siege, state="2028-12-31").fingerprint())


def test_the_fingerprint_is_the_same_in_another_process(siege):
    code = (
        "import json; from durance.pack.load import load; from durance.scenario import scenario; "
        "print(json.dumps(scenario(load('lakeland'), 'siege').with_reading('L01', 'customs').fingerprint(), sort_keys=True))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": "77"}, capture_output=True, text=True, check=True
    )
    assert json.loads(told.stdout) == siege.with_reading("L01", "customs").fingerprint()


def test_imposed_are_facts_up_to_as_of_and_the_premises_named(siege, lakeland):
    assert [e.id for e in siege.imposed()] == [
        "reserve-2029",
        "pump-price-2029",
        "mill-toll-2029",
        "skerry-airlift-2029",
        "blockade-2030",
    ]
    early = replace(siege, as_of=date(2029, 6, 1), premises=())
    assert [e.id for e in early.imposed()] == ["reserve-2029", "pump-price-2029"]
    assert "blockade-2030" not in {e.id for e in scenario(lakeland, "calm").imposed()}


def event(siege, **changed):
    """The scenario with a fact known in time whose claims are changed."""
    events = tuple(replace(e, **changed) if e.id == "pump-price-2029" else e for e in siege.pack.events)
    return replace(siege, pack=replace(siege.pack, events=events), as_of=date(2029, 12, 31))


def test_a_fact_that_rests_on_a_later_claim_alone_peeks(siege):
    assert peeking(siege) == []
    assert peeking(event(siege, claims=("LK-seen",))) == ["pump-price-2029 rests on LK-seen"]
    assert peeking(event(siege, claims=("LK-seen",), date=date(2030, 1, 9))) == [], "an event that is not imposed uses nothing"


def test_a_fact_may_rest_on_no_later_claim_at_all(siege):
    assert peeking(event(siege, claims=("LK-price", "LK-seen")))


def test_a_reading_that_rests_on_a_later_claim_peeks(siege):
    ledger = siege.pack.ledger
    first, *rest = ledger.disputes["L01"].readings
    late = replace(ledger.disputes["L01"], readings=(replace(first, claims=("LK-seen",)), *rest))
    pack = replace(siege.pack, ledger=replace(ledger, disputes=ledger.disputes | {"L01": late}))
    assert peeking(replace(siege, pack=pack))


def test_a_scenario_that_peeks_cannot_be_made(siege):
    with pytest.raises(Peeking, match=r"lakeland/siege .as of 2029-12-31. rests on later claims: pump-price-2029"):
        scenario(event(siege, claims=("LK-seen",)).pack, "siege")

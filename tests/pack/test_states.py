"""The state of a date: what it gives, what it leaves to the pack, and numbers that were others then."""

from dataclasses import replace

import numpy as np
import pytest

from durance.ensemble.members import sample
from durance.pack.load import load
from durance.pack.model import Unknown
from durance.pack.states import GOODWILL, overrides, state_claims, state_of
from durance.scenario import scenario

DATE = "2029-12-31"


@pytest.fixture(scope="module")
def country():
    return load("lakeland")


def with_state(pack, **tables):
    return replace(pack, states={DATE: tables})


def test_a_date_without_presence_is_refused_with_the_nearest(country):
    with pytest.raises(Unknown, match="no presence as of '2029-12-30', did you mean 2029-12-31"):
        state_of(country, "2029-12-30")


def test_what_a_state_does_not_say_is_the_packs(country):
    bare = state_of(replace(country, states={}), DATE)
    np.testing.assert_array_equal(bare.ties, country.ties)
    assert set(bare.goodwill) == {GOODWILL}
    assert not bare.here.any()
    assert not bare.betrayal.any()
    assert bare.accord == 0
    assert bare.parameters == {}
    assert [country.names["actor"][int(x)] for x in bare.allegiance] == ["brothers"] * 3


def test_lakelands_state_is_what_its_file_says(country):
    found = state_of(country, DATE)
    assert dict(zip(country.partners, found.here, strict=True)) == {"wardens": 1, "the-league": 0.6}
    assert dict(zip(country.partners, found.goodwill, strict=True)) == {"wardens": 0.6, "the-league": 0.5}
    assert found.accord == 0.3
    army, rivals = (country.index("actor", a) for a in ("army", "rivals"))
    assert found.betrayal[army, rivals] == found.betrayal[rivals, army] == 0.2
    assert found.strength.sum() == sum(float(r["fighters"]) for r in country.presence)
    assert not found.background.any()
    skerry = country.index("locality", "skerry")
    assert (found.deal_with[skerry], found.controller[skerry]) == (rivals, army)


def test_ties_and_allegiance_of_the_date_lie_on_those_of_the_pack(country):
    pack = with_state(country, ties={"rivals army": {"value": 0.9}}, allegiance={"roadmen": {"value": "rivals"}})
    found = state_of(pack, DATE)
    army, brothers, rivals = (country.index("actor", a) for a in ("army", "brothers", "rivals"))
    assert found.ties[army, rivals] == found.ties[rivals, army] == 0.9
    assert found.ties[army, brothers] == country.ties[army, brothers]
    assert list(found.allegiance) == [rivals, brothers, brothers]
    assert country.ties[army, rivals] == -0.6, "the pack was changed"


def test_holders_replace_the_columns_of_their_places_only_and_on_their_date_only(country):
    row = {"as_of": DATE, "locality": "reedham", "controller": "rivals", "besieger": "army", "siege_days": "12",
           "deal_with": "", "displaced": "7", "deaths_5y": "3"}
    other = row | {"as_of": "2028-12-31", "locality": "lakehead"}
    found = state_of(replace(country, holders=(row, other)), DATE)
    i, lakehead = (country.index("locality", p) for p in ("reedham", "lakehead"))
    assert (found.controller[i], found.besieger[i]) == (country.index("actor", "rivals"), country.index("actor", "army"))
    assert (found.deal_with[i], found.siege_days[i], found.displaced[i], found.deaths[i]) == (-1, 12, 7, 3)
    assert (found.controller[lakehead], found.displaced[lakehead], found.deaths[lakehead]) == (0, 20000, 0)


def test_presence_and_background_of_other_dates_do_not_leak_in(country):
    more = dict(country.presence[0]) | {"as_of": "2028-12-31", "fighters": "9"}
    seen = tuple({"as_of": d, "actor": "army", "locality": "skerry", "clashes": c, "killed": c}
                 for d, c in ((DATE, "0.5"), ("2028-12-31", "7")))
    pack = replace(country, presence=(*country.presence, more), backgrounds=seen)
    found, early = state_of(pack, DATE), state_of(pack, "2028-12-31")
    assert (found.strength.sum() - state_of(country, DATE).strength.sum(), early.strength.sum()) == (0, 9)
    assert (found.background.sum(), found.killed.sum(), early.background.sum()) == (0.5, 0.5, 7)


GIVEN = {"join_rate": {"value": 0.5, "range": [0.4, 0.6], "grade": "D", "claims": ["LK-call"], "note": "then"}}


def test_a_number_that_was_another_then_replaces_the_packs(country):
    pack = with_state(country, parameters=GIVEN)
    new, old = overrides(pack, DATE)["join_rate"], country.parameters["join_rate"]
    assert (new.value, new.low, new.high, new.grade, new.claims) == (0.5, 0.4, 0.6, "D", ("LK-call",))
    assert (new.unit, new.shape, new.name) == (old.unit, old.shape, old.name)
    assert pack.parameters["join_rate"] == old
    assert overrides(pack, "2028-12-31") == {}
    with pytest.raises(Unknown, match="gives 'join_rat', no parameter, did you mean join_rate"):
        overrides(with_state(country, parameters={"join_rat": GIVEN["join_rate"]}), DATE)


def test_a_number_of_the_date_outweighs_a_reading_and_gives_way_to_one_fixed_by_hand(country):
    dated = {"normal_flow": GIVEN["join_rate"] | {"value": 60, "range": [59, 61]}} | GIVEN
    made = replace(scenario(country, "siege"), pack=with_state(country, parameters=dated))
    members = np.arange(48, dtype=np.uint64)
    drawn = sample(made.with_reading("L01", "customs"), members, members.size, 1).values
    assert drawn["normal_flow"].min() >= 59, "the reading says 36 to 44"
    assert 0.4 <= drawn["join_rate"].min() <= drawn["join_rate"].max() <= 0.6
    fixed = sample(made.with_parameters(normal_flow=7), members, members.size, 1).values
    assert set(fixed["normal_flow"]) == {7.0}


def test_claims_of_a_state_are_those_of_its_own_date(country):
    rows = dict(state_claims(with_state(country, parameters=GIVEN, accord={"value": 1, "grade": "E", "claims": []}), DATE))
    assert rows[f"state {DATE} parameters.join_rate"] == ("LK-call",)
    assert rows[f"state {DATE} accord"] == ()
    assert rows[f"presence brothers northwick as of {DATE}"] == ("LK-strength-press",)
    assert state_claims(country, "2028-12-31") == []

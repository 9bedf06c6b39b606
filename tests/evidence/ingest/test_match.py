"""Known, new or in conflict: counts, forces and events, against the ledger and among documents."""

import math
import time
from dataclasses import replace
from datetime import date

import pytest

from durance.evidence.ingest.compare import compare
from durance.evidence.ingest.dates import dates
from durance.evidence.ingest.events import events
from durance.evidence.ingest.match import among, match
from durance.evidence.ingest.names import gazetteer, mentions
from durance.evidence.ingest.proposal import Mention, Proposal, Quantity, When
from durance.evidence.ingest.statements import bounds, family, of_claims, statement
from durance.evidence.ledger import ledger

NAMES = gazetteer([
    {"id": "mali", "kind": "place", "alias": "Mali", "level": "country"},
    {"id": "niger", "kind": "place", "alias": "Niger", "level": "country"},
    {"id": "barkhane", "kind": "actor", "alias": "Barkhane", "level": ""},
    {"id": "un", "kind": "actor", "alias": "MINUSMA", "level": ""},
    {"id": "gao", "kind": "place", "alias": "Gao", "level": "town", "within": "mali"}], home="mali", capital="bamako")
DAY = date(2025, 11, 30)


def said(sentence, value=None, unit="", subject="", actors=(), places=(), first=None, last=None, bound="exact", low=None,
         high=None):
    """A statement as the grammar might propose it."""
    q = None if value is None and low is None else Quantity(value, low, high, unit, str(value), 0, 1, bound)
    when = When(first, last or first, "", 0, 0, "day") if first else None
    p = Proposal(0, len(sentence), sentence, "fact", tuple(Mention(a, "actor", a, 0, 0) for a in actors),
                 tuple(Mention(a, "place", a, 0, 0) for a in places), when, q, "", False, (), "en", 0, subject)
    return statement(sentence[:12], "doc", p, NAMES, DAY)


def killed(value, place="gao", day=date(2023, 9, 7), **given):
    return said(f"{value} died at {place}", value, "people", "killed", ("jnim",), (place,), day, **given)


def told(sentence, french=False):
    when = dates(sentence, 0, len(sentence), DAY, french)
    found = events(sentence, mentions(sentence, NAMES), when, NAMES)
    return [(e.kind, e.who, [(str(a), str(b)) for a, b in e.days]) for e in found]


@pytest.mark.parametrize(("other", "verdict"), [
    (killed(49), "agrees"), (killed(53), "agrees"), (killed(64), "conflict"), (killed(64, place="ber"), ""),
    (killed(64, day=date(2023, 9, 9)), ""), (killed(40, bound="at_least", low=40), "agrees"),
    (killed(64, bound="at_least", low=64), "conflict"), (killed(50, bound="at_most", high=50), "agrees"),
    (killed(53, bound="about"), "agrees"), (killed(58, bound="about"), ""),
    (killed(49, place="ber"), "agrees"), (said("x", 49, "tankers", "tanker", (), ("gao",), date(2023, 9, 7)), "")])
def test_counts_of_one_incident_agree_or_conflict_and_others_are_let_be(other, verdict):
    assert compare(killed(49), other)[0] == verdict
    assert compare(other, killed(49))[0] == verdict


def force(value, actor, year=2023, **given):
    return said(f"{value} troops of {actor} in {year}", value, "troops", "troops", (actor,), (), date(year, 1, 1),
                date(year, 12, 31), **given)


@pytest.mark.parametrize(("a", "b", "verdict"), [
    (force(1000, "russia"), force(2000, "russia"), "conflict"), (force(1000, "russia"), force(1050, "russia"), "agrees"),
    (force(1000, "russia", 2021), force(2000, "russia", 2025), ""), (force(1000, "russia"), force(2000, "un"), ""),
    (force(15000, "un"), force(15000, "barkhane", bound="more_than", low=15000), "conflict"),
    (force(15, "un"), force(15, "barkhane"), ""), (force(15000, "un"), force(13000, "barkhane"), "")])
def test_strengths_are_compared_within_a_year_and_one_large_figure_is_not_of_two_forces(a, b, verdict):
    assert compare(a, b)[0] == verdict


def test_bounds_follow_the_words():
    for bound, low, high in (("exact", 100, 100), ("about", 100, 100), ("at_least", 100, math.inf),
                             ("more_than", 100, math.inf), ("at_most", 0, 100), ("nearly", 100, 100)):
        assert bounds(Quantity(100, None, None, "people", "", 0, 0, bound)) == (low, high)
    assert bounds(Quantity(None, 2, 4, "tonnes", "", 0, 0, "range")) == (2, 4)


def test_tolerance_is_counted_once():
    about = force(3000, "russia", bound="about")
    between = force(None, "russia", bound="range", low=2000, high=2500)
    assert compare(between, about)[0] == compare(about, between)[0] == ""


def test_more_than_a_ceiling_conflicts_in_any_words_and_a_part_of_it_does_not():
    ceiling = replace(said("The mandate allowed 12,000 soldiers and 1,500 police", 1500, "police", "police", ("un",), (),
                           date(2022, 12, 31)), family="strength", peak=13500.0)
    assert compare(force(25000, "un", 2022), ceiling)[0] == "conflict"
    assert "13,500" in compare(force(25000, "un", 2022), ceiling).why
    assert compare(force(13000, "un", 2022), ceiling)[0] == ""


def test_like_words_do_not_hide_another_figure():
    claims = of_claims(book({"id": "C1", "claim": "The first long siege of the river town of Ber lasted",
                             "date_event": "2024-11"}), proposer, NAMES)
    words = "The first long siege of the river town of Ber drove out"
    plain, counted = match([said(words), said(words, 3500, "people", "displaced", (), ("ber",))], claims)
    assert (plain.status, counted.status) == ("known", "new")


def test_the_nearest_figure_is_named_first():
    claims = of_claims(book({"id": "C1", "claim": "53 died", "date_event": "2023-09-07"},
                            {"id": "C2", "claim": "49 died", "date_event": "2023-09-07"}), proposer, NAMES)
    assert match([killed(49)], claims)[0].candidates[0][0] == "C2"


def test_a_figure_within_the_ledgers_bounds_is_its_own():
    found = of_claims(book({"id": "C1", "claim": "8 died", "date_event": "2023-09", "value": "7", "low": "7", "high": "8"}),
                      proposer, NAMES)
    assert bounds(found[0].quantity) == (7, 8)


def test_a_unit_without_a_subject_counts_nothing_comparable():
    assert said("x", 8, "percent").family == ""
    assert said("x", 8, "percent", "share of GDP").family == said("y", 9, "percent", "share of GDP").family != ""
    assert said("x", 8, "peacekeepers", "peacekeepers").family == "strength"
    assert said("x", 8, "soldiers", "killed").family == "killed"
    assert family(Proposal(0, 1, "x", "fact", (), (), None, None, "", False, (), "en", 0, "")) == ""


@pytest.mark.parametrize(("sentence", "expected"), [
    ("After coming into power in 2021, the colonel dismissed it.", [("power", "mali", [("2021-01-01", "2021-12-31")])]),
    ("The junta seized power in a coup in August 2020.", [("power", "mali", [("2020-08-01", "2020-08-31")])]),
    ("There were coups in 2020 and 2021.", [("power", "mali", [("2020-01-01", "2020-12-31"), ("2021-01-01", "2021-12-31")])]),
    ("Soldiers took power in Niger in July 2023.", [("power", "niger", [("2023-07-01", "2023-07-31")])]),
    ("Barkhane (2014-2022) did not succeed.", [("begins", "barkhane", [("2014-01-01", "2014-12-31")]),
                                               ("ends", "barkhane", [("2022-01-01", "2022-12-31")])]),
    ("Barkhane drew down in August 2022.", [("ends", "barkhane", [("2022-08-01", "2022-08-31")])]),
    ("MINUSMA completed its withdrawal in December 2023.", [("ends", "un", [("2023-12-01", "2023-12-31")])]),
    ("MINUSMA may be withdrawn in 2027.", []), ("They would take power in 2030.", []), ("Barkhane was costly in 2020.", []),
    ("From 2012 to 2022 there were three coups.", [])])
def test_events_are_told_with_who_and_when(sentence, expected):
    assert told(sentence) == expected


def test_french_events():
    assert told("L'opération Barkhane a pris fin en novembre 2022.", True)[0][::2] == ("ends", [("2022-11-01", "2022-11-30")])
    assert told("Les militaires ont pris le pouvoir en août 2020.", True) == [("power", "mali", [("2020-08-01", "2020-08-31")])]


def test_one_event_of_two_dates_is_a_conflict_unless_they_are_years_apart():
    a, b, c = (said(f"The junta seized power in {when}.") for when in ("2020", "2021", "2012"))
    assert compare(a, b)[0] == "conflict"
    assert compare(a, c)[0] == ""
    assert compare(a, said("Soldiers took power in August 2020."))[0] == "agrees"


def book(*rows):
    plain = {"source": "S", "grade": "C", "date_published": "2023-10-01"}
    return list(ledger({}, [plain | row for row in rows], {}).claims.values())


def proposer(text, day):
    """A stand-in for the grammar: digits are people killed at Gao."""
    digits = "".join(c for c in text if c.isdigit())
    q = Quantity(float(digits), None, None, "people", digits, 0, 1, "exact") if digits else None
    gao = (Mention("gao", "place", "Gao", 0, 0),)
    return [Proposal(0, len(text), text, "fact", (), gao, None, q, "", False, (), "en", 0, "killed")]


def test_claims_take_dates_and_bounds_from_the_ledger():
    found = of_claims(book({"id": "C1", "claim": "49 died", "date_event": "2023-09", "value": "49", "low": "40", "high": "60"}),
                      proposer, NAMES)
    assert (found[0].key, found[0].first, found[0].last) == ("C1", date(2023, 9, 1), date(2023, 9, 30))
    assert bounds(found[0].quantity) == (40, 60)


def test_the_ledger_answers_known_conflict_or_new_with_reasons_and_candidates():
    claims = of_claims(book({"id": "C1", "claim": "49 civilians died on a ferry near Gao", "date_event": "2023-09-07"},
                            {"id": "C2", "claim": "The army left the base of Ber to its fate", "date_event": "2023-08"}),
                       proposer, NAMES)
    same, other, words, new = match([killed(49), killed(90), said("The army left Ber's base to its fate"),
                                     said("Nothing grows here")], claims)
    assert (same.status, same.candidates[0][0]) == ("known", "C1")
    assert other.status == "conflict"
    assert "in conflict with C1: 90 against 49" in other.why
    assert (words.status, words.candidates[0][0]) == ("known", "C2")
    assert (new.status, new.candidates) == ("new", ())
    assert match([killed(49)], [])[0].status == "new"


def test_documents_contradict_each_other_and_repetition_does_not_multiply_it():
    found = among([killed(49), killed(49), killed(90), killed(90), killed(51)])
    assert sorted((c.a.quantity.value, c.b.quantity.value) for c in found) == [(49, 90), (90, 51)]


def test_ten_thousand_statements_are_matched_in_seconds():
    began = time.perf_counter()
    many = [killed(k % 97 + 1, day=date(2023, 1 + k % 12, 1 + k % 28)) for k in range(10_000)]
    among(many)
    match(many[:2000], many[:300])
    assert time.perf_counter() - began < 20

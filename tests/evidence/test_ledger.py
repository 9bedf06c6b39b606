"""The ledger: what peeks, which disputes are live, and rows read as they stand."""

from datetime import date

import pytest

from durance.evidence.ledger import ledger
from durance.pack.load import load

AS_OF = date(2025, 8, 31)


def claim(**given):
    row = {"id": "C", "claim": "x", "source": "S", "date_event": "2025-08-01", "date_published": "2025-08-02", "grade": "C"}
    return ledger({}, [row | given], {}).claims["C"]


@pytest.mark.parametrize(
    ("dates", "peeks"),
    [
        (("2025-08-31", "2025-08-31"), False),
        (("2025-08-31", "2025-09-01"), True),
        (("2025-09-01", "2025-08-01"), True),
        (("2024", "2024"), False),
        (("2024", "2025"), True),
        (("2025-09", "2025-08-01"), True),
        (("2025-08", "2025-08"), False),
        (("2026", ""), True),
        (("n.d.", "2025"), True),
        (("", ""), False),
        (("2025-08-30/2025-09-20", "2025-08-30"), True),
        (("2025-08-01/2025-08-31", "2025-08-31"), False),
        (("2025-8-20", ""), True),
    ],
)
def test_a_claim_peeks_when_it_happened_or_was_printed_afterwards(dates, peeks):
    assert claim(date_event=dates[0], date_published=dates[1]).peeks(AS_OF) is peeks


@pytest.mark.parametrize("flag", ["retrospective", "premise"])
@pytest.mark.parametrize(("text", "peeks"), [("yes", False), ("", True), ("no", True), ("YES", True)])
def test_only_a_flag_that_says_yes_excuses(flag, text, peeks):
    assert claim(date_published="2025-11-01", **{flag: text}).peeks(AS_OF) is peeks


def test_the_ledger_lists_those_that_peek_in_order():
    rows = [{"id": n, "date_published": d} for n, d in (("a", "2025-09-02"), ("b", "2025-01-01"), ("c", "2025-10"))]
    book = ledger({}, rows, {})
    assert book.peeking(("c", "b", "a", "unknown"), AS_OF) == ["c", "a"]


def dispute(**given):
    readings = {"a": {"text": "A", "weight": 0.4, "set": {"x": 1}}, "b": {"text": "B", "weight": 0.6}}
    return ledger({}, [], {"D": {"text": "?", "readings": readings} | given}).disputes["D"]


def test_live_disputes_are_open_have_two_readings_and_change_something():
    assert dispute().live
    assert not dispute(status="resolved", reason="counted").live
    assert not dispute(readings={"a": {"set": {"x": 1}}}).live
    assert not dispute(readings={"a": {}, "b": {}}).live
    assert [r.weight for r in dispute().readings] == [0.4, 0.6]


@pytest.mark.parametrize("name", ["lakeland", "mali"])
def test_weights_of_live_disputes_sum_to_one_and_name_known_claims(name):
    pack = load(name)
    for d in pack.ledger.disputes.values():
        assert all(c in pack.ledger.claims for r in d.readings for c in r.claims), d.id
        if d.live:
            assert sum(r.weight for r in d.readings) == pytest.approx(1), d.id
            assert all(p in pack.parameters for r in d.readings for p in r.set), d.id


@pytest.mark.parametrize("name", ["lakeland", "mali"])
def test_claims_name_their_source_and_grade(name):
    pack = load(name)
    for c in pack.ledger.claims.values():
        assert c.source in pack.ledger.sources, c.id
        assert c.grade in tuple("ABCDE"), c.id

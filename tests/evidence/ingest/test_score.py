"""The scorer counts what it says it counts; the real scores need the essays beside the checkout."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from durance.evidence.ingest.proposal import Mention, Proposal, Quantity, When
from durance.evidence.ingest.score import (
    Marked,
    contradictions,
    half,
    kind_scores,
    measure,
    missed,
    quantity_scores,
    read_gold,
    same_date,
    same_number,
    unmarked,
)

GOLD = Path(__file__).with_name("gold.csv")
MARK = Marked("d", "open", date(2023, 9, 14), 10, 21, "at least 49", "digits", 49, 49, None, "at_least", ("civilian", "people"),
              ("jnim", "timbuktu"), date(2023, 9, 7), date(2023, 9, 7))


DAY = (date(2023, 9, 7), date(2023, 9, 7))


def proposal(start=10, end=21, value=49.0, unit="civilians", bound="at_least", actor="jnim", when=DAY, kind="quantity",
             span=(0, 60)):
    q = Quantity(value, value, None, unit, "", start, end, bound)
    day = When(*when, "", 0, 0, "day") if when else None
    return Proposal(*span, "s", kind, (Mention(actor, "actor", "", 0, 0),), (), day, q, "", False, (), "en", 0, "killed")


@pytest.mark.parametrize(("given", "right"), [
    ({}, True), ({"value": 49.1}, True), ({"value": 50.0}, False), ({"unit": "tankers"}, False), ({"bound": "exact"}, False),
    ({"bound": "more_than"}, True), ({"bound": "at_most"}, False)])
def test_a_number_is_met_by_figure_bounds_and_unit(given, right):
    assert same_number(MARK, proposal(**given)) is right


@pytest.mark.parametrize(("when", "right"), [
    ((date(2023, 9, 7), date(2023, 9, 7)), True), ((date(2023, 9, 1), date(2023, 9, 30)), True), (None, False),
    ((date(2023, 1, 1), date(2023, 12, 31)), False), ((date(2023, 9, 8), date(2023, 9, 8)), False),
    ((None, date(2023, 9, 8)), False), ((date(2023, 9, 1), None), True)])
def test_a_date_is_met_by_an_overlapping_span_that_is_not_much_longer(when, right):
    assert same_date(MARK, proposal(when=when)) is right


def test_where_the_text_gives_no_date_none_is_right_and_so_is_the_documents_own():
    bare = replace(MARK, first=None, last=None)
    assert same_date(bare, proposal(when=None))
    assert same_date(bare, proposal(when=(date(2023, 1, 1), date(2023, 12, 31))))
    assert not same_date(bare, proposal(when=(date(2020, 1, 1), date(2020, 12, 31))))


def test_orders_and_ranges_are_met_by_their_bounds():
    order = replace(MARK, form="order", value=None, low=20000, high=99999, bound="order")
    assert same_number(order, replace(proposal(), quantity=Quantity(None, 10000, 99999, "people", "", 10, 21, "range")))
    assert not same_number(order, replace(proposal(), quantity=Quantity(None, 1000, 9999, "people", "", 10, 21, "range")))
    span = replace(MARK, value=None, low=2, high=4, bound="range", units=("tonne",))
    assert same_number(span, replace(proposal(), quantity=Quantity(None, 2, 4, "tonnes", "", 10, 21, "range")))
    assert not same_number(span, replace(proposal(), quantity=Quantity(None, 2, 5, "tonnes", "", 10, 21, "range")))


def test_precision_and_recall_count_each_quantity_once_and_leave_the_vague_out():
    other, vague = replace(MARK, start=30, end=34), replace(MARK, start=40, end=44, form="vague")
    found = {"d": [proposal(), proposal(), proposal(50, 52), proposal(40, 44), proposal(30, 34, actor="un")]}
    rows = {(r["part"], r["measure"]): r for r in quantity_scores([MARK, other, vague], found)}
    assert [rows["essays", "number"][k] for k in ("marked", "proposed", "met")] == [2, 3, 2]
    assert rows["essays", "whole"]["precision"] == pytest.approx(1 / 3)
    assert rows["essays", "whole"]["recall"] == pytest.approx(1 / 2)
    assert rows["fresh", "whole"]["precision"] is rows["fresh", "whole"]["recall"] is None
    assert [(m.start, why) for m, _, why in missed([MARK, other, vague], found)] == [(30, "actor or place")]
    assert [(q.start, q.end) for _, q in unmarked([MARK, other, vague], found)] == [(50, 52)]


def test_kinds_are_met_where_half_of_the_shorter_span_overlaps():
    claims = [{"seed": "d", "start": "0", "end": "40", "kind": "causal mechanism"},
              {"seed": "d", "start": "100", "end": "140", "kind": "fact"}]
    rows = {r["kind"]: r for r in kind_scores(claims, {"d": [proposal(kind="cause"), proposal(kind="fact", span=(139, 200))]})}
    assert (rows["cause"]["precision"], rows["cause"]["recall"]) == (1, 1)
    assert (rows["fact"]["precision"], rows["fact"]["recall"]) == (0, 0)
    assert rows["opinion"]["precision"] is rows["opinion"]["recall"] is None
    assert rows["any"]["recall"] == pytest.approx(0.5)
    assert half(("d", 0, 10), ("d", 5, 100))
    assert not half(("d", 0, 10), ("d", 6, 100))
    assert not half(("d", 0, 10), ("e", 0, 10))


def test_a_listed_contradiction_is_found_by_a_conflict_between_its_spans_in_either_order():
    claims = [{"claim_id": "A", "seed": "d", "start": "0", "end": "10"},
              {"claim_id": "B", "seed": "e", "start": "0", "end": "10"}]
    pairs = [{"pair_id": "X", "claim_a": "A", "claim_b": "B"}]
    assert contradictions(pairs, claims, [(("e", 0, 10), ("d", 0, 10))]) == {"X": True}
    assert contradictions(pairs, claims, [(("e", 20, 30), ("d", 0, 10))]) == {"X": False}


def test_marks_that_no_longer_stand_in_the_text_are_an_error():
    assert measure([MARK], {"d": "0123456789at least 49"}, lambda text, day: [proposal()])["d"]
    with pytest.raises(ValueError, match="mark it again"):
        measure([MARK], {"d": "0123456789at least 50"}, lambda text, day: [])


def test_the_gold_list_holds_sixty_firm_quantities_and_quotes_few_words():
    gold = read_gold(GOLD)
    assert sum(m.form != "vague" for m in gold) >= 60
    assert all(len(m.words.split()) <= 25 and m.end - m.start == len(m.words) for m in gold)
    assert {m.part for m in gold} == {"open", "held", "ledger"}
    assert all((m.first is None) == (m.last is None) and (m.first is None or m.first <= m.last) for m in gold)


def test_the_fresh_texts_say_they_are_invented_and_their_marks_stand_where_they_should():
    gold = read_gold(GOLD.with_name("fresh_gold.csv"))
    assert {(m.document, m.part) for m in gold} == {("fresh_en.txt", "fresh"), ("fresh_fr.txt", "fresh")}
    for name in ("fresh_en.txt", "fresh_fr.txt"):
        text = GOLD.with_name(name).read_text(encoding="utf-8")
        assert text.startswith("INVENT")
        assert all(text[m.start:m.end] == m.words for m in gold if m.document == name)


@pytest.fixture(scope="module")
def scored(shared):
    from durance.commands.ingest_score import measured
    from durance.pack.load import load

    return measured(load("mali"))


def test_the_essays_contradictions_are_found_unaided(scored):
    assert {"X01", "X03", "X05"} <= set(scored["contradictions"])


def test_scores_are_told_for_every_part_and_do_not_fall_far_below_what_was_measured(scored):
    rows = {(r["part"], r["measure"]): r for r in scored["quantities"]}
    assert {part for part, _ in rows} == {"essays", "ledger", "fresh"}
    floors = {"number": (0.9, 0.7), "whole": (0.7, 0.5)}      # measured: docs/ingest.md; the aim is printed by the command
    for measure_name, (precision, recall) in floors.items():
        assert rows["essays", measure_name]["precision"] >= precision
        assert rows["essays", measure_name]["recall"] >= recall
    assert scored["conflicts"] < 40

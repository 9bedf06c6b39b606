"""A number stays within what its claims say, or says why it departs; and rests on a claim or confesses."""

import pytest

from durance.pack.check import check
from durance.pack.check.files import Folder
from durance.pack.check.numbers import numbers
from durance.pack.listing import find


def told(pack):
    return [str(fault) for fault in check(pack)]


def test_a_number_outside_what_its_claims_give_is_a_fault(pack, edit):
    line = edit("corridors.toml", ", departs = \"half of what Westgate's half leaves; the claim gives the two halves\"", "")
    (fault,) = told(pack)
    assert fault.startswith(f"corridors.toml:{line}: `usual` of `south` is 0.25 share, outside the 0.4..0.6 given by its ")


def test_the_claims_unit_is_turned_into_the_models(pack, edit):
    edit("evidence/claims.csv", "40,36,44,trucks/day", "294,252,308,tankers/week")
    assert told(pack) == []
    edit("evidence/claims.csv", "294,252,308,tankers/week", "180,152,208,tankers/week")
    edit("evidence/claims.csv", "48,44,52,trucks/day", "48,44,52,trucks/month")
    assert [fault for fault in told(pack) if "`normal_flow` is 42 trucks/day, outside the 1.445..29.71" in fault]


def test_one_wide_claim_is_enough(pack, edit):
    edit("evidence/claims.csv", "48,44,52,trucks/day", "200,150,250,trucks/day")
    assert told(pack) == []      # 42 lies in the hull of 36..44 and 150..250


def test_a_claim_in_another_unit_says_nothing(pack, edit):
    edit("evidence/claims.csv", "0.5,0.4,0.6,share", "0.5,0.4,0.6,litres")
    assert all("take it out" in fault for fault in told(pack))      # only the reasons are stale now
    assert len(told(pack)) == 2


def test_a_reason_that_is_not_needed_is_stale(pack, edit):
    edit("parameters/start.toml", 'grade = "D"', 'departs = "no reason"\ngrade = "D"')
    assert [fault.partition(": ")[2] for fault in told(pack)] == [
        "The parameter `normal_flow` says why it departs from its claims, but it does not; take it out."]


@pytest.mark.parametrize("name", ["lakeland", "mali"])
def test_every_departure_is_told_in_a_sentence(name):
    reasons = [item.departs for item in numbers(Folder(find(name))) if item.departs]
    assert reasons
    assert all(len(reason.split()) > 3 for reason in reasons)


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ('claims = ["LK-flow-customs", "LK-flow-hauliers"]', "claims = []", "has grade D but no claim"),
        ('grade = "D"', 'grade = "B"', "has grade B, but its best claim has grade C"),
    ],
)
def test_a_parameter_without_claim_or_with_too_good_a_grade(pack, edit, old, new, text):
    edit("parameters/start.toml", old, new)
    assert any("`normal_flow` " + text in fault for fault in told(pack))


def test_an_assumed_parameter_without_a_note_does_not_confess(pack, edit):
    edit("parameters/fear.toml", 'grade = "E"', 'grade = "E"\n# ')
    text = (pack / "parameters/fear.toml").read_text(encoding="utf-8")
    start = text.index('note = "')
    (pack / "parameters/fear.toml").write_text(text[:start] + 'note = ""' + text[text.index("\n", start):], encoding="utf-8")
    assert any("assumed (grade E) without a note" in fault for fault in told(pack))


def test_a_claim_better_than_its_source_allows(pack, edit):
    edit("evidence/claims.csv", "40,36,44,trucks/day,supports,C", "40,36,44,trucks/day,supports,A")
    assert any("has grade A, better than its source of reliability C allows" in fault for fault in told(pack))

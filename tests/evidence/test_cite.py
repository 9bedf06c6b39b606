"""The order of claims behind an answer, by hand."""

import pytest

from durance.evidence.cite import Ground, cited


def test_weights_are_parted_over_claims_and_summed():
    rows = {r.claim: r for r in cited([Ground("parameter a", 0.6, ("X", "Y", "Y")), Ground("dispute d", 0.2, ("Y",))])}
    assert rows["X"].weight == pytest.approx(0.3)
    assert rows["Y"].weight == pytest.approx(0.5)
    assert rows["Y"].grounds == ("parameter a", "dispute d")
    assert sum(r.weight for r in rows.values()) == pytest.approx(0.8)


def test_premises_come_first_then_weight_then_the_id():
    rows = cited([Ground("fact f", 0.0, ("F",)), Ground("parameter a", 0.2, ("C", "B")), Ground("parameter b", 0.3, ("A2",)),
                  Ground("premise p", None, ("P", "F2"))])
    assert [r.claim for r in rows] == ["F2", "P", "A2", "B", "C", "F"]
    assert [r.imposed for r in rows] == [True, True, False, False, False, False]


def test_a_claim_of_a_premise_keeps_its_weight_as_a_parameters():
    (row,) = cited([Ground("premise p", None, ("P",)), Ground("parameter a", 0.2, ("P",)), Ground("premise p", None, ("P",))])
    assert (row.imposed, row.weight, row.grounds) == (True, 0.2, ("premise p", "parameter a"))


def test_what_rests_on_nothing_cites_nothing():
    assert cited([]) == []
    assert cited([Ground("parameter guess", 0.9, ())]) == []

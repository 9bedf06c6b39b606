"""Costs: what the pack's words come to in money, and what has no price and says so."""

import numpy as np
import pytest

from durance.analysis.costs import cost, costs, quantity, total

MEMBERS = np.arange(400)


@pytest.mark.parametrize(("unit", "of", "strength", "days", "much"), [
    ("Mcur/day for justice", "0..1", 0.5, 100, 50.0), ("USD a person and year", "people", 1000, 365, 0.6),
    ("Mcur tied up a m3 held", "m3", 40, 100, 40.0), ("Mcur a Mcur granted, to the donor", "Mcur/day", 3, 100, 300.0),
    ("million USD a year to the contributors, for a mission of 12,000", "0..1", 1, 73, 120.0),
    ("million USD a zone and year at full support", "0..1", 0.5, 365, 600.0), ("Mcur a m3 flown", "m3/day", 2, 100, 200.0),
    ("crowns a person and day, in thousands", "people", 1000, 10, 10.0),
    ("Mcur of debt service at risk", "share", 0.5, 100, 0.5)])
def test_what_one_unit_of_cost_comes_to(unit, of, strength, days, much):
    assert quantity(unit, of, strength, days, {"USD": 600.0}, zones=2) == pytest.approx(much)


@pytest.mark.parametrize(("unit", "of", "why"), [
    ("x the road", "m3/day", "not told in money"), ("Mcur a truck lost at full cover", "share", "told a truck"),
    ("EUR a person and year", "people", "--rate EUR"), ("Mcur a m3 sold", "FCFA/l", "told a m3"),
    ("prisoners freed", "0..1", "not told")])
def test_what_has_no_price_says_why(unit, of, why):
    with pytest.raises(ValueError, match=why):
        quantity(unit, of, 1, 100, {"USD": 600.0})


def test_a_range_is_drawn_evenly_and_alike_for_the_same_future(siege):
    made = siege.for_days(60).with_measure("relief", locality="lakehead", people=20000, begin="2030-01-11", until="2030-01-20")
    (told,) = costs(made, MEMBERS, 1)
    assert (told.low, told.high) == pytest.approx((0.2 * 200, 0.6 * 200))      # 20,000 people, 10 days, in thousands of crowns
    assert told.low <= told.values.min() < told.values.max() <= told.high
    assert abs(told.values.mean() - 80) < 4.5 * 80 / np.sqrt(12 * 400)
    np.testing.assert_array_equal(told.values, cost(made, made.measures[0], MEMBERS, 1, {}).values)
    np.testing.assert_array_equal(total([told, told], 400), 2 * told.values)


def test_one_part_without_a_price_leaves_the_whole_without(siege):
    made = siege.with_measure("truce", actor="brothers").with_measure("relief", locality="lakehead", people=100)
    told = costs(made, MEMBERS, 1)
    assert [c.values is None for c in told] == [True, False]
    assert "not told in money" in told[0].reason
    assert total(told, 400) is None
    assert total([], 3).tolist() == [0, 0, 0]


def test_a_cost_of_nothing_is_nothing_whatever_its_unit(mali):
    from durance.scenario import scenario

    made = scenario(mali, "blockade-2025").with_measure("market-reopening", openness=1)
    assert costs(made, MEMBERS, 1)[0].values.tolist() == [0.0] * 400

"""Figures of claims in the units of the model, by hand."""

from math import log

import pytest

from durance.evidence.units import figures, hull


def row(unit, value="", low="", high=""):
    return {"value": value, "low": low, "high": high, "unit": unit}


@pytest.mark.parametrize(
    ("claim", "unit", "low", "high"),
    [
        (row("tankers/week", "1000"), "trucks/day", 1000 / 7, 1000 / 7),
        (row("percent of fuel", "50", "40", "60"), "share", 0.4, 0.6),
        (row("days", "16"), "day", 16, 16),
        (row("months", "", "2", "3"), "day", 60.88, 91.32),
        (row("litres/tanker", "45000"), "m3/truck", 45, 45),
        (row("fuel trucks/day normal", "300", "5", "10"), "trucks/day", 5, 300),      # what was, and what was left
        (row("per year", "0.5"), "1/day", log(2) / 365.25, log(2) / 365.25),
        (row("people per death", "10"), "people/death", 10, 10),
        (row("million people", "2"), "people", 2e6, 2e6),
        (row("m3/day", "-3"), "m3/day", -3, -3),
    ],
)
def test_a_figure_in_the_units_of_the_model(claim, unit, low, high):
    found = hull([claim], unit)
    assert (found.low, found.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    "claim", [row("days"), row("", "3"), row("soldiers killed", "3"), row("ratio", "3"), row("days", "nan")]
)
@pytest.mark.parametrize("unit", ["day", "fighters", "1", ""])
def test_what_cannot_be_turned_says_nothing(claim, unit):
    assert hull([claim], unit) is None


def test_the_hull_holds_all_claims_that_speak_in_the_unit():
    found = hull([row("days", "5"), row("months", "1"), row("people", "9")], "day")
    assert (found.low, found.high) == pytest.approx((5, 30.44))


def test_a_certain_yearly_chance_is_no_rate():
    assert [f.unit for f in figures(row("per year", "1"))] == ["per year"]

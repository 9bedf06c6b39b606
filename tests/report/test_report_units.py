"""Units as words: money by its name, parts told in both languages, and the page gets every unit that it draws."""

import pytest

from durance.report.units import drawn_units, forms, of_pack


@pytest.mark.parametrize(("unit", "en", "fr"), [
    ("day", "days", "jours"), ("share", "", ""), ("1/day", "a day", "par jour"),
    ("hours/day", "hours a day", "heures par jour"),
    ("million XOF/fighter/day", "million CFA francs a fighter a day", "millions de francs CFA par combattant par jour"),
    ("million EUR", "million euros", "millions d'euros"), ("deaths/event", "deaths a event", "morts par événement"),
    ("deaths/1000 people", "deaths a 1,000 people", "morts par 1\u202f000 personnes"), ("bushels", "bushels", "bushels"),
])
def test_a_unit_is_told_part_by_part(unit, en, fr):
    if unit == "share":
        assert drawn_units([{"figures": [{"kind": "fan", "unit": unit}]}]) == {}
    else:
        assert (forms(unit)[1], forms(unit)[3]) == (en, fr)


def test_a_pack_has_its_own_word_for_money(lakeland, mali):
    assert of_pack("Mcur/day", mali) == "million XOF/day"
    assert of_pack("Mcur", lakeland) == "million crowns"
    assert of_pack("day", mali) == "day"


def test_no_unit_of_a_pack_is_told_as_mcur_or_with_a_stroke(mali):
    units = {p.unit for p in mali.parameters.values()}
    assert {"Mcur/day", "1/day"} <= units
    for unit in units:
        for text in forms(of_pack(unit, mali)):
            assert "Mcur" not in text
            assert "/" not in text


def test_the_page_gets_the_units_of_figures_and_of_patterns():
    rows = [{"unit": "million XOF"}, {"unit": "day"}]
    told = drawn_units([{"figures": [{"kind": "ranges", "unit": "", "rows": rows}, {"kind": "bars", "unit": "points"}]}])
    assert set(told) == {"million XOF", "day", "points"}
    assert told["day"]["one"] == {"en": "day", "fr": "jour"}
    assert told["million XOF"]["many"]["fr"] == "millions de francs CFA"

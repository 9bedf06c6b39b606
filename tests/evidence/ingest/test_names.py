"""Names: spellings, what must not be taken for a name, and words that refer back."""

import pytest

from durance.evidence.ingest.names import gazetteer, mentions, own_country, referred
from durance.pack.gazetteer import pack_gazetteer


@pytest.fixture(scope="module")
def names(mali):
    return pack_gazetteer(mali)


def read(text, names):
    return [m.id for m in mentions(text, names)]


@pytest.mark.parametrize(("text", "expected"), [
    ("Jama‘at Nusrat al-Islam wa-l-Muslimin", ["jnim"]),
    ("Jama'at Nusrat al-Islam wal-Muslimin", ["jnim"]),
    ("Group for Support of Islam and Muslims", ["jnim"]),
    ("Groupe de soutien à l’islam et aux musulmans", ["jnim"]),
    ("la katiba du Macina", ["jnim"]),
    ("ISGS, EIGS and ISSP", ["is-sahel"] * 3),
    ("l’État islamique au Sahel", ["is-sahel"]),
    ("FAMa", ["army"]),
    ("l'armée malienne", ["army"]),
    ("the Malian army", ["army"]),
    ("Afrika Corps", ["africa-corps"]),
    ("Minusma and the Blue Helmets", ["un", "un"]),
    ("the U.N. Security Council", ["un"]),
    ("CÉDÉAO", ["ecowas"]),
    ("CMA, CSP, FLA", ["fla"] * 3),
    ("Timbuktu, Tombouctou", ["timbuktu", "timbuktu"]),
    ("in the Timbuktu Region", ["tombouctou-region"]),
    ("la région de Ségou", ["segou-region"]),
    ("SEGOU and Segou", ["segou", "segou"]),
    ("Côte d’Ivoire", ["cote-divoire"]),
    ("Mali's capital", ["bamako"]),
    ("the capital, la capitale", ["bamako", "bamako"]),
])
def test_a_name_in_its_spellings(text, expected, names):
    assert read(text, names) == expected


@pytest.mark.parametrize("text", [
    "un homme", "tell us", "along the Niger River", "CMA CGM", "san and bla are words", "San Francisco", "Equatorial Guinea",
    "a statement. Not Malian", ""])
def test_what_is_no_name(text, names):
    assert [i for i in read(text, names) if i != "mali"] == []


def test_the_capital_of_another_country_is_not_the_packs(names):
    assert read("the capital of Niger", names) == ["niger"]


def test_a_name_does_not_run_over_a_paragraph(names):
    assert read("Burkina\n\nFaso", names) == ["burkina-faso"]
    assert mentions("Burkina\n\nFaso", names)[0].text == "Burkina"
    assert mentions("Burkina\nFaso", names)[0].text == "Burkina\nFaso"


def test_the_city_is_the_one_named_last(names):
    text = "In Gao and then in the Timbuktu Region, the city was shelled, the city of Dakar was not; the region suffered."
    known = mentions(text, names)
    assert [(m.id, m.text) for m in referred(text, 0, len(text), known, names)] == [
        ("gao", "the city"), ("tombouctou-region", "the region")]


def test_a_document_is_about_the_country_it_names_most(names):
    assert own_country(mentions("Niger, Niger and Mali", names), names) == "niger"
    assert own_country(mentions("Niger and Mali", names), names) == "mali"
    assert own_country(mentions("Bamako, Gao and Mauritania", names), names) == "mali"
    assert own_country([], names) == "mali"


def test_decomposed_accents_are_read(names):
    text = "Se\u0301gou"
    assert [(m.id, m.text) for m in mentions(text, names)] == [("segou", text)]


def test_a_row_without_letters_or_with_an_unknown_kind_is_refused():
    for row in ({"id": "x", "kind": "place", "alias": "--"}, {"id": "x", "kind": "ship", "alias": "Argo"}):
        with pytest.raises(ValueError, match="needs letters and a kind"):
            gazetteer([row])

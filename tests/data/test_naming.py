"""Names: accents and marks do not matter, distance does, and what is not known is said."""

import numpy as np
import pytest

from durance.data.naming import ALIASES, FILE, REACH, Names, fold
from durance.pack.listing import find
from durance.pack.rows import read_csv


def test_folding():
    assert fold("  Gourma-Rharous ") == fold("GOURMA RHAROUS") == "gourma rharous"
    assert fold("Ségou") == "segou"
    assert fold("Jama'atu") == "jama atu"


@pytest.mark.parametrize(("given", "place"), [("Ségou", "segou"), ("SEGOU", "segou"), ("Tombouctou", "timbuktu"),
                                              ("Abeïbara", "tinzaouaten"), ("Commune IV", "bamako"), ("Mopti", "mopti")])
def test_places_by_any_spelling(names, given, place):
    assert names.place(given) == place
    assert not list(names.missed())


def test_the_first_known_name_counts_and_an_unknown_one_is_told_once(names):
    assert names.place("Nowhere", "Gao") == "gao"
    assert names.place("Nowhere") == names.place("Nowhere") == ""
    assert list(names.missed()) == ["no place of the pack is called 'Nowhere'; left blank"]
    assert not list(names.missed())


def test_nearest_place(names):
    assert names.near(16.27, -0.04)[0] == "gao"
    place, km = names.near(14.49, -4.19)
    assert place == "mopti"
    assert km < 15
    assert names.near(0, 0)[0] == ""
    assert Names(names_folder(), within=5).near(16.5, -0.04)[0] == "", "26 km off"
    east = names.near(12.609, -7.875)      # a tenth of a degree east of Bamako
    assert east == ("bamako", pytest.approx(0.1 * 111.195 * np.cos(np.radians(12.609)), abs=0.01))
    degree = names.near(25.0, -20.0)[1] - names.near(24.0, -20.0)[1]
    assert 50 < degree < 112, "a degree of latitude is 111 km at most"
    assert REACH == 120


def names_folder():
    return find("mali")


def test_actors_in_lists_and_with_a_term_in_brackets(names):
    assert names.actors("GATIA, MSA") == "militias"
    assert names.actors("MUJAO, Signed-in-Blood Battalion") == "is-sahel jnim"
    assert names.actors("Military Forces of Mali (2021-)") == "army"
    assert names.actors("Dozos (Mali)") == "militias"
    assert names.actors("Nobody;CMA", ";") == "fla"
    assert list(names.missed()) == ["no actor of the pack is called 'Nobody'; left blank"]


def test_names_that_texts_use_do_as_well_where_the_pack_has_them(names, mali):
    if not (mali.folder / ALIASES).exists():
        assert names.actors("FAMa") == ""
        return
    assert names.actors("FAMa") == "army"
    assert names.actors("Wagner") == "africa-corps"


def test_every_name_of_providers_leads_to_the_pack(mali):
    for row in read_csv(mali.folder / FILE):
        assert row["id"] in mali.names["locality" if row["kind"] == "place" else "actor"], row


def test_a_pack_without_such_a_file_has_its_own_names():
    lake = Names(find("lakeland"))
    assert lake.place("lakehead") == "lakehead"

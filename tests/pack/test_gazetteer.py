"""The gazetteer of a pack: its own names, the aliases, and faults of the file told by line."""

from dataclasses import replace

import pytest

from durance.evidence.ingest.names import mentions
from durance.pack.gazetteer import pack_gazetteer
from durance.pack.load import load
from durance.pack.rows import Faults


@pytest.fixture(scope="module")
def mali():
    return load("mali")


@pytest.fixture(scope="module")
def lakeland():
    return load("lakeland")


def test_every_alias_names_something_the_pack_or_the_file_knows(mali):
    names = pack_gazetteer(mali)
    entries = [e for same in names.aliases.values() for entries in same.values() for e in entries]
    ids = {e.id for e in entries if e.kind in ("actor", "partner")}
    assert ids <= {*mali.names["actor"], *mali.names["partner"]}
    places = {e.id for e in entries if e.kind == "place"}
    assert set(mali.names["locality"]) <= places
    assert set(names.within.values()) <= places


def test_a_place_lies_in_its_region_and_that_in_the_country(mali):
    names = pack_gazetteer(mali)
    assert names.within["gao"] == "gao-region"
    assert names.within["gao-region"] == "mali"
    assert names.level["gao-region"] == "region"


def test_a_pack_without_aliases_is_read_by_its_own_names(lakeland):
    names = pack_gazetteer(lakeland)
    assert [m.id for m in mentions("The Brothers left Lakehead for Millford.", names)] == ["brothers", "lakehead", "millford"]


@pytest.mark.parametrize(("text", "told"), [
    ("[ship.argo]\nnames = ['Argo']", r"aliases.toml:1: `ship` is no kind of name"),
    ("\n[place.argo]\nname = 'Argo'", r"aliases.toml:2: `argo` needs `names`"),
    ("[place.argo]\nnames = ['Argo', '--']", r"aliases.toml:1: `argo` needs `names`"),
    ("[place.argo]\nnames = ['Argo']\ncolour = 'red'", r"aliases.toml:1: The key `colour`"),
])
def test_a_fault_names_its_line(lakeland, tmp_path, text, told):
    (tmp_path / "aliases.toml").write_text(text, encoding="utf-8")
    with pytest.raises(Faults, match=told):
        pack_gazetteer(replace(lakeland, folder=tmp_path))

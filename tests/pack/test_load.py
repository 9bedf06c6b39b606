"""Loading: arrays in the order of the files, a digest of what a run may read, unknown names refused."""

import numpy as np
import pytest

from durance.core.draws import name_hash
from durance.core.state import GEOGRAPHY
from durance.pack.listing import find, list_measures, list_packs, list_scenarios
from durance.pack.load import load, pack_digest, where
from durance.pack.model import Unknown
from durance.pack.rows import Faults


@pytest.fixture(scope="module")
def country():
    return load("lakeland")


def test_the_map_has_every_column_with_its_shape_and_kind(country):
    for name, column in GEOGRAPHY.items():
        array = country.map[name]
        assert array.ndim == len(column.dims), name
        assert all(array.shape[k] == country.sizes.get(d, array.shape[k]) for k, d in enumerate(column.dims)), name
        assert array.dtype.kind == {"key": "u", "index": "i", "float": "f"}[column.dtype], name
        assert np.isfinite(array.astype(float)).all(), name


def test_numbers_stand_where_the_files_put_them(country):
    at = country.index
    assert country.map["stock_days"][at("locality", "northwick")] == 15
    assert country.map["depot_of"][at("locality", "northwick")] == at("locality", "millford")
    assert country.map["corridor_end"][at("corridor", "mill")] == at("locality", "millford")
    road = at("road", "longford-millford")
    assert (country.map["road_from"][road], country.map["road_to"][road]) == (
        at("locality", "longford"),
        at("locality", "millford"),
    )
    assert country.map["corridor_roads"][at("corridor", "mill")].sum() == 3
    assert country.map["place_id"][at("locality", "skerry")] == name_hash("skerry")
    assert (
        country.ties[at("actor", "army"), at("actor", "rivals")]
        == country.ties[at("actor", "rivals"), at("actor", "army")]
        == -0.6
    )
    assert list(country.home) == [True] * 8 + [False] * 2
    assert country.population.sum() == 1_280_000


def test_places_abroad_have_no_depot_but_themselves(country):
    abroad = [country.index("locality", p) for p in ("coastport", "shoreport")]
    assert list(country.map["depot_of"][abroad]) == abroad


def test_the_digest_names_what_a_run_may_read(pack, edit):
    before = pack_digest(pack)
    assert before == pack_digest(find("lakeland")), "the folder's place must not matter"
    (pack / "observed/inflow.csv").write_text("nothing")
    (pack / "README.md").write_text("words")
    (pack / "fits").mkdir()
    (pack / "fits/siege.csv").write_text("hit_mean\n0.3\n")
    edit("evidence/claims.csv", "forty", "fifty")       # a claim's words change no future; a dispute's weights do
    assert pack_digest(pack) == before
    seen = {before}
    for file, old, new in [
        ("localities.csv", "700000", "700001"),
        ("parameters/fear.toml", "14", "15"),
        ("events.csv", "4000", "4001"),
        ("evidence/disputes.toml", "weight = 0.5", "weight = 0.50"),
        ("scenarios.toml", "180", "181"),
    ]:
        edit(file, old, new)
        assert pack_digest(pack) not in seen, file
        seen.add(pack_digest(pack))


def test_a_pack_is_loaded_anew_when_a_file_changed(pack, edit):
    assert load(pack) is load(pack)
    edit("localities.csv", "700000", "800000")
    assert load(pack).population.max() == 800_000


@pytest.mark.parametrize(
    ("name", "told"), [("laekland", "no pack 'laekland', did you mean lakeland"), ("zzz", "known: lakeland, mali")]
)
def test_an_unknown_pack_is_refused_with_the_nearest(name, told):
    for call in (load, list_scenarios, list_measures):
        with pytest.raises(Unknown, match=told):
            call(name)


def test_an_unknown_place_is_refused_with_the_nearest(country):
    with pytest.raises(Unknown, match="Lakeland has no place 'milford', did you mean millford"):
        country.index("locality", "milford")


@pytest.mark.parametrize("file", ["pack.toml", "localities.csv", "measures.toml", "evidence/claims.csv"])
def test_a_file_that_cannot_be_read_is_named(pack, file):
    (pack / file).write_bytes(b"\xff\xfe = [\n")
    with pytest.raises(Faults, match=file):
        load(pack)


def test_where_reads_pairs_and_stars():
    assert where("actor=jnim corridor=dakar-bamako") == {"actor": "jnim", "corridor": "dakar-bamako"}
    assert where("*") == where("") == where("corridor=*") == {}


def test_lists_need_no_engine_and_agree_with_the_pack(country):
    assert {r["pack"] for r in list_packs()} >= {"lakeland", "mali"}
    rows = {r["scenario"]: r for r in list_scenarios("lakeland")}
    assert set(rows) == {f"lakeland/{name}" for name in country.scenarios}
    assert rows["lakeland/siege-with-truce"]["start"] == "2030-01-01"
    assert rows["lakeland/siege-with-truce"]["name"].endswith("by the Rivals")
    assert {r["measure"] for r in list_measures("lakeland")} == set(country.measures)
    assert (
        next(r["use"] for r in list_measures("lakeland") if r["measure"] == "escorts") == "escorts:corridor=...,per_week=0..21"
    )


def test_a_scenario_based_on_a_based_one_is_listed(pack):
    with (pack / "scenarios.toml").open("a") as file:
        file.write('\n[third]\nbase = "siege-with-truce"\nname = "Third"\n')
    from durance.scenario import scenario

    assert scenario(load(pack), "third").days == 180
    assert [r["days"] for r in list_scenarios(str(pack))] == [180] * 4


def test_claims_used_and_grades_are_counted(country):
    used = country.claims_used()
    assert used["LK-airlift"] == ["skerry-airlift-2029"]
    assert used["LK-strength-press"] == ["presence brothers northwick"]
    assert set(used) <= set(country.ledger.claims)
    grades = country.grades()
    assert sum(grades.values()) == pytest.approx(1)
    assert grades["A"] == 0
    assert grades["E"] > 0.5

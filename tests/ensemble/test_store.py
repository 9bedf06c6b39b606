"""Runs on disk: found by folder or prefix, read as labelled arrays, damaged ones refused in one sentence."""

import json
import shutil
from dataclasses import replace

import numpy as np
import pytest

from durance.ensemble.run import run
from durance.ensemble.store import digest, open_run, save_json
from durance.pack.model import Unknown


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return tmp_path_factory.mktemp("runs")


@pytest.fixture(scope="module")
def kept(siege, root):
    return run(siege.for_days(15), 10, 1, out=root, block=4)


def test_every_name_is_a_labelled_array(kept, lakeland):
    for name in kept.names:
        array = kept[name]
        assert array.dims[0] == "member"
        assert array.sizes["member"] == 10
        assert set(array.coords) == set(array.dims), name
        for key in ("units", "long_name", "written_by"):
            assert array.attrs[key], f"{name} has no {key}"
        np.testing.assert_array_equal(array.values, kept.array(name))
    assert list(kept["road_attacks"].road.values) == list(lakeland.names["road"])
    assert str(kept["inflow"].day.values[-1])[:10] == "2030-01-15"
    assert kept["fuel_days"].sel(locality="lakehead", week="2030-01-08").shape == (10,)


def test_a_watched_place_is_the_place(kept, lakeland):
    weekly = kept.array("fuel_days")[:, :, lakeland.index("locality", "lakehead")]
    np.testing.assert_array_equal(kept.at("fuel_days", "lakehead")[:, ::7], weekly)
    with pytest.raises(Unknown, match="'lakehed' was not recorded every day, did you mean lakehead"):
        kept.at("fuel_days", "lakehed")
    with pytest.raises(Unknown, match="holds no 'daily_inflow'"):
        kept.at("inflow", "lakehead")


def test_an_unknown_array_is_refused_with_the_nearest(kept):
    with pytest.raises(Unknown, match="holds no 'fuel_day', did you mean fuel_days"):
        kept["fuel_day"]


def test_a_run_is_opened_by_folder_id_and_prefix(kept, root):
    for name, where in ((kept.folder, root / "elsewhere"), (kept.id, root), (kept.id[:4], root)):
        again = open_run(name, where)
        assert again.id == kept.id
        np.testing.assert_array_equal(again.array("queue_day"), kept.array("queue_day"))
        assert again.coords == kept.coords


def test_none_and_more_than_one_are_told(kept, root, tmp_path):
    for name in ("abc1", "abc2"):
        shutil.copytree(kept.folder, tmp_path / name)
    with pytest.raises(Unknown, match=r"2 runs begin with 'abc'.*abc1"):
        open_run("abc", tmp_path)
    assert open_run("abc2", tmp_path).id == kept.id
    with pytest.raises(Unknown, match="there is no run 'zzz' in"):
        open_run("zzz", root)
    with pytest.raises(Unknown, match="there is no run 'abc'"):
        open_run("abc", tmp_path / "nothing")


def test_an_empty_name_names_no_run(kept, root):
    with pytest.raises(Unknown):
        open_run("", root)


@pytest.mark.parametrize("text", ['{"schema": "durance.r', "{}", "[]"])
def test_a_damaged_manifest_is_told_in_a_clear_sentence(kept, tmp_path, text):
    shutil.copytree(kept.folder, tmp_path / "bad")
    (tmp_path / "bad/manifest.json").write_text(text)
    with pytest.raises((LookupError, ValueError), match=r"manifest\.json"):
        open_run("bad", tmp_path)


def test_a_missing_block_is_told(kept, tmp_path):
    shutil.copytree(kept.folder, tmp_path / "less")
    next((tmp_path / "less/blocks").glob("*.nc")).unlink()
    less = open_run("less", tmp_path)
    assert less.manifest["status"] == "incomplete"
    assert len(less.array("inflow")) == less.members < kept.members


def test_a_pack_without_disputes_is_read_back(siege, tmp_path):
    pack = replace(siege.pack, ledger=replace(siege.pack.ledger, disputes={}))
    kept = run(replace(siege, pack=pack).for_days(3), 4, out=tmp_path)
    assert kept.array("readings").shape == (4, 0)


def test_the_digest_does_not_depend_on_the_order_of_keys():
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1}) != digest({"a": 1, "b": 3})
    assert len(digest({})) == 12


def test_json_is_whole_or_absent(tmp_path):
    save_json(tmp_path / "x.json", {"a": "é"})
    with pytest.raises(TypeError):
        save_json(tmp_path / "x.json", {"a": object()})
    assert json.loads((tmp_path / "x.json").read_text(encoding="utf-8")) == {"a": "é"}
    assert [p.name for p in tmp_path.iterdir()] == ["x.json"]


def test_a_run_whose_pack_has_moved_is_shown_with_the_installed_one(siege, tmp_path):
    found = run(siege.for_days(3), 2, out=tmp_path)
    assert found.pack == siege.pack.folder
    found.manifest["pack_folder"] = str(tmp_path / "gone")
    assert found.pack == siege.pack.folder

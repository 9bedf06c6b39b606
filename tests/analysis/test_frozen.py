"""A frozen prediction is made once, from a copy of the pack, and holds what a run says."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from durance.analysis.frozen import freeze, path_of
from durance.analysis.patterns import compare
from durance.ensemble.run import run
from durance.pack.load import load
from durance.scenario import scenario


@pytest.fixture
def made(lakeland, tmp_path):
    shutil.copytree(lakeland.folder, tmp_path / "lakeland")
    about = tmp_path / "lakeland/pack.toml"
    if "watch" not in (text := about.read_text()):  # Lakeland's pattern L3 is about Northwick
        about.write_text(text.replace("[licences]", 'watch = ["lakehead", "northwick"]\n\n[licences]'))
    return scenario(load(tmp_path / "lakeland"), "siege")


def test_it_holds_the_patterns_of_one_run_and_is_never_written_again(made):
    path = freeze(made, 12, 5, date(2030, 1, 1))
    assert path == path_of(made.pack, "siege")
    told = json.loads(path.read_text(encoding="utf-8"))
    last = run(made.for_days(120), 12, 5)
    for kept, row in zip(told["rows"], compare(last, made.pack), strict=True):
        assert kept == {k: row.get(k) for k in kept}
    assert (told["members"], told["seed"], told["date"], told["pack_digest"]) == (12, 5, "2030-01-01", made.pack.digest)
    assert told["equations"] == last.manifest["equations"]
    before = path.read_bytes()
    with pytest.raises(ValueError, match="frozen before"):
        freeze(made, 12, 6, date(2030, 1, 2))
    assert path.read_bytes() == before


def test_it_does_not_change_the_packs_digest(made):
    digest = made.pack.digest
    freeze(made, 2, 5, date(2030, 1, 1))
    assert load(made.pack.folder).digest == digest


@pytest.mark.parametrize("name", ["mali"])
def test_what_was_frozen_says_by_whom_and_when(name):
    pack = load(name)
    found = sorted((pack.folder / "predictions").glob("*.json"))
    assert found
    for path in found:
        told = json.loads(Path(path).read_text(encoding="utf-8"))
        assert told["schema"] == "durance.frozen/1"
        assert told["scenario"].split("/")[1] in path.name
        assert told["rows"]
        assert all(len(told[k]) == 16 for k in ("pack_digest", "equations"))

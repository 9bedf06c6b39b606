"""Laws 5 and 11 and the `as_of` rule: no number without claim or confession, no run reads what was observed."""

import ast
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

import durance
from durance.ensemble.block import run_block
from durance.pack.check import check
from durance.pack.load import load
from durance.pack.model import numbers
from durance.scenario import Peeking, peeking, scenario

ROOT = Path(durance.__file__).parent
MAY_READ = {"analysis/patterns.py"}       # everybody else asks it


@pytest.mark.parametrize("name", ["lakeland", "mali"])
def test_packs_have_no_faults(name):
    assert [str(f) for f in check(ROOT / "packs" / name)] == []


@pytest.mark.parametrize("name", ["lakeland", "mali"])
def test_no_number_without_claim_or_confession(name):
    pack = load(name)
    every = [(p.name, {"grade": p.grade, "claims": p.claims, "note": p.note}) for p in pack.parameters.values()]
    every += [x for table in (pack.about["provenance"], pack.corridors, pack.actors) for x in numbers(table)]
    for what, entry in every:
        assert entry.get("claims") or (entry["grade"] == "E" and entry.get("note")), f"{what} has neither"
        assert set(entry.get("claims", ())) <= set(pack.ledger.claims), what


def test_every_scenario_stands_on_what_was_known(mali):
    for name in mali.scenarios:
        assert peeking(scenario(mali, name)) == []


def test_a_scenario_set_back_in_time_is_refused(mali, monkeypatch):
    """Broken on purpose: the same numbers, asked to stand in 2020, are caught."""
    early = replace(scenario(mali, "blockade-2025"), as_of=date(2020, 1, 1))
    assert len(peeking(early)) > 3
    monkeypatch.setitem(mali.scenarios, "too-early", mali.scenarios["blockade-2025"] | {"as_of": "2020-01-01"})
    with pytest.raises(Peeking, match="rests on later claims"):
        scenario(mali, "too-early")


def test_the_prior_scenario_takes_nothing_from_the_autumn(mali):
    made = scenario(mali, "blockade-2025")
    assert made.as_of == date(2025, 8, 31)
    assert not made.draws
    for p in mali.parameters.values():
        late = mali.ledger.peeking(p.claims, made.as_of)
        assert late == [], f"{p.name} cites {late}"


def test_a_run_needs_no_observation(tmp_path, mali, members):
    copy = tmp_path / "mali"
    shutil.copytree(mali.folder, copy, ignore=shutil.ignore_patterns("observed", "predictions"))
    here, there = (run_block(scenario(p, "blockade-2025"), members[:8], 8, 30, 1, ("fuel",))[1]["fuel"]
                   for p in (mali, load(copy)))
    assert load(copy).digest == mali.digest
    np.testing.assert_array_equal(here, there)


def test_only_the_patterns_open_the_observed_folder():
    for path in ROOT.rglob("*.py"):
        name = path.relative_to(ROOT).as_posix()
        if name.startswith("pack/check/") or name in ("pack/load.py", "pack/synthetic.py"):
            continue      # the checker judges files and the loader leaves them out of the digest; neither gives them to a run
        tree = ast.walk(ast.parse(path.read_text()))
        joins = [n.right for n in tree if isinstance(n, ast.BinOp) and isinstance(n.op, ast.Div)]
        if "observed" in {n.value for n in joins if isinstance(n, ast.Constant)}:
            assert name in MAY_READ, f"{name} opens observed/"


def test_nothing_observed_after_the_period(mali):
    end = mali.about["period"][1]
    for path in [mali.folder / "events.csv", *(mali.folder / "observed").glob("*.csv")]:
        for line in path.read_text(encoding="utf-8").splitlines():
            assert not any(field[:10] > end for field in line.split(",") if field[:4] in ("2025", "2026")
                           and len(field) == 10 and field[4] == "-"), f"{path.name}: {line}"

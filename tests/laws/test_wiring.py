"""Laws 1, 4, 8, 9, 12: one writer, imports point down, mirrored tests, units agree, smallness."""

import ast
import csv
import re
from pathlib import Path

import pytest

import durance
from durance.core.mechanism import REGISTRY, mechanism
from durance.core.state import GEOGRAPHY, TABLE
from durance.ensemble.members import START_PARAMETERS
from durance.schedule import DAY, parameters_needed, writers, yesterday

ROOT = Path(durance.__file__).parent
TESTS = Path(__file__).parents[1]
LAYERS = ["core", "terminal", "mechanisms", "schedule", "evidence", "pack", "data", "scenario", "ensemble", "analysis",
          "report", "stale", "api", "commands", "mainjob", "cli"]
ABOVE_NOTHING = {"mechanisms": {"core"}, "evidence": {"core"}, "pack": {"core", "evidence", "terminal"}}
ALLOWED = {0, 1, 2, 0.5}
FILES = sorted(p for p in ROOT.rglob("*.py"))
ALL = [one for m in DAY for one in (m, *m.rivals)]
MECHANISMS = sorted(p for p in (ROOT / "mechanisms").rglob("*.py") if p.name != "__init__.py")


def layer(path):
    return path.relative_to(ROOT).with_suffix("").parts[0]


def imports(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("durance."):
            yield node.module.split(".")[1], node.module
        elif isinstance(node, ast.Import):
            yield from ((None, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield None, node.module or ""


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_down(path):
    here = layer(path)
    if here == "__init__":
        return
    for there, module in imports(path):
        if there is None:
            assert not (module == "numba" or module.startswith("numba.")) or here == "core", "only core imports numba"
            continue
        assert there in LAYERS, f"{there} is no layer"
        assert LAYERS.index(there) <= LAYERS.index(here), f"{path.name}: {here} imports {there}"
        if there != here and here in ABOVE_NOTHING:
            assert there in ABOVE_NOTHING[here], f"{path.name}: {here} imports {there}"
        if here == "mechanisms":
            assert there == "core", f"{path.name}: a mechanism imports {module}"


def test_packs_hold_no_code():
    assert not [p for p in (ROOT / "packs").rglob("*") if p.suffix in (".py", ".pyc", ".so")]


def test_each_variable_has_one_writer_and_two_are_refused():
    by = writers()
    assert all(TABLE[v].kind != "control" for v in by)
    with pytest.raises(ValueError, match="written by"):
        writers((*DAY, DAY[0]))


def test_each_variable_is_used():
    read = {v for m in DAY for v in (*m.reads, *m.writes)}
    assert set(TABLE) == read, f"nobody reads or writes {set(TABLE) - read}"
    mapped = {n for m in DAY for one in (m, *m.rivals) for n in one.arguments if n in GEOGRAPHY}
    assert set(GEOGRAPHY) <= mapped, "map columns without a reader"


def test_each_mechanism_is_scheduled_documented_and_mirrored():
    assert set(REGISTRY) == {m.name for m in ALL}
    for m in ALL:
        folder = TESTS / "mechanisms" / ("rivals" if m not in DAY else "")
        assert all(f"\n{word}" in m.doc for word in ("Reads", "Writes", "Evidence", "Ignores", "Wrong if")), m.name
        assert (folder / f"test_{m.name}.py").exists(), f"{m.name} has no mirrored test"
    assert {p.stem for p in MECHANISMS} == {m.name for m in ALL}


@pytest.mark.parametrize("m", ALL, ids=lambda m: m.name)
def test_units_in_the_docstring_are_those_of_the_tables(m, mali):
    units = {v.name: v.unit for v in TABLE.values()} | {c.name: c.unit for c in GEOGRAPHY.values()}
    units |= {p.name: p.unit for p in mali.parameters.values()}
    told = dict(re.findall(r"(\w+) \[([^\]]+)\]", m.doc.split("Evidence")[0].split("\nReads")[1]))
    for name, unit in told.items():
        assert units[name] == unit, f"{name} is in {units[name]}, not in {unit}"
    silent = {n for n in m.parameters if n not in told} | {n for n in (*m.reads, *m.writes) if n not in told}
    assert not silent, f"{m.name} does not give the units of {silent}"


@pytest.mark.parametrize("path", MECHANISMS, ids=lambda p: p.stem)
def test_a_mechanism_speaks_the_narrow_language(path):
    tree = ast.parse(path.read_text())
    body = next(n for n in tree.body if isinstance(n, ast.FunctionDef))
    literals = {n.value for n in ast.walk(body) if isinstance(n, ast.Constant) and isinstance(n.value, int | float)}
    assert literals <= ALLOWED, f"literals {literals - ALLOWED} belong in a parameter"
    assert len(path.read_text().splitlines()) <= 80
    assert len(body.args.args) <= 16


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_smallness(path):
    text = path.read_text()
    assert text.count("\n") <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno + 1 <= 40, f"{node.name} is {node.end_lineno - node.lineno + 1} lines"


def test_the_model_stays_small():
    assert len(TABLE) <= 120
    assert len(DAY) <= 58


def test_a_mechanism_with_too_many_arguments_is_refused():
    names = ", ".join(f"x{k}" for k in range(16))
    scope = {}
    exec(f"def wide({names}, will): pass", scope)
    with pytest.raises(ValueError, match="16 arguments"):
        mechanism(writes="will")(scope["wide"])


def test_yesterdays_reads_are_known():
    late = {(m, v) for m, reads in yesterday().items() for v in reads}
    assert ("posture", "attacked") in late
    assert ("fuel_use", "fuel") in late
    assert ("power", "fuel_power") not in late


def test_every_parameter_has_a_taker(mali, lakeland):
    takers = set(parameters_needed()) | set(START_PARAMETERS)
    for pack in (mali, lakeland):
        assert set(pack.parameters) == takers


def test_evidence_lines_name_claims_of_the_reference_pack(mali):
    for m in ALL:
        told = re.search(r"\nEvidence(.*?)\nIgnores", m.doc, re.S).group(1)
        named = re.findall(r"\b((?:S|EC|EA)\d{3}|PR-[a-z0-9-]+|CH-[A-Z0-9-]+)\b", told)
        assert named or "identity" in told, f"{m.name} cites nothing"
        assert set(named) <= set(mali.ledger.claims), f"{m.name} cites {set(named) - set(mali.ledger.claims)}"


def test_tables_read_as_csv():
    for name in ("state.csv", "geography.csv"):
        rows = list(csv.reader((ROOT / "core" / name).open()))
        assert {len(r) for r in rows} == {len(rows[0])}, name

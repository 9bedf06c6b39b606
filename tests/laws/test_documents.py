"""Law 10: generated documents are fresh, and what the documents tell people to do works."""

import re
from pathlib import Path

import pytest

from durance.report.generate import SLOW, documents

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("path", documents())
def test_generated_documents_are_fresh(path):
    assert (ROOT / path).read_text(encoding="utf-8") == documents()[path], f"{path} is stale: run `make docs`"


@pytest.mark.parametrize("path", SLOW)
def test_slow_tables_were_made_from_these_equations_and_packs(path):
    assert SLOW[path].stamp() in (ROOT / path).read_text(encoding="utf-8"), f"{path} is stale: run `make docs`"


def test_every_dispute_is_told_to_matter_or_not(mali):
    text = (ROOT / "docs/model/disputes.md").read_text(encoding="utf-8")
    for dispute in mali.ledger.disputes.values():
        if dispute.live:
            row = next(line for line in text.splitlines() if line.startswith(f"| {dispute.id} |"))
            matters = any(cell.strip() not in ("nothing", "") for cell in row.strip("|").split("|")[2:])
            mute = next(line for line in text.splitlines() if line.startswith("Not mattering"))
            assert matters != (dispute.id in re.findall(r"D\d+", mute)), f"{dispute.id} is told twice, or not at all"


def test_a_mechanism_that_moves_nothing_is_explained():
    text = (ROOT / "docs/model/ablation.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    for line in rows:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        assert int(cells[-2]) > 0 or cells[-1], f"{cells[0]} moves nothing and nobody says why"


@pytest.mark.parametrize("path", ["docs/tutorial/lakeland.md", "README.md"])
def test_python_blocks_run_from_top_to_bottom(path, tmp_path, monkeypatch):
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / path).read_text(encoding="utf-8"), re.S)
    assert blocks, f"{path} shows no code"
    monkeypatch.chdir(tmp_path)
    scope: dict = {}
    for block in blocks:
        exec(compile(block, path, "exec"), scope)


@pytest.mark.parametrize("path", ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "docs/PACK.md", "docs/model/trace.md"])
def test_files_that_documents_name_exist(path):
    text = (ROOT / path).read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:src|tests|docs|benchmarks|tools)/[\w./-]+)`", text))
    missing = [name for name in named if "NAME" not in name and not (ROOT / name).exists()]
    assert not missing, f"{path} names {missing}"


@pytest.mark.parametrize("path", [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")], ids=lambda p: str(p.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(path):
    links = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    missing = [link for link in links if not (path.parent / link).exists()]
    assert not missing, f"{path.relative_to(ROOT)} links to {missing}"


def test_no_machine_path_and_no_registry_host_is_committed():
    banned = re.compile("/(?:w" "ork|r" "oot|h" "ome)/|py" r"pi\.org|np" r"mjs\.org|pythonho" "sted", re.I)
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        made = {"__pycache__", "node_modules"} & {*parts} or parts[0] == "runs"
        hidden = made or any(p.startswith(".") and p != ".ci" for p in parts)
        if path.is_file() and not hidden and path.suffix in (".py", ".md", ".toml", ".csv", ".txt", ".in", ".json", ".css"):
            found = banned.search(path.read_text(encoding="utf-8", errors="ignore"))
            assert not found, f"{path.relative_to(ROOT)} carries {found.group(0)}"

"""A copy of Lakeland to break on purpose."""

import shutil
from pathlib import Path

import pytest

from durance.pack.check import check

LAKELAND = Path(__file__).parents[2] / "src" / "durance" / "packs" / "lakeland"


@pytest.fixture
def lakeland() -> Path:
    return LAKELAND


@pytest.fixture
def pack(tmp_path):
    return Path(shutil.copytree(LAKELAND, tmp_path / "lakeland"))


@pytest.fixture
def edit(pack):
    """edit(file, old, new): replace the first `old` in a file of the copy; returns the line on which it stood."""

    def replace(file: str, old: str, new: str) -> int:
        text = (pack / file).read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}"
        (pack / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return text[:text.index(old)].count("\n") + 1

    return replace


@pytest.fixture
def told(pack):
    """told(): what `check` says of the copy, a line a fault."""
    return lambda: [str(fault) for fault in check(pack)]

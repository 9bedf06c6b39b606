"""Made-up countries of any size are sound, and the same arguments give the same files."""

from pathlib import Path

import pytest

from durance.pack.check import check
from durance.pack.rows import read_csv, read_toml
from durance.pack.synthetic import synthetic


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("size", [(60, 100, 6), (3, 2, 1, 1), (12, 11, 2, 3), (25, 150, 3, 9), (400, 600, 8)])
def test_a_country_of_the_size_asked_for_has_no_faults(tmp_path, size):
    folder = synthetic(tmp_path / "made", *size)
    assert [str(fault) for fault in check(folder)] == []
    places, roads, actors, corridors = (*size, 4)[:4]
    assert len(read_csv(folder / "localities.csv")) == places
    assert len(read_csv(folder / "roads.csv")) == roads
    assert len(read_toml(folder / "corridors.toml")) == corridors
    assert len(read_toml(folder / "actors.toml")) == actors + 1  # and the ties


def test_two_calls_give_identical_files_and_another_seed_others(tmp_path):
    one, same, other = (synthetic(tmp_path / name, 60, 100, 6, seed=seed)
                        for name, seed in (("one", 3), ("same", 3), ("other", 4)))
    assert contents(one) == contents(same)
    assert contents(one)["localities.csv"] != contents(other)["localities.csv"]


@pytest.mark.parametrize("size", [(10, 8, 2, 2), (10, 1000, 2, 2), (2, 1, 1, 1), (10, 12, 0, 1), (10, 12, 2, 0)])
def test_an_impossible_size_is_refused(tmp_path, size):
    with pytest.raises(ValueError, match="No country of"):
        synthetic(tmp_path / "made", *size)

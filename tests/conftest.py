"""Shared fixtures: the two packs, and a small ensemble of Lakeland."""

import os
from pathlib import Path

import numpy as np
import pytest

from durance.pack.load import load
from durance.scenario import scenario

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def lakeland():
    return load("lakeland")


@pytest.fixture(scope="session")
def mali():
    return load("mali")


@pytest.fixture(scope="session")
def siege(lakeland):
    return scenario(lakeland, "siege")


@pytest.fixture(scope="session")
def blockade(mali):
    return scenario(mali, "blockade-2025")


@pytest.fixture(scope="session")
def members():
    return np.arange(48, dtype=np.uint64)


@pytest.fixture(scope="session")
def shared():
    """The folder of source data beside the checkout: there in CI, absent for most users."""
    if not SHARED.exists():
        if os.environ.get("DURANCE_CI"):
            pytest.fail(f"{SHARED.name} is absent in CI, where it must be")
        pytest.skip(f"the source data folder {SHARED.name} is not beside this checkout")
    return SHARED


@pytest.fixture
def call(capsys):
    """call(words): exit code, stdout, stderr."""

    from durance.cli import main

    def run(*words):
        with pytest.raises(SystemExit) as end:
            main([str(w) for w in words])
        told = capsys.readouterr()
        return end.value.code or 0, told.out, told.err

    return run

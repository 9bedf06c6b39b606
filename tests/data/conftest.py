"""Importers at work: names of Mali, and files as a provider might send them."""

import pytest

from durance.data.common import gather
from durance.data.naming import Names
from durance.pack.listing import find


@pytest.fixture
def names():
    return Names(find("mali"))


@pytest.fixture
def imported(tmp_path, names):
    """imported(importer, text): what comes out of a file with this text."""

    def run(importer, text, **kept):
        path = tmp_path / "download.csv"
        path.write_text(text, encoding="utf-8")
        return gather(importer, path, kept.get("names", names))

    return run

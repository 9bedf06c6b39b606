"""A fit made by other equations is told on stderr; one made by these is not."""

import shutil
from dataclasses import replace

import pytest

from durance.commands.calibrate import calibrate
from durance.core.kernel import digest
from durance.pack.load import load
from durance.scenario import scenario
from durance.stale import stale_fit, warn_of_stale_fit


@pytest.fixture
def copied(tmp_path, lakeland, monkeypatch):
    """A Lakeland of one's own, in which a fit may be written."""
    shutil.copytree(lakeland.folder, tmp_path / "lakeland")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "lakeland"


def test_a_fit_is_written_with_these_equations_and_not_called_stale(copied):
    assert calibrate(str(copied / "siege"), "2030-01-31", 24, 2, 1, 100, 0.1, 0, True, False) == 0
    assert digest() in (copied / "fits/siege.csv").read_text()
    assert stale_fit(replace(scenario(load(copied), "siege"), fit="siege")) == ""


@pytest.mark.parametrize("head", ["# equations 0123456789abcdef; ES-MDA", "# made by hand"])
def test_a_fit_of_other_equations_is_told_on_stderr(copied, capsys, head):
    (copied / "fits").mkdir()
    (copied / "fits/siege.csv").write_text(f"{head}\npanic\n1.2\n")
    warn_of_stale_fit(replace(scenario(load(copied), "siege"), fit="siege"))
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "may not fit this model" in err
    assert ("0123456789abcdef" in err) == ("0123" in head)


def test_a_scenario_without_a_fit_is_never_stale(siege, capsys):
    warn_of_stale_fit(siege)
    assert capsys.readouterr().err == ""

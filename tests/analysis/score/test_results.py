"""Kept scores: read again while nothing that decides them changed, made anew when something did."""

import json

import numpy as np
import pytest

from durance.analysis.score import registry, results
from durance.analysis.score.registry import score
from durance.analysis.score.results import kept, path_of, result, stamp
from durance.pack.model import Unknown


@pytest.fixture
def counted(monkeypatch):
    """How often case I was computed."""
    calls = []
    monkeypatch.setattr(results, "score", lambda *args: calls.append(args[1:3]) or score(*args))
    return calls


def test_the_second_time_scores_are_read(mali, tmp_path, counted):
    first = result(mali, "I", tmp_path)
    again = result(mali, "I", tmp_path)
    assert counted == [("I", False)]
    assert again == first == json.loads(path_of(tmp_path, "I").read_text())
    assert first["schema"] == "durance.score/1"
    assert first["stamp"] == stamp(mali, "I")


def test_a_fast_subset_lies_apart(mali, tmp_path, counted):
    result(mali, "I", tmp_path, fast=True)
    assert kept(tmp_path, "I") is None
    assert kept(tmp_path, "I", fast=True)["fast"]
    result(mali, "I", tmp_path)
    assert counted == [("I", True), ("I", False)]


@pytest.mark.parametrize("what", ["case", "equations", "pack", "data", "code"])
def test_what_decides_scores_makes_them_anew(mali, tmp_path, counted, monkeypatch, what):
    result(mali, "I", tmp_path)
    now = stamp(mali, "I") | {what: "another"}
    monkeypatch.setattr(results, "stamp", lambda *_: now)
    assert result(mali, "I", tmp_path)["stamp"][what] == "another"
    assert len(counted) == 2


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema": "other"}', '{"schema": "durance.score/1", "case": "J"}'])
def test_a_damaged_file_is_made_anew(mali, tmp_path, text):
    file = path_of(tmp_path, "I")
    file.parent.mkdir()
    file.write_text(text)
    assert kept(tmp_path, "I") is None
    assert result(mali, "I", tmp_path)["rows"]


def test_rows_are_bare_numbers(mali, monkeypatch):
    made = {"case": "I", "metric": "m", "target": np.float64(1), "ours": np.float32(np.inf), "met": np.bool_(False),
            "interval": (np.int64(1), np.nan)}
    monkeypatch.setattr(registry, "_ours", lambda table, name: lambda *_: [made])
    row = registry.score(mali, "I")[0]
    assert row["met"] is False
    assert row["ours"] is None
    assert row["interval"] == [1, None]
    assert row["good"] is None
    assert json.loads(json.dumps(row)) == row


def test_a_registered_case_that_nobody_scores_is_told(monkeypatch):
    with pytest.raises(Unknown, match=r"nothing scores the case 'PPX'.*PPC"):
        registry._ours(registry.SCORERS, "PPX")


def test_the_plots_of_case_b_need_its_module_only_when_asked(mali):
    assert registry.plots(mali, "I") == {}

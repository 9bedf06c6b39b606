"""The commands `trial` and `why`: what they print, their JSON, and their exit codes."""

import json
import shutil
from pathlib import Path

import pytest

import durance
from durance import commands_trial
from durance.ensemble.run import run

LAKELAND = Path(durance.__file__).parent / "packs" / "lakeland"
THESIS = """
[verdict]
supported_above = 0.667
opposed_below = 0.333

[placebo]
text = "{text}"
claims = []
against = []

[[placebo.experiment]]
says = "less comes in"
scenario = "siege"
days = 50
without = {without}
outcome = "inflow"
how = "mean"
sign = -1
matters = 1
"""


@pytest.fixture
def tried(tmp_path, capsys):
    """tried(without, **options): exit code and stdout of a trial of one placebo against this side."""
    folder = shutil.copytree(LAKELAND, tmp_path / "lakeland")

    def told(without, json=False):
        (folder / "theses.toml").write_text(THESIS.format(text="It helps.", without=without), encoding="utf-8")
        code = commands_trial.trial(str(folder), 16, 1, [], None, json)
        return code, capsys.readouterr().out

    return told


def test_a_sound_placebo_is_told_and_exits_well(tried):
    code, out = tried("{}")
    assert code == 0
    assert "UNDETERMINED. Undetermined (less comes in): the two sides do not differ in any future." in out
    assert "it is no" not in out
    assert "about this model and its assumptions, not about the country" in out


def test_a_placebo_that_works_fails_the_laboratory(tried):
    code, out = tried('{ leave_out = ["*"] }')
    assert code == 1
    assert "The laboratory failed its own test: placebo came out wrong" in out


def test_the_json_holds_the_rows(tried):
    code, out = tried("{}", json=True)
    told = json.loads(out)
    assert (code, told["schema"], told["controls_wrong"], told["members"]) == (0, "durance.trial/1", [], 16)
    row = told["theses"][0]
    assert {"id", "thesis", "verdict", "share", "interval", "effect", "flips", "claims", "against"} <= set(row)


def test_a_faulty_file_of_theses_is_refused_before_anything_runs(tried):
    with pytest.raises(ValueError, match=r"theses\.toml:6: thesis placebo cannot be tried: Lakeland has no event 'nothing'"):
        tried('{ leave_out = ["nothing"] }')


def test_only_own_controls_can_fail():
    rows = [{"id": "T1", "verdict": "opposed"}, {"id": "control", "verdict": "undetermined"}]
    assert commands_trial.controls_wrong(rows) == ["control"]


@pytest.fixture(scope="module")
def kept(siege, tmp_path_factory):
    out = tmp_path_factory.mktemp("runs")
    made = siege.for_days(45)
    cut = made.with_measure("rationing", locality="reedham", share_cut=0.5)
    return out, run(made, 6, 1, out=out), run(cut, 6, 1, out=out)


def test_why_prints_a_numbered_chain(kept, capsys):
    out, base, _ = kept
    commands_trial.why(base.id, "fuel_short", "reedham", "2030-02-10", "2", None, True, out, False)
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith(" 1 2030-02-10: fuel_short at Reedham is ")
    assert len(told) <= 11
    assert told[-1].startswith("Future 2 of the run.")


def test_why_of_a_pair_prints_chain_table_and_warning(kept, capsys):
    out, base, cut = kept
    commands_trial.why(cut.id, "fuel_used", "reedham", "2030-01-10", "median", base.id, True, out, False)
    told = capsys.readouterr().out
    assert "more than in the twin" in told
    assert "A measure: rationing" in told
    assert "do not add up" in " ".join(told.split()) or "does not add up" in " ".join(told.split())


def test_why_as_json(kept, capsys):
    out, base, _ = kept
    commands_trial.why(base.id, "fuel_short", "reedham", "2030-02-10", "2", None, True, out, True)
    told = json.loads(capsys.readouterr().out)
    assert (told["schema"], told["run"], told["member"]) == ("durance.why/1", base.id, 2)

"""`durance trial`: what it prints, its JSON, and its exit codes."""

import json
import shutil
from pathlib import Path

import pytest

import durance
from durance.analysis.trial_judge import LEAST
from durance.commands.trial import controls_untested, controls_wrong, trial

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

    def told(without, json=False, members=16, name="placebo"):
        text = THESIS.format(text="It helps.", without=without).replace("placebo", name)
        (folder / "theses.toml").write_text(text, encoding="utf-8")
        code = trial(str(folder), members, 1, [], None, json)
        return code, capsys.readouterr().out

    return told


def test_a_sound_placebo_is_told_and_exits_well(tried):
    code, out = tried("{}")
    assert code == 0
    assert "UNDETERMINED. Undetermined (less comes in): the two sides do not differ in any future of only 16." in out
    assert "it is no" not in out
    assert "about this model and its assumptions, not about the country" in out


def test_a_placebo_that_works_fails_the_laboratory(tried):
    code, out = tried('{ leave_out = ["*"] }')
    assert code == 1
    assert "The laboratory failed its own test: placebo came out wrong" in out


def test_two_futures_are_too_few_to_say_that_nothing_flips(tried):
    _, out = tried('{ leave_out = ["*"] }', members=2)
    assert "2 futures are too few to tell" in out
    assert "Too few futures to tell what would flip it" in out
    assert "No reading and no half" not in out


def test_the_json_holds_the_rows(tried):
    code, out = tried("{}", json=True)
    told = json.loads(out)
    assert (code, told["schema"], told["controls_wrong"], told["members"]) == (0, "durance.trial/1", [], 16)
    assert told["controls_untested"] == []
    row = told["theses"][0]
    assert {"id", "thesis", "verdict", "share", "interval", "effect", "flips", "claims", "against"} <= set(row)


def test_a_faulty_file_of_theses_is_refused_before_anything_runs(tried):
    with pytest.raises(ValueError, match=r"theses\.toml:6: thesis placebo cannot be tried: Lakeland has no event 'nothing'"):
        tried('{ leave_out = ["nothing"] }')


def test_only_own_controls_can_fail():
    rows = [{"id": "T1", "verdict": "opposed"}, {"id": "control", "verdict": "undetermined"}]
    assert controls_wrong(rows, LEAST) == ["control"]
    assert controls_untested(rows, LEAST) == []


def test_too_few_futures_do_not_fail_the_laboratory_but_an_opposed_control_does():
    few = LEAST - 1
    open_, opposed = ([{"id": "control", "verdict": verdict}] for verdict in ("undetermined", "opposed"))
    assert (controls_wrong(open_, few), controls_untested(open_, few)) == ([], ["control"])
    assert (controls_wrong(opposed, few), controls_untested(opposed, few)) == (["control"], [])
    assert controls_wrong([{"id": "placebo", "verdict": "supported"}], few) == ["placebo"]


def test_a_control_open_for_want_of_futures_is_told_so(tried):
    code, out = tried('{ leave_out = ["*"] }', members=3, name="control")
    assert code == 0
    assert "Too few futures to test the laboratory: 3 cannot tell whether control works; take 20 at least." in out
    assert "failed its own test" not in out

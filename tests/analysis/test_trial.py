"""Theses tried whole: the laboratory's own test on Mali, and a thesis of parts on a copy of Lakeland."""

import shutil
from pathlib import Path

import pytest

import durance
from durance.analysis.trial import said, sentence, trial
from durance.pack.load import load
from durance.pack.model import Unknown

LAKELAND = Path(durance.__file__).parent / "packs" / "lakeland"
THESES = """
[verdict]
supported_above = 0.667
opposed_below = 0.333

[cut]
text = "A declared blockade leaves less fuel, and more of it comes in all the same."
claims = ["LK-call"]
against = []
leaves = "Whether anybody meant it."

[[cut.experiment]]
says = "less comes in"
scenario = "siege"
days = 60
without = { leave_out = ["*"] }
outcome = "inflow"
how = "mean"
sign = -1
matters = 1

[[cut.experiment]]
says = "more comes in"
scenario = "siege"
days = 60
without = { leave_out = ["*"] }
outcome = "inflow"
how = "mean"
sign = 1
matters = 1

[motive]
text = "They do it for the money."
claims = ["LK-call"]
against = []
untestable = "The model knows what actors do, not why."
"""


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    folder = shutil.copytree(LAKELAND, tmp_path_factory.mktemp("pack") / "lakeland")
    (folder / "theses.toml").write_text(THESES, encoding="utf-8")
    return {r["id"]: r for r in trial(load(folder), 24)}


def test_placebo_comes_out_undetermined_and_the_control_supported(mali):
    told = {r["id"]: r for r in trial(mali, 16, only=("placebo", "control"))}
    assert told["placebo"]["verdict"] == "undetermined"
    assert told["placebo"]["share"] is None
    assert "do not differ in any future" in told["placebo"]["words"]
    assert told["control"]["verdict"] == "supported"
    assert told["control"]["interval"][0] > 0.667


def test_a_thesis_whose_parts_contradict_each_other_is_open_and_tells_both(rows):
    cut = rows["cut"]
    assert [p["verdict"] for p in cut["parts"]] == ["supported", "opposed"]
    assert cut["verdict"] == "undetermined"
    assert cut["share"] == cut["parts"][1]["share"]
    assert cut["centre"] == cut["parts"][1]["centre"]
    assert "supported (less comes in)" in cut["words"]
    assert "opposed (more comes in)" in cut["words"]
    assert cut["leaves"] == "Whether anybody meant it."


def test_a_motive_is_not_forced(rows):
    assert rows["motive"]["verdict"] == "not testable here"
    assert rows["motive"]["words"] == rows["motive"]["reason"] == "The model knows what actors do, not why."
    assert rows["motive"]["parts"] == []


def test_the_row_has_what_was_promised(rows):
    assert {"id", "thesis", "verdict", "share", "interval", "effect", "flips", "claims", "against"} <= set(rows["cut"])
    assert "the claimed sign in" in sentence(rows["cut"]["parts"][0])
    assert said({"share": None, "centre": [0.0, 0, 0]}) == "no future differs, effect +0"


def test_an_unknown_thesis_and_no_futures_are_refused(mali):
    with pytest.raises(Unknown, match="no thesis 'T12', did you mean T"):
        trial(mali, 4, only=("T12",))
    with pytest.raises(ValueError, match="at least one future"):
        trial(mali, 0)


def test_the_same_trial_gives_the_same_verdicts(mali):
    first, again = (trial(mali, 6, only=("placebo",)) for _ in range(2))
    assert first == again

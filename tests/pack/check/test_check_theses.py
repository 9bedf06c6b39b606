"""Theses: break a small file on purpose and read the complaint."""

import pytest

from durance.pack.check.files import Folder
from durance.pack.check.theses import FILE, check_theses
from durance.pack.rows import read_toml

TRIAL = (
    '[[T1.experiment]]\nsays = "less comes"\nscenario = "siege"\nwithout = { leave_out = ["*"] }\noutcome = "inflow"\n'
    "sign = -1\nmatters = 1\n"
)
RULE = "\n[verdict]\nsupported_above = 0.667\nopposed_below = 0.333\n"
GOOD = '[T1]\ntext = "It sinks."\nessay = "paper"\nclaims = ["one"]\nagainst = ["other"]\n' + TRIAL + RULE


@pytest.fixture
def faults(pack):
    """faults(text): what the check says of a file with this text."""

    def told(text: str) -> list[str]:
        (pack / FILE).write_text(text)
        folder = Folder(pack)
        folder.__dict__["claims"], folder.__dict__["sources"] = {"one": {}, "other": {}}, {"paper": {}}
        check_theses(folder)
        return [str(fault) for fault in folder.faults]

    return told


def test_a_sound_thesis_and_one_of_the_laboratory_itself_pass(faults):
    own = '\n[placebo]\ntext = "Nothing changes nothing."\nessay = ""\nclaims = []\nagainst = []\nuntestable = "A motive."\n'
    assert faults(GOOD + own) == []


def test_a_pack_may_leave_the_file_out(pack):
    folder = Folder(pack)
    check_theses(folder)
    assert folder.faults == []


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('text = "It sinks."', 'text = ""', 1, ["`T1` has no `text`"]),
        ('"paper"', '"papr"', 3, ["unknown source `papr`", "did you mean `paper`"]),
        ('claims = ["one"]', "claims = []", 1, ["names no claim of `paper`"]),
        ('claims = ["one"]', 'claims = ["onne"]', 4, ["`onne` does not exist", "did you mean `one`"]),
        ('against = ["other"]', 'against = ["else"]', 5, ["`else` does not exist"]),
        ('against = ["other"]', 'against = ["one"]', 5, ["`one` stands for and against"]),
        (TRIAL, "", 1, ["`T1` has no experiment", "`untestable`"]),
        (TRIAL, TRIAL.replace("[[T1", 'untestable = "A motive."\n[[T1'), 1, ["has experiments and is called untestable"]),
        ("supported_above = 0.667", "supported_above = 0.1", 14, ["`[verdict]` needs"]),
        ('"siege"', '"sige"', 1, ["unknown scenario `sige`", "did you mean `siege`"]),
        ('"inflow"', '"inflo"', 1, ["unknown outcome or variable `inflo`", "did you mean `inflow`"]),
        ("sign = -1", "sign = 0", 1, ["`sign`", "1 or -1"]),
        ("matters = 1", "matters = 0", 1, ["`matters`", "above 0"]),
        ("without = {", "than = { value = 0 }\nwithout = {", 1, ["either a side `without` or"]),
        ('leave_out = ["*"]', 'off = ["fearr"]', 1, ["unknown mechanism `fearr`", "did you mean `fear`"]),
        ('leave_out = ["*"]', 'measures = ["escort:corridor=west"]', 1, ["unknown measure `escort`", "`escorts`"]),
        ('leave_out = ["*"]', "parameters = { risk_aversio = 1 }", 1, ["unknown parameter `risk_aversio`"]),
        ('leave_out = ["*"]', 'leave_out = ["blockade"]', 1, ["unknown event `blockade`", "`blockade-2030`"]),
        ('leave_out = ["*"]', 'leave = ["*"]', 1, ["a side takes no `leave`"]),
    ],
)
def test_each_fault_is_told_once_with_its_line(faults, old, new, line, words):
    told = faults(GOOD.replace(old, new))
    assert len(told) == 1
    assert told[0].startswith(f"{FILE}:{line}:")
    for word in words:
        assert word in told[0]


def test_mali_tries_every_thesis_by_claims_of_its_essay_among_others(mali):
    theses = read_toml(mali.folder / FILE, mali.folder)
    assert set(theses) == {*(f"T{n}" for n in range(1, 12)), "placebo", "control", "verdict"}
    claims = mali.ledger.claims
    for name in (name for name in theses if name.startswith("T")):
        stated = {claims[claim].source for claim in theses[name]["claims"]}
        assert theses[name]["essay"] in stated, name
        assert theses[name]["against"], name

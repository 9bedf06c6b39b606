"""Parameters as read from files: defaults, the line they stand on, and faults that name it."""

import pytest

from durance.ensemble.members import START_PARAMETERS
from durance.pack.load import load
from durance.pack.parameters import SHAPES, read_parameters
from durance.pack.rows import Faults
from durance.schedule import parameters_needed

WHOLE = '[x]\nvalue = 2\nrange = [1, 4]\nunit = "day"\ngrade = "E"\n'


@pytest.fixture
def folder(tmp_path):
    def write(text):
        (tmp_path / "one.toml").write_text(text)
        return tmp_path

    return write


def test_what_is_left_out_has_a_quiet_default(folder):
    p = read_parameters(folder("# a comment\n" + WHOLE), folder(WHOLE))["x"]
    assert (p.value, p.low, p.high, p.shape, p.claims, p.expect, p.fit) == (2, 1, 4, "uniform", (), "nothing", False)


def test_a_parameter_knows_its_file_and_line(folder):
    root = folder("# a comment\n\n" + WHOLE)
    p = read_parameters(root, root)["x"]
    assert (p.file, p.line) == ("one.toml", 3)


@pytest.mark.parametrize(
    "text",
    [
        "[x]\nvalue = 2\n",
        WHOLE.replace("[1, 4]", "[1, 2, 4]"),
        WHOLE.replace("[1, 4]", "4"),
        WHOLE.replace("value = 2", 'value = "two"'),
        WHOLE.replace('grade = "E"\n', ""),
        "x = 3\n",
    ],
)
def test_what_cannot_be_read_is_a_fault_with_its_line(folder, text):
    root = folder(text)
    with pytest.raises(Faults, match=r"one\.toml:1: Parameter `x` cannot be read"):
        read_parameters(root, root)


def test_packs_give_what_the_day_takes_and_nothing_is_idle():
    for name in ("lakeland", "mali"):
        pack = load(name)
        needed = set(parameters_needed()) | set(START_PARAMETERS)
        assert set(pack.parameters) == needed, name
        for p in pack.parameters.values():
            assert p.low <= p.value <= p.high, p.name
            assert p.low < p.high, p.name
            assert p.shape in SHAPES
            assert p.shape != "loguniform" or p.low > 0, p.name


def test_the_same_parameter_in_two_files_is_not_lost_in_silence(pack):
    """Either the loader or `durance check` must say so."""
    from durance.pack.check import check

    (pack / "parameters/zzz.toml").write_text((pack / "parameters/start.toml").read_text())
    assert any("normal_flow" in str(fault) for fault in check(pack))

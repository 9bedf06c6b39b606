"""Case files: the shipped ones are whole, and a broken one tells file, line and what to write."""

import pytest

from durance.analysis.score.casefile import case_digest, case_names, read_case
from durance.analysis.score.registry import NAMES
from durance.pack.model import Unknown
from durance.pack.rows import Faults


@pytest.fixture
def broken(mali, tmp_path, monkeypatch):
    """A pack whose only case is a copy of case I with one text replaced."""
    text = (mali.folder / "cases" / "I.toml").read_text(encoding="utf-8")
    (tmp_path / "cases").mkdir()

    class Made:
        id, folder = "made", tmp_path

    def put(old, new, name="I"):
        assert old in text
        (tmp_path / "cases" / f"{name}.toml").write_text(text.replace(old, new), encoding="utf-8")
        return Made

    return put


def test_every_shipped_case_is_whole_and_somebody_scores_it(mali):
    names = case_names(mali)
    assert names == sorted(NAMES, key=lambda name: (len(name), name))
    assert {read_case(mali, name)["id"] for name in names} == set(names)


def test_an_unknown_case_names_the_nearest(mali):
    with pytest.raises(Unknown, match=r"no case 'PPX'.*PPC"):
        read_case(mali, "PPX")


@pytest.mark.parametrize(("old", "new", "said"), [
    ("members = 4000", 'members = "many"', "cases/I.toml:11: `members` is `many`; write a whole number"),
    ("low90 = [0.0, 1.0]", "low90 = [1.0, 0.0]", "threshold of `low90`"),
    ("low90 = [0.0, 1.0]", 'low90 = "low"', "write a number or"),
    ("high90 = [1.68, 1000.0]", "high90 = [1.68, 2, 3]", "threshold of `high90`"),
    ('fitted = "Centre', 'fitting = "Centre', "no `fitted`; write a text"),
    ("changed = []", "", "no `changed`; write a list"),
    ('id = "I"', 'id = "K"', "`id` is `K` in a file named I.toml"),
    ('id = "I"', "id = ", "Not valid TOML"),
])
def test_a_broken_file_says_where_and_how_to_mend_it(broken, old, new, said):
    with pytest.raises(Faults) as error:
        read_case(broken(old, new), "I")
    assert said in str(error.value)


def test_the_digest_names_what_was_registered_and_not_what_was_written_about_the_scores(broken, mali):
    first = case_digest(read_case(mali, "I"))
    assert case_digest(read_case(broken('why_missed = """Met', 'why_missed = """Not met'), "I")) == first
    assert case_digest(read_case(broken("seed = 1", "seed = 2"), "I")) != first
    assert case_digest(read_case(broken("low90 = [0.0, 1.0]", "low90 = [0.0, 1.1]"), "I")) != first

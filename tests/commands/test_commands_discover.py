"""`durance discover`: conditions, and expressions that are none."""

import pytest

from durance.commands.discover import discover
from durance.pack.model import Unknown


def test_discover(kept, capsys, answer):
    out, runs = kept
    told = answer(discover, runs[0], "stock:start < 12", out, True)
    assert told.keys() >= {"schema", "run", "where", "share", "interval", "words", "boxes", "leaves"}
    discover(runs[0], "stock:start < 12", out, False)
    assert "never scored" in capsys.readouterr().out
    with pytest.raises(ValueError, match="expected a number"):
        discover(runs[0], "hungry <", out, True)
    with pytest.raises(Unknown, match="no outcome 'hungri'"):
        discover(runs[0], "hungri < 1", out, True)

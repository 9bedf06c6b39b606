"""`durance survival`: how long something has not come."""

import pytest

from durance.commands.survival import lasts


def test_how_long_something_has_not_come(kept, capsys, answer):
    out, runs = kept
    told = answer(lasts, runs[0], "capital_queue_day", out, True)
    assert (told["schema"], told["until"], len(told["times"])) == ("durance.survival/1", "capital_queue_day", 30)
    assert told["survival"][0] >= told["survival"][-1] == told["censored"]
    lasts(runs[0], "dry_day@lakehead", out, False)
    assert "never scored" in capsys.readouterr().out
    with pytest.raises(ValueError, match="told in people"):
        lasts(runs[0], "hungry", out, True)

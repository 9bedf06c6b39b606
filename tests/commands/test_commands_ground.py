"""Maps and flows: one JSON document each, and tables that say what was never scored."""

import pytest

from durance.commands.ground import displacement, fragmentation, spillover


@pytest.mark.parametrize(("command", "given", "keys", "said"), [
    (fragmentation, (None,), {"day", "numbers", "holders", "map"}, "never scored"),
    (displacement, (), {"origins", "shelters", "totals", "flows", "fit"}, "rank correlation"),
    (spillover, (), {"rows"}, "never scored")])
def test_maps_and_flows(kept, capsys, answer, command, given, keys, said):
    out, runs = kept
    told = answer(command, runs[0], *given, out, True)
    assert told.keys() >= {"schema", "run"} | keys
    command(runs[0], *given, out, False)
    assert said in capsys.readouterr().out


def test_displacement_tells_totals_and_returns(kept, capsys, answer):
    out, runs = kept
    told = answer(displacement, runs[0], out, True)
    assert [row["what"] for row in told["totals"]] == ["left home", "sheltered in the country", "sheltered abroad"]
    displacement(runs[0], out, False)
    said = capsys.readouterr().out
    assert "came home" in said
    assert "moved on" in said
    assert "nobody who" not in said
    assert said.count("all places") == 3

"""`durance why`: what it prints of one run and of two, and its JSON."""

import json

import pytest

from durance.commands.why import why
from durance.ensemble.run import run


@pytest.fixture(scope="module")
def pair(siege, tmp_path_factory):
    out = tmp_path_factory.mktemp("runs")
    made = siege.for_days(45)
    cut = made.with_measure("rationing", locality="reedham", share_cut=0.5)
    return out, run(made, 6, 1, out=out), run(cut, 6, 1, out=out)


def test_why_prints_a_numbered_chain(pair, capsys):
    out, base, _ = pair
    why(base.id, "fuel_short", "reedham", "2030-02-10", "2", None, True, out, False)
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith(" 1 2030-02-10: fuel_short at Reedham is ")
    assert len(told) <= 11
    assert told[-1].startswith("Future 2 of the run.")


def test_why_of_a_pair_prints_chain_table_and_warning(pair, capsys):
    out, base, cut = pair
    why(cut.id, "fuel_used", "reedham", "2030-01-10", "median", base.id, True, out, False)
    told = capsys.readouterr().out
    assert "m3/day less than in the twin, mean of 6 futures" in told
    assert "A measure: rationing" in told
    assert "do not add up" in " ".join(told.split()) or "does not add up" in " ".join(told.split())


def test_why_as_json(pair, capsys):
    out, base, _ = pair
    why(base.id, "fuel_short", "reedham", "2030-02-10", "2", None, True, out, True)
    told = json.loads(capsys.readouterr().out)
    assert (told["schema"], told["run"], told["member"]) == ("durance.why/1", base.id, 2)

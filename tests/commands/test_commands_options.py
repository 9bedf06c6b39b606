"""Options of the command line: what is refused, in one sentence."""

import pytest

from durance.commands.options import decision
from durance.pack.model import Unknown

RELIEF = "relief:locality=lakehead,people=20000"


@pytest.mark.parametrize(("names", "measures", "rates", "why"), [
    ([], [], [], "name two runs"), (["lakeland/siege", "x"], [RELIEF], [], "one PACK/SCENARIO"),
    (["lakeland/siege"], [RELIEF], ["USD"], "--rate USD is not of the form"),
    (["lakeland/siege"], [RELIEF], ["USD=-1"], "--rate")])
def test_bad_input(kept, names, measures, rates, why):
    with pytest.raises(ValueError, match=why):
        decision(names, "hungry", measures, 10, 10, 1, "", rates, kept[0])


@pytest.mark.parametrize(("names", "given", "why"), [
    (["lakeland/siege"], (None, None, None), "lakeland/siege is no recorded run; to try measures"),
    (["lakeland/siege", "lakeland/calm"], (None, None, None), "lakeland/siege is no recorded run"),
    (["0a1b", "2c3d"], (7, None, None), "recorded runs have their own members; leave out --members"),
    (["0a1b", "2c3d"], (None, None, 3), "recorded runs have their own seed")])
def test_runs_and_scenarios_are_not_mixed_up(tmp_path, names, given, why):
    members, days, seed = given
    with pytest.raises(ValueError, match=why):
        decision(names, "hungry", [], members, days, seed, "", [], tmp_path)


def test_a_slip_in_the_outcome_is_told_before_which_way_is_better(kept):
    out, runs = kept
    with pytest.raises(Unknown, match="no outcome 'hungri', did you mean hungry"):
        decision(runs, "hungri", [], None, None, None, "", [], out)
    with pytest.raises(Unknown, match="no outcome 'hungri', did you mean hungry"):
        decision(["lakeland/siege"], "hungri", [RELIEF], 4, 5, None, "", [], out)
    with pytest.raises(ValueError, match="not ours to say"):
        decision(runs, "state_held", [], None, None, None, "", [], out)

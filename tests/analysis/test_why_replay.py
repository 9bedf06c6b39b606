"""A member lived again alone is the member of the run, and any mechanism finds what it found then."""

import numpy as np
import pytest

from durance.analysis.why_replay import at_rest, begin, live, replay, scenario_of
from durance.ensemble.block import run_block
from durance.ensemble.run import run
from durance.schedule import DAY

WATCHED = ["fuel", "strength", "street_price", "controller", "attacked"]


def test_a_replay_is_the_member_of_the_run_bit_for_bit(siege):
    one = replay(siege, 7, 20, 3, "random", 25)
    _, trace = run_block(siege, np.arange(20, dtype=np.uint64), 20, 25, 3, WATCHED, dtype=np.float64)
    for name in WATCHED:
        assert all((one.dawns[d + 1][name][0] == trace[name][d, 7]).all() for d in range(25)), name


def test_the_scratch_goes_back_and_forth_without_a_trace(siege):
    one = replay(siege, 0, 20, 3, "random", 25)
    last = len(one.plan)
    for day in (20, 3, 20, 11):
        half = {n: a.copy() for n, a in one.before(last // 2, day).items() if n in one.dawns[0]}
        one.before(last, day)
        assert all((one.values[n] == one.dawns[day + 1][n]).all() for n in one.dawns[0])
        again = one.before(last // 2, day)
        assert all((half[n] == again[n]).all() for n in half)


def test_days_can_be_lived_on_by_a_whole_block(siege):
    block = begin(siege, np.arange(3, dtype=np.uint64), 20, 3, "random")
    for day in range(5):
        live(block, day)
    alone = replay(siege, 2, 20, 3, "random", 5)
    assert (block.values["fuel"][2] == alone.dawns[5]["fuel"][0]).all()


def test_usual_is_the_first_day_without_premises_and_measures(siege):
    pressed = siege.with_measure("rationing", locality="reedham", share_cut=0.5)
    rest = at_rest(pressed)
    assert (rest.premises, rest.measures) == ((), ())
    one, calm = replay(pressed, 1, 20, 3, "random", 2), replay(rest, 1, 20, 3, "random", 7)
    assert (one.usual["ration"] == 1).all()
    assert (one.usual["fuel"] == calm.dawns[1]["fuel"]).all()
    assert np.allclose(one.usual["trucks_arrived"], np.mean([d["trucks_arrived"] for d in calm.dawns[1:8]], 0))


@pytest.fixture(scope="module")
def kept(siege, tmp_path_factory):
    made = (siege.for_days(12).with_measure("escorts", corridor="west", per_week=7, begin="2030-01-04").without("airlift")
            .with_parameters(endurance=0.1).with_reading(*next((d.id, d.readings[0].id) for d in
                                                               siege.pack.ledger.disputes.values() if d.live)))
    return made, run(made, 4, 5, out=tmp_path_factory.mktemp("runs"))


def test_a_manifest_gives_back_its_scenario(kept):
    made, found = kept
    assert scenario_of(found).fingerprint() == made.fingerprint()


def test_other_equations_or_lost_draws_are_refused(kept):
    found = kept[1]
    for key, words in (("equations", "equations changed"), ("draws", "joint draws that are not kept")):
        held = found.manifest[key]
        found.manifest[key] = "other"
        with pytest.raises(ValueError, match=words):
            scenario_of(found)
        found.manifest[key] = held


def test_what_is_off_is_not_lived(siege):
    one = begin(siege.without("fear"), np.zeros(1, np.uint64), 2, 1, "random")
    assert len(one.plan) == len(DAY) - 1
    assert "fear" not in one.calls

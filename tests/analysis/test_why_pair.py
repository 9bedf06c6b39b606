"""Through which mechanisms a measure worked, on Lakeland."""

import pytest

from durance.analysis.why_pair import FEW, WORTH, through, why_pair
from durance.ensemble.run import run
from durance.schedule import DAY

ORDER = {m.name: k for k, m in enumerate(DAY)}


@pytest.fixture(scope="module")
def covered(siege):
    made = siege.with_measure("haulier-cover", corridor="west", share=1, begin="2030-01-10")
    return through(made, siege, "fuel", "lakehead", "2030-03-01", members=12)


def test_the_chain_runs_from_the_outcome_to_the_measure(covered):
    assert covered["chain"][0]["variable"] == "fuel"
    assert covered["end"]["kind"] == "measure"
    assert "haulier-cover" in covered["chain"][-1]["text"]
    assert "in the twin" in covered["chain"][0]["text"]
    assert "fear" in [line.get("variable") for line in covered["chain"]]


def test_what_moved_stands_in_the_order_of_the_day_and_after_the_measure(covered):
    places = [ORDER[r["mechanism"]] for r in covered["moved"]]
    assert places == sorted(places)
    assert all(r["first"] >= "2030-01-10" for r in covered["moved"])
    assert all(r["difference"] >= WORTH for r in covered["moved"])
    assert next(r for r in covered["moved"] if r["variable"] == "fear")["here"] < next(
        r for r in covered["moved"] if r["variable"] == "fear")["there"]
    assert covered["members"] == 12 <= FEW


def test_switching_the_only_way_off_leaves_no_effect(covered):
    assert covered["effect"] > 0
    left = {r["mechanism"]: r for r in covered["without"]}
    assert left["fear"]["effect"] == 0
    assert left["fear"]["left"] == 0
    assert not [name for name in left if name.startswith("balance_")]
    assert "not add up" in covered["note"]


def test_equal_scenarios_differ_in_nothing(siege):
    told = through(siege, siege, "fuel", "lakehead", "2030-01-20", members=4)
    assert (told["effect"], told["moved"], told["end"]["kind"]) == (0.0, [], "usual")
    assert all(r["left"] is None for r in told["without"])


def test_recorded_runs_must_be_the_same_futures(siege, tmp_path):
    made = siege.for_days(25)
    base, other = run(made, 4, 1, out=tmp_path), run(made, 4, 2, out=tmp_path)
    with pytest.raises(ValueError, match="not the same futures"):
        why_pair(base, other, "fuel")
    rationed = run(made.with_measure("rationing", locality="reedham", share_cut=0.5), 4, 1, out=tmp_path)
    told = why_pair(rationed, base, "fuel_used", "reedham", "2030-01-10", off=False)
    assert told["effect"] < 0
    assert told["without"] == []
    assert told["end"]["kind"] == "measure"

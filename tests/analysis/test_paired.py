"""Paired differences: the same futures, headline by headline, with dates that never come."""

from types import SimpleNamespace

import numpy as np
import pytest

from durance.analysis import paired as module
from durance.analysis.paired import SAME, paired, refuse_unpaired
from durance.analysis.summary import Headline, headlines
from durance.ensemble.run import run

NAN = np.nan
MANIFEST = {"pack": "lakeland", "members": 4, "seed": 1, "design": "random", "days": 100}


def fake(name, **changed):
    return SimpleNamespace(id=name, manifest=MANIFEST | changed)


@pytest.mark.parametrize(("key", "other"), [("pack", "mali"), ("members", 5), ("seed", 2), ("design", "lhs"), ("days", 99)])
def test_other_futures_are_refused_with_what_differs(key, other):
    assert key in SAME
    with pytest.raises(ValueError, match=f"a and b are not the same futures: {key} is .* in one and {other} in the other"):
        refuse_unpaired(fake("a"), fake("b", **{key: other}))
    with pytest.raises(ValueError, match="--like"):
        paired(fake("a"), fake("b", **{key: other}), None)
    assert refuse_unpaired(fake("a"), fake("b")) is None


def test_runs_of_which_one_was_interrupted_are_refused_where_futures_are_paired():
    whole, half = ({"blocks": [{"first": 0, "count": count}]} for count in (4, 2))
    with pytest.raises(ValueError, match="a and b did not finish the same futures; run them again to the end"):
        refuse_unpaired(fake("a", **whole), fake("b", **half))
    assert refuse_unpaired(fake("a", **whole), fake("b", **half), finished=False) is None
    split = {"blocks": [{"first": 0, "count": 2}, {"first": 2, "count": 2}]}
    assert refuse_unpaired(fake("a", **whole), fake("b", **split)) is None


def test_differences_by_hand_future_by_future(monkeypatch):
    told = {name: {"day": Headline("D", "day", np.array(days)), "lost": Headline("L", "trucks", np.array(lost, float))}
            for name, days, lost in (("a", [10, NAN, 30, NAN], [4, 4, 4, 9]), ("b", [20, 40, 30, NAN], [1, 5, 4, 0]))}
    monkeypatch.setattr(module, "headlines", lambda run, pack: told[run.id])
    rows = {row["name"]: row for row in paired(fake("a"), fake("b"), None)}
    day, lost = rows["day"], rows["lost"]      # days: -10, 100 - 40 because never is the last day, 0, 0
    assert (day["raises"], day["lowers"], day["same"]) == (0.25, 0.25, 0.5)
    assert (day["text"], day["unit"], day["q50"]) == ("D", "day", 0)
    assert day["q95"] == pytest.approx(np.quantile([-10, 60, 0, 0], 0.95))
    assert (lost["raises"], lost["lowers"], lost["same"]) == (0.5, 0.25, 0.25)
    assert lost["q50"] == pytest.approx(np.median([3, -1, 0, 9]))


def test_a_run_less_itself_is_nothing_and_the_pair_turned_round_is_its_negative(siege, lakeland):
    short = siege.for_days(40)
    plain, helped = run(short, 12), run(short.with_measure("relief", locality="lakehead", people=20000), 12)
    for row in paired(plain, plain, lakeland):
        assert (row["same"], row["q05"], row["q95"]) == (1, 0, 0), row["name"]
    there, back = ({r["name"]: r for r in paired(*two, lakeland)} for two in ((helped, plain), (plain, helped)))
    assert list(there) == list(headlines(plain, lakeland))
    for name, row in there.items():
        assert row["q50"] == pytest.approx(-back[name]["q50"])
        assert row["q05"] == pytest.approx(-back[name]["q95"])
        assert (row["raises"], row["lowers"]) == (back[name]["lowers"], back[name]["raises"])
        assert row["raises"] + row["lowers"] + row["same"] == pytest.approx(1)
    assert there["hungry"]["lowers"] == 1, "who is fed is not hungry"

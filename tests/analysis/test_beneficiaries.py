"""The beneficiaries' ledger: change from the first week to the last by hand, and against a twin."""

from types import SimpleNamespace

import numpy as np
import pytest

from durance.analysis.beneficiaries import GOODS, STANDING, ledger
from durance.ensemble.outcomes import OUTCOMES
from durance.ensemble.run import run

MANIFEST = {"pack": "lakeland", "members": 4, "seed": 1, "design": "random", "days": 15}
COORDS = {"actor": ["army", "foes"], "partner": ["friend"]}


def fake(name="a", coords=COORDS, **goods):
    """Four futures, three weeks, as many actors or partners as the good has columns; what is not given is still."""
    still = {g: np.ones((4, 3, 2)) for g in GOODS} | {g: np.ones((4, 3, 1)) for g in STANDING}
    arrays = still | goods
    return SimpleNamespace(id=name, manifest=MANIFEST, coords=coords, array=lambda good: arrays[good])


def series(*ends):
    """`(member, week, entity)` from one list of last values a future; it starts at 1, and the week between says nothing."""
    last = np.array(ends, np.float32)
    return np.stack([np.ones_like(last), np.full_like(last, 99), last], 1)


def test_changes_from_the_first_to_the_last_week_by_hand():
    rows = ledger(fake(fighters=series([1, 5], [1, 1], [1, 0], [1, 9]), goodwill=series([2], [3], [4], [5])))
    assert [(r["who"], r["good"]) for r in rows] == [("friend", "goodwill"), ("foes", "fighters")], "most often gained first"
    friend, foes = rows
    assert (friend["gains"], foes["gains"]) == (1, 0.5)
    assert friend["q50"] == 2.5
    assert foes["q50"] == pytest.approx(np.median([4, 0, -1, 8]))
    assert (foes["text"], foes["unit"]) == GOODS["fighters"]
    assert (friend["text"], friend["unit"]) == STANDING["goodwill"]


def test_who_neither_gains_nor_loses_is_not_listed_and_a_loss_is():
    assert ledger(fake()) == []
    (row,) = ledger(fake(funds=series([0, 1], [0, 1], [0, 1], [0, 1])))
    assert (row["who"], row["good"], row["gains"], row["q50"]) == ("army", "funds", 0, -1)


def test_with_a_twin_what_comes_anyway_is_taken_off():
    here = fake(fighters=series([1, 5], [1, 6], [1, 7], [1, 8]), ruled=series([1, 2], [1, 2], [1, 2], [1, 2]))
    twin = fake("b", fighters=series([1, 4], [1, 6], [1, 9], [1, 4]), ruled=series([1, 2], [1, 2], [1, 2], [1, 2]))
    (row,) = ledger(here, twin)
    assert (row["who"], row["good"], row["gains"]) == ("foes", "fighters", 0.5)
    assert row["q50"] == pytest.approx(np.median([1, 0, -2, 4]))
    assert ledger(here, here) == []


def test_a_twin_of_other_futures_is_refused():
    other = fake("b")
    other.manifest = MANIFEST | {"seed": 2}
    with pytest.raises(ValueError, match="not the same futures: seed is 1 in one and 2 in the other"):
        ledger(fake(), other)


def test_a_pack_without_partners_has_a_ledger():
    assert ledger(fake(coords={"actor": ["army", "foes"], "partner": []}, losses=series([1, 2], [1, 2], [1, 2], [1, 2])))


def test_goods_are_outcomes_of_actors_and_partners_in_their_units():
    for over, goods in (("actor", GOODS), ("partner", STANDING)):
        assert {OUTCOMES[good].over for good in goods} == {over}
        assert all(unit.split()[0] == OUTCOMES[good].unit.split()[0] for good, (_, unit) in goods.items())


def test_a_quiet_year_is_a_twin_of_the_siege(siege, lakeland):
    """What the Brothers gain by their call is what they have more of than without it, future by future."""
    called, calm = (run(s.for_days(60), 10) for s in (siege, siege.without_premises()))
    rows = {(r["who"], r["good"]): r for r in ledger(called, calm)}
    k = lakeland.names["actor"].index("brothers")
    for good in ("fighters", "ruled"):
        if ("brothers", good) in rows:
            ends = [x.array(good)[:, -1, k].astype(float) - x.array(good)[:, 0, k] for x in (called, calm)]
            assert rows["brothers", good]["q50"] == pytest.approx(np.median(ends[0] - ends[1]), rel=1e-5)
    assert rows
    assert all(0 <= r["gains"] <= 1 for r in rows.values())

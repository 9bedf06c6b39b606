"""Claims behind an answer: a planted dispute and a planted parameter come out with their share."""

from types import SimpleNamespace

import numpy as np
import pytest

from durance.analysis.cited import between, cite
from durance.analysis.influence import influence
from durance.analysis.summary import headlines
from durance.ensemble.run import run
from durance.pack.listing import Unknown

N = 400


def planted(held):
    return SimpleNamespace(array={"readings": held}.__getitem__, coords={"dispute": ["D"] * held.shape[1]})


def test_a_dispute_that_decides_all_explains_the_spread_between_its_readings():
    held = np.repeat([0, 1], N // 2)[:, None]
    found = between(planted(held), held[:, 0] + 0.0)
    assert found == {"D": pytest.approx(1.0)}
    # ranks of two groups of equal size without overlap: three quarters of the variance lies between them
    assert between(planted(held), np.arange(N, dtype=float))["D"] == pytest.approx(0.75, abs=0.01)


def test_a_dispute_that_decides_nothing_is_left_out():
    rng = np.random.default_rng(1)
    found = [between(planted(rng.integers(0, 2, (N, 1))), rng.normal(size=N)) for _ in range(40)]
    assert sum(map(bool, found)) <= 6      # two standard errors: some one in twenty


def test_never_counts_as_the_longest_and_no_spread_explains_nothing():
    held = np.repeat([0, 1], N // 2)[:, None]
    late = np.where(held[:, 0] == 1, np.nan, np.arange(N))
    assert between(planted(held), late)["D"] > 0.7
    assert between(planted(held), np.full(N, np.nan)) == {}
    assert between(planted(np.zeros((N, 1), int)), np.arange(N, dtype=float)) == {}


@pytest.fixture(scope="module")
def base(siege):
    return run(siege.for_days(40), 60, 1)


def test_weights_are_those_of_influence_and_disputes(base, lakeland):
    rows, values = cite(base, lakeland, "inflow_share"), headlines(base, lakeland)["inflow_share"].values
    total = sum(r["share"] for r in influence(base, lakeland, values) if r["claims"])
    total += sum(between(base, values).values())
    assert sum(r["weight"] for r in rows) == pytest.approx(total)
    assert {r["claim"] for r in rows} <= set(lakeland.ledger.claims)


def test_premises_lead_and_every_imposed_event_is_cited(base, lakeland):
    rows = cite(base, lakeland)
    flags = [r["imposed"] for r in rows]
    assert flags == sorted(flags, reverse=True)
    assert flags[0]
    named = {c for event in base.manifest["imposed"] for c in event["claims"]}
    assert named <= {r["claim"] for r in rows}


def test_a_run_cites_itself(base, lakeland):
    from durance import api

    assert api.Run.cite is not None
    assert base.cite("inflow_share") == cite(base, lakeland, "inflow_share")
    with pytest.raises(Unknown, match="did you mean inflow_share"):
        base.cite("inflow_shar")

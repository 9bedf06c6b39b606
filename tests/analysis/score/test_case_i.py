"""Case I: the posterior against a case with an exact answer, and what pairs do to it."""

import numpy as np
import pytest

from durance.analysis.score.case_i import further
from durance.analysis.score.registry import score

PRIOR = {"centre_sd": 0.5, "scatter_scale": 0.5, "range": [1.0, 1.68]}


def test_without_pairs_it_is_the_prior():
    logs = np.log(further(np.zeros(0), PRIOR, 60_000, 1))
    assert np.mean(logs) == pytest.approx(0, abs=0.01)
    assert np.var(logs) == pytest.approx(0.5**2 + 0.5**2, rel=0.03)


def test_many_pairs_settle_centre_and_scatter():
    seen = np.random.default_rng(3).normal(0.4, 0.2, 400)
    logs = np.log(further(seen, PRIOR, 60_000, 1))
    assert np.mean(logs) == pytest.approx(seen.mean(), abs=0.02)
    assert np.std(logs) == pytest.approx(seen.std(), rel=0.05)


def test_one_pair_and_a_known_scatter_give_the_normal_answer():
    tight = {"centre_sd": 0.5, "scatter_scale": 0.01}      # scatter close to its least, 0.02 to 0.04
    logs = np.log(further(np.array([0.3]), tight, 60_000, 2))
    assert np.mean(logs) == pytest.approx(0.3, abs=0.01)
    assert np.std(logs) < 0.06


def test_the_case_says_what_its_intervals_are(mali):
    rows = {r["metric"]: r for r in score(mali, "I")}
    assert rows["low90"]["met"] == (rows["low90"]["ours"] <= 1.0)
    assert rows["high90"]["met"] == (rows["high90"]["ours"] >= 1.68)
    assert rows["median"]["interval"] == [rows["low90"]["ours"], rows["high90"]["ours"]]
    assert "5 pairs" in rows["low90"]["note"]


def test_every_pair_rests_on_claims_of_the_ledger_that_give_its_numbers(mali):
    from durance.analysis.score.casefile import read_case

    for name, pair in read_case(mali, "I")["pairs"].items():
        wide, strict = pair["counts"]
        assert wide > strict > 0, name
        told = {float(x) for c in pair["claims"] for x in (mali.ledger.claims[c].low, mali.ledger.claims[c].value,
                                                            mali.ledger.claims[c].high) if x not in (None, "")}
        assert not pair["claims"] or {float(wide), float(strict)} <= told, name

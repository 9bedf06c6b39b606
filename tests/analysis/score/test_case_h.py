"""Case H: ends and returns of wars counted by hand, and the model left alone for a short while."""

from functools import partial

import numpy as np

from durance.analysis.score import case_h
from durance.analysis.score.case_h import endings, left_alone, recurrences, yearly
from durance.analysis.score.casefile import read_case

WAR = np.array([[1, 1, 1, 0, 0, 1, 1, 1],
                [1, 1, 1, 1, 1, 1, 1, 1],
                [1, 0, 0, 0, 0, 0, 0, 0]], bool)


def test_ends_are_active_years_whose_next_year_is_quiet():
    assert endings(WAR, age=10, old=10) == (5 + 7 + 1, 2)
    assert endings(WAR, age=8, old=10) == (1 + 2 + 5, 1)      # the first two years are too young: the third war ended young


def test_returns_are_counted_only_where_they_could_be_seen():
    assert recurrences(WAR, within=2) == (2, 1)
    assert recurrences(WAR, within=5) == (1, 0)      # of the first only four years are left after its end


def test_deaths_are_summed_by_year_and_a_settlement_is_told():
    dead = np.ones((2 * 365 + 10, 2, 3))
    regime = np.zeros((2 * 365 + 10, 2, 1))
    regime[400:, 1] = 3
    clashes = np.zeros((2 * 365 + 10, 2, 3, 3))         # a state, two groups: in the second year the groups fight each other
    clashes[:365, :, 0, 1] = clashes[:365, :, 1, 0] = 1
    clashes[365:, :, 0, 2] = clashes[365:, :, 2, 0] = 1
    clashes[365:, :, 1, 2] = clashes[365:, :, 2, 1] = 2
    trace = {"casualties:locality": dead, "dyad_clashes": clashes, "regime": regime}
    found = yearly(np.array([1.0, 0, 0]), None, trace)
    assert found[0].tolist() == [[1095, 1095, 0], [1095, 0, 365], [0, 0, 0]]
    assert found[1].tolist() == [[1095, 1095, 0], [1095, 0, 365], [1, 1, 1]]


def told(dead):
    """What `futures` gives of a country with one war `(member, year)`."""
    return np.concatenate([np.stack([dead, dead], -1), np.zeros((len(dead), 1, 2))], 1)


def test_wars_that_never_end_miss_both_targets(mali, monkeypatch):
    case = read_case(mali, "H")
    monkeypatch.setattr(case_h, "futures", lambda *_: told(np.full((3, 20), 400.0)))
    rows = {r["metric"]: r for r in left_alone(mali, case, True, lambda *_: None)}
    assert rows["ending_hazard"]["ours"] == 0
    assert rows["ending_hazard"]["met"] is False
    assert rows["recurrence_5y"]["ours"] is None
    assert not rows["recurrence_5y"]["met"]
    assert "nothing to count" in rows["recurrence_5y"]["note"]


def test_wars_that_end_and_come_back_as_counted_meet_both(mali, monkeypatch):
    case = read_case(mali, "H")
    dead = np.full((10, 20), 100.0)
    dead[:, 11] = 10.0             # all end in the year 2031 ...
    dead[:5, 12:] = 0.0            # ... and half of them for good
    monkeypatch.setattr(case_h, "futures", lambda *_: told(dead))
    rows = {r["metric"]: r for r in left_alone(mali, case, True, lambda *_: None)}
    assert rows["recurrence_5y"]["ours"] == 0.5
    assert rows["recurrence_5y"]["met"]
    risk = 10 * 10 + 5 * 7      # war-years 10 to 19 of all (2021-30), and 2032-38 of those that came back
    assert rows["ending_hazard"]["ours"] == 10 / risk
    assert rows["ending_hazard"]["met"]
    assert rows["ending_hazard_by_war"]["ours"] == 10 / risk
    assert rows["recurrence_5y_by_war"]["ours"] == 0.5
    assert rows["ending_hazard_by_war"]["met"] is None, "not registered, so not judged"


def test_a_short_real_run_reduces(mali):
    made = case_h.scenario(mali, "partners-2020-free").for_days(365)
    found = case_h.futures(made, 3, 1, ("casualties:locality", "dyad_clashes", "regime"),
                           partial(yearly, mali.map["is_state"]))
    assert found.shape == (3, 2, 1 + (mali.map["is_state"] == 0).sum())
    assert (found[:, 0, 0] > 0).all()
    assert (found[:, 0, 1:].sum(-1) <= found[:, 0, 0] * (1 + 1e-6)).all()

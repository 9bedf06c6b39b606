"""The runs behind a trial: each side once, as long as it must be, and the same numbers as a recorded run."""

import numpy as np
import pytest

from durance.analysis.trial_read import experiment, statistic
from durance.analysis.trial_run import answer, key, run_sides, sides
from durance.ensemble.run import run
from durance.scenario import scenario

MEMBERS = 12


def asked(lakeland, **changed):
    return experiment(lakeland, {"says": "", "scenario": "siege", "days": 40, "without": {"leave_out": ["*"]}, "sign": -1,
                                 "matters": 0.01, "outcome": "inflow"} | changed)


def test_sides_are_shared_and_as_long_as_the_longest(lakeland):
    short, long = asked(lakeland), asked(lakeland, days=60, how="mean")
    found = sides([short, long, asked(lakeland, without={"off": ["fear"]})])
    assert len(found) == 3
    assert sorted(s.made.days for s in found.values()) == [40, 60, 60]


@pytest.fixture(scope="module")
def ran(lakeland):
    experiments = [asked(lakeland), asked(lakeland, days=60, how="mean"), asked(lakeland, outcome="queue_day", at=["reedham"]),
                   asked(lakeland, outcome="tie", at=["army/brothers"]), asked(lakeland, outcome="fighters", fold="most")]
    found = sides(experiments)
    run_sides(found, MEMBERS, 3)
    return experiments, found


def test_answers_are_those_of_a_recorded_run(lakeland, ran):
    experiments, found = ran
    recorded = run(scenario(lakeland, "siege").for_days(60), MEMBERS, 3)
    inflow = recorded.array("inflow")

    def told(one):
        return answer(found, *one.left, one.days, MEMBERS)

    assert np.allclose(told(experiments[0]), inflow[:, 39], rtol=1e-3)
    assert np.allclose(told(experiments[1]), inflow.mean(1), rtol=2e-3)
    at = lakeland.index("locality", "reedham")
    first = recorded.array("queue_day")[:, at]
    assert np.allclose(told(experiments[2]), np.where(first < 40, first, 40), rtol=1e-3)
    assert (np.abs(told(experiments[3])) <= 1).all()


def test_the_two_sides_meet_the_same_luck_and_readings(ran):
    experiments, found = ran
    here, there = (found[key(made)] for made, _ in (experiments[0].left, experiments[0].right))
    assert all((here.values[n] == there.values[n]).all() for n in here.values)
    assert all((here.readings[n] == there.readings[n]).all() for n in here.readings)


def test_tests_and_joints_are_yes_or_no(lakeland):
    low = {"outcome": "inflow", "below": 1e12}
    one = experiment(lakeland, {"says": "", "scenario": "siege", "days": 5, "than": {"value": 0.25}, "sign": 1, "matters": 0.1,
                                "all": [low, {"outcome": "regime_kind", "is": [0]}, {"outcome": "inflow", "above": -1}]})
    found = sides([one])
    run_sides(found, 4, 1)
    assert (answer(found, *one.left, 5, 4) == 1).all()
    assert (answer(found, *one.right, 5, 4) == 0.25).all()


def test_a_fixed_number_needs_no_run(lakeland):
    made = scenario(lakeland, "siege")
    assert (answer({}, made, statistic(lakeland, {"value": 2}), 5, 3) == 2).all()

"""What is known: who leaves by the given total, our conflict on the case's places, draws inside their ranges."""

import csv
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from durance.analysis.flee.sets import _camps, capital, draws, leaving, our_conflict, our_people


def test_the_rise_of_the_total_leaves_places_in_conflict(case):
    out = leaving(case, case.conflict)
    np.testing.assert_allclose(out[:, 0], [0] + [10] * 11)
    assert not out[:, 1:].any()


def test_a_fall_is_made_up_for_before_more_leave(case):
    case.registered[:4, 0] = [100, 120, 90, 130]
    np.testing.assert_allclose(leaving(case, case.conflict)[:4, 0], [0, 20, 0, 10])


def test_people_leave_by_population_and_not_from_places_left_out(case):
    both = case.conflict.copy()
    both[:, 1] = 1.0
    np.testing.assert_allclose(leaving(case, both)[1], [10 / 1.5, 5 / 1.5, 0, 0])
    np.testing.assert_allclose(leaving(case, both, ("North",))[1], [0, 10, 0, 0])


def test_draws_keep_to_their_ranges(mali):
    priors = {"speed": {"range": [200, 500], "shape": "uniform"}, "onward": {"range": [0.3, 1.0], "shape": "uniform"}}
    found = draws(mali, priors, 200, 1)
    low, high = mali.parameters["distance_power"].low, mali.parameters["distance_power"].high
    for name, (a, b) in {"speed": (200, 500), "onward": (0.3, 1), "distance_power": (low, high)}.items():
        assert found[name].shape == (200,)
        assert a <= found[name].min() < a + 0.1 * (b - a)
        assert b - 0.1 * (b - a) < found[name].max() <= b


def test_our_conflict_is_takeovers_and_fresh_events_near_a_place(case, mali, tmp_path):
    spots = np.array([[16.27, -0.04], [13.45, -6.26], [15.6, -5.8], [14.9, 3.4]])      # Gao, Ségou
    named = replace(case, start=date(2012, 3, 25), names=["Gao", "Segou", "Mbera", "Abala"], spots=spots)
    events = tmp_path / "events.csv"
    with events.open("w", newline="") as file:
        csv.writer(file).writerows([("date_start", "latitude", "longitude"), ("2012-03-28", 13.44, -6.27),
                                    ("2012-03-20", 13.44, -6.27), ("2012-03-28", 20.0, -6.0)])
    found = our_conflict(named, mali, events)
    np.testing.assert_array_equal(found[:, 0], [0] * 6 + [1] * 6)      # Gao fell on 31 March
    assert found[:, 1].all()
    assert not found[:, 2:].any()
    assert our_people(named, mali)[0] == mali.population[mali.index("locality", "gao")]


def test_camps_and_the_capital_by_name(mali):
    assert _camps(mali, "Fassala-Mbera") == ["mbera", "fassala"]
    assert _camps(mali, "Niamey") == ["niamey"]
    assert capital(mali) == "Bamako"
    with pytest.raises(ValueError, match="no camp or town abroad called Nowhere"):
        _camps(mali, "Nowhere")

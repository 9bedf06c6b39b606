"""Outcomes by hand: two days, one member, two places and a port abroad."""

from types import SimpleNamespace

import numpy as np
import pytest

from durance.core.state import TABLE
from durance.ensemble.outcomes import OUTCOMES, Context, get, watched_variables
from durance.pack.model import Unknown


def one(*days):
    """`(day, member=1, ...)` from one nested list a day."""
    return np.array([[d] for d in days], float)


@pytest.fixture
def context():
    pack = SimpleNamespace(
        map={"fuel_per_truck": np.array([40.0, 50.0]), "power_need": np.array([20.0, 0.0, 0.0])},
        home=np.array([True, True, False]),
        population=np.array([300.0, 100.0, 0.0]),
    )
    return Context(pack, {"convoy_size": np.array([10.0])}, np.array([[100.0, 50.0, 0.0]]), np.array([[0.5], [1.0]]))


def tell(name, context, **trace):
    return OUTCOMES[name].function(trace, context)[:, 0]


def test_inflow_counts_both_modes_with_each_corridors_load(context):
    arrived = one([[1, 2], [3, 0]], [[0, 0], [0, 1]])
    np.testing.assert_allclose(tell("inflow", context, trucks_arrived=arrived), [3 * 40 + 3 * 50, 50])
    np.testing.assert_allclose(tell("inflow_share", context, trucks_arrived=arrived), [270 / 150, 50 / 150])


def test_losses_add_up_over_days(context):
    lost = one([[1, 2], [0, 0.5]], [[0, 4], [0, 0]])
    np.testing.assert_allclose(tell("tankers_lost", context, trucks_lost=lost), [3.5, 7.5])


def test_the_share_of_a_convoy_lost_is_of_the_convoy_as_it_stood_at_dawn(context):
    lost = one([[9, 0], [9, 0]], [[9, 3], [0, 0]])
    underway = one([[99, 12], [99, 40]], [[99, 7], [99, 7]])
    found = tell("convoy_share_lost", context, trucks_lost=lost, underway=underway)
    assert np.isnan(found[0]), "no convoy was met"
    assert found[1] == pytest.approx(3 / 10), "at most convoy_size of the 12 that were underway"
    two = one([[0, 0], [0, 0]], [[0, 3], [0, 2]])
    assert tell("convoy_share_lost", context, trucks_lost=two, underway=underway)[1] == pytest.approx(5 / 20)


def test_unmet_weighs_places_by_their_civil_need(context):
    short = one([0.5, 0.1, 1.0], [0, 0, 1])
    np.testing.assert_allclose(tell("unmet", context, fuel_short=short), [(0.5 * 80 + 0.1 * 50) / 130, 0])


def test_sums_over_places_and_corridors(context):
    np.testing.assert_allclose(tell("stock", context, fuel=one([300, 150, 0], [0, 75, 0])), [3, 0.5])
    np.testing.assert_allclose(tell("queue", context, queue=one([1, 2], [3, 4])), [3, 7])
    np.testing.assert_allclose(tell("escorts", context, escort=one([0.5, 1], [0, 0])), [1.5, 0])
    np.testing.assert_allclose(tell("informal", context, fuel_informal=one([1, 2, 3], [0, 0, 1])), [6, 1])
    np.testing.assert_allclose(tell("hungry", context, hungry=one([1, 2, 0], [5, 5, 0])), [3, 10])
    np.testing.assert_allclose(tell("activity", context, activity=one([1, 0.5, 0], [0, 1, 1])), [0.875, 0.25])


def test_people_are_besieged_above_a_half_by_anyone(context):
    besieged = one([[0.5, 0, 0], [0.2, 0.9, 0]], [[0.51, 0, 0], [0, 0.5, 0]])
    people = one([300, 100, 0], [300, 100, 0])
    np.testing.assert_allclose(tell("besieged_people", context, besieged=besieged, residents=people), [100, 300])
    np.testing.assert_allclose(tell("besieged", context, besieged=besieged)[:, :2], [[0.5, 0.9], [0.51, 0.5]])


def test_first_days_at_exactly_the_threshold_and_never_abroad(context):
    short = one([0.19, 0.5, 1.0], [0.2, 0.9, 1.0])
    queue, dry = (OUTCOMES[n].function({"fuel_short": short}, context)[0] for n in ("queue_day", "dry_day"))
    np.testing.assert_array_equal(queue, [1, 0, np.nan])
    np.testing.assert_array_equal(dry, [np.nan, 0, np.nan])


def test_the_price_is_compared_with_the_decree_of_its_own_day(context):
    price = tell("price_ratio", context, street_price=one([1, 0.5, 9], [1, 2, 9]))
    np.testing.assert_array_equal(price, [[2, 1, np.nan], [1, 2, np.nan]])


def test_fuel_days_abroad_are_unknown(context):
    np.testing.assert_array_equal(
        tell("fuel_days", context, fuel=one([50, 50, 0], [0, 5, 3])), [[0.5, 1, np.nan], [0, 0.1, np.nan]]
    )


def test_attacks_are_averaged_over_days(context):
    found = OUTCOMES["road_attacks"].function({"attacked": one([1, 0], [1, 1])}, context)[0]
    np.testing.assert_allclose(found, [1, 0.5])


def test_outcomes_need_variables_that_exist():
    assert set(watched_variables()) <= set(TABLE)
    assert all(o.unit and o.meaning for o in OUTCOMES.values())


def test_an_unknown_outcome_is_refused_with_the_nearest():
    with pytest.raises(Unknown, match="no outcome 'inflow_shar', did you mean inflow_share"):
        get("inflow_shar")

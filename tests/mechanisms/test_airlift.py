"""Airlift in sentences."""
import numpy as np
import pytest

from durance.mechanisms.airlift import airlift

pytestmark = pytest.mark.filterwarnings("error")       # 0 / 0 of NumPy scalars only warns

SKY = {"airlift_order": [30, 50, 10], "airfield": [1, 0, 1], "airlift_max": 20}


def test_equation_by_hand():
    # 40 are asked where aircraft can land, 20 can be flown: each gets half
    np.testing.assert_allclose(airlift(**SKY).fuel_flown, [15, 0, 5])


def test_no_order_no_flight():
    assert not airlift(**SKY | {"airlift_order": [0, 0, 0]}).fuel_flown.any()


def test_a_place_without_a_runway_gets_nothing_and_takes_nothing_from_others():
    without = airlift(**SKY | {"airlift_order": [30, 0, 10]})
    np.testing.assert_array_equal(airlift(**SKY).fuel_flown, without.fuel_flown)


def test_a_large_fleet_flies_what_is_asked():
    np.testing.assert_array_equal(airlift(**SKY | {"airlift_max": 1e6}).fuel_flown, [30, 0, 10])


@pytest.mark.parametrize("fleet", [0, 1, 20, 39.9, 40, 41])
def test_the_fleet_bounds_the_sum(fleet):
    assert airlift(**SKY | {"airlift_max": fleet}).fuel_flown.sum() <= fleet * (1 + 1e-12)


def test_a_small_order_is_flown_whole():
    np.testing.assert_array_equal(airlift(**SKY | {"airlift_order": [0.1, 0, 0.2]}).fuel_flown, [0.1, 0, 0.2])


def test_a_larger_fleet_never_brings_less():
    small, large = (airlift(**SKY | {"airlift_max": n}).fuel_flown for n in (10, 20))
    assert (large >= small).all()

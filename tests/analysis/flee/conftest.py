"""An invented case: a place in conflict, a town on the way, two camps abroad, one border that opens on day 5."""

from datetime import date

import numpy as np
import pytest

from durance.data.flee import Case

NORTH, TOWN, EAST, WEST = range(4)


@pytest.fixture
def case():
    conflict = np.zeros((12, 4))
    conflict[:, NORTH] = 1.0
    registered = np.column_stack([100.0 + 10 * np.arange(12), np.full(12, 40.0)])
    return Case(date(2030, 1, 1), ["North", "Town", "East", "West"], ["A", "A", "B", "C"],
                ["conflict_zone", "town", "camp", "camp"], np.array([[2.0, 0], [1, 0], [1, 1], [0, 0]]),
                np.array([1000.0, 500, 150, 1000]), conflict,
                [(NORTH, TOWN, 100.0), (TOWN, EAST, 100.0), (TOWN, WEST, 300.0), (EAST, WEST, 50.0)],
                [("A", "C", 0, 5)], [EAST, WEST], registered)


@pytest.fixture
def one():
    return {"distance_power": np.array([1.0]), "speed": np.array([100.0]), "onward": np.array([0.5])}

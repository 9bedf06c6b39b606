"""Sums are added in one order, in plain Python and in compiled code."""
import numpy as np

from durance.core.sums import total


def test_a_sum_is_added_from_the_first_to_the_last():
    values = 0.1 + np.arange(100.0) ** 3 / 7
    found = 0.0
    for x in values:
        found += x
    assert total(values) == found


def test_an_empty_row_sums_to_nothing():
    assert total(np.zeros(0)) == 0

"""Counting grades."""

import pytest

from durance.evidence.grades import tally, weak_share


def test_grades_are_counted_and_others_are_not():
    assert tally(["A", "E", "E", "F", ""]) == {"A": 1, "B": 0, "C": 0, "D": 0, "E": 2}


def test_the_weak_share_is_of_what_is_graded():
    assert weak_share(["A", "D", "E", "C", ""]) == pytest.approx(0.5)
    assert weak_share([]) == 0.0

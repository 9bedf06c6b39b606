"""Grades of evidence: what the letters mean, and how many of each there are."""

from collections.abc import Iterable

MEANING = {"A": "counted", "B": "documented", "C": "reported", "D": "inferred", "E": "assumed"}
WEAK = "DE"  # inferred or assumed


def tally(grades: Iterable[str]) -> dict[str, int]:
    """How many of each grade, A to E; anything else is not counted."""
    every = list(grades)
    return {grade: every.count(grade) for grade in MEANING}


def weak_share(grades: Iterable[str]) -> float:
    """Share that is inferred or assumed; 0 where there is nothing."""
    counted = tally(grades)
    total = sum(counted.values())
    return sum(counted[grade] for grade in WEAK) / total if total else 0.0

"""Experiments of theses: names are read as text and agree with what the engine knows. Faults: `test_check_theses`."""

from durance.ensemble.outcomes import OUTCOMES
from durance.pack.check.experiments import outcomes


def test_outcomes_read_as_text_are_those_of_the_registry():
    assert outcomes() == set(OUTCOMES)

"""What a fact is worth, where the answer is known."""

import numpy as np
import pytest

from durance.analysis.voi import everything, worth

RNG = np.random.default_rng(2)
N = 20_000
X, Z = RNG.normal(size=N), RNG.normal(size=N)
NOTHING = np.zeros(N)


def test_a_choice_that_hangs_on_one_normal_input():
    # option 0 pays nothing, option 1 pays x: knowing x is worth E max(0, x) = 1 / sqrt(2 pi)
    benefit = np.stack([NOTHING, X])
    assert everything(benefit) == pytest.approx(1 / np.sqrt(2 * np.pi), abs=0.01)
    told = worth(benefit, X)
    assert told.worth == pytest.approx(1 / np.sqrt(2 * np.pi), abs=0.015)
    assert told.worth > told.chance
    assert 0.4 < told.changes < 0.6


def test_a_part_of_what_matters_is_worth_a_part():
    # option 1 pays x + z: knowing x alone is worth E max(0, x), knowing both sqrt(2) times it
    benefit = np.stack([NOTHING, X + Z])
    assert worth(benefit, X).worth == pytest.approx(0.399, abs=0.02)
    assert everything(benefit) == pytest.approx(0.564, abs=0.02)


def test_a_fact_that_cannot_change_the_choice_is_worth_nothing():
    assert worth(np.stack([NOTHING, X]), Z).worth < 0.01
    assert worth(np.stack([NOTHING, 10 + X]), X).worth < 0.001
    assert worth(np.stack([NOTHING, 10 + X]), X).changes < 0.001


def test_a_reading_of_a_dispute():
    # under reading b option 1 loses 1, else it wins 1; b holds in a quarter of the futures
    label = np.where(RNG.random(N) < 0.25, "b", "a")
    benefit = np.stack([NOTHING, np.where(label == "b", -1.0, 1.0)])
    told = worth(benefit, label, choice=True)
    assert told.worth == pytest.approx(0.25, abs=0.01)
    assert told.changes == pytest.approx(0.25, abs=0.01)


def test_small_samples_do_not_invent_worth():
    few = [worth(np.stack([np.zeros(100), RNG.normal(size=100)]), RNG.normal(size=100), seed=k) for k in range(30)]
    assert np.mean([w.worth for w in few]) < 0.05

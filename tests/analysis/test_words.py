"""Probabilities in words: one word for each, ends of the interval told where they differ, and what was never scored."""

import numpy as np
import pytest

from durance.analysis import words
from durance.analysis.words import counted, percent, said, span, verbal
from durance.report import words as told_in_reports


@pytest.mark.parametrize(("p", "word"), [
    (0, "never seen in these futures"), (0.004, "exceptionally unlikely"), (0.01, "very unlikely"), (0.1, "unlikely"),
    (0.329, "unlikely"), (0.33, "about as likely as not"), (0.66, "likely"), (0.9, "very likely"), (0.99, "virtually certain"),
    (1, "seen in every one of these futures")])
def test_each_probability_has_one_word(p, word):
    assert verbal(p) == word


def test_the_scale_of_reports_is_the_same():
    grid = np.linspace(0, 1, 1001)
    assert [verbal(p) for p in grid] == [told_in_reports.verbal(float(p)) for p in grid]


def test_said_with_interval_and_label():
    assert said(0.8, (0.75, 0.84), True) == "likely (80 %, 75 to 84 %)"
    assert said(0.8, (0.75, 0.84), False) == "likely (80 %, 75 to 84 %); never scored"
    assert said(0.7, (0.6, 0.95), True) == "likely, could be about as likely as not or very likely (70 %, 60 to 95 %)"
    assert said(0, (0, 0.02), True) == "never seen in these futures, could be very unlikely (0 %, 0 to 2 %)"
    assert said(1, (0.995, 1), True) == "seen in every one of these futures, could be virtually certain (100 %, 99 to 100 %)"


def test_nonsense_is_refused():
    with pytest.raises(ValueError, match="between 0 and 1"):
        verbal(1.2)
    with pytest.raises(ValueError, match="does not hold"):
        said(0.5, (0.6, 0.7), True)


def test_counts_carry_their_interval():
    p, (low, high) = counted(np.array([True] * 30 + [False] * 70))
    assert p == 0.3
    assert (round(low, 3), round(high, 3)) == (0.219, 0.396)      # Wilson 1927, as in textbooks
    assert counted(np.zeros(50, bool))[1][0] == 0
    assert words.UNSCORED == "never scored"


def test_per_cents_hide_nothing():
    assert (percent(0.001), percent(0.999), percent(0), percent(1)) == ("under 1 %", "over 99 %", "0 %", "100 %")
    assert span(0.123, 0.456) == "12 to 46 %"

"""Numbers, intervals, dates and probabilities in words."""

from __future__ import annotations

import pytest

from durance.report import words as w


@pytest.mark.parametrize(("value", "text"), [
    (0, "0"), (0.0123, "0.012"), (1.0, "1"), (44.4, "44"), (875, "875"), (12_345, "12,000"), (4.23e6, "4.2 million"),
    (-3.14, "−3.1"), (None, w.UNKNOWN), (float("nan"), w.UNKNOWN), (float("inf"), w.UNKNOWN)])
def test_number(value: float | None, text: str) -> None:
    assert w.number(value) == text


@pytest.mark.parametrize(("args", "text"), [
    ((19.4, 43.2, 120.3, "day"), "43 days (19 to 120)"),
    ((68e-2, 71e-2, 74e-2, "probability"), "71 % (68 to 74)"),
    ((620, 875, 1900, "money/l"), "880 money/l (620 to 1,900)"),
    ((0.5, 1, 1.4, "day"), "1.00 days (0.50 to 1.40)"),
    ((0.78e6, 1.3e6, 2.02e6, "people"), "1.30 million people (0.78 to 2.02)"),
    ((-9, -5, -1, "day"), "−5 days (−9 to −1)"),
    ((19, 43, None, "day"), "43 days (19 to no known end)"), ((0, 0, 0, "day"), "0 days (0 to 0)"),
    ((None, 43, None, "day"), "43 days"), ((None, None, None, "day"), w.UNKNOWN)])
def test_interval(args: tuple, text: str) -> None:
    assert w.interval(*args) == text


def test_interval_says_what_lies_beyond() -> None:
    assert w.interval(70, None, None, "day", "beyond the run") == "beyond the run (70 to beyond the run)"


@pytest.mark.parametrize(("args", "text"), [
    ((0.2, 0.3, "share"), "20 to 30 %"), ((20, None, "day"), "at least 20 days"), ((None, 1, "day"), "at most 1 day"),
    ((5, 5, "truck"), "5 trucks"), ((None, None, ""), w.UNKNOWN), ((5, 7, "hours/day"), "5 to 7 hours a day")])
def test_span(args: tuple, text: str) -> None:
    assert w.span(*args) == text


@pytest.mark.parametrize(("p", "text"), [
    (0, "0 %"), (0.001, "under 1 %"), (0.44, "44 %"), (0.999, "over 99 %"), (1, "100 %"), (None, w.UNKNOWN)])
def test_share(p: float | None, text: str) -> None:
    assert w.share(p) == text


def test_the_verbal_scale_has_one_word_for_each_probability_and_rises() -> None:
    order = [w.NEVER, *[word for _, word in reversed(w.VERBAL)], w.ALWAYS]
    said = [w.verbal(i / 1000) for i in range(1001)]
    assert [order.index(s) for s in said] == sorted(order.index(s) for s in said)
    assert set(said) | {"exceptionally unlikely"} == set(order)
    assert w.verbal(0.5) == "about as likely as not"
    assert w.verbal(0.66) == "likely"
    assert w.verbal(None) == w.UNKNOWN
    with pytest.raises(ValueError, match="between 0 and 1"):
        w.verbal(1.2)


def test_dates() -> None:
    assert w.date_text("2025-09-03") == "3 September 2025"
    assert w.date_text("2025-09-03T10:00:00Z", True) == "3 Sep 2025"
    assert w.date_text("2025-11") == "November 2025"
    assert w.date_text("2025") == "2025"
    assert w.date_text("soon") == "soon"
    assert w.date_text(None) == ""
    assert w.dates("2025-09-03", "2025-10-05") == "3 Sep 2025 to 5 Oct 2025"
    assert w.day("2025-13-01") is None


def test_small_words() -> None:
    assert w.days(1) == "1 day"
    assert w.days(12.4) == "12 days"
    assert w.days(None) == w.UNKNOWN
    assert w.count(1, "pattern") == "1 pattern"
    assert w.count(3, "pattern") == "3 patterns"
    assert w.listing(["a", "b", "c"]) == "a, b and c"
    assert w.listing([]) == ""
    assert w.quantity(0.08, "1/day") == "0.08 a day"

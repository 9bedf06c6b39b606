"""Intervals of days: months, parts, seasons, and the edges of the calendar."""

from datetime import date
from itertools import pairwise

import pytest

from durance.evidence.ingest.spans import month_span, months_on, part_span, season_span, shift, unit_span, year_span


def test_months_and_seasons():
    assert month_span(2024, 2) == (date(2024, 2, 1), date(2024, 2, 29))
    assert season_span(2022, "winter") == (date(2022, 12, 1), date(2023, 2, 28))
    assert months_on(date(2024, 1, 31), 1) == date(2024, 2, 29)


@pytest.mark.parametrize("whole", [month_span(2023, 2), month_span(2023, 8), year_span(2024),
                                   (date(2010, 1, 1), date(2019, 12, 31))])
@pytest.mark.parametrize("parts", [("early", "mid", "late"), ("h1", "h2"), ("q1", "q2", "q3", "q4"), ("",)])
def test_parts_cover_the_whole_without_a_gap(whole, parts):
    spans = [part_span(whole, part) for part in parts]
    assert (spans[0][0], spans[-1][1]) == whole
    assert all((b[0] - a[1]).days == 1 for a, b in pairwise(spans))


def test_units_hold_their_day():
    day = date(2023, 9, 20)
    assert unit_span(day, "week") == (date(2023, 9, 18), date(2023, 9, 24))
    assert unit_span(day, "decade") == (date(2020, 1, 1), date(2029, 12, 31))
    assert all(unit_span(day, u)[0] <= day <= unit_span(day, u)[1] for u in ("day", "week", "month", "year", "decade"))


def test_shifting_stays_in_the_calendar():
    assert shift(date(2024, 2, 29), -1, "year") == date(2023, 2, 28)
    assert shift(date(2024, 2, 29), -9999, "year").year == 1
    assert shift(date(2024, 2, 29), 9999, "decade").year == 9999

"""Dates and days at their edges."""
from datetime import date, timedelta

import numpy as np
import pytest

from durance.core.calendar import dates, day_of, monthly, parse

YEAR = date(2025, 1, 1)
SEASON = [0.1 * m for m in range(12)]


@pytest.mark.parametrize(("text", "first", "last"), [
    ("2025", date(2025, 1, 1), date(2025, 12, 31)), ("2025-02", date(2025, 2, 1), date(2025, 2, 28)),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29)), ("1900-02", date(1900, 2, 1), date(1900, 2, 28)),
    ("2000-02", date(2000, 2, 1), date(2000, 2, 29)), ("2025-12", date(2025, 12, 1), date(2025, 12, 31)),
    ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)), (" 2025-09-03 ", date(2025, 9, 3), date(2025, 9, 3))])
def test_an_interval_has_a_first_and_a_last_day(text, first, last):
    assert parse(text) == first
    assert parse(text, end=True) == last


@pytest.mark.parametrize("text", ["", "soon", "2025-13", "2025-00", "2025-02-30", "2023-02-29", "2025-01-01-01",
                                  "-2025", "3-9-2025", "2025/01/01", "01.09.2025", "2025-", "2025-01-01T00:00", "None"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        parse(text)


@pytest.mark.parametrize("text", ["25-09-03", "2025-9", "2_025-01", "2025 - 01", "+2025"])
def test_what_only_looks_like_a_date_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        parse(text)


def test_days_count_from_the_start_over_a_leap_day():
    start = date(2024, 2, 28)
    assert dates(start, 3) == [start, date(2024, 2, 29), date(2024, 3, 1)]
    assert dates(start, 0) == []
    assert [day_of(start, d) for d in dates(start, 400)] == list(range(400))
    assert day_of(start, start - timedelta(days=1)) == -1


def test_a_monthly_value_holds_at_mid_month():
    found = monthly(YEAR, 365, SEASON)
    assert found[15] == pytest.approx(0.0)                              # 16 January, the middle of 31 days
    assert found[day_of(YEAR, date(2025, 8, 16))] == pytest.approx(0.7)
    assert found[day_of(YEAR, date(2025, 2, 14)):][:2].mean() == pytest.approx(0.1, abs=1e-3)


def test_december_runs_into_january_and_a_flat_year_stays_flat():
    turn = monthly(date(2025, 12, 16), 32, SEASON)
    assert (np.diff(turn) < 0).all()
    assert turn[0] == pytest.approx(1.1)
    np.testing.assert_allclose(monthly(date(2024, 1, 1), 366, [0.4] * 12), 0.4)


def test_every_year_has_the_same_season_and_no_month_leaves_its_neighbours_range():
    both = monthly(YEAR, 730, SEASON)
    np.testing.assert_allclose(both[:365], both[365:])
    assert ((both >= 0) & (both <= 1.1)).all()


def test_eleven_months_are_refused():
    with pytest.raises(ValueError, match=r".+"):
        monthly(YEAR, 10, SEASON[:11])

"""Origins: months, days, and that a start knows nothing later."""

from datetime import date

from durance.analysis.forecast.origins import days_of, first_day, last_day, later, month_starts, starting
from durance.scenario import peeking


def test_months_and_days():
    assert (later("2017-11", 2), later("2018-01", -1)) == ("2018-01", "2017-12")
    assert (first_day("2020-02"), last_day("2020-02")) == (date(2020, 2, 1), date(2020, 2, 29))
    assert days_of("2020-01", 12) == 366 - 31 + 31
    assert month_starts("2019-12", 3).tolist() == [0, 31, 60]


def test_it_starts_on_the_day_after_the_origin_and_ends_with_the_last_month(mali):
    made = starting(mali, "2020-08", 12)
    assert (made.start, made.end, made.as_of) == (date(2020, 9, 1), date(2021, 8, 31), date(2020, 8, 31))


def test_all_that_is_imposed_began_before_the_start(mali):
    for month in ("2013-01", "2017-01", "2018-07", "2019-07", "2022-01", "2023-09"):
        made = starting(mali, month, 12)
        assert made.imposed()
        assert all(e.date <= made.as_of for e in made.imposed())
        assert peeking(made) == []


def test_a_start_may_lie_before_what_is_known(mali):
    plain, told = starting(mali, "2023-03", 9), starting(mali, "2023-03", 9, date(2023, 9, 30))
    assert plain.pack.presence == told.pack.presence
    assert "un-exit-2023" in {e.id for e in told.imposed()} - {e.id for e in plain.imposed()}
    assert all(e.date <= date(2023, 9, 30) for e in told.imposed())

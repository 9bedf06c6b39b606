"""Intervals of days: months, parts of months and years, seasons; both ends included."""

from datetime import date, timedelta

Span = tuple[date, date]
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
ONE = timedelta(days=1)


def months_on(day: date, months: int) -> date:
    """The same day some months later (or earlier), or the last of that month where there is none; within years 1 to 9999."""
    count = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, last_day(year, month + 1).day))


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - ONE


def year_span(year: int) -> Span:
    """A year."""
    return date(year, 1, 1), date(year, 12, 31)


def month_span(year: int, month: int) -> Span:
    """A month."""
    return date(year, month, 1), last_day(year, month)


def season_span(year: int, season: str) -> Span:
    """Three months, June to August being summer; the winter of a year begins in its December."""
    first = date(year, SEASONS[season], 1)
    return first, months_on(first, 3) - ONE


def part_span(whole: Span, part: str) -> Span:
    """The early, mid or late third of an interval, its halves (h1, h2) or its quarters (q1 to q4); "" is the whole."""
    days = (whole[1] - whole[0]).days + 1
    cuts = {"": (0, 1), "early": (0, 1 / 3), "mid": (1 / 3, 2 / 3), "late": (2 / 3, 1)}
    cuts |= {f"{k}{i}": ((i - 1) / n, i / n) for k, n in (("h", 2), ("q", 4)) for i in range(1, n + 1)}
    if days > 360 and part:
        months = round(days / 30.4375)
        low, high = (months_on(whole[0], round(months * cut)) for cut in cuts[part])
        return low, high - ONE
    low, high = (round(days * cut) for cut in cuts[part])
    return whole[0] + low * ONE, whole[0] + (high - 1) * ONE


def unit_span(day: date, unit: str) -> Span:
    """The day, week from Monday, month, year or decade that holds a day."""
    if unit == "month":
        return month_span(day.year, day.month)
    if unit == "year":
        return year_span(day.year)
    if unit == "decade":
        first = day.year // 10 * 10
        return date(max(first, 1), 1, 1), date(first + 9, 12, 31)
    monday = day - ONE * min(day.weekday(), day.toordinal() - 1)
    return (monday, monday + 6 * ONE) if unit == "week" else (day, day)


def shift(day: date, count: float, unit: str) -> date:
    """A day some days, weeks, months, years or decades later; earlier where the count is negative."""
    whole = round(max(min(count, 5000), -5000))
    if unit in ("day", "week"):
        return day + whole * (7 if unit == "week" else 1) * ONE
    return months_on(day, whole * {"month": 1, "year": 12, "decade": 120}[unit])

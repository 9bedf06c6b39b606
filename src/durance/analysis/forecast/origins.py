"""Where a forecast starts: the scenario of the first day after an origin, that knows nothing later than the origin."""

from datetime import date, timedelta

import numpy as np

from durance.pack.dated import as_of
from durance.pack.model import Pack
from durance.scenario import Scenario

HINDSIGHT = date(2025, 8, 31)      # up to which parameters and tables without dates may have been known; said in every case


def last_day(month: str) -> date:
    """Last day of a month YYYY-MM."""
    return first_day(later(month, 1)) - timedelta(days=1)


def first_day(month: str) -> date:
    """First day of a month YYYY-MM."""
    return date(int(month[:4]), int(month[5:7]), 1)


def later(month: str, by: int) -> str:
    """The month `by` months later, as YYYY-MM."""
    number = int(month[:4]) * 12 + int(month[5:7]) - 1 + by
    return f"{number // 12}-{number % 12 + 1:02d}"


def starting(pack: Pack, month: str, leads: int, known: date | None = None) -> Scenario:
    """The scenario that starts on the day after `month` and runs for `leads` whole months.

    `known` is the last day whose events are imposed, the end of `month` unless it is given; who stands where is always as
    of the end of `month`. Raises Unknown for a month before the pack's first state.
    """
    day = last_day(month)
    return Scenario(as_of(pack, day, known), f"from-{month}", f"From the end of {month}",
                    "How many die in each of the months to come?", day + timedelta(days=1), days_of(month, leads),
                    known or day, str(day), (), structure=HINDSIGHT)


def days_of(month: str, leads: int) -> int:
    """Days of the `leads` months after `month`."""
    return (last_day(later(month, leads)) - last_day(month)).days


def month_starts(month: str, leads: int) -> np.ndarray:
    """Day of the run on which each month begins `(leads,)`."""
    return np.array([days_of(month, k) for k in range(leads)])

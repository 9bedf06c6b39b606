"""Case F: the siege of Timbuktu in August 2023, four things told of it against the intervals of the model."""

from typing import Any

import numpy as np

from durance.analysis.forecast.judge import Row
from durance.analysis.score.verdict import counted, held
from durance.core.calendar import day_of, parse
from durance.ensemble.run import Progress, run
from durance.pack.model import Pack
from durance.scenario import scenario

FEW = 48           # members of a fast run
CLOSED = 0.5       # a place counts as besieged from here on
WEEKS = 42         # days of six weeks


def siege(pack: Pack, case: dict[str, Any], fast: bool, progress: Progress) -> list[Row]:
    """The rows of case F."""
    read = case["read"]
    made = scenario(pack, read["scenario"])
    begin, last = (day_of(made.start, parse(read[key])) for key in ("declared", "last"))
    found = run(made.for_days(last + 1), FEW if fast else case["members"], case["seed"], progress=progress)
    place = found.coords["locality"].index(read["place"])
    daily = ("price_ratio", "left_home", "besieged")
    price, left, closed = (np.asarray(found.at(name, read["place"]), float) for name in daily)
    dear = price / price[:, begin - 1:begin]
    ease = eased(closed, np.asarray(found.array("deal_day"), float)[:, place], begin)
    never = f"never eased by day {last - begin} in {np.isinf(ease).mean():.0%} of futures; no siege at all in " \
            f"{np.isnan(ease).mean():.0%}, which are left out"
    agreed = f"; day 45 (agreement) has {np.mean(ease[~np.isnan(ease)] <= 45):.0%} of futures before it"
    rows = [held(case, "petrol_day_13", dear[:, begin + 13], benchmark=1.0, note="over the price of the day before"),
            held(case, "petrol_day_30", dear[:, begin + 30], benchmark=1.0),
            held(case, "first_easing", ease[~np.isnan(ease)], cap=last - begin, note=never + agreed),
            held(case, "left_by_week_6", left[:, begin + WEEKS] - left[:, begin - 1], benchmark=0.0)]
    return [*rows, *counted(case, rows)]


def eased(closed: np.ndarray, deal: np.ndarray, begin: int) -> np.ndarray:
    """Days from `begin` to the first day without siege, or with a deal, once a siege stood; `(member,)`.

    `closed (member, day)` 0 to 1, `deal (member,)` day of the first deal or NaN. Infinite where it was not eased, NaN
    where there was no siege.
    """
    shut = closed >= CLOSED
    days = np.arange(shut.shape[1])
    since = np.where(shut & (days >= begin), days, np.inf).min(1)
    dealt = np.where(deal[:, None] <= days, True, False)
    free = (~shut | dealt) & (days > since[:, None])
    first = np.where(free.any(1), free.argmax(1), np.inf)
    return np.where(np.isinf(since), np.nan, first - begin)

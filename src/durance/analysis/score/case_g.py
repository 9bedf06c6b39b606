"""Case G: the chance of a coup attempt in each year from 2012, against counted base rates."""

from datetime import date, timedelta
from typing import Any

import numpy as np

from durance.analysis.forecast.judge import Row, row
from durance.analysis.forecast.origins import starting
from durance.analysis.score.bootstrap import paired_blocks
from durance.analysis.score.brier import brier, log_score
from durance.analysis.score.futures import futures
from durance.core.calendar import parse
from durance.ensemble.members import Sample
from durance.ensemble.run import Progress
from durance.pack.model import Pack
from durance.scenario import Scenario, scenario

FEW = 24                     # members of a fast run
FIRST = "north-2012-free"    # the first year starts from the pack's first state, before which there is no day
YEAR = 365.25


def coups(pack: Pack, case: dict[str, Any], fast: bool, progress: Progress) -> list[Row]:
    """The rows of case G: the score, each year's probability beside the base rate, and the year 2020."""
    years = list(range(int(case["window"][0][:4]), int(case["window"][1][:4]) + 1))
    told, rate, came = [], [], []
    for year in years:
        made = beginning(pack, year, case["window"][1])
        told.append(float(futures(made, FEW if fast else case["members"], case["seed"] + year, ("coup_age",), tried,
                                  progress, f"coups {year}").mean()))
        rate.append(base_rate(case, made.start, made.end))
        came.append(any(made.start <= parse(day) <= made.end for day in case["attempts"]))
    ours, theirs, happened = np.array(told), np.array(rate), np.array(came)
    mine, other = log_score(ours, happened), log_score(theirs, happened)
    found = paired_blocks(mine, other, np.array(years), size=1)
    score = row(case, "log_score_less_base_rate", found["difference"], benchmark=0.0, interval=[found["low"], found["high"]],
                note=f"mean log score {mine.mean():.3f}, base rate {other.mean():.3f}; {happened.sum()} of {len(years)} years "
                     "with an attempt: a lucky year decides")
    at = years.index(2020)
    known = row(case, "august_2020", ours[at], benchmark=0.054,
                note="chance given to 2020 on its first day; benchmark: the best public model (Beger and Ward)")
    plain = row(case, "brier", brier(ours, happened).mean(), benchmark=float(brier(theirs, happened).mean()))
    each = [row(case, f"chance_{year}", p, benchmark=q, note="came" if hit else "did not come") | {"came": int(hit)}
            for year, p, q, hit in zip(years, told, rate, came, strict=True)]
    return [score, known, plain, *each]


def beginning(pack: Pack, year: int, last: str) -> Scenario:
    """A year from its first day with nothing imposed that came after; the last one ends with the month `last`."""
    months = int(last[5:7]) if year == int(last[:4]) else 12
    if parse(min(pack.states)).year == year:
        return scenario(pack, FIRST).for_days((date(year + 1, 1, 1) - date(year, 1, 1)).days)
    return starting(pack, f"{year - 1}-12", months)


def tried(drawn: Sample, trace: dict[str, np.ndarray]) -> np.ndarray:
    """Whether each member saw an attempt `(member,)`: the days since the last coup fell back."""
    age = trace["coup_age"][..., 0].astype(float)
    before = np.concatenate([np.asarray(drawn.values["days_since_coup"], float)[None], age[:-1]])
    return np.asarray((age < before - 0.5).any(0))


def base_rate(case: dict[str, Any], start: date, end: date) -> float:
    """Chance of an attempt from `start` to `end` by the registered yearly rates; coups after `start` are not known."""
    rates, hazard = case["rates"], 0.0
    known = [parse(day) for day in case["coups"] if parse(day) < start]
    for k in range((end - start).days + 1):
        day = start + timedelta(days=k)
        recent = any((day - coup).days <= rates["years"] * YEAR for coup in known)
        hazard -= np.log(1 - (rates["recent"] if recent else rates["else"])) / YEAR
    return float(1 - np.exp(-hazard))

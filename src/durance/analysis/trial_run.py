"""The runs behind a trial: each side once, however many theses ask of it, and of each only the numbers asked for.

Sides that differ only in days are one run of the longest: the first days of a future do not know how long it will be.
"""

import json
import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field

import numpy as np

from durance.analysis.trial_read import Experiment, Statistic, over, places
from durance.ensemble.block import run_block
from durance.ensemble.members import Sample
from durance.ensemble.outcomes import OUTCOMES, Context
from durance.ensemble.run import Progress, compile_day, silent
from durance.ensemble.store import digest
from durance.scenario import Scenario, controls

BLOCK = 40      # members a block; little is traced of them, so that long runs need no smaller ones
FOLD = {"sum": np.nansum, "mean": np.nanmean, "most": np.nanmax}
Asked = tuple[Statistic, int]      # a statistic, and the days after which it is read


@dataclass(eq=False)
class Side:
    """One run: the scenario over the longest time asked for, what is asked of it, and the answers `(member,)`."""

    made: Scenario
    asked: dict[Asked, np.ndarray] = field(default_factory=dict)
    values: dict[str, np.ndarray] = field(default_factory=dict)
    readings: dict[str, np.ndarray] = field(default_factory=dict)


def key(made: Scenario) -> str:
    """What two sides share if they are one run but for the days."""
    told = {name: value for name, value in made.fingerprint().items() if name not in ("days", "scenario")}
    return digest(json.loads(json.dumps(told)))


def sides(experiments: Iterable[Experiment]) -> dict[str, Side]:
    """Every run that the experiments need, with what is asked of it."""
    found: dict[str, Side] = {}
    for one in experiments:
        for made, statistic in (one.left, one.right):
            mine = found.setdefault(key(made), Side(made))
            if made.days > mine.made.days:
                mine.made = made
            if statistic.fixed is None:
                mine.asked[statistic, one.days] = np.zeros(0)
    return found


def run_sides(found: dict[str, Side], members: int, seed: int, progress: Progress = silent, threads: int | None = None) -> None:
    """Run every side in `members` futures with common luck and fill in the answers, readings and parameters."""
    compile_day(progress)
    jobs = [(side, np.arange(first, min(first + BLOCK, members), dtype=np.uint64))
            for side in found.values() for first in range(0, members, BLOCK)]
    jobs.sort(key=lambda job: -job[0].made.days * job[1].size)      # the long ones first, so that no hand waits at the end
    done, parts = 0, {}
    with ThreadPoolExecutor(threads or os.cpu_count() or 1) as pool:
        waiting = {pool.submit(_block, side, block, members, seed): (side, int(block[0])) for side, block in jobs}
        try:
            for one in as_completed(waiting):
                parts[waiting[one]] = one.result()
                done += 1
                progress("trial", done, len(jobs))
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    for side in found.values():
        mine = [parts[one] for one in sorted((k for k in parts if k[0] is side), key=lambda k: k[1])]
        side.asked = {ask: np.concatenate([answers[ask] for _, answers in mine]) for ask in side.asked}
        side.values = {n: np.concatenate([drawn.values[n] for drawn, _ in mine]) for n in mine[0][0].values}
        side.readings = {n: np.concatenate([drawn.readings[n] for drawn, _ in mine]) for n in mine[0][0].readings}


def answer(found: dict[str, Side], made: Scenario, statistic: Statistic, days: int, members: int) -> np.ndarray:
    """The statistic of each future `(member,)`."""
    if statistic.fixed is not None:
        return np.full(members, statistic.fixed)
    return found[key(made)].asked[statistic, days]


def _block(side: Side, block: np.ndarray, members: int, seed: int) -> tuple[Sample, dict[Asked, np.ndarray]]:
    made = side.made
    needed = {v for statistic, _ in side.asked for v in needs(statistic)} | {"fuel_need"}
    drawn, trace = run_block(made, block, members, made.days, seed, sorted(needed))
    context = Context(made.pack, drawn.values, np.asarray(trace["fuel_need"][0], float), controls(made)["price_cap"])
    found = {}
    for days in {days for _, days in side.asked}:
        first = {name: array[:days] for name, array in trace.items()}
        short = Context(made.pack, context.values, context.need, context.price_cap[:days])
        found |= {(s, d): measure(s, first, short) for s, d in side.asked if d == days}
    return drawn, found


def needs(statistic: Statistic) -> tuple[str, ...]:
    """Variables, or views of them, that a statistic is computed from."""
    if statistic.joint:
        return tuple(v for one in statistic.joint for v in needs(one))
    return OUTCOMES[statistic.outcome].needs if statistic.outcome in OUTCOMES else (statistic.outcome,)


def measure(statistic: Statistic, trace: dict[str, np.ndarray], context: Context) -> np.ndarray:
    """A statistic of these trajectories `(day, member, *dims)`, one number a member; NaN where it is not defined."""
    if statistic.joint:
        return np.min([measure(one, trace, context) for one in statistic.joint], 0)
    name = statistic.outcome
    found = np.asarray(OUTCOMES[name].function(trace, context) if name in OUTCOMES else trace[name], float)
    if name in OUTCOMES and OUTCOMES[name].over == "hit":      # a first day that never came counts as the last day
        found = np.where(np.isnan(found), float(len(next(iter(trace.values())))), found)[None]
    if over(name):
        days, members = found.shape[:2]
        chosen = found[(slice(None), slice(None), *places(context.pack, name, statistic.at))] if statistic.at else found
        found = FOLD[statistic.fold](chosen.reshape(days, members, -1), -1)
    elif found.ndim == 3:
        found = found[..., 0]
    value = _over_days(found, statistic.how)
    for word, bound in statistic.tests:
        value = np.isin(value, bound) if word == "is" else value > bound if word == "above" else value < bound
    return value.astype(float)




def _over_days(found: np.ndarray, how: str) -> np.ndarray:
    """`(member,)` of `(day, member)`."""
    if how == "rise":
        return found[-1] - found[0]
    if how in ("end", "start"):
        return found[-1 if how == "end" else 0]
    return {"mean": np.nanmean, "most": np.nanmax, "least": np.nanmin, "total": np.nansum}[how](found, 0)

"""Fresh runs of which only a few numbers a future are kept: many options, or many points of a design, without a record.

The numbers are those that a recorded run of the same scenario, seed and members would give, digit for digit.
"""

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace

import numpy as np

from durance.analysis.asked import outcomes_behind, value
from durance.ensemble.block import run_block
from durance.ensemble.members import Sample
from durance.ensemble.outcomes import OUTCOMES, Context
from durance.ensemble.record import DIMS, EVERY, WEEKLY, coordinates, rounded, watched_places
from durance.ensemble.run import Progress, block_size, compile_day, run, silent
from durance.ensemble.store import Run
from durance.scenario import Scenario, controls


@dataclass(frozen=True, eq=False)
class Job:
    """Futures to be run: their numbers `(n,)` (the luck they get) of `total`."""

    made: Scenario
    numbers: np.ndarray
    total: int


def answers(jobs: Sequence[Job], asked: Iterable[str], seed: int, progress: Progress = silent, what: str = "futures",
            threads: int | None = None, design: str = "random") -> list[dict[str, np.ndarray]]:
    """`{question: (n,)}` of each job (see `asked.value`). Raises ValueError or Unknown for a question that makes no sense."""
    asked = tuple(dict.fromkeys(asked))
    if not jobs:
        return []
    compile_day(progress)
    names = needed(jobs[0].made, asked)
    parts = [(k, first, one.numbers[first:first + size]) for k, one in enumerate(jobs)
             for size in [block_size(one.made.days)] for first in range(0, len(one.numbers), size)]
    found: dict[tuple[int, int], dict[str, np.ndarray]] = {}
    done, total = 0, sum(len(numbers) for *_, numbers in parts)
    with ThreadPoolExecutor(threads or os.cpu_count() or 1) as pool:
        waiting = {pool.submit(_block, jobs[k], numbers, asked, names, seed, design): (k, first) for k, first, numbers in parts}
        try:
            for one in as_completed(waiting):
                found[waiting[one]] = one.result()
                done += len(next(iter(found[waiting[one]].values())))
                progress(what, done, total)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return [{text: np.concatenate([found[k, first][text] for j, first, _ in parts if j == k]) for text in asked}
            for k in range(len(jobs))]


def needed(made: Scenario, asked: Iterable[str]) -> tuple[str, ...]:
    """Outcomes behind these questions, found by asking them of one future of one day."""
    tiny = run(replace(made, measures=()).for_days(1), 1, threads=1)
    return tuple(sorted({name for text in asked for name in outcomes_behind(tiny, made.pack, text)}))


def _block(job: Job, numbers: np.ndarray, asked: Sequence[str], names: Sequence[str], seed: int, design: str
           ) -> dict[str, np.ndarray]:
    made = job.made
    watch = sorted({v for name in names for v in OUTCOMES[name].needs} | {"fuel_need"})
    drawn, trace = run_block(made, numbers.astype(np.uint64), job.total, made.days, seed, watch, design)
    small = little(made, drawn, trace, names)
    return {text: value(small, made.pack, text).values for text in asked}


def little(made: Scenario, drawn: Sample, trace: dict[str, np.ndarray], names: Sequence[str]) -> Run:
    """A run in memory that holds these outcomes alone, rounded as in a record."""
    need = np.asarray(trace["fuel_need"][0], float)
    context = Context(made.pack, drawn.values, need, controls(made)["price_cap"][: made.days])
    watched = [made.pack.index("locality", p) for p in watched_places(made)]
    held = {}
    for name in names:
        over, found = OUTCOMES[name].over, rounded(np.array(OUTCOMES[name].function(trace, context), np.float32))
        held[name] = found.T if over == "country" else found
        if over in WEEKLY:
            held[name] = found[::EVERY].swapaxes(0, 1)
        if over == "locality":
            held[f"daily_{name}"] = found[:, :, watched].swapaxes(0, 1)
        assert held[name].ndim == len(DIMS[over])
    told = {"run": "fresh", "days": made.days, "blocks": [{"first": 0, "count": need.shape[0]}], "pack": made.pack.id}
    return Run(told, coordinates(made, made.days), None, held)

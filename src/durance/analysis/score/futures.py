"""Many futures of one scenario, of which only a few numbers each are kept: blocks on threads, reduced as they end."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from durance.ensemble.block import run_block
from durance.ensemble.members import Sample
from durance.ensemble.run import Progress, block_size, compile_day, silent
from durance.scenario import Scenario

Reduce = Callable[[Sample, dict[str, np.ndarray]], np.ndarray]


def futures(made: Scenario, members: int, seed: int, watch: Sequence[str], reduce: Reduce,
            progress: Progress = silent, what: str = "futures") -> np.ndarray:
    """`reduce(sample, trace)` of every block, `(member, ...)`; `trace` holds the watched variables `(day, member, *dims)`.

    A member's future depends on the scenario, `seed` and its number alone: threads and blocks change nothing.
    """
    compile_day(progress)
    numbers, size = np.arange(members, dtype=np.uint64), block_size(made.days)
    blocks = [numbers[k:k + size] for k in range(0, members, size)]
    found = []
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for part in pool.map(lambda block: reduce(*run_block(made, block, members, made.days, seed, watch)), blocks):
            found.append(part)
            progress(what, sum(map(len, found)), members)
    return np.concatenate(found)

"""Speed of the engine as ratios against a reference kernel timed in the same process, absolute figures beside them."""

import resource
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from durance.core.mechanism import Mechanism
from durance.core.reference import PLACES, ROADS, toy
from durance.ensemble.block import bind, run_block
from durance.ensemble.run import BLOCK, compile_day, run
from durance.scenario import Scenario
from durance.schedule import DAY

REPEATS = 3


def best(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """Shortest wall time of several runs [s]."""
    times = []
    for _ in range(repeats):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def each_mechanism(made: Scenario, members: int = BLOCK) -> dict[str, float]:
    """Processor time of each mechanism over a run of one block [ms a member], dearest first."""
    spent = {m.name: 0.0 for m in DAY if m.name not in made.off}

    def clocked(mechanism: Mechanism, *given: Any) -> Callable[[int, int], None]:
        today = bind(mechanism, *given)

        def clock(seed: int, day: int) -> None:
            began = time.thread_time()
            today(seed, day)
            spent[mechanism.name] += time.thread_time() - began

        return clock

    run_block(made, np.arange(members, dtype=np.uint64), members, made.days, 1, (), tie=clocked)
    return {name: 1000.0 * spent[name] / members for name in sorted(spent, key=lambda n: -spent[n])}


def bench(made: Scenario, members: int) -> Iterator[str]:
    """Lines of measurement: compile, reference, engine, linearity, mechanisms, memory."""
    yield f"kernels ready in {compile_day():.1f} s (from the cache when warm)"
    stock, threat = np.empty(PLACES), np.empty(ROADS)
    toy(1, 1, stock, threat)
    some = 200
    reference = some * made.days / best(lambda: toy(some, made.days, stock, threat))
    yield f"reference kernel (fused toy, 1 thread): {reference:,.0f} member-days/s"
    full = best(lambda: run(made, members))
    yield (f"engine, {made.pack.id}/{made.id}, {members:,} members x {made.days} days, 2 threads: {full:.2f} s, "
           f"{members * made.days / full:,.0f} member-days/s, ratio to reference {members * made.days / full / reference:.2f}")
    one = best(lambda: run(made, members, threads=1), 1)
    yield f"one thread: {one:.2f} s; two threads are {one / full:.2f} x as fast"
    half, short = best(lambda: run(made, members // 2)), best(lambda: run(made.for_days(max(1, made.days // 2)), members))
    yield f"half the members: {half / full:.2f} of the time; half the days: {short / full:.2f} of the time (0.50 is linear)"
    yield "each mechanism [ms a member]: " + ", ".join(f"{name} {ms:.2f}" for name, ms in each_mechanism(made).items())
    yield f"peak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB"

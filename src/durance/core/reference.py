"""A reference kernel: a toy siege in one fused loop, written by hand. Benchmarks are ratios against it, not seconds."""

from math import exp

from durance.core.draws import uniform
from durance.core.kernel import kernel

PLACES, ROADS, CELLS = 60, 90, 40      # the toy: places with a stock, roads with an attack, cells of plain arithmetic


@kernel("float64(int64, int64, float64[::1], float64[::1])")
def toy(members, days, stock, threat):
    """Run the toy for so many members and days on one thread; `stock` is `(PLACES,)`, `threat` `(ROADS,)` scratch."""
    total = 0.0
    for m in range(members):
        stock[:] = 10.0
        threat[:] = 0.05
        for day in range(days):
            hits = 0.0
            for r in range(ROADS):
                threat[r] += (0.05 + 0.001 * hits - threat[r]) / 7.0
                if uniform(m, r, day) < 1.0 - exp(-threat[r]):
                    hits += 1.0
            for i in range(PLACES):
                for _ in range(CELLS):
                    stock[i] += (10.0 - hits - stock[i]) / 30.0
                stock[i] *= exp(-0.01 * threat[i])
                total += stock[i]
    return total

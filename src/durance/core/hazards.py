"""Competing hazards: rates a day in, at most one event out."""

from math import exp

from durance.core.kernel import kernel


@kernel("float64(float64)")
def chance(rate):
    """The chance that an event of this daily rate happens today."""
    return 1.0 - exp(-rate)


@kernel("int64(float64, float64[::1])")
def which(u, rates):
    """Which of the competing events happens today, -1 for none; `u` in [0, 1) is the one draw that decides it.

    The chance that any happens is 1 - exp(-sum of rates); the winner is drawn in proportion to its rate.
    """
    total = 0.0
    for rate in rates:
        total += rate
    any_today = 1.0 - exp(-total)
    if u >= any_today:
        return -1
    mark = u / any_today * total
    last = -1
    for k in range(rates.size):
        if rates[k] > 0.0:
            last = k
            mark -= rates[k]
            if mark < 0.0:
                return k
    return last

"""Probabilities in words that match their numbers: one fixed scale, and always an interval.

    0            never seen in these futures          above 0      exceptionally unlikely
    from 0.01    very unlikely                        from 0.10    unlikely
    from 0.33    about as likely as not               from 0.66    likely
    from 0.90    very likely                          from 0.99    virtually certain
    1            seen in every one of these futures

Terms after the IPCC's guidance note on uncertainty (2010), cut so that each probability has one word. An interval holds luck
and the draw of parameters, not the doubt about the equations: hence `never scored` beside every probability of an outcome
that nobody has yet held against what happened.
"""

import math

import numpy as np

from durance.analysis.survival import wilson

VERBAL = ((0.99, "virtually certain"), (0.90, "very likely"), (0.66, "likely"), (0.33, "about as likely as not"),
          (0.10, "unlikely"), (0.01, "very unlikely"), (0.0, "exceptionally unlikely"))
NEVER, ALWAYS = "never seen in these futures", "seen in every one of these futures"
UNSCORED = "never scored"


def verbal(p: float) -> str:
    """The word of a probability. Raises ValueError outside 0..1."""
    if not 0 <= p <= 1:
        raise ValueError(f"a probability lies between 0 and 1, not at {p}")
    if p in (0, 1):
        return ALWAYS if p else NEVER
    return next(word for floor, word in VERBAL if p >= floor)


def said(p: float, interval: tuple[float, float], scored: bool) -> str:
    """A probability as it is told: word, per cent and interval, and whether such probabilities were ever scored.

    Where the ends of the interval have other words than the middle, these are told too. Raises ValueError for an interval
    that does not hold `p`.
    """
    low, high = interval
    if not low <= p <= high:
        raise ValueError(f"the interval {low} to {high} does not hold {p}")
    within = [min(max(q, 1e-9), 1 - 1e-9) for q in (low, high)]      # an interval of futures proves no certainty
    ends = [word for q in within[p == 0:2 - (p == 1)] if (word := verbal(q)) != verbal(p)]
    doubt = f", could be {' or '.join(dict.fromkeys(ends))}" if ends else ""
    return f"{verbal(p)}{doubt} ({percent(p)}, {span(low, high)}){'' if scored else f'; {UNSCORED}'}"


def counted(happened: np.ndarray) -> tuple[float, tuple[float, float]]:
    """Share of futures `(member,)` in which something happened, and Wilson's 95 % interval of it."""
    low, high = wilson(np.array(int(np.sum(happened))), happened.size)
    return float(np.mean(happened)), (min(float(low), float(np.mean(happened))), max(float(high), float(np.mean(happened))))


def percent(p: float) -> str:
    """A share in per cent; never 0 % for something seen, never 100 % for something missing."""
    return "under 1 %" if 0 < p <= 0.005 else "over 99 %" if 0.995 <= p < 1 else f"{100 * p:.0f} %"


def span(low: float, high: float) -> str:
    """An interval in whole per cents, rounded outwards so that it never seems narrower than it is."""
    return f"{math.floor(100 * low + 1e-9)} to {math.ceil(100 * high - 1e-9)} %"

"""Outcomes of bargains: sieges and how they end, deals, talks, truces and the accord."""

import numpy as np

from durance.ensemble.outcomes.registry import Context, Trace, as_it_stands, at_home, outcome

CLOSED = 0.5          # a place counts as besieged from here on
YEAR = 365
Episodes = list[tuple[int, int, int, int]]


@outcome("country", "places", "deal_with")
def deals(trace: Trace, context: Context) -> np.ndarray:
    """Places with a standing siege-lifting deal."""
    return ((trace["deal_with"] >= 0) & context.pack.home).sum(-1)


@outcome("country", "people", "deal_with residents")
def people_under_deals(trace: Trace, context: Context) -> np.ndarray:
    """People who live in places with a standing siege-lifting deal."""
    return ((trace["deal_with"] >= 0) * trace["residents"]).sum(-1)


as_it_stands("accord", "country", "0..1", "Life left in the accord with the signatories")
as_it_stands("talks", "actor", "0..1", "Progress of national talks with an actor (1 is a settlement)")


@outcome("country", "days", "truce_agreed")
def truce_days(trace: Trace, context: Context) -> np.ndarray:
    """Days of truce agreed with the state since the start, over all actors."""
    return trace["truce_agreed"].sum(-1).cumsum(0)


@outcome("country", "share", "truce_agreed")
def truce_made(trace: Trace, context: Context) -> np.ndarray:
    """Whether any truce with the state has been agreed since the start (0 or 1)."""
    return (trace["truce_agreed"].sum(-1).cumsum(0) > 0).astype(float)


def first_sieges(trace: Trace, context: Context) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """First and last day of each place's first siege, and of its next, `(member, locality)`; NaN where there is none.

    A siege that stands on the last day has no last day; a break of less than a week does not end it.
    """
    return context.once("sieges", trace, lambda: _first_sieges(trace))


def _first_sieges(trace: Trace) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    closed = trace["besieged:worst"] > CLOSED
    days = closed.shape[0]
    lifted = np.ones_like(closed)
    for k in range(7):      # a siege has ended where the next seven days are all open
        last = max(0, days - k)      # a run may be shorter than a week
        lifted[:last] &= ~closed[k:]
        lifted[last:] = False
    began = np.where(closed.any(0), closed.argmax(0), -1)
    after = np.arange(days)[:, None, None] > began
    done = lifted & after & (began >= 0)
    ended = np.where(done.any(0), done.argmax(0), -1)
    again = closed & (np.arange(days)[:, None, None] > ended) & (ended >= 0)
    return (np.where(began >= 0, began, np.nan), np.where(ended >= 0, ended, np.nan),
            np.where(again.any(0), again.argmax(0), np.nan))


@outcome("hit", "day", "besieged:worst siege_days")
def siege_length(trace: Trace, context: Context) -> np.ndarray:
    """Days that a place's first siege of the run lasted, those before the start included; NaN if none ended."""
    began, ended, _ = first_sieges(trace, context)
    before = np.where(began == 0, trace["siege_days"][0] - 1.0, 0.0)
    return at_home(ended - began + before, context)


@outcome("hit", "share", "besieged:worst deal_with")
def siege_by_deal(trace: Trace, context: Context) -> np.ndarray:
    """Whether a place's first siege that ended did so by a deal (0 or 1)."""
    _, ended, _ = first_sieges(trace, context)
    day = np.nan_to_num(ended, nan=0.0).astype(int)
    deal = np.take_along_axis(trace["deal_with"], day[None], 0)[0] >= 0
    return at_home(np.where(np.isnan(ended), np.nan, deal), context)


@outcome("hit", "share", "besieged:worst")
def siege_again(trace: Trace, context: Context) -> np.ndarray:
    """Whether a place whose first siege ended was besieged again within a year; NaN where the run ends before."""
    _, ended, again = first_sieges(trace, context)
    seen = ended + YEAR < trace["besieged:worst"].shape[0]
    return at_home(np.where(seen, (again - ended <= YEAR).astype(float), np.nan), context)


@outcome("hit", "day", "deal_with")
def deal_day(trace: Trace, context: Context) -> np.ndarray:
    """First day with a standing deal at a place; NaN if there never was one."""
    there = trace["deal_with"] >= 0
    return at_home(np.where(there.any(0), there.argmax(0), np.nan), context)


@outcome("hit", "day", "deal_with siege_days")
def deal_after(trace: Trace, context: Context) -> np.ndarray:
    """Days under siege that a place had behind it when it made its first deal of the run; NaN if it made none."""
    there = trace["deal_with"] >= 0
    made = there & ~np.concatenate([there[:1], there[:-1]])      # deals that stood at the start were made before
    day = made.argmax(0)
    days = np.take_along_axis(trace["siege_days"], day[None], 0)[0]
    return at_home(np.where(made.any(0), days, np.nan), context)

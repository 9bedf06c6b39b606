"""Outcomes of people: hunger, siege, death and flight."""

import numpy as np

from durance.ensemble.outcomes.registry import Context, Trace, as_it_stands, at_home, outcome

CAUSES = ("joined:by_want", "joined:by_exclusion", "joined:by_abuse", "joined:by_protection")


@outcome("country", "people", "besieged:worst residents")
def besieged_people(trace: Trace, context: Context) -> np.ndarray:
    """People who live in besieged places."""
    return ((trace["besieged:worst"] > 0.5) * trace["residents"]).sum(-1)


@outcome("country", "people", "hungry")
def hungry(trace: Trace, context: Context) -> np.ndarray:
    """People short of food inside the country."""
    return (trace["hungry"] * context.pack.home).sum(-1)


@outcome("country", "people", "civilians_killed:locality")
def civilians_killed(trace: Trace, context: Context) -> np.ndarray:
    """Civilians killed by armed actors since the start."""
    return trace["civilians_killed:locality"].sum(-1).cumsum(0)


@outcome("country", "fighters", "casualties:locality")
def fighters_killed(trace: Trace, context: Context) -> np.ndarray:
    """Fighters of all sides killed since the start."""
    return trace["casualties:locality"].sum(-1).cumsum(0)


@outcome("locality", "people", "civilians_killed:locality casualties:locality")
def deaths(trace: Trace, context: Context) -> np.ndarray:
    """People killed at a place since the start, fighters included."""
    return at_home((trace["civilians_killed:locality"] + trace["casualties:locality"]).cumsum(0), context)


@outcome("country", "people", "displaced")
def displaced_inside(trace: Trace, context: Context) -> np.ndarray:
    """Displaced people who shelter inside the country."""
    return (trace["displaced"] * context.pack.home).sum(-1)


@outcome("country", "people", "displaced")
def displaced_abroad(trace: Trace, context: Context) -> np.ndarray:
    """Displaced people who shelter in camps and towns abroad."""
    return (trace["displaced"] * ~context.pack.home).sum(-1)


as_it_stands("displaced", "locality", "people", "Displaced people who shelter at a place or camp")


@outcome("locality", "people", "fled")
def left_home(trace: Trace, context: Context) -> np.ndarray:
    """People who have left their homes at a place since the start, less those who came back."""
    return at_home(trace["fled"].cumsum(0), context)


as_it_stands("spillover", "zone", "0..1", "Violence, crowding and dearth in a zone abroad that come from this country")


def joined_for(trace: Trace, cause: str) -> np.ndarray:
    """Share of an actor's joiners since the start that one cause drew `(day, member, actor)`; NaN where nobody joined."""
    total = sum(trace[c].cumsum(0) for c in CAUSES)
    return np.where(total > 0, trace[cause].cumsum(0) / np.where(total > 0, total, 1.0), np.nan)


@outcome("actor", "share", " ".join(CAUSES))
def joined_for_want(trace: Trace, context: Context) -> np.ndarray:
    """Share of an actor's joiners since the start who came for want of work (by the equations of `motives`)."""
    return joined_for(trace, "joined:by_want")


@outcome("actor", "share", " ".join(CAUSES))
def joined_for_exclusion(trace: Trace, context: Context) -> np.ndarray:
    """Share of an actor's joiners since the start whom the state had long shut out: a standing cause, no event."""
    return joined_for(trace, "joined:by_exclusion")


@outcome("actor", "share", " ".join(CAUSES))
def joined_for_abuse(trace: Trace, context: Context) -> np.ndarray:
    """Share of an actor's joiners since the start whom remembered killings by the state's side drove: an event."""
    return joined_for(trace, "joined:by_abuse")


@outcome("actor", "share", " ".join(CAUSES))
def joined_for_protection(trace: Trace, context: Context) -> np.ndarray:
    """Share of an actor's joiners since the start whom remembered killings by a third group drove: an event too."""
    return joined_for(trace, "joined:by_protection")

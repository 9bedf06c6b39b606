"""Outcomes of force: who holds what, with how many, and how far the country has come apart."""

import numpy as np

from durance.ensemble.outcomes.registry import Context, Trace, as_it_stands, at_home, first_day, outcome

TAKERS = 10.0      # men who take a base that was left
LEFT = 0.999       # `vacated` is 1 on the day a base is left and fades from then on
GONE = 1.0e-9      # no fighters, no people: where a share would divide by nothing


def held(trace: Trace, context: Context) -> np.ndarray:
    """Share of the country's people who live in places each actor holds, last those of nobody `(day, member, actor + 1)`."""
    return context.once("held", trace, lambda: _held(trace, context))


def _held(trace: Trace, context: Context) -> np.ndarray:
    people, actors = trace["residents"] * context.pack.home, context.pack.sizes["actor"]
    shares = [(people * (trace["controller"] == a)).sum(-1) for a in (*range(actors), -1)]
    return np.stack(shares, -1) / np.maximum(people.sum(-1), GONE)[..., None]


@outcome("country", "1", "controller residents")
def fragmentation(trace: Trace, context: Context) -> np.ndarray:
    """Effective number of powers: 1 over the sum of squared shares of people by who holds their place; allies count apart."""
    return 1.0 / np.maximum((held(trace, context) ** 2).sum(-1), GONE)


@outcome("country", "share", "controller residents")
def state_held(trace: Trace, context: Context) -> np.ndarray:
    """Share of people who live in places the state's side holds."""
    return (held(trace, context)[..., :-1] * context.pack.map["is_state"]).sum(-1)


@outcome("country", "share", "controller residents")
def largest_rival(trace: Trace, context: Context) -> np.ndarray:
    """Share of people held by the strongest actor who is not the state's."""
    return (held(trace, context)[..., :-1] * (1.0 - context.pack.map["is_state"])).max(-1)


@outcome("actor", "share", "controller residents")
def people_held(trace: Trace, context: Context) -> np.ndarray:
    """Share of people who live in places an actor holds."""
    return held(trace, context)[..., :-1]


@outcome("actor", "places", "controller")
def places_held(trace: Trace, context: Context) -> np.ndarray:
    """Places that an actor holds."""
    home = context.pack.home
    return np.stack([((trace["controller"] == a) & home).sum(-1) for a in range(context.pack.sizes["actor"])], -1)


@outcome("actor", "share", "rule:people residents")
def ruled(trace: Trace, context: Context) -> np.ndarray:
    """Share of people whose daily rules an actor sets, whoever holds the place."""
    people = (trace["residents"] * context.pack.home).sum(-1)
    return trace["rule:people"] / np.maximum(people, GONE)[..., None]


as_it_stands("fighters", "actor", "fighters", "Fighters of an actor", "strength:actor")
as_it_stands("funds", "actor", "Mcur", "War chest of an actor who is not the state's")
as_it_stands("unity", "actor", "0..1", "How far an actor's parts act together")


@outcome("actor", "fighters", "casualties:actor")
def losses(trace: Trace, context: Context) -> np.ndarray:
    """Fighters an actor has lost in clashes since the start."""
    return trace["casualties:actor"].cumsum(0)


@outcome("actor", "people", "civilians_killed:actor")
def abuses(trace: Trace, context: Context) -> np.ndarray:
    """Civilians an actor has killed since the start."""
    return trace["civilians_killed:actor"].cumsum(0)


@outcome("locality", "actor", "controller")
def holder(trace: Trace, context: Context) -> np.ndarray:
    """Who holds a place: the number of the actor in the pack, -1 for nobody."""
    return at_home(trace["controller"], context)


@outcome("hit", "day", "controller")
def fall_day(trace: Trace, context: Context) -> np.ndarray:
    """First day on which a place is not held by the state's side."""
    number = trace["controller"].astype(int)
    state = np.append(context.pack.map["is_state"], 0.0)      # -1 reads the last: nobody is not the state
    return at_home(first_day(state[number] == 0), context)


@outcome("hit", "day", "controller")
def regained_day(trace: Trace, context: Context) -> np.ndarray:
    """First day on which the state's side holds a place that it did not hold the day before; NaN if it gained none."""
    state = np.append(context.pack.map["is_state"], 0.0)[trace["controller"].astype(int)] > 0
    return at_home(first_day(state & ~np.concatenate([state[:1], state[:-1]])), context)


@outcome("hit", "day", "vacated")
def base_left_day(trace: Trace, context: Context) -> np.ndarray:
    """First day on which the last men of partners' forces left a place; NaN where none left."""
    return at_home(first_day(trace["vacated"] >= LEFT), context)


@outcome("hit", "day", "vacated strength:native")
def base_taken(trace: Trace, context: Context) -> np.ndarray:
    """Days from the last foreign soldier's leaving a place until ten or more men of one armed actor of the country stand
    there, whoever holds the place; NaN where no base was left or none came.
    """
    left = first_day(trace["vacated"] >= LEFT)
    days = np.arange(trace["vacated"].shape[0])[:, None, None]
    come = first_day((trace["strength:native"] >= TAKERS) & (days >= left))
    return at_home(come - left, context)

"""Outcomes: what a run records, computed from trajectories after a block has run; nothing in a day reads them.

An outcome is a function of the trajectories `(day, member, *dims)` and the context of its block. `country` outcomes are
kept every day; `locality`, `actor`, `partner` and `zone` outcomes every seventh day (`locality` every day at the pack's
watched places); `road` outcomes once; `hit` outcomes once a member and place, NaN where it never came.

What an outcome needs is a variable, or a view of one (`strength:actor` sums over places): see `ensemble.views`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from durance.core.state import nearest
from durance.pack.model import Pack, Unknown

Trace = dict[str, np.ndarray]


@dataclass(frozen=True, eq=False)
class Context:
    """What outcomes know besides trajectories: the pack, the members' parameters, the imposed price `(day, country)`."""

    pack: Pack
    values: dict[str, np.ndarray]
    need: np.ndarray          # (member, locality) m3/day
    price_cap: np.ndarray     # (day, 1)
    known: dict[str, Any] = field(default_factory=dict)

    def once(self, what: str, trace: Trace, found: Callable[[], Any]) -> Any:
        """What several outcomes of one block are computed from, found by the first that asks about this trace."""
        if what not in self.known or self.known[what][0] is not trace:
            self.known[what] = trace, found()
        return self.known[what][1]


@dataclass(frozen=True, eq=False)
class Outcome:
    """`over` is country, locality, actor, partner, zone, road or hit; `function` returns `(day, member)` or
    `(day, member, entity)`, for road and hit `(member, entity)`."""

    name: str
    over: str
    unit: str
    meaning: str
    needs: tuple[str, ...]
    function: Callable[[Trace, Context], np.ndarray]


OUTCOMES: dict[str, Outcome] = {}


def outcome(over: str, unit: str, needs: str) -> Callable:
    """Declare the decorated function an outcome; its docstring is the meaning."""

    def declare(function: Callable[[Trace, Context], np.ndarray]) -> Callable:
        name, meaning = function.__name__, " ".join((function.__doc__ or "").split()).rstrip(".")
        OUTCOMES[name] = Outcome(name, over, unit, meaning, tuple(needs.split()), function)
        return function

    return declare


def as_it_stands(name: str, over: str, unit: str, meaning: str, need: str = "") -> None:
    """Declare an outcome that is a variable, or a view of one, as it stands; `need` where that has another name."""
    source = need or name

    def found(trace: Trace, _: Context) -> np.ndarray:
        return trace[source][..., 0] if over == "country" else trace[source]

    OUTCOMES[name] = Outcome(name, over, unit, meaning, (source,), found)


def get(name: str) -> Outcome:
    """The outcome of this name; raises Unknown with the nearest names."""
    if name not in OUTCOMES:
        raise Unknown(f"there is no outcome {name!r}{nearest(name, OUTCOMES)}")
    return OUTCOMES[name]


def watched_variables() -> tuple[str, ...]:
    """Every state variable, or view of one, that some outcome needs."""
    return tuple(sorted({v for o in OUTCOMES.values() for v in o.needs}))


def at_home(array: np.ndarray, context: Context) -> np.ndarray:
    """The array over places, NaN abroad."""
    return np.where(context.pack.home, array, np.nan)


def first_day(happened: np.ndarray) -> np.ndarray:
    """First day (counted from 0) on which something happened, over the leading axis; NaN if it never did."""
    return np.where(happened.any(0), happened.argmax(0), np.nan)

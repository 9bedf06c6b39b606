"""A mechanism is one function about one country on one day.

Its argument names are its wiring: each is a variable of `state.csv`, a column of `geography.csv`, a parameter of the
pack, or `key` (today's luck). The engine applies it to every member of a block, so the function never mentions
members.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import numpy as np

from durance.core.state import CONTROLS, GEOGRAPHY, TABLE, dims_of, nearest

MOST_ARGUMENTS = 16
VARIANT = "variant"
SCALARS = {"key": "uint64", "index": "int64", "float": "float64"}
NUMPY = {"key": np.uint64, "index": np.int64, "float": np.float64}
REGISTRY: dict[str, "Mechanism"] = {}


@dataclass(eq=False)
class Mechanism:
    """A causal claim with its wiring; `plain` is the function as written, `compiled()` the same over all members."""

    name: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    parameters: tuple[str, ...]
    doc: str
    arguments: tuple[str, ...]
    plain: Callable
    rivals: "tuple[Mechanism, ...]" = ()
    _compiled: Any = field(default=None, repr=False)

    @property
    def claim(self) -> str:
        """The causal claim: the first sentence of the docstring."""
        return " ".join(self.doc.strip().split("\n\n")[0].split())

    @property
    def uses_luck(self) -> bool:
        return "key" in self.arguments

    def __call__(self, **given: Any) -> SimpleNamespace:
        """One country, one day, in plain Python: what tests, tutorials and debuggers call.

        Raises TypeError for an argument that the mechanism does not take.
        """
        strange = set(given) - set(self.arguments)
        if strange:
            raise TypeError(f"{self.name} takes no {', '.join(sorted(strange))}; it takes {', '.join(self.arguments)}")
        ready = {n: np.array(x, NUMPY[dtype_of(n)]) if dims_of(n) else x for n, x in given.items()}
        sizes = {d: k for n, x in ready.items() for d, k in zip(dims_of(n), np.shape(x), strict=True)}
        for name in self.writes:
            ready.setdefault(name, np.zeros([sizes.get(d, 1 if d == "country" else 2) for d in TABLE[name].dims]))
        self.plain(**ready)
        return SimpleNamespace(**{n: ready[n] for n in self.writes})

    @property
    def bound(self) -> tuple[str, ...]:
        """What the compiled function takes: with rivals first `variant`, then the arguments of all of them."""
        own = dict.fromkeys(a for one in (self, *self.rivals) for a in one.arguments)
        return (VARIANT, *own) if self.rivals else self.arguments

    def compiled(self) -> Any:
        """The function over all members of a block, without the GIL; compiled (or read from the cache) on first use."""
        if self._compiled is None:
            from durance.core.kernel import over_members

            own = tuple(has_members(n) for n in self.bound)
            types = tuple(_type(n, mine) for n, mine in zip(self.bound, own, strict=True))
            functions = [(m.plain.__module__, m.name, m.arguments) for m in (self, *self.rivals)]
            self._compiled = over_members(functions, self.bound, types, own)
        return self._compiled

    def interpreted(self) -> Callable:
        """The same day member by member in plain Python: for debuggers, and to check the compiled one."""
        ranks = {n: len(dims_of(n)) for n in self.bound}
        equations = (self, *self.rivals)

        def every_member(*arrays: Any) -> None:
            given = dict(zip(self.bound, arrays, strict=True))
            own = {n: np.ndim(x) > ranks[n] for n, x in given.items()}
            for m in range(max(len(x) for n, x in given.items() if own[n])):
                one = equations[int(given[VARIANT][m]) if self.rivals else 0]
                one.plain(*(given[n][m] if own[n] else given[n] for n in one.arguments))

        return every_member


def dtype_of(argument: str) -> str:
    """key, index or float."""
    if argument == "key":
        return "key"
    if argument == VARIANT:
        return "index"
    return GEOGRAPHY[argument].dtype if argument in GEOGRAPHY else "float"


def with_rivals(standing: Mechanism, *rivals: Mechanism) -> Mechanism:
    """The standing mechanism with others that claim something else about the same variables; members hold one each.

    Raises ValueError when a rival does not write the same variables.
    """
    for rival in rivals:
        if set(rival.writes) != set(standing.writes):
            raise ValueError(f"{rival.name} does not write what {standing.name} writes: {', '.join(standing.writes)}")
    standing.rivals = rivals
    return standing


def mechanism(writes: str) -> Callable[[Callable], Mechanism]:
    """Declare the decorated function a mechanism that alone writes the variables named.

    Raises ValueError for an unknown variable or more than 16 arguments.
    """
    written = tuple(writes.split())

    def declare(function: Callable) -> Mechanism:
        names = tuple(inspect.signature(function).parameters)
        name = getattr(function, "__name__", "?")
        for n in written:
            if n not in TABLE or n not in names:
                raise ValueError(f"{name} writes {n!r}, which is no variable among its arguments{nearest(n, TABLE)}")
        if len(names) > MOST_ARGUMENTS:
            raise ValueError(f"{name} takes {len(names)} arguments, more than {MOST_ARGUMENTS} arguments: split it")
        reads = tuple(n for n in names if n in TABLE and n not in written)
        parameters = tuple(n for n in names if n not in TABLE and n not in GEOGRAPHY and n != "key")
        doc = getattr(inspect.getmodule(function), "__doc__", "") or ""
        made = Mechanism(name, reads, written, parameters, doc, names, function)
        REGISTRY[name] = made
        return made

    return declare


def has_members(argument: str) -> bool:
    """Whether an argument's array carries a leading member axis: all do but controls and the map."""
    return argument not in GEOGRAPHY and argument not in CONTROLS


def _type(name: str, own: bool) -> str:
    scalar, rank = SCALARS[dtype_of(name)], len(dims_of(name)) + own
    return f"{scalar}[{', '.join([':'] * (rank - 1) + ['::1'])}]"

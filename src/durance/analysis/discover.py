"""Scenario discovery: the conditions under which something happens, as a box of ranges, by the patient rule induction method.

A box starts as the whole space. A peel cuts a twentieth of the members at one end of one input, that which leaves the most
cases inside; a choice (a dispute's reading) loses one of its answers. Peeling goes on until few members are left. Of the
boxes on the way the one with the best density * coverage is taken: density is the share of cases inside the box,
coverage the share of all cases that it holds. A limit that holds out no more members than luck would is taken off again.
Sources: Friedman and Fisher, Statistics and Computing 9 (1999); Bryant and Lempert, Technological Forecasting and Social
Change 77 (2010), for coverage, density and the quasi-p-value.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.stats import binom

PEEL = 0.05       # share of the members in the box that a peel cuts off
LEAST = 0.05      # share of all members below which a box is not peeled
CHANCE = 0.05     # quasi-p-value above which a limit is taken off


@dataclass(frozen=True)
class Box:
    """`limits`: input -> (low, high), or the set of readings that may hold; shares; `p`: quasi-p-value of each limit."""

    limits: dict[str, Any]
    density: float
    coverage: float
    mass: float
    p: dict[str, float]


def inside(limits: dict[str, Any], inputs: dict[str, np.ndarray]) -> np.ndarray:
    """Which members `(member,)` lie in the limits."""
    held = np.ones(len(next(iter(inputs.values()))), bool)
    for name, limit in limits.items():
        x = inputs[name]
        held &= np.isin(x, sorted(limit)) if isinstance(limit, frozenset) else (x >= limit[0]) & (x <= limit[1])
    return held


def discover(inputs: dict[str, np.ndarray], cases: np.ndarray, choices: Sequence[str] = ()) -> Box | None:
    """The best box of `inputs` (`(member,)` each; those named in `choices` are labels) for the members in `cases` (bool).

    None when all or no members are cases, or when no limit is better than luck.
    """
    cases = np.asarray(cases, bool)
    if not cases.any() or cases.all():
        return None
    path: list[dict[str, Any]] = [{}]
    while (cut := _peel(path[-1], inputs, cases, choices)) is not None:
        path.append(cut)
    best = max(path, key=lambda limits: _worth(limits, inputs, cases))
    kept = _without_luck(best, inputs, cases)
    return _box(kept, inputs, cases) if kept else None


def _worth(limits: dict[str, Any], inputs: dict[str, np.ndarray], cases: np.ndarray) -> float:
    held = inside(limits, inputs)
    return cases[held].mean() * cases[held].sum() / cases.sum()


def _peel(limits: dict[str, Any], inputs: dict[str, np.ndarray], cases: np.ndarray, choices: Sequence[str]
          ) -> dict[str, Any] | None:
    """The limits after the peel that raises the share of cases most for each member lost; None at the end."""
    held = inside(limits, inputs)
    before, found, best = cases[held].mean(), None, 0.0
    for name, x in inputs.items():
        for limit in _cuts(x[held], limits.get(name), name in choices):
            cut = {**limits, name: limit}
            now = inside(cut, inputs)
            lost = int(held.sum() - now.sum())
            if not lost or now.sum() < LEAST * len(cases):
                continue
            gain = (cases[now].mean() - before) / lost
            if gain > best:
                found, best = cut, gain
    return found


def _cuts(x: np.ndarray, limit: Any, choice: bool) -> list[Any]:
    if choice:
        labels = frozenset(x.tolist())
        return [labels - {label} for label in sorted(labels)] if len(labels) > 1 else []
    low, high = limit or (-np.inf, np.inf)
    return [(float(np.quantile(x, PEEL)), high), (low, float(np.quantile(x, 1 - PEEL)))]


def _quasi_p(name: str, limits: dict[str, Any], inputs: dict[str, np.ndarray], cases: np.ndarray) -> float:
    """Chance of as many cases in the box if the limit on `name` did nothing: density without it, binomial."""
    without = {k: v for k, v in limits.items() if k != name}
    base = float(cases[inside(without, inputs)].mean())
    held = inside(limits, inputs)
    return float(binom.sf(cases[held].sum() - 1, held.sum(), base))


def _without_luck(limits: dict[str, Any], inputs: dict[str, np.ndarray], cases: np.ndarray) -> dict[str, Any]:
    kept = dict(limits)
    while kept:
        worst = max(kept, key=lambda name: _quasi_p(name, kept, inputs, cases))
        if _quasi_p(worst, kept, inputs, cases) <= CHANCE:
            break
        del kept[worst]
    return kept


def _box(limits: dict[str, Any], inputs: dict[str, np.ndarray], cases: np.ndarray) -> Box:
    held = inside(limits, inputs)
    return Box(limits, float(cases[held].mean()), float(cases[held].sum() / cases.sum()), float(held.mean()),
               {name: _quasi_p(name, limits, inputs, cases) for name in limits})

"""A small decision tree over futures: at most three questions that tell most about whether something happens.

A question splits the futures in two: below or above a value of a parameter, or one reading of a dispute against the others.
That which lowers Gini's impurity most is asked, if it tells more than luck: Fisher's exact test, corrected for the questions
that could have been asked at that place (Bonferroni). Source: Breiman et al., Classification and Regression Trees (1984).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.stats import fisher_exact

DEPTH = 3
LEAST = 0.05      # share of all futures that each side of a split holds at least
CHANCE = 0.05


@dataclass(frozen=True)
class Leaf:
    """`limits`: input -> (low, high), or the set of readings; `share` of the leaf's futures in which it happens, `mass` of all
    futures that the leaf holds, `coverage` of all cases."""

    limits: dict[str, Any]
    share: float
    mass: float
    coverage: float


def tree(inputs: dict[str, np.ndarray], cases: np.ndarray, choices: Sequence[str] = (), depth: int = DEPTH) -> list[Leaf]:
    """The leaves, highest share first; one leaf without limits where nothing tells more than luck.

    `inputs` are `(member,)` each, those named in `choices` labels; `cases` is bool.
    """
    cases = np.asarray(cases, bool)
    leaves = _grown(inputs, cases, choices, depth, np.ones(cases.size, bool), {})
    return sorted(leaves, key=lambda leaf: -leaf.share)


def _grown(inputs: dict[str, np.ndarray], cases: np.ndarray, choices: Sequence[str], depth: int, held: np.ndarray,
           limits: dict[str, Any]) -> list[Leaf]:
    split = _split(inputs, cases, choices, held, limits) if depth else None
    if split is None:
        return [Leaf(limits, float(cases[held].mean()), float(held.mean()), float(cases[held].sum() / max(1, cases.sum())))]
    name, left, here, there = split
    return [leaf for side, limit in ((held & left, here), (held & ~left, there))
            for leaf in _grown(inputs, cases, choices, depth - 1, side, {**limits, name: limit})]


def _split(inputs: dict[str, np.ndarray], cases: np.ndarray, choices: Sequence[str], held: np.ndarray,
           limits: dict[str, Any]) -> tuple[str, np.ndarray, Any, Any] | None:
    """The question that tells most: input, futures on its first side, and the limits of both sides."""
    best, least, asked = None, np.inf, 0
    for name, x in inputs.items():
        ask = _reading if name in choices else _cut
        impure, count, left, sides = ask(x, cases, held, limits.get(name), LEAST * cases.size)
        asked += count
        if impure < least:
            best, least = (name, left, *sides), impure
    if best is None:
        return None
    table = [[int(cases[s].sum()), int((~cases[s]).sum())] for s in (held & best[1], held & ~best[1])]
    chance = float(np.asarray(fisher_exact(table))[1])
    return best if chance * asked <= CHANCE else None


Question = tuple[float, int, np.ndarray, tuple[Any, Any]]      # impurity, questions possible, first side, limits of both sides


def _impurity(cases: np.ndarray, size: np.ndarray) -> np.ndarray:
    """Gini's impurity of a side with so many cases among so many futures, times its size."""
    return 2 * cases * (1 - cases / np.maximum(size, 1))


def _cut(x: np.ndarray, cases: np.ndarray, held: np.ndarray, limit: Any, least: float) -> Question:
    """The best value to cut a parameter at: halfway between two neighbours."""
    order = np.argsort(x[held], kind="stable")
    at, hit = x[held][order], cases[held][order]
    size, before = np.arange(1, at.size), hit.cumsum()[:-1]
    open_ = (np.diff(at) > 0) & (size >= least) & (at.size - size >= least)
    if not open_.any():
        return np.inf, 0, held, (None, None)
    impure = np.where(open_, _impurity(before, size) + _impurity(hit.sum() - before, at.size - size), np.inf)
    k = int(impure.argmin())
    value = float((at[k] + at[k + 1]) / 2)
    low, high = limit or (-np.inf, np.inf)
    return float(impure[k]), int(open_.sum()), x <= value, ((low, value), (value, high))


def _reading(x: np.ndarray, cases: np.ndarray, held: np.ndarray, _: Any, least: float) -> Question:
    """The reading that is best asked for against the others."""
    labels = frozenset(x[held].tolist())
    best, least_impure, sides = held, np.inf, (None, None)
    for label in sorted(labels):
        left = x == label
        sizes = np.array([(held & left).sum(), (held & ~left).sum()])
        if sizes.min() < max(least, 1):
            continue
        impure = _impurity(np.array([cases[held & left].sum(), cases[held & ~left].sum()]), sizes).sum()
        if impure < least_impure:
            best, least_impure, sides = left, float(impure), (frozenset({label}), labels - {label})
    return least_impure, len(labels), best, sides

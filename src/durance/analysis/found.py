"""Where something happens, told in words: boxes and a small tree over what the futures of a run hold.

The first box is found in all futures, the next in those outside it, as long as a box is better than luck.
"""

from typing import Any

import numpy as np

from durance.analysis.asked import value
from durance.analysis.discover import Box, discover, inside
from durance.analysis.options import labels
from durance.analysis.quantiles import tidy
from durance.analysis.tree import tree
from durance.analysis.where import where
from durance.analysis.words import counted, percent, said
from durance.ensemble.store import Run
from durance.pack.model import Pack

BOXES = 3
PLAIN = ("", "1", "0..1", "share")      # units that are not said
FEW = 20        # cases, and futures that are none, below which nothing can be found


def conditions(run: Run, pack: Pack, expression: str, scored: bool = False) -> dict[str, Any]:
    """`{where, share, interval, words, boxes, leaves}`: how often the expression holds, and under which conditions.

    A box is `{limits, words, density, coverage, mass, p}`, a leaf `{limits, words, share, coverage, mass}`; with too few cases
    there are none and `note` says so. Raises ValueError or Unknown for an expression that makes no sense.
    """
    cases = where(expression, lambda text: value(run, pack, text))
    p, interval = counted(cases)
    few = int(min(cases.sum(), (~cases).sum()))
    told = {"where": expression, "share": p, "interval": list(interval), "words": said(p, interval, scored), "note": "",
            "boxes": [], "leaves": []}
    if few < FEW:
        return told | {"note": f"{cases.sum()} of {cases.size} futures: with fewer than {FEW} on a side no condition is sought"}
    inputs, choices = held(run, pack)
    told["boxes"] = [_box(one, pack) for one in boxes(inputs, cases, choices)]
    told["leaves"] = [{"limits": plain(leaf.limits), "words": words(leaf.limits, pack), "share": leaf.share,
                       "coverage": leaf.coverage, "mass": leaf.mass} for leaf in tree(inputs, cases, choices)]
    return told


def held(run: Run, pack: Pack) -> tuple[dict[str, np.ndarray], list[str]]:
    """What differs between the futures of a run: parameters `(member,)`, and readings as labels, whose names come apart."""
    drawn = dict(zip(run.coords["parameter"], run.array("parameters").T, strict=True))
    moving = {name: x for name, x in drawn.items() if np.ptp(x) > 0}
    read = labels(pack, dict(zip(run.coords["dispute"], run.array("readings").T, strict=True)))
    live = {name: x for name, x in read.items() if len(set(x.tolist())) > 1}
    return moving | live, list(live)


def boxes(inputs: dict[str, np.ndarray], cases: np.ndarray, choices: list[str], most: int = BOXES) -> list[Box]:
    """Up to `most` boxes, each found in the futures outside those before; its shares are of those futures."""
    left, found = np.ones(cases.size, bool), []
    while len(found) < most and min(cases[left].sum(), (~cases[left]).sum()) >= FEW:
        box = discover({name: x[left] for name, x in inputs.items()}, cases[left], choices)
        if box is None:
            break
        found.append(box)
        left &= ~inside(box.limits, inputs)
    return found


def words(limits: dict[str, Any], pack: Pack) -> str:
    """Limits as a clause: `escort_effect below 0.31, D7 is coordinated`."""
    return ", ".join(_limit(name, limit, pack) for name, limit in limits.items()) or "anything"


def plain(limits: dict[str, Any]) -> dict[str, Any]:
    """Limits as JSON: `[low, high]` with None for no end, or a list of readings."""
    return {n: sorted(v) if isinstance(v, frozenset) else [tidy(v[0]), tidy(v[1])] for n, v in limits.items()}


def _box(box: Box, pack: Pack) -> dict[str, Any]:
    said = (f"where {words(box.limits, pack)}, it happens in {percent(box.density)} of futures; these are "
            f"{percent(box.mass)} of all and hold {percent(box.coverage)} of the cases")
    return {"limits": plain(box.limits), "words": said, "density": box.density, "coverage": box.coverage, "mass": box.mass,
            "p": {name: tidy(p) for name, p in box.p.items()}}


def _limit(name: str, limit: Any, pack: Pack) -> str:
    if isinstance(limit, frozenset):
        return f"{name} is {' or '.join(sorted(limit))}"
    low, high = limit
    unit = pack.parameters[name].unit if name in pack.parameters else "1"
    ends = [f"{word} {end:.3g}" for word, end in (("above", low), ("below", high)) if np.isfinite(end)]
    return f"{name} {' and '.join(ends)}" + (f" {unit}" if unit not in PLAIN else "")

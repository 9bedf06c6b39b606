"""The claims behind an answer, those first on which it hangs most. Pure ordering: who weighs is somebody else's business."""

from collections.abc import Iterable
from typing import NamedTuple


class Ground(NamedTuple):
    """Something an answer stands on: its name, its weight in the answer and the claims it rests on.

    A weight is a share of the answer's spread, 0..1; None for what the run imposed in every future (it explains no spread, yet
    without it there would be no answer).
    """

    name: str
    weight: float | None
    claims: tuple[str, ...]


class Cited(NamedTuple):
    """A claim, the share of the answer's spread that falls on it, whether a premise of the run rests on it, and on what."""

    claim: str
    weight: float
    imposed: bool
    grounds: tuple[str, ...]


def cited(grounds: Iterable[Ground]) -> list[Cited]:
    """Claims by what hangs on them: first those of imposed premises, then by weight; equals by id.

    The weight of a ground is parted evenly over its claims, for nothing says which of them matters more.
    """
    weights: dict[str, float] = {}
    names: dict[str, list[str]] = {}
    imposed: set[str] = set()
    for ground in grounds:
        claims = tuple(dict.fromkeys(ground.claims))
        for claim in claims:
            weights[claim] = weights.get(claim, 0.0) + (ground.weight or 0.0) / len(claims)
            names.setdefault(claim, []).append(ground.name)
            if ground.weight is None:
                imposed.add(claim)
    found = [Cited(claim, weight, claim in imposed, tuple(dict.fromkeys(names[claim]))) for claim, weight in weights.items()]
    return sorted(found, key=lambda row: (not row.imposed, -row.weight, row.claim))

"""Points of a design as futures: probabilities of parameters and disputes turned into values, readings and luck, and run.

An input is a parameter that members draw, or a live dispute whose readings they draw by weight. Each point names its luck: two
points with the same number meet the same chances, so that what differs between them is their inputs alone.
"""

from dataclasses import replace

import numpy as np

from durance.analysis.fresh import Job, answers
from durance.ensemble.run import Progress, silent
from durance.pack.parameters import quantile
from durance.scenario import Scenario


def inputs_of(made: Scenario) -> list[str]:
    """Parameters that vary between the members of a scenario, then disputes. Raises ValueError for a fitted scenario."""
    if made.draws:
        raise ValueError(f"{made.id} holds a fit, whose parameters hang together: take the scenario without it")
    every = made.pack.parameters | made.overridden
    moving = sorted(n for n, p in every.items() if p.high > p.low and n not in made.parameters)
    disputes = [d for d in made.pack.ledger.disputes.values() if d.live and len(d.readings) > 1 and d.id not in made.readings]
    return moving + sorted(d.id for d in disputes)


def run_points(made: Scenario, names: list[str], points: np.ndarray, luck: np.ndarray, on: str, seed: int = 1,
               progress: Progress = silent, threads: int | None = None) -> np.ndarray:
    """The outcome `(column, point)` at `points` `(column, point, input)` in 0..1, with the numbers `luck` `(column, point)`.

    In a column every number of luck occurs once. NaN (never) becomes the number of days.
    """
    jobs, where = [], []
    for c in range(len(points)):
        values, held = _values(made, dict(zip(names, points[c].T, strict=True)))
        total = int(luck[c].max()) + 1
        draws = {name: np.zeros(total) for name in values}
        for name, x in values.items():
            draws[name][luck[c]] = x
        column = replace(made, draws=draws)
        for readings, mine in _groups(made, held, len(points[c])):
            jobs.append(Job(replace(column, readings=made.readings | readings), luck[c][mine], total))
            where.append((c, mine))
    y = np.empty(luck.shape)
    for (c, mine), told in zip(where, answers(jobs, [on], seed, progress, "points", threads), strict=True):
        y[c, mine] = told[on]
    return np.where(np.isnan(y), float(made.days), y)


def _values(made: Scenario, u: dict[str, np.ndarray]) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Parameter values and readings `(point,)` at these probabilities, by the rules of `ensemble.members.sample`."""
    every = made.pack.parameters | made.overridden
    values = {name: every[name].quantile(x) for name, x in u.items() if name in every}
    held = {}
    for d in made.pack.ledger.disputes.values():
        if d.id in u:
            edges = np.cumsum([r.weight for r in d.readings])
            held[d.id] = np.minimum(np.searchsorted(edges, u[d.id] * edges[-1], side="right"), len(d.readings) - 1)
        elif d.id in made.readings:
            held[d.id] = np.full(len(next(iter(u.values()))), [r.id for r in d.readings].index(made.readings[d.id]))
        else:
            continue
        for k, reading in enumerate(d.readings):
            for name, given in reading.set.items():
                if name in values and name not in made.overridden:
                    values[name] = np.where(held[d.id] == k, _given(every[name].shape, given, u[name]), values[name])
    return values, held


def _given(shape: str, given: object, u: np.ndarray) -> np.ndarray:
    if isinstance(given, list):
        low, high = (float(x) for x in given)
        return quantile("loguniform" if shape == "loguniform" else "uniform", low, low, high, u)
    return np.full(u.shape, float(given))  # type: ignore[arg-type]


def _groups(made: Scenario, held: dict[str, np.ndarray], size: int) -> list[tuple[dict[str, str], np.ndarray]]:
    """Points by the readings that choose an equation, for these are set for a whole run: `[(readings, points)]`."""
    disputes = made.pack.ledger.disputes
    rival = [d for d in held if any(r.rival for r in disputes[d].readings)]
    if not rival:
        return [({}, np.arange(size))]
    rows = np.stack([held[d] for d in rival], -1)
    return [({d: disputes[d].readings[k].id for d, k in zip(rival, row, strict=True)}, np.flatnonzero((rows == row).all(1)))
            for row in np.unique(rows, axis=0)]

"""Fitting the layer: numbers of `Layer` that would have forecast best from past origins, and nothing later.

A past origin serves an origin only with leads whose target it has seen; it weighs half after FORGET months, and a month
less that was poorly counted (`reporting`). The loss is the CRPS on log(1 + deaths), so that one bloody month does not
settle what all others teach. It is searched number by number over fixed grids, over a few leads and few draws, and each
step of a grid away from the numbers chosen on the months before 2018 (`Layer`'s own) has to earn STEP: no luck, no
gradient, the same answer every time.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from durance.analysis.forecast.level import Layer, factor, forecast, usual
from durance.analysis.score.crps import crps_log1p

LEADS = (1, 2, 3, 5, 8, 12)      # leads that the loss looks at
DRAWS, SWEEPS = 100, 2           # draws a forecast while fitting; passes over all numbers
LEAST = 24                       # months of history before the first origin that teaches
FORGET = 36.0                    # months after which a past origin counts half
STEP = 0.5                       # loss that a step away from the first numbers must save, in lessons of full weight
GRIDS = {"smooth": (0.0, 0.25, 0.5, 0.75, 1.0), "wide": (0.2, 0.35, 0.5, 0.7, 0.9, 1.2), "growth": (0.0, 0.05, 0.1, 0.2),
         "tail": (0.7, 1.0, 1.3, 1.6, 2.0), "trust": (0.0, 0.25, 0.5, 1.0), "spread": (0.0, 0.25, 0.5, 1.0)}
STANDING = Layer()
WIDE = 0.7                       # log sd of a month about its level, against which the error of a target's count is held
NULL = ("smooth", "wide", "growth", "tail")      # what is fitted with the mechanisms off
OFF = {"trust": 0.0, "spread": 0.0, "change": 0.0}


class Lesson(NamedTuple):
    """One past origin of one unit: the months up to it, what came `(lead,)` (NaN where not seen), the model's ratio, the
    errors of the logs of both counts, None where they are taken at face value, and whether it follows a break."""

    history: np.ndarray
    came: np.ndarray
    ratio: np.ndarray | None
    sd: np.ndarray | None = None
    came_sd: np.ndarray | None = None
    broken: bool = False


def lessons(series: Mapping[str, np.ndarray], ratios: Mapping[str, Mapping[int, np.ndarray]], origin: int,
            leads: int, least: int = LEAST, sds: Mapping[str, np.ndarray] | None = None,
            broken: Collection[int] = ()) -> list[Lesson]:
    """Past origins of every unit with at least one target up to `origin`.

    `series` unit -> deaths `(month,)`; `ratios` unit -> origin -> `(member, lead)`, or {} for the null; `sds` unit -> errors
    of the logs of the deaths `(month,)`; `broken` origins that follow a break.
    """
    found = []
    for unit, deaths in series.items():
        mine, sd = ratios.get(unit, {}), (sds or {}).get(unit)
        found += [_lesson(deaths[:origin + 1], None if sd is None else sd[:origin + 1], past, leads)
                  ._replace(ratio=mine.get(past), broken=past in broken)
                  for past in range(least - 1, origin) if not mine or past in mine]
    return found


def _lesson(deaths: np.ndarray, sd: np.ndarray | None, past: int, leads: int) -> Lesson:
    """The lesson of one past origin from all months known `(month,)`, without the model."""
    came, came_sd = np.full(leads, np.nan), np.zeros(leads)
    seen = deaths[past + 1:past + 1 + leads]
    came[:seen.size] = seen
    if sd is None:
        return Lesson(deaths[:past + 1], came, None)
    came_sd[:seen.size] = sd[past + 1:past + 1 + leads]
    return Lesson(deaths[:past + 1], came, None, sd[:past + 1], came_sd)


def fit(past: Sequence[Lesson], mechanisms: bool = True, start: Layer = STANDING) -> tuple[Layer, np.ndarray]:
    """The layer of least loss over the lessons, and the usual ratio `(lead,)`; without `mechanisms` the null of both.

    `start` holds the first numbers, from which steps cost.
    """
    norm = usual([one.ratio for one in past if one.ratio is not None])
    first = start if mechanisms else start._replace(**OFF)
    names = tuple(GRIDS) if mechanisms else NULL
    best, least = first, loss(first, past, norm, start)
    for _ in range(SWEEPS):
        before = best
        for name in names:
            for value in GRIDS[name]:
                tried = best._replace(**{name: value})
                if tried != best and (found := loss(tried, past, norm, start)) < least - 1e-9:
                    best, least = tried, found
        if best == before:
            break
    return best, norm


def loss(layer: Layer, past: Sequence[Lesson], norm: np.ndarray, start: Layer = STANDING) -> float:
    """Weighted mean over lessons and leads of the CRPS on logs, and what the steps away from the first numbers cost."""
    total, rows = 0.0, 0.0
    newest = max((one.history.size for one in past), default=0)
    for k, one in enumerate(past):
        told = None if one.ratio is None else factor(one.ratio, norm, layer, DRAWS, one.broken)
        draws = forecast(one.history, layer, one.came.size, DRAWS, k % 7, told, one.sd)
        mine = [lead - 1 for lead in LEADS if lead <= one.came.size and np.isfinite(one.came[lead - 1])]
        error = np.zeros(len(mine)) if one.came_sd is None else one.came_sd[mine]
        weight = 0.5 ** ((newest - one.history.size) / FORGET) * WIDE**2 / (WIDE**2 + error**2)
        total += float(weight @ crps_log1p(draws[mine], one.came[mine]))
        rows += float(weight.sum())
    return (total / max(rows, 1.0) + STEP * _steps(layer, start) * len(LEADS) / max(rows, 1.0)) if past else 0.0


def _steps(layer: Layer, first: Layer) -> int:
    """Grid steps between two layers."""
    return sum(abs(grid.index(getattr(layer, name)) - grid.index(getattr(first, name))) for name, grid in GRIDS.items())

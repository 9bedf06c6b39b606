"""Parameters of the model refitted before each year, on months before it alone: members that count more, and which.

    y_om = log(1 + deaths of member m in the year after origin o), in the whole country or in each of its regions
    y_om - mean_o = b . z_om + luck      z the normal scores of the member's parameters; by least squares over all past
                                         origins, and b = 0 for parameters whose effect is below SURE standard errors
    r    = log(dead by the reporting layer) - mean of the logs of the members, mean over years, an old year at half after FORGET
    w_m  ~ exp(-(r - b . z_m)^2 / 2 v)   v = DISCREPANCY^2 + YEARLY^2 / years

The ensembles of past origins exist already, so nothing is run for it. The weights are tempered until KEPT of the members
are effective, and members are drawn by them at every origin of the year. DISCREPANCY is the ratio of two public counts of
Mali's dead, 1.40: more than that a fit to one of them cannot know. YEARLY is the spread of r over 2012 to 2016.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from scipy.special import ndtri

DISCREPANCY, YEARLY = 0.336, 0.6      # log of 1.40; sd of the yearly log ratio of counted to modelled deaths
FORGET = 36.0                         # months after which a past origin counts half
SURE, KEPT = 3.0, 0.5                 # standard errors of an effect; least share of members that stays effective
LEAST, YEAR = 6, 12                   # months of a past origin that must have been seen; of which it tells


class Past(NamedTuple):
    """One origin: normal scores `z (member, parameter)`, the model's `deaths (member, lead, unit)`."""

    z: np.ndarray
    deaths: np.ndarray


class Refit(NamedTuple):
    """`effect (parameter, unit)`, `gap (unit,)` log of counted over modelled, its `variance (unit,)`, whole `years`."""

    effect: np.ndarray
    gap: np.ndarray
    variance: np.ndarray
    years: float


def normal_scores(values: Mapping[str, np.ndarray], names: Sequence[str]) -> np.ndarray:
    """Normal scores `(member, parameter)` of draws by their rank among the members; 0 where all members agree."""
    drawn = np.column_stack([values[name] for name in names])
    rank = drawn.argsort(0, kind="stable").argsort(0, kind="stable")
    return np.where(np.ptp(drawn, axis=0) > 0, ndtri((rank + 0.5) / len(drawn)), 0.0)


def refit(past: Mapping[int, Past], dead: np.ndarray, origin: int) -> Refit | None:
    """What the months up to `origin` say of the parameters; None before there is an origin to learn from.

    `past` origin -> its ensemble; `dead (month, unit)` by the reporting layer. Origins and months after `origin` are not read.
    """
    z, moved, gaps = [], [], {}
    for at, one in past.items():
        seen = min(YEAR, origin - at)
        if seen < LEAST:
            continue
        told = one.deaths[:, :seen].sum(1)
        logs = np.log1p(told)
        z.append(one.z)
        moved.append(logs - logs.mean(0))
        gaps.setdefault(at // YEAR, []).append(np.log1p(dead[at + 1:at + 1 + seen].sum(0)) - logs.mean(0))
    if not z:
        return None
    weight = np.array([0.5 ** ((origin // YEAR - year) * YEAR / FORGET) for year in gaps])
    gap = weight @ np.array([np.mean(rows, axis=0) for rows in gaps.values()]) / weight.sum()
    return Refit(effects(np.concatenate(z), np.concatenate(moved)), gap,
                 np.full(gap.size, DISCREPANCY**2 + YEARLY**2 / weight.sum()), float(weight.sum()))


def effects(z: np.ndarray, moved: np.ndarray) -> np.ndarray:
    """Least-squares effects `(parameter, unit)` of scores `(row, parameter)` on `moved (row, unit)`, unsure ones as 0."""
    inverse = np.linalg.inv(z.T @ z + np.eye(z.shape[1]))      # as one row of no effect a parameter: none is left unknown
    found = inverse @ z.T @ moved
    error = np.sqrt(np.diag(inverse))[:, None] * (moved - z @ found).std(0)
    return np.where(np.abs(found) > SURE * error, found, 0.0)


def weights(fit: Refit | None, z: np.ndarray) -> np.ndarray:
    """What each member of an ensemble `z (member, parameter)` weighs; they sum to 1."""
    if fit is None:
        return np.full(len(z), 1 / len(z))
    log = -((fit.gap - z @ fit.effect) ** 2 / (2 * fit.variance)).sum(1)
    low, high = 0.0, 1.0
    if effective(_share(log)) < KEPT:
        for _ in range(30):
            middle = (low + high) / 2
            low, high = (middle, high) if effective(_share(middle * log)) >= KEPT else (low, middle)
        return _share(low * log)
    return _share(log)


def _share(log: np.ndarray) -> np.ndarray:
    weight = np.exp(log - log.max())
    return weight / weight.sum()


def effective(weight: np.ndarray) -> float:
    """Kish's effective share of the members."""
    return float(1 / (weight @ weight) / weight.size)


def drawn(weight: np.ndarray) -> np.ndarray:
    """Numbers of as many members as there are, each as often as it weighs (systematic resampling: no luck)."""
    edges = np.cumsum(weight)
    return np.minimum(np.searchsorted(edges, (np.arange(weight.size) + 0.5) / weight.size), weight.size - 1)

"""What data told of each parameter: how much narrower it became, where it went, and whether two methods agree.

    shrinkage = 1 - sd(posterior) / sd(prior)        shift = (mean(posterior) - mean(prior)) / sd(prior)

Both in normal scores of the declared distribution. A small ensemble shrinks of itself, so GHOSTS that the model does not
have are carried along: a parameter is informed only when it shrank by more than LEAST and by more than 95 % of them.
"""

from typing import NamedTuple

import numpy as np

LEAST = 0.1        # shrinkage from which data inform a parameter
GHOSTS = 40
# Methods disagree: means apart by this share of the prior's deviation and by twice the second's own error, or widths by WIDER.
APART, WIDER = 0.5, 1.5


class Row(NamedTuple):
    """One parameter. `mean`, `sd`, `wobble`: of the second opinion's scores and the error of their mean, NaN without one."""

    name: str
    prior_sd: float
    posterior_mean: float
    posterior_sd: float
    shrinkage: float
    shift: float
    informed: bool
    mean: float
    sd: float
    wobble: float
    agree: bool | None


def with_ghosts(z: np.ndarray, seed: int) -> np.ndarray:
    """The ensemble `(member, parameter)` with GHOSTS columns of pure noise at its right."""
    return np.column_stack([z, np.random.default_rng([seed, GHOSTS]).standard_normal((len(z), GHOSTS))])


def floor(before: np.ndarray, after: np.ndarray) -> float:
    """The shrinkage that 95 % of the ghosts `(member, ghost)` stay below."""
    return float(np.quantile(1 - after.std(0, ddof=1) / before.std(0, ddof=1), 0.95))


def shrinkage(names: list[str], before: np.ndarray, after: np.ndarray, noise: float = 0.0,
              second: np.ndarray | None = None, wobble: np.ndarray | None = None) -> list[Row]:
    """A row a parameter from scores `(member, parameter)` before and after, and of a second opinion `(draw, parameter)`."""
    wide, narrow = before.std(0, ddof=1), after.std(0, ddof=1)
    shrunk, shift = 1 - narrow / wide, (after.mean(0) - before.mean(0)) / wide
    nothing = np.full(len(names), np.nan)
    mean, sd = (nothing, nothing) if second is None else (second.mean(0), second.std(0, ddof=1))
    wobble = nothing if wobble is None else wobble
    rows = []
    for k, name in enumerate(names):
        reach = max(APART * wide[k], 2 * np.nan_to_num(wobble[k]))
        near = abs(mean[k] - after[:, k].mean()) < reach and 1 / WIDER < sd[k] / narrow[k] < WIDER
        rows.append(Row(name, float(wide[k]), float(after[:, k].mean()), float(narrow[k]), float(shrunk[k]), float(shift[k]),
                        bool(shrunk[k] > max(LEAST, noise)), float(mean[k]), float(sd[k]),
                        float(wobble[k]), None if second is None else bool(near)))
    return sorted(rows, key=lambda r: -r.shrinkage)

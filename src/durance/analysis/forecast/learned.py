"""The model's runs with the members that the past of each year spoke for (`refit`), beside those of the prior."""

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from durance.analysis.forecast.origins import starting
from durance.analysis.forecast.refit import Past, Refit, drawn, effective, normal_scores, refit, weights
from durance.ensemble.members import sample
from durance.pack.model import Pack

Runs = Mapping[str, np.ndarray]      # origin YYYY-MM -> deaths (member, month, region, kind)


class Learned(NamedTuple):
    """`runs` origin -> as the prior's, members drawn anew; `fits` number of the last month learned from -> the refit;
    `kept` the same -> least effective share of members; `moved` the same -> mean normal score `(parameter,)` at the last
    origin it serves (0 in the prior but for luck); `names` of the parameters."""

    runs: dict[str, np.ndarray]
    fits: dict[int, Refit | None]
    kept: dict[int, float]
    moved: dict[int, np.ndarray]
    names: list[str]


def drawn_scores(pack: Pack, runs: Runs, seed: int) -> tuple[list[str], dict[str, np.ndarray]]:
    """Names of the parameters, and origin -> normal scores `(member, parameter)` of what its members drew."""
    found = {month: _scores(pack, month, run.shape[1], len(run), seed + int(month.replace("-", "")))
             for month, run in runs.items()}
    return sorted(pack.parameters), found


@lru_cache(maxsize=256)
def _scores(pack: Pack, month: str, leads: int, members: int, seed: int) -> np.ndarray:
    """Of one origin; kept, for cases share origins."""
    values = sample(starting(pack, month, leads), np.arange(members, dtype=np.uint64), members, seed).values
    return normal_scores(values, sorted(pack.parameters))


def learned(pack: Pack, runs: Runs, parts: np.ndarray, dead: np.ndarray, first: str, seed: int,
            fresh: Collection[str] = ()) -> Learned:
    """The runs with the members of each origin drawn by a refit on months before its January; in `fresh` ones up to it.

    `parts (region, unit)` says which regions of a run make a unit of `dead (month, unit)`, whose first month is `first` (a
    January); `seed` is that of the runs.
    """
    names, scores = drawn_scores(pack, runs, seed)
    at = {month: (int(month[:4]) - int(first[:4])) * 12 + int(month[5:7]) - 1 for month in runs}
    past = {at[month]: Past(scores[month], run.sum(-1) @ parts) for month, run in runs.items()}
    found, fits, kept, moved = {}, {}, {}, {}
    for month, run in runs.items():
        known = at[month] if month in fresh else (at[month] + 1) // 12 * 12 - 1
        if known not in fits:
            fits[known] = refit({k: one for k, one in past.items() if k < known}, dead[:known + 1], known)
        weight = weights(fits[known], scores[month])
        kept[known], moved[known] = min(kept.get(known, 1.0), effective(weight)), weight @ scores[month]
        found[month] = run[drawn(weight)]
    return Learned(found, fits, kept, moved, names)


def in_words(what: Learned, unit: int = 0, most: int = 3) -> str:
    """One clause a refit: log of counted over modelled deaths, effective members, and how far it moved the parameters that
    deaths hang on most, in deviations of the prior."""
    clauses = []
    for known, fit in what.fits.items():
        if fit is not None:
            top = [k for k in np.argsort(-np.abs(fit.effect[:, unit])) if fit.effect[k, unit]][:most]
            clauses.append(f"after {known + 1} months: log gap {fit.gap[unit]:+.2f}, {what.kept[known]:.0%} effective, "
                           + " ".join(f"{what.names[k]} {what.moved[known][k]:+.2f}" for k in top))
    return "; ".join(clauses)

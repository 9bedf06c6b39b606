"""Case I: by how much two public counts of the same dead differ, given the pairs of counts that were published.

    log ratio of a pair ~ Normal(centre, scatter);  centre ~ Normal(0, centre_sd);  scatter ~ half-Normal(scatter_scale)

The posterior is summed over a grid, and a further pair is drawn from it. No run of the model enters.
"""

from typing import Any

import numpy as np

from durance.analysis.forecast.judge import Row, row
from durance.ensemble.run import Progress
from durance.pack.model import Pack

GRID = 200


def two_counts(pack: Pack, case: dict[str, Any], fast: bool, progress: Progress) -> list[Row]:
    """The rows of case I; `pack`, `fast` and `progress` are not needed, for nothing is run."""
    logs = np.array([np.log(p["counts"][0] / p["counts"][1]) for p in case["pairs"].values()])
    ratio = further(logs, case["prior"], case["members"], case["seed"])
    alone = further(logs[:0], case["prior"], case["members"], case["seed"])
    low, mid, high = np.quantile(ratio, [0.05, 0.5, 0.95])
    first, last = case["prior"]["range"]
    within = float(((ratio >= first) & (ratio <= last)).mean())
    before = np.quantile(alone, [0.05, 0.95])
    note = f"{logs.size} pairs, their ratios {np.exp(logs).min():.2f} to {np.exp(logs).max():.2f}; " \
           f"without them 5 to 95 % would be {before[0]:.2f} to {before[1]:.2f}"
    ends = [float(low), float(high)]
    return [row(case, "low90", low, benchmark=first, note=note), row(case, "high90", high, benchmark=last),
            row(case, "share_within", within, note=f"of the posterior from {first:g} to {last:g}"),
            row(case, "median", mid, benchmark=1.4, interval=ends, note="benchmark: the ratio of eight years")]


def further(logs: np.ndarray, prior: dict[str, Any], draws: int, seed: int) -> np.ndarray:
    """Draws `(draws,)` of the ratio of one more pair, given the log ratios `(pair,)` of those published."""
    sd, scale = float(prior["centre_sd"]), float(prior["scatter_scale"])
    centre, scatter = np.meshgrid(np.linspace(-4 * sd, 4 * sd, GRID), np.linspace(0.02, 4 * scale, GRID), indexing="ij")
    weight = -0.5 * (centre / sd) ** 2 - 0.5 * (scatter / scale) ** 2
    for one in logs:
        weight = weight - 0.5 * ((one - centre) / scatter) ** 2 - np.log(scatter)
    mass = np.exp(weight - weight.max()).ravel()
    luck = np.random.default_rng(seed)
    at = luck.choice(mass.size, draws, p=mass / mass.sum())
    return np.exp(centre.ravel()[at] + scatter.ravel()[at] * luck.standard_normal(draws))

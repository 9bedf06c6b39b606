"""Simulation-based calibration: does a sampler find truths that it was not told, as often as it says?

A truth is drawn from Lakeland's prior, the model runs once with it, its targets are read with an error, and the sampler is
asked. Over many truths the rank of the truth among the sampler's draws must be uniform: a hump tells of too little
confidence, a bowl of too much. Uniform ranks alone are cheap (a sampler that returns the prior has them), so the correlation
of posterior means with truths stands beside. Sources: Cook, Gelman and Rubin, Journal of Computational and Graphical
Statistics 15 (2006); Talts et al., arXiv 1804.06788.
"""

from typing import Any, NamedTuple

import numpy as np
from scipy import stats

from durance.analysis.calibrate import NINETY, Targets, Task, fit, luck_of, predict, prior
from durance.analysis.regression_abc import regression_abc
from durance.ensemble.run import Progress, silent
from durance.pack.load import load
from durance.scenario import scenario

BINS = 5
DAYS = 31
# What is read of a synthetic January, as Mali's fit reads its autumn: outcome, statistic, where, unit, 90 % error either way.
READ = (("inflow_share", "mean", "lakeland", "share", 0.05), ("tankers_lost", "max", "lakeland", "trucks", 10.0),
        ("inflow_share", "min", "lakeland", "share", 0.05), ("convoy_share_lost", "event_mean", "lakeland", "share", 0.1))


class Ranks(NamedTuple):
    """`u` `(replicate, parameter)`: share of draws below the truth; `truth`, `mean`, `sd` of scores, of the same shape."""

    u: np.ndarray
    truth: np.ndarray
    mean: np.ndarray
    sd: np.ndarray


def lakeland_task(days: int = DAYS) -> Task:
    """Lakeland's fitted parameters and a synthetic January; `middle` is to be replaced by what a truth says."""
    pack = load("lakeland")
    made = scenario(pack, "siege").for_days(days)
    entries = [{"outcome": outcome, "at": at, "statistic": what, "unit": unit, "from": str(made.start), "to": str(made.end)}
               for outcome, what, at, unit, _ in READ]
    error = np.array([2 * row[-1] / NINETY for row in READ])
    return Task(made, sorted(p.name for p in pack.parameters.values() if p.fit),
                Targets([row[0] for row in READ], entries, np.zeros(len(READ)), error))


def sbc(what: Task, replicates: int, members: int, steps: int, pool: int, seed: int,
        progress: Progress = silent) -> dict[str, Ranks]:
    """Ranks of known truths under ES-MDA (`members` in `steps`) and regression-ABC (`pool` members of the prior).

    A truth has draws and luck of its own; so has each ensemble. Only the pool is shared, as an amortised method may.
    """
    truth = prior(what, replicates, seed)
    rng = np.random.default_rng(seed)
    seen = predict(what, truth, seed)
    seen = seen + what.aim.error * rng.standard_normal(seen.shape)
    wide = prior(what, pool, seed + 1)
    told = predict(what, wide, seed + 1)
    luck = luck_of(told, predict(what, wide, seed + 2))
    found: dict[str, list[np.ndarray]] = {"ES-MDA": [], "regression-ABC": []}
    for k in range(replicates):
        progress("truths", k, replicates)
        aim = Targets(what.aim.ids, what.aim.entries, seen[k], what.aim.error)
        own = seed + 10 + k * (steps + 1)
        found["ES-MDA"].append(fit(Task(what.made, what.names, aim), prior(what, members, own), luck, steps, own))
        found["regression-ABC"].append(regression_abc(wide, told, seen[k], what.aim.error, rng, members).z)
    progress("truths", replicates, replicates)
    return {name: ranks(each, truth, rng) for name, each in found.items()}


def ranks(posteriors: list[np.ndarray], truth: np.ndarray, rng: np.random.Generator) -> Ranks:
    """Ranks of truths `(replicate, parameter)` among draws `(draw, parameter)`, spread evenly between the two neighbours."""
    below = np.array([(draws < t).sum(0) for draws, t in zip(posteriors, truth, strict=True)])
    sizes = np.array([len(draws) for draws in posteriors])[:, None]
    u = (below + rng.random(below.shape)) / (sizes + 1)
    return Ranks(u, truth, np.array([d.mean(0) for d in posteriors]), np.array([d.std(0, ddof=1) for d in posteriors]))


def judge(found: Ranks) -> dict[str, Any]:
    """Coverage of 50 and 90 % with the band that 95 % of honest samplers keep to, chi2 of the histogram, and confidence.

    `bowl` is the mean squared distance of ranks from the middle in standard errors: above 2 overconfident, below -2 too
    modest. Ranks of one truth's parameters count as independent, which they are nearly where data tell little; `recovery`
    is the correlation of posterior means and truths, `width` the mean posterior deviation in prior ones.
    """
    u = found.u.ravel()
    told: dict[str, Any] = {"ranks": u.size}
    for level in (0.5, 0.9):
        low, high = stats.binom.interval(0.95, u.size, level)
        told[f"cover{level:.0%}".rstrip("%")] = float((np.abs(u - 0.5) <= level / 2).mean())
        told[f"band{level:.0%}".rstrip("%")] = (float(low / u.size), float(high / u.size))
    counts = np.histogram(u, BINS, (0, 1))[0]
    told |= {"counts": counts.tolist(), "chi2": float(stats.chisquare(counts).statistic),
             "p": float(stats.chisquare(counts).pvalue),
             "bowl": float((((u - 0.5) ** 2).mean() - 1 / 12) / np.sqrt(1 / 180 / u.size)),
             "recovery": np.array([_correlation(m, t) for m, t in zip(found.mean.T, found.truth.T, strict=True)]).tolist(),
             "width": found.sd.mean(0).tolist()}
    return told


def _correlation(a: np.ndarray, b: np.ndarray) -> float:
    return float(np.corrcoef(a, b)[0, 1]) if a.std() > 0 and b.std() > 0 else 0.0

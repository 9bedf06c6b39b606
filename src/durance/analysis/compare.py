"""Options side by side in the same futures: what each changes, how surely it is better, what it may harm, what it costs.

All differences are an option less the first one, future by future. A harm is a rise by more than a hundredth of deaths of
civilians, hunger or displacement in the same future. An option is dominated when another has as good an effect, cost and harm
on average and one of the three better; an option without a price is not set against others in this. A reference (see `options`)
has its row, and is never ranked.
"""

from typing import Any

import numpy as np

from durance.analysis.options import Decision, Option
from durance.analysis.quantiles import spread, tidy
from durance.analysis.words import counted, said

WORTH = 0.01       # rise of a harm, as a share of what it is without the option, from which on it counts
DRAWS = 1000       # bootstrap samples of futures


def compare(decision: Decision, scored: bool = False) -> list[dict[str, Any]]:
    """One row an option but the first, then one a reference: `{run, text, reference, outcome, unit, difference, mean,
    probability_better, interval_better, probability_worse, interval_worse, words, harm, cost, per_cost, dominated_by, idle}`.

    `difference` holds the five quantiles; `mean` `[value, low, high]` with its 95 % interval; shares are of futures.
    `idle`: neither outcome nor harms change in any future, so that the option may not apply here, whatever its order costs.
    """
    base, rows = decision.options[0], []
    beaten: dict[int, list[str] | None] = dict(enumerate(dominated(decision)))
    for k, one in enumerate([*decision.options, *decision.references][1:], 1):
        change = one.values - base.values
        good, sure = counted(decision.sign * change > 0)
        bad, doubt = counted(decision.sign * change < 0)
        rows.append({"run": one.name, "text": one.text, "reference": k not in beaten, "outcome": decision.on,
                     "unit": decision.unit, "difference": spread(change), "mean": mean(change), "probability_better": good,
                     "interval_better": list(sure), "probability_worse": bad, "interval_worse": list(doubt),
                     "words": f"better: {said(good, sure, scored)}; worse: {said(bad, doubt, scored)}",
                     "harm": harm(base, one), "cost": price(one),
                     "per_cost": per_cost(decision.sign * change, one.cost) if k in beaten else None,
                     "dominated_by": beaten.get(k), "idle": idle(base, one)})
    return rows


def mean(change: np.ndarray) -> list[float | None]:
    """Mean with its 95 % interval (normal); one future has none."""
    if change.size < 2:
        return [tidy(change.mean()), None, None]
    half = 1.96 * float(change.std()) / np.sqrt(change.size)
    return [tidy(change.mean()), tidy(change.mean() - half), tidy(change.mean() + half)]


def harmed(base: Option, one: Option, name: str) -> np.ndarray:
    """Futures `(member,)` in which a harm rises by more than `WORTH` of what it is without the option."""
    return one.harms[name] - base.harms[name] > WORTH * np.abs(base.harms[name])


def idle(base: Option, one: Option) -> bool:
    """Whether an option changes nothing that is looked at."""
    return bool((one.values == base.values).all() and all((one.harms[n] == base.harms[n]).all() for n in one.harms))


def hurt(base: Option, one: Option) -> np.ndarray:
    """Futures `(member,)` in which any harm rises so."""
    return np.any([np.zeros(one.values.size, bool), *(harmed(base, one, name) for name in one.harms)], axis=0)


def harm(base: Option, one: Option) -> dict[str, Any]:
    """`{probability, interval, each: [{outcome, probability, interval, q05 .. q95}]}` of any harm and of each."""
    if not one.harms:
        return {"probability": None, "interval": None, "each": []}
    each = []
    for name in one.harms:
        p, interval = counted(harmed(base, one, name))
        rise = one.harms[name] - base.harms[name]
        each.append({"outcome": name, "probability": p, "interval": list(interval), **spread(rise)})
    p, interval = counted(hurt(base, one))
    return {"probability": p, "interval": list(interval), "each": each}


def price(one: Option) -> dict[str, Any]:
    """`{q05 .. q95, unit, parts}`; quantiles None where a part has no price, with the reason in the part."""
    parts = [{"measure": c.measure, "low": tidy(c.low) if c.low is not None else None,
              "high": tidy(c.high) if c.high is not None else None, "unit": c.unit, "grade": c.grade, "claims": list(c.claims),
              "note": c.note, "reason": c.reason} for c in one.priced]
    known = spread(np.full(1, np.nan) if one.cost is None else one.cost)
    return {**known, "unit": "Mcur", "parts": parts}


def per_cost(gain: np.ndarray, cost: np.ndarray | None, seed: int = 1) -> list[float | None] | None:
    """What a Mcur buys: mean gain over mean cost, `[value, low, high]` with a 95 % bootstrap interval over futures.

    None where there is no price, or where the option costs nothing or saves money in some future.
    """
    if cost is None or cost.min() <= 0:
        return None
    pick = np.random.default_rng(seed).integers(gain.size, size=(DRAWS, gain.size))
    low, high = np.quantile(gain[pick].mean(1) / cost[pick].mean(1), [0.025, 0.975])
    return [tidy(gain.mean() / cost.mean()), tidy(low), tidy(high)]


def dominated(decision: Decision) -> list[list[str] | None]:
    """Names of the options that dominate each one on average (effect, cost, harm); None where it has no price, or would save
    money by doing nothing."""
    base, points = decision.options[0], []
    for one in decision.options:
        if one.cost is None or (idle(base, one) and one.cost.mean() < 0):
            points.append(None)
            continue
        effect = decision.sign * (one.values - base.values).mean()
        points.append(np.array([effect, -one.cost.mean(), -hurt(base, one).mean()]))
    return [None if p is None else [other.name for q, other in zip(points, decision.options, strict=True)
                                    if q is not None and (q >= p).all() and (q > p).any()] for p in points]


def pareto(decision: Decision) -> list[str]:
    """Options with a price that no other dominates."""
    return [one.name for one, by in zip(decision.options, dominated(decision), strict=True) if by == []]

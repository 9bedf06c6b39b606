"""Flight: how many have left which place, where they shelter, and who goes where.

Leaving and shelter are recorded by place. Who went where is not: it is worked out again from the recorded weeks by the rule of
`mechanisms.flight` (near, open shelters first), for those who leave; of who came home and from where nothing is told. Killing
and takeovers within a week, which close a shelter for a day, are not seen; `fit` says how well arrivals so found agree with
the shelter that was recorded.
"""

from typing import Any

import numpy as np

from durance.analysis.quantiles import spread, tidy
from durance.analysis.words import counted, said
from durance.ensemble.store import Run
from durance.pack.model import Pack

MOST = 40           # flows told
LEAST = 1.0         # people, below which a place or flow is not told


def displacement(run: Run, pack: Pack, scored: bool = False) -> dict[str, Any]:
    """`{origins, shelters, totals, flows, fit}`: rows of people, places by the mean of their net change and flows by
    their median, the largest rise first.

    `origins` `[{id, name, region, abroad, q05 .. q95, left, home, probability, interval, words}]`: net people who left since
    the first week, below 0 where more came home; `left` and `home` are the five quantiles of weekly rises and of weekly falls,
    summed. `shelters` the same of those who came to shelter and moved on; `totals` `[{what, q05 .. q95, left, home, ...}]` of
    all places; `flows` `[{origin, shelter, q05 .. q95}]` gross.
    """
    pairs = flows(run, pack)
    told = [(np.median(pairs[:, i, j]), i, j) for i, j in np.argwhere(pairs.mean(0) >= LEAST)]
    rows = [{"origin": pack.places[i]["id"], "shelter": pack.places[j]["id"]} | spread(pairs[:, i, j])
            for _, i, j in sorted(told, key=lambda row: -row[0])[:MOST]]
    left, came = (np.nan_to_num(run.array(name).astype(float)) for name in ("left_home", "displaced"))
    return {"origins": _places(left, pack, scored), "shelters": _places(came, pack, scored), "flows": rows,
            "totals": totals(left, came, pack, scored), "fit": _fit(pairs.sum(1).mean(0), (came[:, -1] - came[:, 0]).mean(0))}


def totals(left: np.ndarray, came: np.ndarray, pack: Pack, scored: bool = False) -> list[dict[str, Any]]:
    """All places of `(member, week, locality)`: who left home, who shelters in the country, who shelters abroad."""
    parts = {"left home": left, "sheltered in the country": came[:, :, pack.home], "sheltered abroad": came[:, :, ~pack.home]}
    return [{"what": what} | _change(weeks.sum(2), scored) for what, weeks in parts.items()]


def flows(run: Run, pack: Pack) -> np.ndarray:
    """People who left place i for shelter j since the first week, `(member, i, j)`, by the weights of `mechanisms.flight`."""
    left = np.nan_to_num(run.array("left_home").astype(float))
    safe = 1.0 - np.nan_to_num(run.array("besieged").astype(float))
    power = run.array("parameters")[:, run.coords["parameter"].index("distance_power")]
    apart = ~np.eye(left.shape[2], dtype=bool)
    found = np.zeros((left.shape[0], left.shape[2], left.shape[2]))
    for m in range(left.shape[0]):
        near = apart * pack.map["shelter"] * np.exp(-power[m] * pack.map["log_distance"])
        for w in range(1, left.shape[1]):
            out = np.maximum(left[m, w] - left[m, w - 1], 0.0)
            if out.any():
                pull = near * safe[m, w]
                found[m] += (out / np.maximum(pull.sum(1), 1e-300))[:, None] * pull
    return found


def _places(weeks: np.ndarray, pack: Pack, scored: bool) -> list[dict[str, Any]]:
    """A row a place of `(member, week, locality)` people, the largest mean rise first: medians would hide a few bad futures."""
    rise = (weeks[:, -1] - weeks[:, 0]).mean(0)
    return [{key: pack.places[i][key] for key in ("id", "name", "region")} | {"abroad": not pack.home[i]}
            | _change(weeks[:, :, i], scored)
            for i in np.argsort(-rise, kind="stable") if np.abs(np.diff(weeks[:, :, i])).sum(1).mean() >= LEAST]


def _change(weeks: np.ndarray, scored: bool) -> dict[str, Any]:
    """Net change over the run of `(member, week)` people, what rose and what fell on the way, and how often it is a rise."""
    step, net = np.diff(weeks), weeks[:, -1] - weeks[:, 0]
    p, interval = counted(net >= LEAST)
    return {**spread(net), "left": spread(np.maximum(step, 0.0).sum(1)), "home": spread(np.maximum(-step, 0.0).sum(1)),
            "probability": p, "interval": list(interval), "words": said(p, interval, scored)}


def _fit(found: np.ndarray, recorded: np.ndarray) -> float | None:
    """Rank correlation over places of arrivals found and shelter recorded; None where nothing varies."""
    from scipy.stats import spearmanr

    known = (found > LEAST) | (np.abs(recorded) > LEAST)
    if known.sum() < 3 or np.ptp(found[known]) == 0 or np.ptp(recorded[known]) == 0:
        return None
    return tidy(np.asarray(spearmanr(found[known], recorded[known]))[0])

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
    """`{origins, shelters, flows, fit}`: rows of people, largest median first.

    `origins` `[{id, name, region, q05 .. q95, probability, interval, words}]`: net people who left since the first week;
    `shelters` the same of those who came to shelter, with `abroad`; `flows` `[{origin, shelter, q05 .. q95}]` gross.
    """
    left, came = _rise(run, "left_home"), _rise(run, "displaced")
    pairs = flows(run, pack)
    told = [(np.median(pairs[:, i, j]), i, j) for i, j in np.argwhere(pairs.mean(0) >= LEAST)]
    rows = [{"origin": pack.places[i]["id"], "shelter": pack.places[j]["id"]} | spread(pairs[:, i, j])
            for _, i, j in sorted(told, key=lambda row: -row[0])[:MOST]]
    return {"origins": _places(left, pack, scored), "shelters": _places(came, pack, scored), "flows": rows,
            "fit": _fit(pairs.sum(1).mean(0), came.mean(0))}


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


def _rise(run: Run, name: str) -> np.ndarray:
    """Rise of a weekly record over the run `(member, locality)`, 0 where there is none."""
    series = np.nan_to_num(run.array(name).astype(float))
    return series[:, -1] - series[:, 0]


def _places(people: np.ndarray, pack: Pack, scored: bool) -> list[dict[str, Any]]:
    rows = []
    for i, place in enumerate(pack.places):
        if np.abs(people[:, i]).mean() >= LEAST:
            p, interval = counted(people[:, i] >= LEAST)
            rows.append({"id": place["id"], "name": place["name"], "region": place["region"], "abroad": not pack.home[i]}
                        | spread(people[:, i]) | {"probability": p, "interval": list(interval),
                                                  "words": said(p, interval, scored)})
    return sorted(rows, key=lambda r: -r["q50"])


def _fit(found: np.ndarray, recorded: np.ndarray) -> float | None:
    """Rank correlation over places of arrivals found and shelter recorded; None where nothing varies."""
    from scipy.stats import spearmanr

    known = (found > LEAST) | (np.abs(recorded) > LEAST)
    if known.sum() < 3 or np.ptp(found[known]) == 0 or np.ptp(recorded[known]) == 0:
        return None
    return tidy(np.asarray(spearmanr(found[known], recorded[known]))[0])

"""What an answer hangs on: the parameters that explain most of its spread, with their grades; and the disputes."""

from typing import Any

import numpy as np
from scipy.stats import chi2, rankdata

from durance.ensemble.store import Run
from durance.pack.model import Pack
from durance.pack.second import provisional

MOST = 8          # parameters named for an outcome
CHANCE = 0.05     # how often luck alone may name any parameter at all for an outcome


def influence(run: Run, pack: Pack, values: np.ndarray) -> list[dict[str, Any]]:
    """Parameters by the share of the outcome's rank variance that each explains alone, largest first.

    `values` is `(member,)`, NaN for never; `low` and `high` are what the members of this run drew. The shares are squared
    Spearman correlations: what is left is luck, interaction and bends. A screen, not a Sobol' index: luck names any parameter
    at all for one outcome in twenty.
    """
    drawn = run.array("parameters")
    moving = np.ptp(drawn, axis=0) > 0
    late = np.where(np.isnan(values), np.inf, values)
    if len(late) < 3 or (late == late[0]).all() or not moving.any():
        return []
    x, y = rankdata(drawn[:, moving], axis=0), rankdata(late)
    rho = ((x - x.mean(0)) * (y - y.mean())[:, None]).mean(0) / (x.std(0) * y.std())
    names = np.array(run.coords["parameter"])[moving]
    rows, once = [], provisional(pack.folder)
    least = noise(int(moving.sum())) / len(y)
    for k in np.argsort(-(rho**2))[:MOST]:
        if rho[k] ** 2 >= least:
            p = pack.parameters[str(names[k])]
            rows.append({"parameter": p.name, "share": float(rho[k] ** 2), "sign": float(np.sign(rho[k])), "grade": p.grade,
                         "unit": p.unit, "value": p.value, "low": float(drawn[:, moving][:, k].min()),
                         "high": float(drawn[:, moving][:, k].max()), "note": p.note,
                         "claims": list(p.claims), "provisional": p.name in once})
    return rows


def noise(asked: int, free: int = 1) -> float:
    """The share of rank variance, times members, that luck exceeds for one of `asked` things in CHANCE of the cases.

    `free` is the number of degrees of freedom of one thing: 1 for a parameter, readings less one for a dispute (Bonferroni).
    """
    return float(chi2.ppf(1.0 - CHANCE / max(1, asked), free))


def graded(rows: list[dict[str, Any]]) -> dict[str, float]:
    """Share of the explained spread by grade of the parameters behind it."""
    total = sum(r["share"] for r in rows)
    return {g: sum(r["share"] for r in rows if r["grade"] == g) / total for g in "ABCDE"} if total else {}


def moves(run: Run, values: np.ndarray) -> dict[str, dict[str, float]]:
    """For each live dispute: largest difference of the outcome's mean between two readings, and its standard error.

    NaN (never) counts as the longest value seen. Two means differ clearly when the difference exceeds twice its error.
    """
    held, found = run.array("readings"), {}
    y = np.where(np.isnan(values), np.nanmax(values) if np.isfinite(values).any() else 0.0, values)
    for k, dispute in enumerate(run.coords["dispute"]):
        groups = [y[held[:, k] == r] for r in np.unique(held[:, k])]
        groups = [g for g in groups if g.size > 1]
        if len(groups) > 1:
            groups.sort(key=np.mean)
            low, high = groups[0], groups[-1]
            error = float(np.sqrt(low.var() / low.size + high.var() / high.size))
            found[dispute] = {"difference": float(high.mean() - low.mean()), "error": error}
    return found

"""What an answer is sensitive to: Morris' screen of every input, then Sobol' indices of those that matter most.

Inputs are all parameters that members draw, and all disputes. In the screen the futures of one walk share their luck. In the
second step luck is an input of its own, and so is the rest of the inputs taken together: the shares then tell what is lost by
looking at the foremost alone. A total index holds an input's part in all interactions, so that totals may sum to more than 1.
"""

from typing import Any

import numpy as np

from durance.analysis.facts import known
from durance.analysis.morris import effects, walks
from durance.analysis.points import inputs_of, run_points
from durance.analysis.quantiles import tidy
from durance.analysis.sobol import design, indices
from durance.core.state import nearest
from durance.ensemble.run import Progress, silent
from durance.pack.model import Unknown
from durance.scenario import Scenario

WALKS, ROWS, FOREMOST = 12, 128, 10
REST, LUCK = "all other inputs", "luck"


def screen(made: Scenario, on: str, count: int = WALKS, seed: int = 1, only: list[str] | None = None,
           progress: Progress = silent, threads: int | None = None) -> list[dict[str, Any]]:
    """Morris: `[{input, kind, mu, mu_star, low, high, sigma, clear, grade, claims, text}]`, strongest first.

    Effects are changes of the outcome when an input goes through its whole range; `clear`: the interval of mu_star lies above
    0. Raises ValueError or Unknown for what cannot be asked.
    """
    if count < 2:
        raise ValueError(f"a screen needs two walks or more, not {count}")
    names = chosen(made, only)
    path = walks(len(names), count, seed)
    luck = np.tile(np.arange(count), (len(names) + 1, 1))
    y = run_points(made, names, path.swapaxes(0, 1), luck, on, seed, progress, threads).T
    told = effects(path, y, seed)
    rows = [{"input": name, **about(made, name), "mu": tidy(told.mu[k]), "mu_star": tidy(told.mu_star[k]),
             "low": tidy(told.low[k]), "high": tidy(told.high[k]), "sigma": tidy(told.sigma[k]), "clear": bool(told.low[k] > 0)}
            for k, name in enumerate(names)]
    return sorted(rows, key=lambda r: -r["mu_star"])


def shares(made: Scenario, on: str, foremost: list[str], rows: int = ROWS, seed: int = 1, progress: Progress = silent,
           threads: int | None = None) -> list[dict[str, Any]]:
    """Sobol': `[{input, kind, first, first_low, first_high, total, total_low, total_high, grade, claims, text}]`.

    One row for each of `foremost`, one for all other inputs together, one for luck; largest total first. `rows` is a power of
    two. Raises ValueError or Unknown for what cannot be asked.
    """
    names = inputs_of(made)
    chosen(made, foremost)
    rest = [n for n in names if n not in foremost]
    groups = [[n] for n in foremost] + ([rest] if rest else [])
    points, luck = _grouped(names, groups, rows, seed)
    y = run_points(made, names, points, luck, on, seed, progress, threads)
    told = indices(y, seed)
    called = [*foremost, *([REST] if rest else []), LUCK]
    found = [{"input": name, **about(made, name), **{key: tidy(getattr(told, key)[k]) for key in told._fields}}
             for k, name in enumerate(called)]
    return sorted(found, key=lambda r: -(r["total"] or 0.0))


def _grouped(names: list[str], groups: list[list[str]], rows: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Points and luck of A, B, then A with each group from B, then A with the luck of B."""
    a, b = design(len(names), rows, seed)[:2]
    columns = [a, b]
    for group in groups:
        mixed = a.copy()
        at = [names.index(n) for n in group]
        mixed[:, at] = b[:, at]
        columns.append(mixed)
    mine, other = np.arange(rows), np.arange(rows, 2 * rows)
    return np.stack([*columns, a]), np.stack([mine, other, *[mine] * len(groups), other])


def chosen(made: Scenario, only: list[str] | None) -> list[str]:
    """The inputs asked for, or all. Raises Unknown."""
    names = inputs_of(made)
    for name in only or ():
        if name not in names:
            raise Unknown(f"{made.pack.name}/{made.id} draws no input {name!r}{nearest(name, names)}")
    return list(only) if only else names


def about(made: Scenario, name: str) -> dict[str, Any]:
    """Kind, grade, claims and text of an input."""
    if name in (REST, LUCK):
        return {"kind": "rest" if name == REST else "luck", "grade": "", "claims": [], "text": ""}
    choice = name in made.pack.ledger.disputes
    return {"kind": "dispute" if choice else "parameter"} | known(made.pack, name, choice)

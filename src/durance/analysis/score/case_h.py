"""Case H: the model left alone for twenty years, its wars counted as UCDP counts wars."""

from typing import Any

import numpy as np

from durance.analysis.forecast.judge import Row, row
from durance.analysis.score.futures import futures
from durance.analysis.survival import wilson
from durance.ensemble.members import Sample
from durance.ensemble.run import Progress
from durance.pack.model import Pack
from durance.scenario import scenario

FEW = 4                # members of a fast run
YEAR = 365             # days
SETTLED = 3            # the kind of end that is a settlement


def left_alone(pack: Pack, case: dict[str, Any], fast: bool, progress: Progress) -> list[Row]:
    """The rows of case H. A share of nothing is NaN and misses its target."""
    read = case["read"]
    made = scenario(pack, read["scenario"]).for_days(read["years"] * YEAR)
    found = futures(made, FEW if fast else case["members"], case["seed"], ("casualties:locality", "regime"), yearly, progress,
                    "twenty years")
    dead, settled = found[:, :-1], found[:, -1]
    active = dead >= read["active"]
    risk, ended = endings(active, made.start.year - read["begun"] + 1, read["old"])
    ends, back = recurrences(active, read["back_within"])
    told = f"fighters killed a year: median {np.median(dead):.0f}, 5 % {np.quantile(dead, 0.05):.0f}, least {dead.min():.0f}"
    years = dead.shape[0] * read["years"]
    return [_share(case, "ending_hazard", ended, risk, 0.093, f"{ended} ends in {risk} active years of year ten on; {told}"),
            _share(case, "recurrence_5y", back, ends, 0.55, f"{back} of {ends} ends that were watched for five years"),
            _share(case, "settlement_hazard", int(settled.sum()), years, None,
                   "settlements with the strongest opponent a year, whatever the fighting did; no talks are on offer here")]


def _share(case: dict[str, Any], metric: str, count: int, total: int, benchmark: float | None, note: str) -> Row:
    """The row of a share with Wilson's interval; NaN becomes None after judging."""
    if not total:
        empty = row(case, metric, float("nan"), benchmark=benchmark, note=f"nothing to count: {note}")
        return empty | {"ours": None}
    ends = [round(float(end), 9) for end in wilson(np.array(count), total)]
    return row(case, metric, count / total, benchmark=benchmark, interval=ends, note=note)


def yearly(_: Sample, trace: dict[str, np.ndarray]) -> np.ndarray:
    """Fighters killed in each year, and whether the regime's end was a settlement: `(member, year + 1)`."""
    dead = trace["casualties:locality"].sum(-1)
    years = len(dead) // YEAR
    sums = dead[:years * YEAR].reshape(years, YEAR, -1).sum(1).T
    return np.column_stack([sums, trace["regime"][-1, :, 0] == SETTLED])


def endings(active: np.ndarray, age: int, old: int) -> tuple[int, int]:
    """Active years from war-year `old` on whose next year was seen, and those of them that were the last.

    `active (member, year)`; the first year is war-year `age`.
    """
    mature = active[:, :-1] & (np.arange(active.shape[1] - 1) + age >= old)
    return int(mature.sum()), int((mature & ~active[:, 1:]).sum())


def recurrences(active: np.ndarray, within: int) -> tuple[int, int]:
    """Ends with `within` years watched after them, and those after which the war came back in that time."""
    ends = back = 0
    for k in range(1, active.shape[1] - within):
        over = active[:, k - 1] & ~active[:, k]
        ends += int(over.sum())
        back += int((over & active[:, k + 1:k + 1 + within].any(1)).sum())
    return ends, back

"""Case H: the model left alone for twenty years, its wars counted as UCDP counts wars.

The registered rows take the whole country as one war. The base rates count each conflict by itself, so the same rows are
told beside them for the state's war with each armed group; they were added after registration and are not judged.
"""

from functools import partial
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
    watch = ("casualties:locality", "dyad_clashes", "regime")
    reduce = partial(yearly, pack.map["is_state"])
    found = futures(made, FEW if fast else case["members"], case["seed"], watch, reduce, progress, "twenty years")
    wars, settled = found[:, :-1], found[:, -1, 0]
    dead, age = wars[..., 0], made.start.year - read["begun"] + 1
    risk, ended = endings(dead >= read["active"], age, read["old"])
    ends, back = recurrences(dead >= read["active"], read["back_within"])
    told = f"fighters killed a year: median {np.median(dead):.0f}, 5 % {np.quantile(dead, 0.05):.0f}, least {dead.min():.0f}"
    years = dead.shape[0] * read["years"]
    return [_share(case, "ending_hazard", ended, risk, 0.093, f"{ended} ends in {risk} active years of year ten on; {told}"),
            _share(case, "recurrence_5y", back, ends, 0.55, f"{back} of {ends} ends that were watched for five years"),
            _share(case, "settlement_hazard", int(settled.sum()), years, None,
                   "settlements with the strongest opponent a year, whatever the fighting did; nobody imposes talks"),
            *_by_war(case, np.moveaxis(wars[..., 1:], -1, 0).reshape(-1, wars.shape[1]) >= read["active"], age)]


def _by_war(case: dict[str, Any], active: np.ndarray, age: int) -> list[Row]:
    """The same shares where each war is counted by itself; `active (war, year)`."""
    risk, ended = endings(active, age, case["read"]["old"])
    ends, back = recurrences(active, case["read"]["back_within"])
    return [_share(case, "ending_hazard_by_war", ended, risk, 0.093,
                   f"{ended} ends in {risk} active years: the state's war with each group by itself, as the base rate counts; "
                   "added after registration"),
            _share(case, "recurrence_5y_by_war", back, ends, 0.55, f"{back} of {ends} ends of such wars")]


def _share(case: dict[str, Any], metric: str, count: int, total: int, benchmark: float | None, note: str) -> Row:
    """The row of a share with Wilson's interval; NaN becomes None after judging."""
    if not total:
        empty = row(case, metric, float("nan"), benchmark=benchmark, note=f"nothing to count: {note}")
        return empty | {"ours": None}
    ends = [round(float(end), 9) for end in wilson(np.array(count), total)]
    return row(case, metric, count / total, benchmark=benchmark, interval=ends, note=note)


def yearly(is_state: np.ndarray, _: Sample, trace: dict[str, np.ndarray]) -> np.ndarray:
    """Fighters killed in each year, and a last row that is 1 where the regime's end was a settlement:
    `(member, year + 1, 1 + group)`.

    The first column is the whole country; the others are the state's war with each group, to which falls the share of the
    year's dead that its clashes have in all clashes.
    """
    years = len(trace["regime"]) // YEAR
    dead, clashes = (_sums(trace[name], years) for name in ("casualties:locality", "dyad_clashes"))
    dead, everywhere = dead.sum(-1), 0.5 * clashes.sum((-1, -2))
    with_state = (clashes * is_state).sum(-1)[..., is_state == 0]
    share = with_state / np.maximum(everywhere, 1.0)[..., None]
    wars = np.concatenate([dead[..., None], share * dead[..., None]], -1).swapaxes(0, 1)
    over = np.broadcast_to((trace["regime"][-1, :, 0] == SETTLED)[:, None, None], (len(wars), 1, wars.shape[-1]))
    return np.concatenate([wars, over], 1)


def _sums(daily: np.ndarray, years: int) -> np.ndarray:
    """Sums over whole years `(year, member, *dims)`."""
    return daily[:years * YEAR].reshape(years, YEAR, *daily.shape[1:]).sum(1)


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

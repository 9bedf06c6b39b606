"""How long something holds: the product-limit estimate over futures, and the chance of each kind of end.

All futures of a run are watched for the same number of days, so the only censoring is the end of the run; the Kaplan-Meier
estimate is then one less the share that ended, and the cumulative incidence of a kind the share that ended so (Aalen and
Johansen). Bands are Wilson's interval for a share, day by day: they hold luck and parameters, not the doubt about the
equations.
"""

from typing import Any

import numpy as np

from durance.analysis.score.casefile import case_names
from durance.ensemble.store import Run
from durance.pack.model import Pack

KINDS = {1: "coup", 2: "palace compromise", 3: "negotiated settlement", 4: "military collapse", 5: "capture of the capital"}
NORMAL95 = 1.959963984540054

SETTLEMENT = 3      # of `regime_kind`; a settlement with the strongest rival is one of the ends
COUPS_SCORED = "G"      # the case that scored the yearly chance of a coup attempt, in a pack that has it


def wilson(count: np.ndarray, total: int) -> tuple[np.ndarray, np.ndarray]:
    """The 95 % interval of Wilson for shares `count / total`."""
    p, z2 = count / total, NORMAL95**2
    middle = (p + z2 / (2 * total)) / (1 + z2 / total)
    half = NORMAL95 * np.sqrt(p * (1 - p) / total + z2 / (4 * total**2)) / (1 + z2 / total)
    return np.clip(middle - half, 0, 1), np.clip(middle + half, 0, 1)


def survival(run: Run) -> dict[str, Any]:
    """`{times, survival, low, high, by_kind, by_kind_low, by_kind_high, censored}` of the regime: lists a day.

    `by_kind` holds the cumulative incidence of each kind of end that occurs, with its band.
    """
    kind = run.array("regime_kind")
    total = len(kind)
    stands = (kind == 0).sum(0)
    low, high = wilson(stands, total)
    ended = {name: (kind == k).sum(0) for k, name in KINDS.items() if (kind == k).any()}
    bands = {name: wilson(count, total) for name, count in ended.items()}
    return {"times": run.coords["day"], "survival": (stands / total).tolist(), "low": low.tolist(), "high": high.tolist(),
            "by_kind": {name: (count / total).tolist() for name, count in ended.items()},
            "by_kind_low": {name: band[0].tolist() for name, band in bands.items()},
            "by_kind_high": {name: band[1].tolist() for name, band in bands.items()}, "censored": float(stands[-1] / total)}


def imposed_coups(run: Run, pack: Pack) -> list[str]:
    """Dates of the coups that the scenario imposes within the run, in order: the run follows the new regime."""
    orders = {e.id for e in pack.events if e.control == "coup_order"}
    days = run.coords["day"]
    return [e["date"] for e in run.manifest["imposed"] if e["id"] in orders and days[0] <= e["date"] <= days[-1]]


def notes(run: Run, pack: Pack) -> list[str]:
    """What must be read beside `survival`, one sentence or two each: imposed coups, settlements, what was scored."""
    coups = imposed_coups(run, pack)
    told = [f"Imposed coups ({', '.join(coups)}) are not counted as ends: the run follows the new regime."] if coups else []
    told.append("A negotiated settlement with the strongest rival counts as an end. After it no coup or raid is modelled, even "
                "if it fails.")
    weak = "no end of a regime was fitted, and nearly all of these numbers are grades D and E."
    if COUPS_SCORED in case_names(pack):
        return [*told, f"Case {COUPS_SCORED} scored the yearly chance of a coup attempt (`durance score {pack.id} "
                       f"{COUPS_SCORED}`). No other end was scored; {weak}"]
    return [*told, f"Unscored: {weak}"]


def lasting(first: np.ndarray, days: int) -> dict[str, Any]:
    """`{survival, low, high, censored}`: share of futures in which something has not come by the end of each day.

    `first` `(member,)` is the day, counted from 0, on which it came; NaN where it never did.
    """
    come = np.where(np.isnan(first), np.inf, first)
    stands = (come > np.arange(days)[:, None]).sum(1)
    low, high = wilson(stands, come.size)
    return {"survival": (stands / come.size).tolist(), "low": low.tolist(), "high": high.tolist(),
            "censored": float(stands[-1] / come.size)}

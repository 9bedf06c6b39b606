"""The verdict on an experiment, from the difference it makes in each future; and what flips that verdict.

A future speaks when the two sides differ in it. The share is that of the futures which speak for the claimed sign, with
Wilson's 95 % interval; ties are told beside it. The centre of the effect is its median over all futures, ties included (its
mean where the answer is yes or no, or a share of futures), with a 95 % interval. `supported` needs the share surely above its
threshold and the centre surely at least `matters`: a tiny effect is no support, however sure. `opposed` is the mirror image.

What flips it: the same verdict among the futures that hold one reading of a dispute, or drew one half of a parameter's range.
A group of fewer than LEAST futures is not asked. A different verdict counts only where the effects in the group differ from
those in the other futures by Mann and Whitney's test, at 5 % over all tests of the experiment together (Holm).
"""

from typing import Any

import numpy as np
from scipy.stats import binom, mannwhitneyu

from durance.analysis.quantiles import spread
from durance.analysis.survival import NORMAL95, wilson
from durance.pack.model import Pack

SUPPORTED, OPPOSED, UNDETERMINED, UNTESTABLE = "supported", "opposed", "undetermined", "not testable here"
LEAST = 20          # futures a group needs to be asked
RISK = 0.05         # of one false flip or more in an experiment
SAME = 1.0e-9       # differences below this share of the largest value are rounding
Rule = dict[str, float]
Group = tuple[str, np.ndarray]      # a name, and whether each member is in it


def judge(left: np.ndarray, right: np.ndarray, sign: int, matters: float, rule: Rule) -> dict[str, Any]:
    """`{verdict, why, share, interval, futures, speak, ties, effect, centre, middle}` of one experiment.

    `left` and `right` are `(member,)`; futures in which either is undefined are left out and show in `futures`. `effect`
    is the spread of left less right, `centre` `[value, low, high]` of its mean or median (`middle` says which). `share` is
    None where no future speaks.
    """
    change = difference(left, right)
    size, said = change.size, change[change != 0] * sign
    if not size:
        return {"verdict": UNDETERMINED, "why": "nothing could be measured in any future", "share": None, "interval": None,
                "futures": 0, "speak": 0, "ties": None, "effect": None, "centre": None, "middle": "median"}
    count = int((said > 0).sum())
    low, high = (float(x) for x in wilson(np.array(count), said.size)) if said.size else (0.0, 1.0)
    mean = yes_no(left, right)
    middle, under, over = centre(change, mean)
    claimed = sorted((sign * under, sign * over))
    small = max(abs(under), abs(over)) < matters
    verdict, why = UNDETERMINED, open_because(said.size, size, low, high, small, rule)
    if low > rule["supported_above"] and claimed[0] >= matters:
        verdict, why = SUPPORTED, "the sign is sure and the effect matters"
    elif high < rule["opposed_below"] and claimed[1] <= -matters:
        verdict, why = OPPOSED, "the opposite sign is sure and the effect matters"
    return {"verdict": verdict, "why": why, "share": count / said.size if said.size else None,
            "interval": [low, high] if said.size else None, "futures": size, "speak": int(said.size),
            "ties": 1 - said.size / size, "effect": spread(change), "centre": [middle, under, over],
            "middle": "mean" if mean else "median"}


def difference(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Left less right in the futures in which both are defined; rounding counts as no difference."""
    known = np.isfinite(left) & np.isfinite(right)
    change, scale = left[known] - right[known], np.maximum(np.abs(left[known]), np.abs(right[known]))
    return np.where(np.abs(change) <= SAME * scale, 0.0, change)


def yes_no(left: np.ndarray, right: np.ndarray) -> bool:
    """Whether both sides are answers of yes or no."""
    return bool(np.isin(left, (0.0, 1.0)).all() and np.isin(right, (0.0, 1.0)).all())


def centre(change: np.ndarray, mean: bool) -> tuple[float, float, float]:
    """Mean or median of the effect with its 95 % interval (normal, or by ranks)."""
    n = change.size
    if mean:
        half = NORMAL95 * float(change.std()) / np.sqrt(n)
        return float(change.mean()), float(change.mean() - half), float(change.mean() + half)
    order, k = np.sort(change), max(int(binom.ppf(0.025, n, 0.5)), 1)
    return float(np.median(change)), float(order[k - 1]), float(order[n - k])


def open_because(speak: int, size: int, low: float, high: float, small: bool, rule: Rule) -> str:
    """Why a verdict is open, in words; `small`: the whole interval of the centre lies below what matters, either way."""
    if not speak:
        return "the two sides do not differ in any future" + (f" of only {size}" if size < LEAST else "")
    if size < LEAST:
        return f"{size} futures are too few to tell"
    effect = "is surely too small to matter" if small else "is not surely large enough to matter"
    if low > rule["supported_above"]:
        return f"the sign holds, but the effect {effect}"
    if high < rule["opposed_below"]:
        return f"the opposite sign holds, but the effect {effect}"
    return ("the sign is not sure" + (f", and the effect {effect}" if small else "")
            + (", and most futures show no difference" if 2 * speak < size else ""))


def groups(pack: Pack, values: dict[str, np.ndarray], readings: dict[str, np.ndarray]) -> list[tuple[str, list[Group]]]:
    """`[(what, [(name, members in it)])]`: one entry a test. A dispute of two readings and the halves of a range drawn from are
    one test of two groups, each reading of a longer dispute is one of its own."""
    found = []
    for dispute, held in readings.items():
        names = [r.id for r in pack.ledger.disputes[dispute].readings]
        parts = [(f"{dispute}={name}", held == k) for k, name in enumerate(names)]
        found += [(dispute, parts)] if len(parts) == 2 else [(dispute, [one]) for one in parts]
    for name, drawn in values.items():
        if np.ptp(drawn) > 0:
            cut = float(np.median(drawn))
            found.append((name, [(f"{name} up to {cut:.3g}", drawn <= cut), (f"{name} above {cut:.3g}", drawn > cut)]))
    return found


def flips(pack: Pack, left: np.ndarray, right: np.ndarray, sign: int, matters: float, rule: Rule,
          values: dict[str, np.ndarray], readings: dict[str, np.ndarray]) -> list[dict[str, Any]]:
    """`[{what, claims, p, verdict, share, interval, futures, centre ...}]`: groups with another verdict, surest first."""
    known = np.isfinite(left) & np.isfinite(right)
    change, whole = np.zeros(left.size), judge(left, right, sign, matters, rule)["verdict"]
    change[known] = difference(left, right)
    tests = groups(pack, values, readings)
    chances = np.array([unlike(change[known & parts[0][1]], change[known & ~parts[0][1]]) for _, parts in tests])
    rows = []
    for k in holm(chances):
        what, parts = tests[k]
        for name, inside in parts:
            told = judge(left[inside], right[inside], sign, matters, rule)
            if told["verdict"] != whole and told["futures"] >= LEAST:
                rows.append({"what": name, "claims": stands_on(pack, what, name), "p": float(chances[k]), **told})
    return rows


def unlike(inside: np.ndarray, outside: np.ndarray) -> float:
    """Chance of so unlike effects in two groups if they were alike; 1 where a group is too small or nothing varies."""
    if min(inside.size, outside.size) < LEAST or np.ptp(np.concatenate([inside, outside])) == 0:
        return 1.0
    return float(mannwhitneyu(inside, outside, method="asymptotic").pvalue)


def holm(chances: np.ndarray) -> list[int]:
    """Numbers of the tests that pass at RISK over all of them, smallest chance first (Holm 1979)."""
    order = [int(k) for k in np.argsort(chances, kind="stable")]
    fails = [place for place, k in enumerate(order) if chances[k] * (len(order) - place) > RISK]
    return order[:fails[0]] if fails else order


def stands_on(pack: Pack, what: str, name: str) -> list[str]:
    """Claims behind a reading or a parameter."""
    if what in pack.ledger.disputes:
        return [c for r in pack.ledger.disputes[what].readings if name == f"{what}={r.id}" for c in r.claims]
    return list(pack.parameters[what].claims)

"""How far two coders agree: Cohen's kappa for grades, relative differences for numbers.

    kappa = 1 - sum_ij w_ij o_ij / sum_ij w_ij e_ij        w_ij = [i != j], or |i - j| when weighted

o and e are the observed and the expected counts of the pair of grades (i, j). The interval is the 95 % bootstrap over
items, from a fixed seed. Source: Cohen, Educational and Psychological Measurement 20 (1960), Psychological Bulletin 70 (1968).
"""

import random
from collections.abc import Sequence
from statistics import median

GRADES = "ABCDE"
CLOSE = 0.10      # a relative difference above which two numbers disagree
DRAWS = 1000


def kappa(pairs: Sequence[tuple[str, str]], weighted: bool = False) -> float | None:
    """Chance-corrected agreement of pairs of grades; None when there is nothing to disagree about."""
    def apart(a: str, b: str) -> int:
        return abs(GRADES.index(a) - GRADES.index(b)) if weighted else int(a != b)

    first, second = ([GRADES.index(pair[k]) for pair in pairs] for k in (0, 1))
    counts = [[column.count(k) for k in range(len(GRADES))] for column in (first, second)]
    expected = sum(apart(GRADES[i], GRADES[j]) * counts[0][i] * counts[1][j]
                   for i in range(len(GRADES)) for j in range(len(GRADES)))
    if not pairs or not expected:
        return None
    return 1 - len(pairs) * sum(apart(a, b) for a, b in pairs) / expected


def interval(pairs: Sequence[tuple[str, str]], weighted: bool = False) -> tuple[float, float] | None:
    """The 95 % bootstrap interval of `kappa`; None when it has no value."""
    if kappa(pairs, weighted) is None:
        return None
    luck = random.Random(1)
    drawn = (kappa(luck.choices(pairs, k=len(pairs)), weighted) for _ in range(DRAWS))
    found = sorted(k for k in drawn if k is not None)
    return found[int(0.025 * len(found))], found[int(0.975 * len(found))]


def grades(pairs: Sequence[tuple[str, str]]) -> dict[str, object]:
    """Counts and kappas of pairs of grades, as a row of the agreement table."""
    return {"n": len(pairs), "same": sum(a == b for a, b in pairs) / len(pairs) if pairs else None,
            "kappa": kappa(pairs), "interval": interval(pairs), "weighted": kappa(pairs, weighted=True),
            "weighted_interval": interval(pairs, weighted=True)}


def difference(a: float, b: float) -> float:
    """Relative difference |a - b| / mean(|a|, |b|), between 0 and 2."""
    return 0.0 if a == b else abs(a - b) / ((abs(a) + abs(b)) / 2)


def numbers(pairs: Sequence[tuple[float, float]]) -> dict[str, object]:
    """Median relative difference of pairs of numbers, and the share of them within 5, 10 and 25 %."""
    apart = [difference(a, b) for a, b in pairs]
    return {"n": len(apart), "median": median(apart) if apart else None,
            "within": {f"{limit:.0%}": sum(d <= limit for d in apart) / len(apart) if apart else None
                       for limit in (0.05, CLOSE, 0.25)}}

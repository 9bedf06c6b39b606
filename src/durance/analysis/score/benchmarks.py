"""What anybody could have said from the months before: forecasts that a model has to beat to be worth its trouble.

Each takes `history (month,)` deaths, oldest first, and gives draws `(n,)` that stand for every lead alike. Where a
distribution has a formula the draws are its 999 permilles, so no luck enters. Names and settings are those of the
VIEWS challenge and of the project's yardstick (VALIDATION.md, 1).
"""

import numpy as np

PERMILLE = np.arange(1, 1000) / 1000
HALF_LIFE = 6.0      # months after which a month counts half in `weighted_negative_binomial`
WINDOWS = {"conflictology": (6, 12, 24, 36), "nb": (12, 24, 36)}
NULL = "conflictology_12"      # the one to beat


def zero(history: np.ndarray) -> np.ndarray:
    """Nothing happens."""
    return np.zeros(PERMILLE.size)


def last_poisson(history: np.ndarray) -> np.ndarray:
    """As the last month, with the luck of counts."""
    return poisson(float(history[-1]))


def conflictology(history: np.ndarray, months: int) -> np.ndarray:
    """The last `months` months themselves, each as often as fits into 999 draws."""
    return np.resize(np.asarray(history[-months:], float), PERMILLE.size // months * months)


def negative_binomial(history: np.ndarray, months: int) -> np.ndarray:
    """Mean and variance of the last `months` months."""
    recent = np.asarray(history[-months:], float)
    return counts(recent.mean(), recent.var(ddof=1))


def weighted_negative_binomial(history: np.ndarray, half_life: float = HALF_LIFE) -> np.ndarray:
    """Mean and variance of all months, recent ones weighing more."""
    seen = np.asarray(history, float)
    weight = 0.5 ** (np.arange(seen.size)[::-1] / half_life)
    weight /= weight.sum()
    mean = weight @ seen
    return counts(mean, weight @ (seen - mean) ** 2 / (1 - weight @ weight))


def pool(*parts: np.ndarray, each: int = 996) -> np.ndarray:
    """Several forecasts in one, `each` draws from each."""
    return np.concatenate([np.resize(part, each) for part in parts])


def poisson(mean: float) -> np.ndarray:
    """Permilles of a Poisson count."""
    from scipy.stats import poisson as law

    return law.ppf(PERMILLE, mean) if mean > 0 else np.zeros(PERMILLE.size)


def counts(mean: float, variance: float) -> np.ndarray:
    """Permilles of a count with this mean and variance: negative binomial, Poisson if it is not more spread than that."""
    from scipy.stats import nbinom

    if mean <= 0 or variance <= mean * 1.0001:
        return poisson(mean)
    p = mean / variance
    return nbinom.ppf(PERMILLE, mean * p / (1 - p), p)


def benchmarks(history: np.ndarray) -> dict[str, np.ndarray]:
    """Every benchmark that `history`, 12 months or more, is long enough for (all of them from 36 months); name -> draws."""
    if len(history) < 12:
        raise ValueError(f"the benchmarks need 12 months of history, not {len(history)}")
    found = {"zero": zero(history), "last_poisson": last_poisson(history)}
    found |= {f"conflictology_{k}": conflictology(history, k) for k in WINDOWS["conflictology"] if len(history) >= k}
    found |= {f"nb_{k}": negative_binomial(history, k) for k in WINDOWS["nb"] if len(history) >= k}
    found["ewnb"] = weighted_negative_binomial(history)
    if len(history) >= 36:
        found["pool"] = pool(found["conflictology_12"], found["conflictology_36"], found["last_poisson"])
    return found

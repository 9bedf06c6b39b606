"""Which missing fact is worth finding out: the expected value of partial perfect information, by regression.

    EVPPI_k = mean_m max_d g_d(x_km) - max_d mean_m b_dm

b_dm is the net benefit of option d in future m, g_d its mean given input k: a cubic fit, or the mean of each reading of
a dispute. What the input would seem to be worth if the rest of the spread alone were there, shuffled, is taken off, so that a
fact which cannot change the choice is worth nothing. Source: Strong, Oakley and Brennan, Medical Decision Making 34 (2014).
"""

from typing import NamedTuple

import numpy as np

DEGREE = 3
SHUFFLES = 20


class Worth(NamedTuple):
    """In units of benefit: what the fact is worth, what luck alone gives (95 % of shuffles below), share of choices changed."""

    worth: float
    chance: float
    changes: float


def everything(benefit: np.ndarray) -> float:
    """What knowing all would be worth at most (EVPI); `benefit` is `(option, member)`."""
    return float(benefit.max(0).mean() - benefit.mean(1).max())


def worth(benefit: np.ndarray, x: np.ndarray, choice: bool = False, seed: int = 1) -> Worth:
    """Worth of knowing the input `x` `(member,)` before choosing among options; `choice`: x holds labels."""
    rng = np.random.default_rng(seed)
    expected = given(benefit, x, choice)
    rest, level = benefit - expected, benefit.mean(1, keepdims=True)
    luck = np.zeros(SHUFFLES)
    for s in range(SHUFFLES):
        alike = level + rng.permutation(rest, axis=1)      # x tells nothing here: all it seems to gain is luck
        luck[s] = gain(given(alike, x, choice), alike)
    chosen = benefit.mean(1).argmax()
    much = min(float(gain(expected, benefit) - luck.mean()), everything(benefit))      # a part is worth no more than all
    return Worth(max(0.0, much), float(np.quantile(luck - luck.mean(), 0.95)), float((expected.argmax(0) != chosen).mean()))


def gain(expected: np.ndarray, benefit: np.ndarray) -> float:
    """What choosing by the expected benefit `(option, member)` brings over the best single option."""
    return float(expected.max(0).mean() - benefit.mean(1).max())


def given(benefit: np.ndarray, x: np.ndarray, choice: bool) -> np.ndarray:
    """Mean benefit of each option given the input `(option, member)`."""
    if choice:
        label, where = np.unique(x, return_inverse=True)
        basis = np.eye(len(label))[where]
    else:
        rank = np.argsort(np.argsort(x)) / max(1, len(x) - 1)
        basis = np.polynomial.legendre.legvander(2 * rank - 1, DEGREE)
    fitted, *_ = np.linalg.lstsq(basis, benefit.T, rcond=None)
    return (basis @ fitted).T

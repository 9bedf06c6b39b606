"""Regret: how much worse an option does than the best one would have done, had one known.

    in a future          r_dm = max_e b_em - b_dm                           knowing parameters, readings and luck
    under a reading k    R_dk = max_e mean_{m in k} b_em - mean_{m in k} b_dm     knowing the reading alone

b is the benefit of an option in a future. Source: Savage, Journal of the American Statistical Association 46 (1951).
"""

from typing import Any

import numpy as np

from durance.analysis.options import Decision
from durance.analysis.quantiles import tidy

LEAST = 20      # futures that a reading needs to be asked


def regret(decision: Decision, price: float = 0.0) -> list[dict[str, Any]]:
    """`[{option, mean, q95, most, best_in, readings_most, worst}]`, least mean regret first, in units of the outcome.

    `best_in`: share of futures in which no option does better. `worst`: the reading under which the option is most
    regretted, with the option to be preferred there, its regret and the standard error of it; None where none is regretted.
    """
    benefit = decision.benefit(price)
    lost = benefit.max(0) - benefit
    rows = []
    for k, one in enumerate(decision.options):
        worst = max(_by_reading(decision, benefit, k), key=lambda r: r["regret"], default=None)
        most = worst["regret"] if worst else 0.0
        rows.append({"option": one.name, "text": one.text, "mean": tidy(lost[k].mean()),
                     "q95": tidy(np.quantile(lost[k], 0.95)), "most": tidy(lost[k].max()),
                     "best_in": float((lost[k] == 0).mean()), "readings_most": tidy(most),
                     "worst": worst if most > 0 else None})
    return sorted(rows, key=lambda r: r["mean"])


def _by_reading(decision: Decision, benefit: np.ndarray, k: int) -> list[dict[str, Any]]:
    """Regret of option `k` under each reading that enough futures hold."""
    found = []
    for dispute, held in decision.readings.items():
        for reading in np.unique(held):
            mine = benefit[:, held == reading]
            if mine.shape[1] < LEAST:
                continue
            best = int(mine.mean(1).argmax())
            gap = mine[best] - mine[k]
            found.append({"dispute": dispute, "reading": str(reading), "best": decision.options[best].name,
                          "regret": float(gap.mean()), "error": float(gap.std() / np.sqrt(gap.size))})
    return found

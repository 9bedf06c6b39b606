"""The beneficiaries' ledger: who gained what over a run, and how much of it came from what is asked about.

A line is an actor and a good: people held, rules set, fighters, money, men lost, people killed; and a partner's standing.
With a twin (the same futures without the blockade, the measure or the deal) the gain is the paired difference.
"""

from typing import Any

import numpy as np

from durance.analysis.paired import refuse_unpaired
from durance.analysis.quantiles import spread
from durance.ensemble.store import Run

GOODS = {"people_held": ("people in places it holds", "share of people"),
         "ruled": ("people whose rules it sets", "share of people"),
         "fighters": ("fighters", "fighters"), "funds": ("war chest", "Mcur"), "losses": ("men lost", "fighters"),
         "abuses": ("civilians killed", "people")}
STANDING = {"partner_here": ("force or relation that stands", "share"), "goodwill": ("public goodwill", "0..1")}


def ledger(run: Run, twin: Run | None = None) -> list[dict[str, Any]]:
    """`[{who, good, text, unit, q05 .. q95, gains}]`: change from the first to the last week, largest share of gains first.

    `gains` is the share of futures in which the change is above 0. With a twin, change here less change there.
    Raises ValueError when the twin has other members or another seed: then futures cannot be paired.
    """
    if twin is not None:
        refuse_unpaired(run, twin)
    rows = []
    for kind, goods in (("actor", GOODS), ("partner", STANDING)):
        for good, (text, unit) in goods.items():
            for k, who in enumerate(run.coords[kind]):
                change = _change(run, good, k) - (_change(twin, good, k) if twin is not None else 0.0)
                if np.abs(change).max() > 0:
                    rows.append({"who": who, "good": good, "text": text, "unit": unit, "gains": float((change > 0).mean())}
                                | spread(change))
    return sorted(rows, key=lambda r: -r["gains"])


def _change(run: Run, good: str, k: int) -> np.ndarray:
    series = run.array(good)[:, :, k].astype(float)
    return series[:, -1] - series[:, 0]

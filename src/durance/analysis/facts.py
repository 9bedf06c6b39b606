"""Which missing fact is worth finding out, for a choice among options: parameters and disputes by what knowing them is worth.

The worth is the expected value of partial perfect information (`analysis.voi`). With hundreds of facts some seem worth
something by luck: a fact is `clear` where its worth is above what the luckiest of all of them reaches when the futures are
shuffled, in 95 of 100 shuffles (Westfall and Young's largest statistic).
"""

from typing import Any

import numpy as np

from durance.analysis.options import Decision
from durance.analysis.quantiles import tidy
from durance.analysis.voi import everything, gain, given, worth
from durance.pack.model import Pack

SHUFFLES = 40
ROUNDING = 1e-9     # of the largest benefit: what is worth less is worth nothing
FEW = 100       # futures below which nothing can be said


def facts(decision: Decision, pack: Pack, price: float = 0.0, seed: int = 1) -> dict[str, Any]:
    """`{best, at_most, chance, unit, rows: [{fact, kind, worth, changes, clear, grade, claims, text}]}`, dearest first.

    Worth in units of the outcome; `at_most` is what knowing everything, luck included, would be worth; `changes` the share
    of futures in which knowing would change the choice. Raises ValueError for too few futures.
    """
    if decision.members < FEW:
        raise ValueError(f"{decision.members} futures are too few to say what a fact is worth; take {FEW} or more")
    benefit = decision.benefit(price)
    inputs = {name: (x, False) for name, x in decision.parameters.items() if np.ptp(x) > 0}
    inputs |= {name: (x, True) for name, x in decision.readings.items() if len(set(x.tolist())) > 1}
    chance, nothing = luckiest(benefit, inputs, seed), ROUNDING * np.abs(benefit).max()
    rows = []
    for name, (x, choice) in inputs.items():
        told = worth(benefit, x, choice, seed)
        much = told.worth if told.worth > nothing else 0.0
        rows.append({"fact": name, "kind": "dispute" if choice else "parameter", "worth": tidy(much),
                     "changes": told.changes if much else 0.0, "clear": bool(much > chance)} | known(pack, name, choice))
    best = decision.options[int(benefit.mean(1).argmax())].name
    return {"best": best, "at_most": tidy(everything(benefit)), "chance": tidy(chance), "unit": decision.unit,
            "rows": sorted(rows, key=lambda r: -r["worth"])}


def luckiest(benefit: np.ndarray, inputs: dict[str, tuple[np.ndarray, bool]], seed: int) -> float:
    """The worth that the luckiest of all inputs reaches by shuffling the futures, 95 of 100 times."""
    rng, most = np.random.default_rng(seed), np.zeros((SHUFFLES, len(inputs)))
    for s in range(SHUFFLES):
        mixed = benefit[:, rng.permutation(benefit.shape[1])]
        most[s] = [gain(given(mixed, x, choice), mixed) for x, choice in inputs.values()]
    return float(np.quantile((most - most.mean(0)).max(1), 0.95)) if inputs else 0.0


def known(pack: Pack, name: str, choice: bool) -> dict[str, Any]:
    """Grade, claims and text of a fact; a dispute's grade is `disputed`."""
    if choice:
        d = pack.ledger.disputes[name]
        return {"grade": "disputed", "claims": sorted({c for r in d.readings for c in r.claims}), "text": d.text}
    p = pack.parameters[name]
    return {"grade": p.grade, "claims": list(p.claims), "text": p.note}

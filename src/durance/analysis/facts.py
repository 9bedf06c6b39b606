"""Which missing fact is worth finding out, for a choice among options: parameters and disputes by what knowing them is worth.

The worth is the expected value of partial perfect information (`analysis.voi`). With hundreds of facts some seem worth
something by luck: a fact is `clear` where its worth is above what the luckiest of all of them reaches when the futures are
shuffled, in 95 of 100 shuffles (Westfall and Young's largest statistic).
"""

from typing import Any

import numpy as np

from durance.analysis.options import Decision
from durance.analysis.order import natural
from durance.analysis.quantiles import tidy
from durance.analysis.voi import everything, gain, given, worth
from durance.pack.model import Pack

SHUFFLES = 40
ROUNDING = 1e-9     # of the largest benefit: what is worth less is worth nothing
FEW = 100       # futures below which nothing can be said


def facts(decision: Decision, pack: Pack, price: float = 0.0, seed: int = 1) -> dict[str, Any]:
    """`{best, best_text, at_most, chance, unit, rows}`, rows `[{fact, kind, worth, changes, clear, grade, claims, text}]`, the
    dearest first.

    Worth in units of the outcome, 0 where it is below rounding; `at_most` is what knowing everything, luck included, would be
    worth; `changes` the share of futures in which knowing would change the choice. Raises ValueError for too few futures, or
    where there is nothing to choose.
    """
    refuse_few(decision.members)
    if len(decision.options) < 2:
        raise ValueError("there is nothing to choose: the other runs differ from the first in more than their measures")
    benefit = decision.benefit(price)
    inputs = {name: (x, False) for name, x in decision.parameters.items() if np.ptp(x) > 0}
    inputs |= {name: (x, True) for name, x in decision.readings.items() if len(set(x.tolist())) > 1}
    nothing = ROUNDING * float(np.abs(benefit).max())
    chance, at_most = (x if x > nothing else 0.0 for x in (luckiest(benefit, inputs, seed), everything(benefit)))
    rows = []
    for name, (x, choice) in inputs.items():
        told = worth(benefit, x, choice, seed)
        much = told.worth if told.worth > nothing else 0.0
        rows.append({"fact": name, "kind": "dispute" if choice else "parameter", "worth": tidy(much),
                     "changes": told.changes if much else 0.0, "clear": bool(much > chance)} | known(pack, name, choice))
    best = decision.options[int(benefit.mean(1).argmax())]
    return {"best": best.name, "best_text": best.text, "at_most": tidy(at_most), "chance": tidy(chance), "unit": decision.unit,
            "rows": sorted(rows, key=lambda r: (-r["worth"], natural(r["fact"])))}


def refuse_few(members: int) -> None:
    """Raises ValueError for too few futures."""
    if members < FEW:
        raise ValueError(f"{members} futures are too few to say what a fact is worth; take {FEW} or more")


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

"""Ablation: each mechanism switched off in turn, and what that does to the headline numbers, same members, same luck.

What a mechanism that is off would have written stays as it stood at the start. A row of zeros is a mechanism that changes no
answer here: it goes, or its absence of effect is explained.
"""

from typing import Any

from durance.analysis.summary import filled, headlines
from durance.ensemble.run import Progress, run, silent
from durance.scenario import Scenario
from durance.schedule import DAY

BOOKS = ("balance_people", "balance_goods", "balance_money")      # an identity is no claim: without the books nothing is true


def ablation(made: Scenario, members: int = 64, seed: int = 1, progress: Progress = silent) -> list[dict[str, Any]]:
    """`[{mechanism, claim, effects: {headline: mean paired difference, off less on}, moves}]`, one row a mechanism.

    A date that never comes counts as the last day of the run. `moves` is the number of headlines that differ in any future.
    """
    base = filled(headlines(run(made, members, seed), made.pack), made.days)
    rows = []
    for k, mechanism in enumerate(m for m in DAY if m.name not in BOOKS):
        progress("ablation", k, len(DAY) - len(BOOKS))
        off = filled(headlines(run(made.without(mechanism.name), members, seed), made.pack), made.days)
        effects = {name: float((off[name] - base[name]).mean()) for name in base}
        rows.append({"mechanism": mechanism.name, "claim": mechanism.claim, "effects": effects,
                     "moves": sum(bool((off[name] != base[name]).any()) for name in base)})
    progress("ablation", len(DAY), len(DAY))
    return rows

"""Do the disputes matter: each reading held by every future in turn, same luck, headline by headline.

A dispute matters to a headline when the means under two of its readings differ by more than twice the standard error of their
paired difference, and by more than a hundredth of the headline's spread under the first reading.
"""

from typing import Any

import numpy as np

from durance.analysis.summary import filled, headlines
from durance.ensemble.run import Progress, run, silent
from durance.scenario import Scenario

CLEAR, WORTH = 2.0, 0.01


def disputed(made: Scenario, members: int = 64, seed: int = 1, progress: Progress = silent) -> list[dict[str, Any]]:
    """`[{dispute, text, readings, matters: {headline: largest difference}}]`, one row a live dispute."""
    live = [d for d in made.pack.ledger.disputes.values() if d.live]
    rows = []
    for k, dispute in enumerate(live):
        progress("disputes", k, len(live))
        found = [filled(headlines(run(made.with_reading(dispute.id, r.id), members, seed), made.pack), made.days)
                 for r in dispute.readings]
        matters = {name: gap for name in found[0] if (gap := _gap([f[name] for f in found])) is not None}
        rows.append({"dispute": dispute.id, "text": dispute.text, "readings": [r.id for r in dispute.readings],
                     "matters": matters})
    progress("disputes", len(live), len(live))
    return rows


def _gap(held: list[np.ndarray]) -> float | None:
    """Largest clear difference of means between two readings, None when there is none."""
    best = None
    for i, a in enumerate(held):
        for b in held[i + 1:]:
            change = b - a
            error = change.std() / np.sqrt(change.size)
            if abs(change.mean()) > max(CLEAR * error, WORTH * a.std(), 1e-12) and abs(change.mean()) > abs(best or 0.0):
                best = float(change.mean())
    return best

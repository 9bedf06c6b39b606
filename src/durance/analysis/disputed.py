"""Do the disputes matter: each reading held by every future in turn, same luck, answer by answer, and whether a choice flips.

A dispute matters to an answer when the means under two of its readings differ by more than twice the standard error of their
paired difference, and by more than a hundredth of the answer's spread under the first reading. It flips the word of an answer
of yes or no when the chances under the two have other words (see `analysis.words`), and a choice when another option is best
under a reading by more than twice the standard error.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from durance.analysis.asked import value
from durance.analysis.options import Decision, called, of_scenarios
from durance.analysis.order import natural
from durance.analysis.quantiles import tidy
from durance.analysis.summary import Headline, filled, headlines
from durance.analysis.words import verbal
from durance.core.state import nearest
from durance.ensemble.run import Progress, run, silent
from durance.evidence.ledger import Dispute
from durance.pack.model import Unknown
from durance.scenario import Scenario

CLEAR, WORTH = 2.0, 0.01


def disputed(made: Scenario, members: int = 64, seed: int = 1, progress: Progress = silent, on: str = "",
             only: Sequence[str] = ()) -> list[dict[str, Any]]:
    """`[{dispute, text, readings, matters: {answer: largest difference}, moves}]`, one row a live dispute.

    `moves`: `[{name, text, unit, by: {reading: mean}, difference, error, flips}]` of the answers that move, the surest first;
    `flips` is the pair of words or None. `on`: one outcome (see `asked.value`) instead of all headlines. Raises Unknown.
    """
    rows, live = [], asked(made, only)
    for k, dispute in enumerate(live):
        progress("disputes", k, len(live))
        names = [r.id for r in dispute.readings]
        found = [answers(made.with_reading(dispute.id, name), members, seed, on) for name in names]
        moves = [row for name in found[0] if (row := moved(name, [f[name] for f in found], names, made.days)) is not None]
        moves.sort(key=lambda row: -abs(row["difference"]) / max(row["error"], 1e-12))
        rows.append({"dispute": dispute.id, "text": dispute.text, "readings": names,
                     "matters": {row["name"]: row["difference"] for row in moves}, "moves": moves})
    progress("disputes", len(live), len(live))
    return rows


def flipped(options: list[Scenario], on: str, members: int = 64, seed: int = 1, way: str = "", progress: Progress = silent,
            only: Sequence[str] = ()) -> dict[str, Any]:
    """`{best, disputes: {dispute: [{reading, best, lead, error, flips}]}}`: which option is best, and under each reading.

    `lead`: mean benefit of the best one under the reading over the one that is best when readings are sampled, with its
    standard error, in units of the outcome. Raises ValueError or Unknown as `options.of_scenarios`.
    """
    best, found, live = preferred(of_scenarios(options, on, members, seed, way)), {}, asked(options[0], only)
    for k, dispute in enumerate(live):
        progress("choices", k, len(live))
        found[dispute.id] = []
        for reading in dispute.readings:
            told = of_scenarios([one.with_reading(dispute.id, reading.id) for one in options], on, members, seed, way)
            first, benefit = preferred(told), told.benefit()
            lead = benefit[first] - benefit[best]
            error = float(lead.std() / np.sqrt(lead.size))
            found[dispute.id].append({"reading": reading.id, "best": told.options[first].text, "lead": tidy(lead.mean()),
                                      "error": tidy(error), "flips": bool(lead.mean() > max(CLEAR * error, 1e-12))})
    progress("choices", len(live), len(live))
    return {"best": called(options[best]), "disputes": found}


def preferred(told: Decision) -> int:
    """Number of the option with most benefit on average, the first of equals."""
    return int(told.benefit().mean(1).argmax())


def asked(made: Scenario, only: Sequence[str] = ()) -> list[Dispute]:
    """The live disputes, or those named, in the order in which people count. Raises Unknown for one that is not sampled."""
    live = {d.id: d for d in made.pack.ledger.disputes.values() if d.live}
    for name in only:
        if name not in live:
            raise Unknown(f"{made.pack.name} samples no dispute {name!r}{nearest(name, sorted(live, key=natural))}")
    return [live[name] for name in sorted(only or live, key=natural)]


def answers(made: Scenario, members: int, seed: int, on: str) -> dict[str, Headline]:
    """The headlines of a fresh run, or the one outcome asked for."""
    found = run(made, members, seed)
    return {on: value(found, made.pack, on)} if on else headlines(found, made.pack)


def moved(name: str, told: list[Headline], readings: list[str], days: int) -> dict[str, Any] | None:
    """The two readings whose means are clearly apart by most; None when no two are."""
    held, best = [filled({name: h}, days)[name] for h in told], None
    for i, a in enumerate(held):
        for b in held[i + 1:]:
            change = b - a
            error = change.std() / np.sqrt(change.size)
            apart = abs(change.mean())
            if apart > max(CLEAR * error, WORTH * a.std(), 1e-12) and (best is None or apart > abs(best[0])):
                best = float(change.mean()), float(error)
    if best is None:
        return None
    return {"name": name, "text": told[0].text, "unit": told[0].unit, "difference": best[0], "error": best[1],
            "by": {r: tidy(x.mean()) for r, x in zip(readings, held, strict=True)}, "flips": words(held)}


def words(held: list[np.ndarray]) -> list[str] | None:
    """The words of the least and the greatest chance of an answer of yes or no, None where they are the same."""
    if not all(np.isin(x, (0.0, 1.0)).all() for x in held):
        return None
    means = sorted(float(x.mean()) for x in held)
    ends = [verbal(means[0]), verbal(means[-1])]
    return ends if ends[0] != ends[1] else None

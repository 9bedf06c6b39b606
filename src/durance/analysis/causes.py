"""Causes of the shortage, from paired runs with one cause switched off: same members, same luck, one difference.

The shortfall is what tankers bring less than in the twin without the blockade. A cause's share is the part of it that
comes back when that cause alone is switched off. Shares need not add up to one: causes stand in for each other.
"""

from dataclasses import replace
from typing import Any

import numpy as np

from durance.analysis.quantiles import spread
from durance.core.calendar import day_of
from durance.ensemble.run import Progress, run, silent
from durance.scenario import Scenario

BOUNDLESS = 1.0e-6      # fighter days behind a convoy when escorts are no bound
OFF: dict[str, tuple[str, dict[str, float]]] = {
    "destroyed": ("trucks destroyed or seized (no attack takes a truck)", {"hit_mean": 0.0}),
    "deterrence": ("hauliers deterred by the call and by attacks (they fear neither)",
                   {"call_fear": 0.0, "risk_aversion": 0.0}),
    "escorts": ("too few escorts (an escort for every convoy at once)", {"men_per_convoy": BOUNDLESS, "escort_days": 1.0}),
}
WINDOW = 91             # days from the premise over which the shortfall is counted
LEAST = 0.05            # futures with a smaller shortfall than this share of normal say nothing about its causes


def causes(made: Scenario, members: int, seed: int = 1, design: str = "random", progress: Progress = silent) -> dict[str, Any]:
    """Share of the shortfall by cause: `{total, rows: [{id, text, q05..q95}], window, members}`; shares of normal flow.

    Returns an empty dictionary for a scenario without a premise, or one that ends before it.
    """
    if not made.premises:
        return {}
    first = min(e.date for e in made.imposed() if e.id in made.premises)
    begin = max(0, day_of(made.start, first))
    if begin >= made.days:
        return {}
    short = made.for_days(min(made.days, begin + WINDOW))

    def brought(scenario: Scenario) -> np.ndarray:
        found = run(scenario, members, seed, design=design, progress=progress)
        return found.array("inflow_share")[:, begin:].mean(1).astype(float)

    base, twin = brought(short), brought(replace(short, premises=()))
    lost = twin - base
    telling = lost > LEAST
    rows = []
    for name, (text, values) in OFF.items():
        back = (brought(short.with_parameters(**values)) - base)[telling] / lost[telling]
        rows.append({"id": name, "text": text, **spread(back)})
    return {"text": f"Shortfall of tanker fuel in the {short.days - begin} days after {first}, against the twin without "
                    "the blockade",
            "unit": "share of normal flow", "total": spread(lost), "rows": rows, "members": members,
            "telling": float(telling.mean()), "from": str(first),
            "note": "Each share is what comes back when this cause alone is switched off, future by future with the same "
                    "luck; shares need not add up to one."}



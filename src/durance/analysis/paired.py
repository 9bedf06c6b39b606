"""Paired differences: the same futures with and without something, headline by headline."""

from typing import Any

import numpy as np

from durance.analysis.quantiles import spread
from durance.analysis.summary import headlines
from durance.ensemble.store import Run
from durance.pack.model import Pack

SAME = ("members", "seed", "design", "days")


def refuse_unpaired(run: Run, twin: Run) -> None:
    """Raises ValueError when two runs are not the same futures."""
    for key in SAME:
        if run.manifest[key] != twin.manifest[key]:
            raise ValueError(f"{run.id} and {twin.id} are not the same futures: {key} is {run.manifest[key]} in one and "
                             f"{twin.manifest[key]} in the other; run one of them with --like the other")


def paired(run: Run, twin: Run, pack: Pack) -> list[dict[str, Any]]:
    """`[{name, text, unit, q05 .. q95, raises, lowers, same}]`: each headline in `run` less that in `twin`, future by future.

    A date that never comes counts as the last day of the run. `raises` and `lowers` are shares of futures.
    Raises ValueError when the runs are not the same futures.
    """
    refuse_unpaired(run, twin)
    here, there, days = headlines(run, pack), headlines(twin, pack), run.manifest["days"]
    rows = []
    for name, h in here.items():
        fill = float(days) if h.unit == "day" else 0.0
        change = np.where(np.isnan(h.values), fill, h.values) - np.where(np.isnan(there[name].values), fill, there[name].values)
        rows.append({"name": name, "text": h.text, "unit": h.unit, "raises": float((change > 0).mean()),
                     "lowers": float((change < 0).mean()), "same": float((change == 0).mean())} | spread(change))
    return rows

"""What reaches the neighbours: trouble in each zone abroad that comes from this country, and whether it grows.

Trouble is an index of 0 to 1 (see `mechanisms.spillover`): its order and direction mean something, its size alone does not.
"""

from typing import Any

import numpy as np

from durance.analysis.quantiles import spread
from durance.analysis.words import counted, said
from durance.ensemble.store import Run
from durance.pack.model import Pack


def spillover(run: Run, pack: Pack, scored: bool = False) -> list[dict[str, Any]]:
    """`[{zone, name, q05 .. q95, rise, probability_rise, interval, words, most_touched}]` a zone, the worst off first.

    Quantiles at the end of the run; `rise` holds those of the change since the first week; `most_touched` is the share of
    futures in which no other zone is worse off at the end.
    """
    if not run.coords["zone"]:
        return []
    series = run.array("spillover").astype(float)
    end, rise = series[:, -1], series[:, -1] - series[:, 0]
    rows = []
    for k, zone in enumerate(run.coords["zone"]):
        p, interval = counted(rise[:, k] > 0)
        rows.append({"zone": zone, "name": pack.zones[zone]["name"], **spread(end[:, k]), "rise": spread(rise[:, k]),
                     "probability_rise": p, "interval": list(interval), "words": said(p, interval, scored),
                     "most_touched": float(np.mean(end[:, k] >= end.max(1)))})
    return sorted(rows, key=lambda r: -r["q50"])

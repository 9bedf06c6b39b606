"""Paired differences: the same futures with and without something, headline by headline."""

from typing import Any

from durance.analysis.quantiles import spread
from durance.analysis.summary import filled, headlines
from durance.ensemble.store import Run
from durance.pack.model import Pack

SAME = ("pack", "members", "seed", "design", "days")


def refuse_unpaired(run: Run, twin: Run, finished: bool = True) -> None:
    """Raises ValueError when two runs are not the same futures, or (`finished`) when one has some that the other lacks."""
    for key in SAME:
        if run.manifest[key] != twin.manifest[key]:
            raise ValueError(f"{run.id} and {twin.id} are not the same futures: {key} is {run.manifest[key]} in one and "
                             f"{twin.manifest[key]} in the other; run one of them with --like the other")
    if finished and _done(run) != _done(twin):
        raise ValueError(f"{run.id} and {twin.id} did not finish the same futures; run them again to the end")


def _done(run: Run) -> list[int]:
    """Numbers of the futures that were computed."""
    return [n for block in run.manifest.get("blocks", ()) for n in range(block["first"], block["first"] + block["count"])]


def paired(run: Run, twin: Run, pack: Pack) -> list[dict[str, Any]]:
    """`[{name, text, unit, q05 .. q95, raises, lowers, same}]`: each headline in `run` less that in `twin`, future by future.

    A date that never comes counts as the last day of the run. `raises` and `lowers` are shares of futures.
    Raises ValueError when the runs are not the same futures.
    """
    refuse_unpaired(run, twin)
    heads, days, rows = headlines(run, pack), run.manifest["days"], []
    here, there = filled(heads, days), filled(headlines(twin, pack), days)
    for name, h in heads.items():
        change = here[name] - there[name]
        rows.append({"name": name, "text": h.text, "unit": h.unit, "raises": float((change > 0).mean()),
                     "lowers": float((change < 0).mean()), "same": float((change == 0).mean())} | spread(change))
    return rows

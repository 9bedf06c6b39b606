"""Headline numbers of a run: one value a future for each, with unit and meaning."""

from typing import Any, NamedTuple

import numpy as np

from durance.analysis.quantiles import spread
from durance.ensemble.store import Run
from durance.pack.model import Pack

FIRST = 91       # days from the start that "the first three months" mean
TOWNS = ("region", "cercle", "town")


class Headline(NamedTuple):
    """`values` is `(member,)`; NaN means that it never came in the run (days) or is unknown."""

    text: str
    unit: str
    values: np.ndarray


def headlines(run: Run, pack: Pack) -> dict[str, Headline]:
    """The headline numbers by name."""
    capital, days = pack.capital, run.array("inflow_share").shape[1]
    at = pack.index("locality", capital)
    name = pack.places[at]["name"]
    first = slice(0, min(FIRST, days))

    def mean(outcome: str) -> np.ndarray:
        return run.array(outcome)[:, first].mean(1).astype(float)

    found = {
        "capital_queue_day": Headline(f"Days until queues in {name} (a fifth of need not met)", "day",
                                      run.array("queue_day")[:, at].astype(float)),
        "capital_dry_day": Headline(f"Days until {name} runs dry (half of need not met)", "day",
                                    run.array("dry_day")[:, at].astype(float)),
        "interior_dry_day": Headline("Days until half of the interior's towns have run dry", "day", interior_dry(run, pack)),
        "inflow_share": Headline("Tanker fuel in the first three months, share of normal", "share", mean("inflow_share")),
        "unmet": Headline("Civil need not met in the first three months", "share", mean("unmet")),
        "tankers_lost": Headline("Tankers destroyed or seized in the first three months", "trucks",
                                 run.array("tankers_lost")[:, first][:, -1].astype(float)),
        "price_ratio": Headline(f"Street price over pump price in {name}, first three months", "ratio",
                                run.at("price_ratio", capital)[:, first].mean(1).astype(float)),
        "power_hours": Headline(f"Hours of electricity in {name}, first three months", "hours/day",
                                run.at("power_hours", capital)[:, first].mean(1).astype(float)),
        "hungry": Headline("People short of food at the end of the run", "people", run.array("hungry")[:, -1].astype(float)),
        "besieged_people": Headline("People in besieged places at the end of the run", "people",
                                    run.array("besieged_people")[:, -1].astype(float)),
        "regime_ended": Headline("The regime has ended by the end of the run", "share",
                                 run.array("regime_ended")[:, -1].astype(float)),
        "arrears_days": Headline("Unpaid bills at the end of the run", "day of bills",
                                 run.array("arrears_days")[:, -1].astype(float)),
        "patience": Headline("Readiness to bear hardship at the end of the run", "0..1",
                             run.array("patience")[:, -1].astype(float)),
        "elite": Headline("Cohesion of the junta at the end of the run", "0..1", run.array("elite")[:, -1].astype(float)),
    }
    return found


def interior_dry(run: Run, pack: Pack) -> np.ndarray:
    """Day on which half of the interior's towns have run dry, NaN when it never comes, `(member,)`."""
    towns = [i for i, row in enumerate(pack.places) if pack.home[i] and row["kind"] in TOWNS]
    hit = np.sort(np.where(np.isnan(run.array("dry_day")), np.inf, run.array("dry_day"))[:, towns], axis=1)
    middle = hit[:, (len(towns) - 1) // 2].astype(float) if towns else np.full(run.members, np.inf)
    return np.where(np.isfinite(middle), middle, np.nan)


def summary(run: Run, pack: Pack) -> dict[str, dict[str, Any]]:
    """`{name: {q05 .. q95, unit, text, never}}`; a quantile is None where the event comes after the end of the run."""
    return {name: {**spread(h.values, never=h.unit == "day"), "unit": h.unit, "text": h.text,
                   "never": float(np.isnan(h.values).mean())} for name, h in headlines(run, pack).items()}

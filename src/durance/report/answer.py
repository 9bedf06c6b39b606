"""The answer in sentences that match the numbers, and the row of headline figures."""

from typing import Any

import numpy as np

from durance.analysis.patterns import compare
from durance.analysis.quantiles import spread
from durance.analysis.summary import Headline, headlines
from durance.analysis.survival import survival
from durance.ensemble.store import Run
from durance.pack.model import Pack
from durance.report.words import share as told_share

SHOWN = ("capital_queue_day", "capital_dry_day", "interior_dry_day", "inflow_share", "tankers_lost", "power_hours")


def answer(runs: dict[str, Run], pack: Pack) -> dict[str, Any]:
    """`{headline, sentences}`: the last run beside the first, what both miss first of all, then the rest of the last."""
    key, run = list(runs.items())[-1]
    heads, capital = headlines(run, pack), pack.places[pack.index("locality", pack.capital)]["name"]
    dry, queues, towns = (f"{capital} runs dry (half of its need not met)", f"queues form in {capital}",
                          "half of the interior's towns run dry")
    headline = said_by(run) + when(heads["capital_dry_day"], dry, run)
    sentences = list(fit_for_what(run, pack))
    if len(runs) > 1:
        first = next(iter(runs.values()))
        sentences.insert(0, said_by(first) + when(headlines(first, pack)["capital_dry_day"], dry, first))
    sentences += [said_by(run) + when(heads["capital_queue_day"], queues, run), when(heads["interior_dry_day"], towns, run),
                  first_to_go(heads), regime(run),
                  "No chance here has been tested against outcomes: there is one country and one case."]
    return {"headline": headline, "sentences": [s[0].upper() + s[1:] for s in sentences], "run": key}


def said_by(run: Run) -> str:
    """Which model speaks: fitted to what, or before any fitting."""
    return f"Fitted to what was seen to {run.manifest['as_of']}: " if run.manifest["fit"] else "Before any fitting: "


def regime(run: Run) -> str:
    """Whether the regime ends in the run, and how, in one sentence."""
    found = survival(run)
    ends = ", ".join(f"{kind} {told_share(shares[-1])}" for kind, shares in found["by_kind"].items())
    return (f"The regime stands to the end of the run in {told_share(found['survival'][-1])} of futures"
            + (f" ({ends})" if ends else "") + "; forces, partners and talks do not move yet.")


def fit_for_what(run: Run, pack: Pack) -> list[str]:
    """What of the observed patterns this run misses, in one sentence; nothing for a pack without patterns."""
    rows = [r for r in compare(run, pack) if r["met90"] is not None]
    if not rows:
        return []
    told = []
    for use, name in (("score", "held back"), ("fit", "that could be fitted"), ("check", "only checked")):
        mine = [r for r in rows if r["use"] == use]
        missed = [r for r in mine if not r["met90"]]
        said = "; ".join(f"{r['text'][0].lower() + r['text'][1:]} ({r['id']})" for r in missed)
        if mine:
            end = f": {said}." if said else "."
            told.append(f"Of {len(mine)} patterns {name} its 90 % interval misses {len(missed)}{end}")
    return told


def when(head: Headline, what: str, run: Run) -> str:
    """One sentence about a day that may never come: its share of futures, and median and 90 % interval over all of them."""
    days, start = run.manifest["days"], run.manifest["start"]
    share = float((~np.isnan(head.values)).mean())
    if share == 0.0:
        return f"in none of the futures is it so within {days} days that {what}."
    q = spread(head.values, never=True)
    low, middle, high = (f"{q[k]:.0f}" if q[k] is not None else "beyond the run" for k in ("q05", "q50", "q95"))
    return (f"in {told_share(share)} of futures {what} within {days} days; middle future: {middle} days after {start} "
            f"({low} to {high}).")


def first_to_go(heads: dict[str, Headline]) -> str:
    """Who runs dry first, future by future."""
    inner, capital = (np.where(np.isnan(heads[k].values), np.inf, heads[k].values)
                      for k in ("interior_dry_day", "capital_dry_day"))
    earlier = np.isfinite(inner) & (inner < capital)
    gap = capital[earlier & np.isfinite(capital)] - inner[earlier & np.isfinite(capital)]
    told = f", by {np.median(gap):.0f} days in the median where both do" if gap.size else ""
    return f"The interior runs dry before the capital in {told_share(float(earlier.mean()))} of futures{told}."


def figures(run: Run, pack: Pack) -> list[dict[str, Any]]:
    """The headline numbers: median and 90 % interval; None where the date comes after the end of the run."""
    rows = []
    for name in SHOWN:
        h = headlines(run, pack)[name]
        q, never = spread(h.values, never=h.unit == "day"), float(np.isnan(h.values).mean())
        since = f"after {run.manifest['start']}" if h.unit == "day" else ""
        note = "; ".join([since, *([f"never in {told_share(never)} of futures"] if h.unit == "day" and never > 0 else [])])
        rows.append({"name": h.text, "value": q["q50"], "low": q["q05"], "high": q["q95"], "unit": h.unit, "note": note})
    return rows

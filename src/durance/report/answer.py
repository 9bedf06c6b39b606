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
from durance.report.words import verbal

SHOWN = ("capital_queue_day", "capital_dry_day", "interior_dry_day", "inflow_share", "tankers_lost", "power_hours")


def answer(runs: dict[str, Run], pack: Pack) -> dict[str, Any]:
    """`{headline, sentences}` for the last run, with what the first said before it."""
    key, run = list(runs.items())[-1]
    heads, capital = headlines(run, pack), pack.places[pack.index("locality", pack.capital)]["name"]
    days = run.manifest["days"]
    sentences = [when(heads["capital_queue_day"], f"queues form in {capital}", days),
                 when(heads["capital_dry_day"], f"{capital} runs dry (half of its need not met)", days),
                 when(heads["interior_dry_day"], "half of the interior's towns run dry", days),
                 first_to_go(heads)]
    if len(runs) > 1:
        before = headlines(next(iter(runs.values())), pack)["interior_dry_day"]
        sentences.append("Before any fitting the model said: " + when(before, "half of the interior's towns run dry", days))
    sentences += [regime(run), "None of these chances has been scored against outcomes yet."]
    rest = [*fit_for_what(run, pack), *(s for k, s in enumerate(sentences) if k != 1)]
    return {"headline": sentences[1], "sentences": rest, "run": key}


def regime(run: Run) -> str:
    """Whether the regime ends in the run, and how, in one sentence."""
    found = survival(run)
    ends = ", ".join(f"{kind} {told_share(shares[-1])}" for kind, shares in found["by_kind"].items())
    return (f"The regime stands to the end of the run in {told_share(found['survival'][-1])} of futures"
            + (f" ({ends})" if ends else "") + "; forces, partners and talks do not move yet, so this is a floor of the doubt.")


def fit_for_what(run: Run, pack: Pack) -> list[str]:
    """What of the observed patterns this run misses, in one sentence; nothing for a pack without patterns."""
    rows = [r for r in compare(run, pack) if r["met90"] is not None]
    if not rows:
        return []
    missed = [r for r in rows if not r["met90"]]
    said = "; ".join(f"{r['text'][0].lower() + r['text'][1:]} ({r['id']})" for r in missed)
    return [f"Of {len(rows)} patterns seen it misses {len(missed)} by its 90 % interval" + (f": {said}." if missed else ".")]


def when(head: Headline, what: str, days: int) -> str:
    """One sentence about a day that may never come: its chance in words and number, and the 90 % interval."""
    came = ~np.isnan(head.values)
    share = float(came.mean())
    if share == 0.0:
        return f"It happens in none of the futures that {what} within {days} days."
    q = spread(head.values[came])
    span = f"{q['q50']:.0f} days ({q['q05']:.0f} to {q['q95']:.0f})"
    if share == 1.0:
        return f"In every future {what}, after {span}."
    return (f"It is {verbal(share)} ({told_share(share)} of futures) that {what} within {days} days; "
            f"where it happens, after {span}.")


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
        note = f"never in {told_share(never)} of futures" if h.unit == "day" and never > 0 else ""
        rows.append({"name": h.text, "value": q["q50"], "low": q["q05"], "high": q["q95"], "unit": h.unit, "note": note})
    return rows

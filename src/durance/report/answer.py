"""The answer in sentences that match the numbers, and the row of headline figures."""

from typing import Any

import numpy as np

from durance.analysis.patterns import compare
from durance.analysis.quantiles import spread
from durance.analysis.summary import Headline, headlines
from durance.analysis.survival import SETTLEMENT, imposed_coups, survival
from durance.ensemble.store import Run
from durance.pack.model import Pack
from durance.report.system import blockade, twin_of
from durance.report.words import interval
from durance.report.words import share as told_share

SHOWN = ("capital_queue_day", "interior_dry_day", "inflow_share", "regime_ended", "state_held", "civilians_killed",
         "deal_people", "displaced_inside")
OTHERWISE = ("regime_ended", "state_held", "largest_rival", "arrears_days", "civilians_killed", "fighters_killed",
             "deal_people", "displaced_inside")      # where no blockade of roads is imposed
UNTESTED = "No chance here has been tested against outcomes: there is one country and few cases."


def answer(runs: dict[str, Run], pack: Pack) -> dict[str, Any]:
    """`{headline, sentences, run}`: the last run beside the first, what it misses first of all, then question by question."""
    key, run = list(runs.items())[-1]
    heads, capital = headlines(run, pack), pack.places[pack.index("locality", pack.capital)]["name"]
    dry, queues, towns = (f"{capital} runs dry (half of its need not met)", f"queues form in {capital}",
                          "half of the interior's towns run dry")
    fuel = blockade(run, pack) is not None
    headline = said_by(run) + (when(heads["capital_dry_day"], dry, run) if fuel else regime(run))
    sentences = fit_for_what(run, pack)
    if len(runs) > 1:
        first = next(iter(runs.values()))
        sentences.insert(0, said_by(first) + (when(headlines(first, pack)["capital_dry_day"], dry, first) if fuel
                                              else regime(first)))
    if fuel:
        sentences += [said_by(run) + when(heads["capital_queue_day"], queues, run),
                      when(heads["interior_dry_day"], towns, run), first_to_go(heads), regime(run)]
    if coups := imposed_coups(run, pack):
        sentences.append(f"Imposed coups ({', '.join(coups)}) are not counted as ends: the run follows the new regime.")
    sentences += [*wider(heads), str(pack.about.get("survival_note") or UNTESTED)]
    if twin_of(runs):
        sentences.append("The two runs are the same futures: differences below are taken future by future, the second less "
                         "the first.")
    return {"headline": capital_letter(headline), "sentences": [capital_letter(s) for s in sentences], "run": key}


def capital_letter(text: str) -> str:
    """The text with a capital first letter."""
    return text[0].upper() + text[1:]


def said_by(run: Run) -> str:
    """Which model speaks: fitted to what, or before any fitting, with which measures."""
    if run.manifest["fit"]:
        return f"Fitted to what was seen to {run.manifest['as_of']}: "
    measures = ", ".join(name for name, *_ in run.manifest["measures"])
    return f"With {measures}, before any fitting: " if measures else "Before any fitting: "


def regime(run: Run) -> str:
    """Whether the regime ends in the run, and how, in one sentence."""
    found = survival(run)
    ends = ", ".join(f"{kind} {told_share(shares[-1])}" for kind, shares in found["by_kind"].items())
    return (f"the regime stands to the end of the run in {told_share(found['survival'][-1])} of futures"
            + (f" ({ends})" if ends else "")
            + "; a negotiated settlement counts as an end, and no end of a regime was fitted.")


def wider(heads: dict[str, Headline]) -> list[str]:
    """One sentence each on territory, the dead, bargains and flight: middle and 90 % interval over all futures."""
    def told(name: str) -> str:
        q = spread(heads[name].values)
        return interval(q["q05"], q["q50"], q["q95"], heads[name].unit)

    deals = float((heads["deal_people"].values > 0).mean())
    truces = told_share(float(heads["truce_made"].values.mean()))
    return [f"At the end the state's side holds places with {told('state_held')} of the town people, its strongest rival "
            f"{told('largest_rival')}; rivals set the rules for {told('rival_rule')}.",
            f"Of civilians killed by armed actors: {told('civilians_killed')}; of those under arms: {told('fighters_killed')}.",
            f"A siege-lifting deal stands somewhere at the end in {told_share(deals)} of futures; "
            f"a truce with the state is agreed in {truces}.",
            f"The displaced inside the country change by {told('displaced_inside')}, those abroad by "
            f"{told('displaced_abroad')}. These four answers rest on numbers that were never fitted, most of them assumed."]


def fit_for_what(run: Run, pack: Pack) -> list[str]:
    """What of the observed patterns this run misses, in one sentence a use; nothing for a pack without patterns."""
    rows = [r for r in compare(run, pack) if r["met90"] is not None]
    told = []
    for use, name in (("score", "held back"), ("fit", "that could be fitted"), ("check", "only checked")):
        mine = [r for r in rows if r["use"] == use]
        missed = [r for r in mine if not r["met90"]]
        edge = sum(bool(r["met90"]) and not r["firm"] for r in mine)
        said = "; ".join(f"{r['text'][0].lower() + r['text'][1:]} ({r['id']})" for r in missed)
        if mine:
            edges = f" Of those met, {edge} {'is' if edge == 1 else 'are'} met only at the edge." if edge else ""
            told.append(f"Of {len(mine)} patterns {name} its 90 % interval misses {len(missed)}"
                        + (f": {said}." if said else ".") + edges)
    return told


def when(head: Headline, what: str, run: Run) -> str:
    """One sentence about a day that may never come: its share of futures, and median and 90 % interval over all of them."""
    days, start = run.manifest["days"], run.manifest["start"]
    share = float((~np.isnan(head.values)).mean())
    if share == 0.0:
        return f"in none of the futures is it so within {days} days that {what}."
    q = spread(head.values, never=True)
    low, middle, high = (f"{q[k]:.0f}" if q[k] is not None else "beyond the run" for k in ("q05", "q50", "q95"))
    unit = f" days after {start}" if q["q50"] is not None else ""
    return f"in {told_share(share)} of futures {what} within {days} days; middle future: {middle}{unit} ({low} to {high})."


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
    rows, heads = [], headlines(run, pack)
    settled = told_share(float((run.array("regime_kind")[:, -1] == SETTLEMENT).mean()))
    for name in SHOWN if blockade(run, pack) else OTHERWISE:
        h = heads[name]
        if name == "regime_ended":
            rows.append({"name": "of futures in which the regime ends", "value": float(h.values.mean()), "low": None,
                         "high": None, "unit": h.unit, "note": f"by a negotiated settlement in {settled}; never fitted"})
            continue
        q, never = spread(h.values, never=h.unit == "day"), float(np.isnan(h.values).mean())
        since = f"after {run.manifest['start']}" if h.unit == "day" else ""
        note = "; ".join([since, *([f"never in {told_share(never)} of futures"] if h.unit == "day" and never > 0 else [])])
        rows.append({"name": h.text, "value": q["q50"], "low": q["q05"], "high": q["q95"], "unit": h.unit, "note": note})
    return rows

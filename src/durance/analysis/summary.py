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
    first, when = slice(0, min(FIRST, days)), span(days)

    def mean(outcome: str) -> np.ndarray:
        return run.array(outcome)[:, first].mean(1).astype(float)

    found = {
        "capital_queue_day": Headline(f"Days until queues in {name} (a fifth of need not met)", "day",
                                      run.array("queue_day")[:, at].astype(float)),
        "capital_dry_day": Headline(f"Days until {name} runs dry (half of need not met)", "day",
                                    run.array("dry_day")[:, at].astype(float)),
        "interior_dry_day": Headline("Days until half of the interior's towns have run dry", "day", interior_dry(run, pack)),
        "inflow_share": Headline(f"Tanker fuel in {when}, share of normal", "share", mean("inflow_share")),
        "unmet": Headline(f"Civil need not met in {when}", "share", mean("unmet")),
        "tankers_lost": Headline(f"Tankers destroyed or seized in {when}", "trucks",
                                 run.array("tankers_lost")[:, first][:, -1].astype(float)),
        "price_ratio": Headline(f"Street price over pump price in {name}, {when.removeprefix('the ')}", "ratio",
                                run.at("price_ratio", capital)[:, first].mean(1).astype(float)),
        "power_hours": Headline(f"Hours of electricity in {name}, {when.removeprefix('the ')}", "hours/day",
                                run.at("power_hours", capital)[:, first].mean(1).astype(float)),
        "hungry": Headline("People short of food at the end of the run", "people", run.array("hungry")[:, -1].astype(float)),
        "besieged_people": Headline("People in besieged places at the end of the run", "people",
                                    run.array("besieged_people")[:, -1].astype(float)),
        "regime_ended": Headline("The regime has ended by the end of the run (a negotiated settlement counts)", "share",
                                 run.array("regime_ended")[:, -1].astype(float)),
        "arrears_days": Headline("Unpaid bills at the end of the run", "day of bills",
                                 run.array("arrears_days")[:, -1].astype(float)),
        "patience": Headline("Readiness to bear hardship at the end of the run", "0..1",
                             run.array("patience")[:, -1].astype(float)),
        "elite": Headline("Cohesion of the junta at the end of the run", "0..1", run.array("elite")[:, -1].astype(float)),
    }
    return found | _wider(run, pack)


def span(days: int) -> str:
    """The days that means over the first months truly hold, of a run of so many days."""
    return "the first three months" if days >= FIRST else "the first day" if days == 1 else f"the first {days} days"


def filled(found: dict[str, Headline], days: int) -> dict[str, np.ndarray]:
    """Headline numbers without gaps `(member,)`, to be compared future by future: a date that never comes counts as the last
    day of a run of so many days, anything else unknown as 0."""
    return {name: np.where(np.isnan(h.values), float(days) if h.unit == "day" else 0.0, h.values) for name, h in found.items()}


def _wider(run: Run, pack: Pack) -> dict[str, Headline]:
    """Headlines of force, people and bargains."""
    rivals = pack.map["is_state"] == 0

    def end(outcome: str) -> np.ndarray:
        return run.array(outcome)[:, -1].astype(float)

    def rise(outcome: str) -> np.ndarray:
        return end(outcome) - run.array(outcome)[:, 0].astype(float)

    spill = run.array("spillover")[:, -1].astype(float) if run.coords["zone"] else np.zeros((run.members, 1))
    return {
        "state_held": Headline("Town people in places the state's side holds, at the end", "share", end("state_held")),
        "largest_rival": Headline("Town people held by the strongest rival of the state, at the end", "share",
                                  end("largest_rival")),
        "rival_rule": Headline("People under the rules of the state's rivals, at the end", "share",
                               end("ruled")[:, rivals].sum(1)),
        "fragmentation": Headline("Effective number of powers at the end (1: one holds all)", "powers", end("fragmentation")),
        "rival_fighters": Headline("Fighters of all who are not the state's, at the end", "fighters",
                                   end("fighters")[:, rivals].sum(1)),
        "army_morale": Headline("Will to fight of the state's own forces at the end", "0..1", end("army_morale")),
        "civilians_killed": Headline("Civilians killed by armed actors", "deaths", end("civilians_killed")),
        "fighters_killed": Headline("Fighters of all sides killed", "fighters", end("fighters_killed")),
        "deal_people": Headline("People in places with a siege-lifting deal, at the end", "people", end("people_under_deals")),
        "truce_made": Headline("A truce with the state has been agreed", "share", end("truce_made")),
        "displaced_inside": Headline("Rise of the displaced inside the country", "people", rise("displaced_inside")),
        "displaced_abroad": Headline("Rise of the displaced abroad", "people", rise("displaced_abroad")),
        "spillover": Headline("Trouble that reaches the zones abroad, mean at the end", "0..1", spill.mean(1)),
    }


# which of the seven questions a headline answers
QUESTIONS = {
    1: "capital_queue_day capital_dry_day interior_dry_day inflow_share unmet price_ratio power_hours regime_ended patience "
       "elite arrears_days",
    2: "army_morale civilians_killed fighters_killed rival_fighters", 3: "state_held largest_rival rival_rule fragmentation",
    4: "deal_people truce_made besieged_people", 5: "displaced_inside displaced_abroad spillover hungry", 6: "tankers_lost"}


def question(name: str) -> int:
    """Number of the question that a headline answers; 6 for what only measures ask."""
    return next(q for q, names in QUESTIONS.items() if name in names.split())


def interior_dry(run: Run, pack: Pack) -> np.ndarray:
    """Day on which half of the interior's towns have run dry, NaN when it never comes, `(member,)`."""
    towns = [i for i, row in enumerate(pack.places) if pack.home[i] and row["kind"] in TOWNS]
    hit = np.sort(np.where(np.isnan(run.array("dry_day")), np.inf, run.array("dry_day"))[:, towns], axis=1)
    middle = hit[:, (len(towns) - 1) // 2].astype(float) if towns else np.full(run.members, np.inf)
    return np.where(np.isfinite(middle), middle, np.nan)


def summary(run: Run, pack: Pack) -> dict[str, dict[str, Any]]:
    """`{name: {q05 .. q95, unit, text, never}}`; a quantile is None where the event comes after the end of the run."""
    def known(h: Headline) -> float | None:
        return float(np.nanmean(h.values)) if np.isfinite(h.values).any() else None

    return {name: {**spread(h.values, never=h.unit == "day"), "unit": h.unit, "text": h.text, "mean": known(h),
                   "never": float(np.isnan(h.values).mean()),
                   "yes_no": bool(np.isin(h.values, (0.0, 1.0)).all()) and h.unit == "share"}
            for name, h in headlines(run, pack).items()}

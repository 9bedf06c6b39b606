"""What the commands that answer a question do: options compared, facts weighed, conditions found, maps and flows told."""

from pathlib import Path
from typing import Any

from durance.analysis.asked import value
from durance.analysis.compare import compare as compared
from durance.analysis.compare import pareto
from durance.analysis.displacement import displacement as flight_of
from durance.analysis.facts import facts
from durance.analysis.found import conditions
from durance.analysis.fragmentation import fragmentation as parts_of
from durance.analysis.options import Decision, of_runs, of_scenarios
from durance.analysis.regret import regret
from durance.analysis.sensitivity import screen, shares
from durance.analysis.spillover import spillover as reached
from durance.analysis.survival import lasting
from durance.analysis.words import UNSCORED, percent, span
from durance.commands import MARKS, put_together
from durance.ensemble.store import open_run
from durance.pack.load import load
from durance.terminal import Line, number, table, tell_json

SHOWN = 15      # rows on the screen; --json tells all
BAND = ("q05", "q50", "q95")


def decision(names: list[str], on: str, measures: list[str], members: int, days: int | None, seed: int, way: str,
             rates: list[str], out: Path) -> tuple[Decision, Any]:
    """The options of the command line, and the pack: recorded runs, or one PACK/SCENARIO and measures to be tried on it."""
    if not names:
        raise ValueError("name two runs or more, or PACK/SCENARIO with --measure")
    worth = exchange(rates)
    if len(names) == 1 and measures:
        base = put_together(names[0], days, [], [], [])
        tried = [put_together(names[0], days, text.split("+"), [], []) for text in measures]
        return of_scenarios([base, *tried], on, members, seed, way, worth, Line()), base.pack
    if measures:
        raise ValueError("--measure is tried on one PACK/SCENARIO; recorded runs hold their measures already")
    runs = [open_run(name, out) for name in names]
    pack = load(runs[0].pack)
    return of_runs(runs, pack, on, way, worth), pack


def exchange(rates: list[str]) -> dict[str, float]:
    """`{currency: Mcur a million of it is worth}` from words such as USD=600. Raises ValueError."""
    found = {}
    for text in rates:
        name, sign, worth = text.partition("=")
        try:
            found[name] = float(worth)
        except ValueError:
            found[name] = 0.0
        if not sign or found[name] <= 0:
            raise ValueError(f"--rate {text} is not of the form USD=600: millions of the pack's money for a million of another")
    return found


def compare(names: list[str], on: str, measures: list[str], members: int, days: int | None, seed: int, way: str, price: float,
            rates: list[str], out: Path, json: bool) -> None:
    """Tell what each option changes against the first, what it harms and costs, and how much it may be regretted."""
    asked, _ = decision(names, on, measures, members, days, seed, way, rates, out)
    rows, sorry = compared(asked), regret(asked, price)
    if json:
        return tell_json({"schema": "durance.compare/1", "on": on, "better": "more" if asked.sign > 0 else "less",
                          "members": asked.members, "base": asked.options[0].name, "rows": rows, "pareto": pareto(asked),
                          "price": price, "regret": sorry})
    table(f"{asked.text}: each option less `{asked.options[0].text}`, {asked.members:,} futures",
          ["option", "5 %", "median", "95 %", "unit", "better in", "worse in", "harm in"],
          [[r["text"], *(number(r["difference"][q], r["unit"]) for q in BAND), r["unit"],
            share(r["probability_better"], r["interval_better"]), share(r["probability_worse"], r["interval_worse"]),
            share(r["harm"]["probability"], r["harm"]["interval"])] for r in rows])
    for r in rows:
        print(f"{r['text']}: {'changes none of these numbers in any future; does it apply here?' if r['idle'] else r['words']}")
    table("Cost, and what a Mcur buys", ["option", "5 %", "median", "95 %", f"{asked.unit} bettered a Mcur", "dominated by"],
          [[r["text"], *(number(r["cost"][q]) for q in BAND), middle(r["per_cost"]),
            "no price" if r["dominated_by"] is None else ", ".join(r["dominated_by"]) or "none"] for r in rows])
    for r in rows:
        for part in r["cost"]["parts"]:
            why = part["reason"] or f"cost of grade {part['grade']}"
            print(": ".join(filter(None, [part["measure"], why, part["note"]])))
    table(f"Regret, {asked.unit}", ["option", "mean", "95 %", "most", "best in", "most under a reading"],
          [[r["text"], *(number(r[q]) for q in ("mean", "q95", "most")), percent(r["best_in"]),
            f"{number(r['readings_most'])} ({r['worst']['dispute']}: {r['worst']['reading']})" if r["worst"] else "none"]
           for r in sorry])
    print("A harm is a rise by over a hundredth of deaths of civilians, hunger or displacement. Intervals are of the sample.")


def voi(names: list[str], on: str, measures: list[str], members: int, days: int | None, seed: int, way: str, price: float,
        rates: list[str], out: Path, json: bool) -> None:
    """Tell which missing fact is worth finding out before choosing among the options."""
    asked, pack = decision(names, on, measures, members, days, seed, way, rates, out)
    told = facts(asked, pack, price, seed)
    if json:
        return tell_json({"schema": "durance.voi/1", "on": on, "price": price, "members": asked.members,
                          "options": [one.name for one in asked.options], **told})
    clear = [r for r in told["rows"] if r["clear"]]
    print(f"With what is known now {told['best']} is best on average. Knowing everything, luck included, would be worth "
          f"{number(told['at_most'], asked.unit)} {asked.unit}; luck alone makes one of these facts seem worth "
          f"{number(told['chance'], asked.unit)}.")
    if not clear:
        print("No single fact is clearly worth finding out: none changes the choice by more than luck would.")
    table("What a fact is worth before the choice",
          ["fact", f"worth, {asked.unit}", "choices it changes", "clear", "grade", "claims"],
          [[r["fact"], number(r["worth"], asked.unit), percent(r["changes"]), "yes" if r["clear"] else "no", r["grade"],
            " ".join(r["claims"][:4])] for r in told["rows"][:SHOWN]])


def sensitivity(name: str, on: str, method: str, foremost: int, days: int | None, walks: int, rows: int, seed: int,
                only: list[str], json: bool) -> None:
    """Tell which inputs an answer is sensitive to."""
    if method not in ("morris", "sobol"):
        raise ValueError(f"there is no method {method!r}: morris screens all inputs, sobol divides the foremost's variance")
    made = put_together(name, days, [], [], [])
    if method == "morris":
        found = screen(made, on, walks, seed, only or None, Line())
        shown, head = ("mu_star", "low", "high", "mu", "sigma"), "Morris: change of the outcome over an input's whole range"
    else:
        first = only or [r["input"] for r in screen(made, on, walks, seed, None, Line())[:foremost]]
        found = shares(made, on, first, rows, seed, Line())
        shown, head = ("total", "total_low", "total_high", "first"), "Sobol': share of the outcome's variance"
    if json:
        return tell_json({"schema": "durance.sensitivity/1", "on": on, "method": method, "days": made.days, "rows": found})
    table(f"{head} ({on})", ["input", *shown, "grade", "claims"],
          [[r["input"], *(number(r[q]) for q in shown), r["grade"], " ".join(r["claims"][:4])] for r in found[:SHOWN]])
    print("`low` and `high` are 95 % bootstrap intervals.")


def discover(name: str, expression: str, out: Path, json: bool) -> None:
    """Tell under which conditions something happens."""
    run = open_run(name, out)
    found = conditions(run, load(run.pack), expression)
    if json:
        return tell_json({"schema": "durance.discover/1", "run": run.id, **found})
    print(f"{expression}: {found['words']}")
    if found["note"]:
        print(found["note"])
    for k, box in enumerate(found["boxes"], 1):
        print(f"box {k}: {box['words']}")
        print("   quasi-p-values: " + ", ".join(f"{name} {p:.1g}" for name, p in box["p"].items()))
    if not found["boxes"] and not found["note"]:
        print("No condition on parameters or readings tells it better than luck.")
    if found["leaves"]:
        table("A tree of at most three questions", ["where", "happens in", "of all futures", "of all cases"],
              [[leaf["words"], *(percent(leaf[q]) for q in ("share", "mass", "coverage"))] for leaf in found["leaves"]])


def lasts(name: str, until: str, out: Path, json: bool) -> None:
    """Tell for how long something has not come: any outcome in days, such as capital_dry_day or dry_day@mopti."""
    run = open_run(name, out)
    told = value(run, load(run.pack), until)
    if told.unit != "day":
        raise ValueError(f"{until} is told in {told.unit}; name an outcome in days, such as capital_dry_day or dry_day@PLACE")
    found = {"times": run.coords["day"], **lasting(told.values, len(run.coords["day"]))}
    if json:
        return tell_json({"schema": "durance.survival/1", "until": until, **found, "by_kind": {}})
    last = len(found["times"]) - 1
    days = sorted({min(day, last) for day in MARKS} | {last})
    table(f"{told.text}: share of futures in which it has not come (95 % band of the sample)", ["by", "low", "not yet", "high"],
          [[found["times"][k], *(f"{found[q][k]:.1%}" for q in ("low", "survival", "high"))] for k in days])
    print(f"These probabilities are {UNSCORED}.")


def fragmentation(name: str, day: str | None, out: Path, json: bool) -> None:
    """Tell into how many hands the country falls, and who holds what."""
    run = open_run(name, out)
    found = parts_of(run, load(run.pack), day)
    if json:
        return tell_json({"schema": "durance.fragmentation/1", "run": run.id, **found})
    table(f"In how many hands, {found['day']}", ["what", "5 %", "median", "95 %", "unit"],
          [[r["text"], *(number(r[q]) for q in BAND), r["unit"]] for r in found["numbers"]])
    table("Who holds people", ["who", "5 %", "median", "95 %", "places", "holds any in"],
          [[r["who"], *(f"{r[q]:.1%}" for q in BAND), f"{r['places_q50']:.0f}", share(r["any"], r["interval"])]
           for r in found["holders"]])
    table("Who holds a place, the least certain first", ["place", "region", "holder", "in", "else"],
          [[r["name"], r["region"], r["holder"], share(r["probability"], r["interval"]),
            ", ".join(f"{who} {percent(p)}" for who, p in list(r["by"].items())[1:])] for r in found["map"][:SHOWN]])
    print(f"A probability of holding is {UNSCORED}; --json tells every place.")


def displacement(name: str, out: Path, json: bool) -> None:
    """Tell who leaves where and shelters where."""
    run = open_run(name, out)
    found = flight_of(run, load(run.pack))
    if json:
        return tell_json({"schema": "durance.displacement/1", "run": run.id, **found})
    for title, rows in (("Net people who left", found["origins"]), ("Net people who came to shelter", found["shelters"])):
        table(f"{title} since the first week", ["place", "region", "5 %", "median", "95 %", "in"],
              [[r["name"], r["region"], *(number(r[q], "people") for q in BAND), share(r["probability"], r["interval"])]
               for r in rows[:SHOWN]])
    table("Who goes where (worked out again from the recorded weeks; those who come home are not taken off)",
          ["from", "to", "5 %", "median", "95 %"],
          [[r["origin"], r["shelter"], *(number(r[q], "people") for q in BAND)] for r in found["flows"][:SHOWN]])
    fit = "cannot be told" if found["fit"] is None else f"{found['fit']:.2f}"
    print(f"Rank correlation over places of these arrivals with the shelter recorded: {fit}. Probabilities are {UNSCORED}.")


def spillover(name: str, out: Path, json: bool) -> None:
    """Tell what reaches the zones abroad."""
    run = open_run(name, out)
    rows = reached(run, load(run.pack))
    if json:
        return tell_json({"schema": "durance.spillover/1", "run": run.id, "rows": rows})
    table("Trouble that reaches zones abroad at the end (an index of 0 to 1), and its rise",
          ["zone", "5 %", "median", "95 %", "rise", "rises in", "worst off in"],
          [[r["name"], *(number(r[q]) for q in BAND), number(r["rise"]["q50"]), share(r["probability_rise"], r["interval"]),
            percent(r["most_touched"])] for r in rows])
    print(f"Probabilities are {UNSCORED}; of the index only order and direction mean something.")


def share(p: float | None, interval: list[float] | None) -> str:
    """A share of futures with its interval."""
    return "-" if p is None or interval is None else f"{percent(p)} ({span(*interval)})"


def middle(told: list[float | None] | None) -> str:
    """A value with its interval, or a dash."""
    return "-" if told is None else f"{number(told[0])} ({number(told[1])} to {number(told[2])})"

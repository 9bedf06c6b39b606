"""`durance compare`: options side by side in the same futures: effect, harm, cost and regret."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from durance.analysis.compare import compare as compared
from durance.analysis.compare import pareto
from durance.analysis.options import Decision
from durance.analysis.regret import regret
from durance.analysis.words import percent
from durance.commands.options import decision, refuse_price
from durance.commands.told import BAND, share
from durance.report.units import of_pack
from durance.terminal import number, table, tell_json

Rows = list[dict[str, Any]]
REFERENCE = "differs in more than measures: a reference that nobody can choose, hence not ranked"


def compare(names: list[str], on: str, measures: list[str], members: int | None, days: int | None, seed: int | None, way: str,
            price: float, rates: list[str], out: Path, json: bool) -> None:
    """Tell what each option changes against the first, what it harms and costs, and how much it may be regretted."""
    refuse_price(price)
    asked, pack = decision(names, on, measures, members, days, seed, way, rates, out)
    rows, sorry = compared(asked), regret(asked, price)
    if json:
        return tell_json({"schema": "durance.compare/1", "on": on, "better": "more" if asked.sign > 0 else "less",
                          "members": asked.members, "base": asked.options[0].name, "rows": rows, "pareto": pareto(asked),
                          "price": price, "regret": sorry})
    asked = replace(asked, unit=of_pack(asked.unit, pack))      # from here on for people
    tell_effects(asked, rows)
    if len(asked.options) > 1:
        tell_costs(asked, [r for r in rows if not r["reference"]], str(pack.about["money_unit"]))
        tell_regret(asked, sorry)
    print("A harm is a rise by over a hundredth of deaths of civilians, hunger or displacement. Intervals are of the sample.")


def tell_effects(asked: Decision, rows: Rows) -> None:
    """Print the paired differences, and each option in words."""
    table(f"{asked.text}: each option less `{asked.options[0].text}`, {asked.members:,} futures",
          ["option", "5 %", "median", "95 %", "unit", "better in", "worse in", "harm in"],
          [[r["text"], *(number(r["difference"][q], r["unit"]) for q in BAND), asked.unit,
            share(r["probability_better"], r["interval_better"]), share(r["probability_worse"], r["interval_worse"]),
            share(r["harm"]["probability"], r["harm"]["interval"])] for r in rows])
    for r in rows:
        print(f"{r['text']}: {'changes none of these numbers in any future; does it apply here?' if r['idle'] else r['words']}"
              f"{'; ' + REFERENCE if r['reference'] else ''}")


def tell_costs(asked: Decision, rows: Rows, money: str) -> None:
    """Print what each option costs in the pack's money, what it buys, and why it has no price where it has none."""
    table(f"Cost in {money}, and what a {money} buys",
          ["option", "5 %", "median", "95 %", f"{asked.unit} bettered", "dominated by"],
          [[r["text"], *(number(r["cost"][q]) for q in BAND), middle(r["per_cost"]),
            "no price" if r["dominated_by"] is None else ", ".join(called(asked, r["dominated_by"])) or "none"] for r in rows])
    for r in rows:
        for part in r["cost"]["parts"]:
            why = part["reason"] or f"cost of grade {part['grade']}"
            print(": ".join(filter(None, [part["measure"], why.replace("Mcur", money), part["note"]])))
    if any(r["dominated_by"] is not None for r in rows):      # else nothing done stands alone
        best = ", ".join(called(asked, pareto(asked))) or "none"
        print(f"Not dominated in effect, cost and harm, among those with a price: {best}.")


def tell_regret(asked: Decision, sorry: Rows) -> None:
    """Print by how much each option falls short of the best, in a future and under a reading."""
    table(f"Regret, {asked.unit}", ["option", "mean", "95 %", "most", "best in", "most under a reading"],
          [[r["text"], *(number(r[q]) for q in ("mean", "q95", "most")), percent(r["best_in"]),
            f"{number(r['readings_most'])} ({r['worst']['dispute']}: {r['worst']['reading']})" if r["worst"] else "none"]
           for r in sorry])


def called(asked: Decision, names: list[str]) -> list[str]:
    """Options by their words instead of their names."""
    return [one.text for one in asked.options if one.name in names]


def middle(told: list[float | None] | None) -> str:
    """A value with its interval, or a dash."""
    return "-" if told is None else f"{number(told[0])} ({number(told[1])} to {number(told[2])})"

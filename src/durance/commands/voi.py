"""`durance voi`: which missing fact is worth finding out before choosing among options."""

from pathlib import Path

from durance.analysis.facts import facts, refuse_few
from durance.analysis.words import percent
from durance.commands.options import decision, refuse_price
from durance.commands.told import SHOWN
from durance.terminal import number, table, tell_json


def voi(names: list[str], on: str, measures: list[str], members: int | None, days: int | None, seed: int | None, way: str,
        price: float, rates: list[str], out: Path, json: bool) -> None:
    """Tell which missing fact is worth finding out before choosing among the options."""
    refuse_price(price)
    if members is not None:
        refuse_few(members)      # before hours are spent
    asked, pack = decision(names, on, measures, members, days, seed, way, rates, out)
    told = facts(asked, pack, price, 1 if seed is None else seed)
    if json:
        return tell_json({"schema": "durance.voi/1", "on": on, "price": price, "members": asked.members,
                          "options": [one.name for one in asked.options], **told})
    clear = [r for r in told["rows"] if r["clear"]]
    print(f"With what is known now `{told['best_text']}` is best on average. Knowing everything, luck included, would be worth "
          f"{number(told['at_most'], asked.unit)} {asked.unit}; luck alone makes one of these facts seem worth "
          f"{number(told['chance'], asked.unit)}. What is below rounding is told as 0.")
    if not clear:
        print("No single fact is clearly worth finding out: none changes the choice by more than luck would.")
    rows = [r for r in told["rows"] if r["worth"] > 0]
    if rows:
        table("What a fact is worth before the choice",
              ["fact", f"worth, {asked.unit}", "choices it changes", "clear", "grade", "claims"],
              [[r["fact"], number(r["worth"], asked.unit), percent(r["changes"]), "yes" if r["clear"] else "no", r["grade"],
                " ".join(r["claims"][:4])] for r in rows[:SHOWN]])
    print(f"{len(rows)} of {len(told['rows'])} facts seem worth anything{f'; {SHOWN} shown' if len(rows) > SHOWN else ''}; "
          "--json tells all. Clear is what is worth more than luck alone makes the luckiest of them seem.")

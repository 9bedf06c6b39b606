"""`durance fragmentation`, `displacement` and `spillover`: who holds what, who flees where, what reaches the neighbours."""

from pathlib import Path
from typing import Any

from durance.analysis.displacement import displacement as flight_of
from durance.analysis.fragmentation import fragmentation as parts_of
from durance.analysis.spillover import spillover as reached
from durance.analysis.words import UNSCORED, percent
from durance.commands.told import BAND, SHOWN, share
from durance.ensemble.store import open_run
from durance.pack.load import load
from durance.terminal import number, table, tell_json

Rows = list[dict[str, Any]]


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
    pack = load(run.pack)
    found = flight_of(run, pack)
    if json:
        return tell_json({"schema": "durance.displacement/1", "run": run.id, **found})
    tell_people("People who left home since the first week, less those who came home", found["origins"], found["totals"][:1],
                ["left", "came home"])
    tell_people("People who came to shelter, less those who moved on", found["shelters"], found["totals"][1:],
                ["came", "moved on"])
    names = {place["id"]: place["name"] for place in pack.places}
    table("People who went from where to where (all who left; those who came home later are still counted)",
          ["from", "to", "5 %", "median", "95 %"],
          [[names[r["origin"]], names[r["shelter"]], *(number(r[q], "people") for q in BAND)] for r in found["flows"][:SHOWN]])
    fit = "cannot be told" if found["fit"] is None else f"{found['fit']:.2f}"
    print("Who goes where is worked out again from the recorded weeks; rank correlation over places of these arrivals with the "
          f"shelter recorded: {fit}. Probabilities are {UNSCORED}.")


def tell_people(title: str, rows: Rows, totals: Rows, ways: list[str]) -> None:
    """Print places, the largest mean rise first, under the row of all of them together."""
    every = [[r["what"], "all places", r] for r in totals] + [[r["name"], r["region"], r] for r in rows[:SHOWN]]
    table(title, ["place", "region", *ways, "5 %", "median", "95 %", "a rise in"],
          [[name, region, *(number(r[way]["q50"], "people") for way in ("left", "home")),
            *(number(r[q], "people") for q in BAND), share(r["probability"], r["interval"])] for name, region, r in every])
    if len(rows) > SHOWN:
        print(f"and {len(rows) - SHOWN} more places; --json tells all")


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

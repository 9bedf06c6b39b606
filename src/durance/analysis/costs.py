"""What measures cost, as far as the pack's words about cost can be counted: a range drawn anew in each future.

A cost is written as a range of money a unit of something: `Mcur/day`, `USD a person and year`, `Mcur tied up a m3 held`.
It is taken as proportional to the strength of the measure and to the days it holds. What is counted in nothing that the
measure names (trucks lost, prisoners, political capital) is not priced, and the reason is told: no price is made up.
"""

import re
from typing import NamedTuple

import numpy as np

from durance.core.draws import one_each
from durance.scenario import Applied, Scenario

# a word for money at the head of a unit -> currency, and how many millions of it
MONEY = ((r"Mcur\b", "", 1.0), (r"million ([A-Z]{3})\b", None, 1.0), (r"([A-Z]{3})\b", None, 1e-6),
         (r"million (crowns|francs)\b", "", 1.0), (r"(crowns|francs)\b", "", 1e-6))
YEAR, THOUSAND = 365.0, 1e3
MATTER = re.compile(r"(?:\ba |/|\band )(\w+)")      # what a cost is told by: /day, a person and year
STOCKS = {"person": "people", "m3": "m3"}


class Cost(NamedTuple):
    """`values` `(member,)` in Mcur, or None with a `reason`; `low` and `high` are the ends; the rest is the pack's."""

    measure: str
    values: np.ndarray | None
    low: float | None
    high: float | None
    unit: str
    grade: str
    claims: tuple[str, ...]
    note: str
    reason: str


def costs(made: Scenario, members: np.ndarray, seed: int, rates: dict[str, float] | None = None) -> list[Cost]:
    """One cost a measure of the scenario. `rates`: Mcur that a million of another currency is worth."""
    return [cost(made, applied, members, seed, rates or {}) for applied in made.measures]


def cost(made: Scenario, applied: Applied, members: np.ndarray, seed: int, rates: dict[str, float]) -> Cost:
    """The cost of one measure; the same measure at the same strength costs the same in the same future."""
    entry = made.pack.measures[applied.name]
    told = entry["cost"]
    low, high = float(told["low"]), float(told["high"])
    rest = (entry["cost"].get("grade", "E"), tuple(told.get("claims", ())), told.get("note", ""))
    zones = 1 if "zone" in applied.at else made.pack.sizes["zone"]
    try:
        much = 0.0 if low == high == 0 else quantity(told["unit"], entry["unit"], applied.strength, _days(made, applied), rates,
                                                     zones)
    except ValueError as error:
        return Cost(applied.name, None, None, None, told["unit"], *rest, error.args[0])
    values = much * (low + (high - low) * one_each(seed, f"cost {applied.name}", members.astype(np.uint64)))
    return Cost(applied.name, values, min(much * low, much * high), max(much * low, much * high), "Mcur", *rest, "")


def total(found: list[Cost], members: int) -> np.ndarray | None:
    """Cost of all measures together `(member,)`; None where one of them has no price."""
    if any(c.values is None for c in found):
        return None
    return np.sum([np.zeros(members), *(c.values for c in found if c.values is not None)], axis=0)


def quantity(unit: str, of: str, strength: float, days: int, rates: dict[str, float], zones: int = 1
             ) -> float:
    """Mcur that one unit of cost comes to. Raises ValueError with the reason where it cannot be counted.

    `unit` is the unit of the cost, `of` that of the measure's strength.
    """
    money, rest = _money(unit, rates)
    head = re.split(r";| for | to | at full| by ", rest)[0]
    much, timed, matched = money, False, False
    for word in MATTER.findall(head):
        if word in ("day", "year"):
            much, timed = much * days / (YEAR if word == "year" else 1.0), True
        elif word == "zone":
            much *= zones
        elif word in ("Mcur", "million") and of.startswith("Mcur"):
            continue
        elif word in STOCKS and of.partition("/")[0] == STOCKS[word]:
            matched = True
        else:
            raise ValueError(f"its cost is told a {word}, which {of} do not count")
    if "in thousands" in unit:
        much *= THOUSAND
    if not timed and "/" in of and of.partition("/")[2] in ("day", "week") and (matched or of.startswith("Mcur")):
        much *= days / (7.0 if of.endswith("week") else 1.0)
    return much * abs(strength)


def _money(unit: str, rates: dict[str, float]) -> tuple[float, str]:
    for pattern, currency, millions in MONEY:
        found = re.match(pattern, unit)
        if found is None:
            continue
        name = found[1] if currency is None else ""
        if name and name not in rates:
            raise ValueError(f"its cost is told in {name}: say with --rate {name}=... how many Mcur a million of it is worth")
        return millions * (rates[name] if name else 1.0), unit[found.end():]
    raise ValueError(f"its cost is not told in money but as {unit}")


def _days(made: Scenario, applied: Applied) -> int:
    first, last = max(applied.begin or made.start, made.start), min(applied.until or made.end, made.end)
    return max(0, (last - first).days + 1)

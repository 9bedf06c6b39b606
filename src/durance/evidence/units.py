"""What a claim's figure says in the units of the model.

Sources count as they like: tankers a week, percent, billion FCFA a month. `figure` turns what can be turned without knowing
more than the unit; a unit that is not listed here says nothing about any number of the model. A bare `1` is no unit: a ratio
and a weight are not the same thing because both lack one.
"""

import re
from collections.abc import Mapping
from math import isfinite, log
from typing import NamedTuple

YEAR, MONTH = 365.25, 30.44  # days
_SCALED = (  # unit of the claim, unit of the model, factor
    (r"days?\b.*|nights?", "day", 1), (r"months?", "day", MONTH), (r"years?", "day", YEAR), (r"hours?", "day", 1 / 24),
    (r"hours/day( supply.*| electricity.*)?", "hours/day", 1),
    (r"share( of .*)?|probability", "share", 1),
    (r"(percent|%) (of|funded|shops|satisfied|trust|naming|thermal).*", "share", 0.01),
    (r"fighters|soldiers|soldiers in Mali|troops|men|personnel|combatants", "fighters", 1),
    (r"(tankers|trucks)( (in a |in )?(convoy|one attack))?|tankers (destroyed|burned|taken or burned)", "trucks", 1),
    (r"(fuel )?(tankers|trucks)/day.*", "trucks/day", 1), (r"(tankers|trucks)/week", "trucks/day", 1 / 7),
    (r"(tankers|trucks)/month", "trucks/day", 1 / MONTH),
    (r"litres/(tanker|truck)", "m3/truck", 0.001), (r"litres/day.*", "m3/day", 0.001), (r"litres/year", "m3/day", 0.001 / YEAR),
    (r"litres/month", "m3/day", 0.001 / MONTH),
    (r"billion FCFA arrears", "Mcur", 1000), (r"billion FCFA/month", "Mcur/day", 1000 / MONTH),
    (r"billion FCFA/year|billion FCFA (budget|revenue)", "Mcur/day", 1000 / YEAR), (r"FCFA/litre", "Mcur/m3", 0.001),
    (r"people|IDPs|refugees|displaced|inhabitants", "people", 1), (r"million people", "people", 1e6),
    (r"people per death", "people/death", 1), (r"deaths per event|deaths", "deaths/event", 1),
    (r"troops per 1000 inhabitants", "fighters/person", 0.001), (r"elasticity|exponent", "1", 1), (r"km", "km", 1),
)
_RATES = re.compile(r"per (episode-)?year|share per year|share of country-years")  # a yearly chance as a rate a day


class Figure(NamedTuple):
    """Least and most of what a claim says, in a unit of the model."""

    low: float
    high: float
    unit: str


def figures(claim: Mapping[str, str]) -> list[Figure]:
    """The figure of a claim in its own unit and in those of the model it can be turned into; empty without a figure."""
    given = [float(claim[key]) for key in ("low", "value", "high") if _is_number(claim.get(key, ""))]
    if not given:
        return []
    low, high, unit = min(given), max(given), claim.get("unit", "")
    found = [Figure(low, high, unit)]
    found += [Figure(low * factor, high * factor, to) for written, to, factor in _SCALED if re.fullmatch(written, unit)]
    if _RATES.fullmatch(unit) and 0 <= low <= high < 1:
        found.append(Figure(-log(1 - low) / YEAR, -log(1 - high) / YEAR, "1/day"))
    return found


def hull(claims: list[Mapping[str, str]], unit: str) -> Figure | None:
    """Least and most of what these claims say in this unit; None when none of them speaks in it."""
    said = [figure for claim in claims for figure in figures(claim) if figure.unit == unit]
    return Figure(min(f.low for f in said), max(f.high for f in said), unit) if said and unit != "" else None


def _is_number(text: str) -> bool:
    try:
        return isfinite(float(text))
    except ValueError:
        return False

"""FAKE fans for tests of the report: invented courses and observations."""

from __future__ import annotations

import math
import random
from datetime import date, timedelta
from typing import Any

Row = dict[str, Any]
START, DAYS = date(2030, 9, 1), 365
DATES = [(START + timedelta(days=i)).isoformat() for i in range(DAYS)]
# first day, last day, low, value, high (shares of the level), claim, grade, use
SEEN = [
    (30, 60, 0.2, None, 0.34, "FK001", "C", "fit"),
    (5, None, None, 0.93, None, "FK002", "B", "fit"),
    (47, None, 0.3, 0.42, 0.55, "FK003", "C", "fit"),
    (62, None, 0.25, 0.33, 0.42, "FK004", "D", "score"),
    (90, 118, 0.3, 0.38, 0.5, "FK005", "B", "score"),
    (118, None, 0.5, None, None, "FK006", "E", "check"),
]


def claim(i: int) -> str:
    """The name of a fake claim."""
    return f"FK{i:03d}"


def wave(i: int, level: float, dip: float, speed: float = 40, back: float = 170) -> float:
    """A smooth invented course: high, a dip, a partial return."""
    fall = 1 / (1 + math.exp(-(i - speed) / 9))
    rise = 0.6 / (1 + math.exp(-(i - back) / 18))
    return level * (1 - dip * fall * (1 - rise))


def series(run: str, level: float, dip: float, spread: float, top: float, seed: int) -> Row:
    """Five invented quantiles over the year."""
    rng, shift = random.Random(seed), (0 if run == "prior" else 0.06)
    rows: Row = {"run": run, "q05": [], "q25": [], "q50": [], "q75": [], "q95": []}
    noise = 0.0
    for i in range(DAYS):
        noise = 0.9 * noise + rng.gauss(0, 0.01)
        mid = wave(i, level, min(0.97, dip + shift)) * (1 + noise)
        wide = spread * (1 if run == "prior" else 0.55) * level * min(1, 0.2 + i / 60)
        for key, z in (("q05", -1), ("q25", -0.45), ("q50", 0), ("q75", 0.5), ("q95", 1.25)):
            rows[key].append(round(min(top, max(0, mid + z * wide)), 4))
    return rows


def seen(level: float) -> list[Row]:
    """Invented observations: a span with a range, single days, an open end, a check."""

    def times(share: float | None) -> float | None:
        return None if share is None else share * level

    return [
        {
            "date": DATES[a],
            "until": None if b is None else DATES[b],
            "low": times(lo),
            "value": times(mid),
            "high": times(hi),
            "claim": key,
            "grade": grade,
            "use": use,
            "text": "invented",
        }
        for a, b, lo, mid, hi, key, grade, use in SEEN
    ]


def fans() -> list[Row]:
    """Nine invented fans."""
    specs = [
        ("cover", "Fakopolis: days of fuel cover", "day", 15, 0.8, 0.2, 99, "score"),
        ("inflow", "National fuel inflow, share of normal", "share", 0.95, 0.75, 0.18, 1, "fit"),
        ("price", "Fakopolis: street price", "fmoney/l", 1400, -0.4, 0.3, 9e4, "check"),
        ("queue", "Trucks waiting at Sham Gate", "trucks", 320, -0.9, 0.5, 9e4, "score"),
        ("power", "Fakopolis: hours of electricity a day", "hours/day", 18, 0.6, 0.15, 24, None),
        ("weir", "Weirstead: days of fuel cover", "day", 9, 0.9, 0.2, 99, None),
        ("moor", "Moorton: days of fuel cover", "day", 7, 0.95, 0.25, 99, None),
        ("hunger", "People short of food, millions", "million", 2.1, -0.3, 0.2, 99, None),
    ]
    found = []
    for n, (key, title, unit, level, dip, spread, top, use) in enumerate(specs):
        found.append(
            {
                "id": key,
                "title": title,
                "unit": unit,
                "note": "Invented, like everything in this file.",
                "place": "crown",
                "use": use,
                "dates": DATES,
                "series": [series(r, level, dip, spread, top, n) for r in ("prior", "fitted")],
                "observed": seen(level) if use else [],
                "premise": {"date": "2030-09-03", "text": "blockade declared on all corridors to the capital"},
                "window": {"fit": ["2030-09-01", "2030-10-31"]} if use else None,
            }
        )
    return found

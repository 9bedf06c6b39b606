"""A FAKE payload, for tests of the report only: an invented country, invented numbers, invented claims."""

from __future__ import annotations

import math
from typing import Any

from fake_country import country, table
from fake_fans import DAYS, claim, fans

Row = dict[str, Any]
TEXTS = {
    "inflow": "National fuel inflow in the second month, share of normal",
    "queue": "Trucks waiting at Sham Gate, peak",
    "price": "Street price in Fakopolis, peak over the pump price",
    "dry": "Days from the premise until stations in Fakopolis close",
    "lost": "Tankers lost in the first two months",
    "power": "Hours of electricity a day in Fakopolis, fourth month",
    "south": "Days until Southwold Fields runs short",
    "food": "People short of food at the lean season",
}


def result(mid: float, spread: float, low: float | None, high: float | None) -> Row:
    """Invented intervals with honest flags: overlap with the observed range."""
    q = {k: mid * (1 + z * spread) for k, z in (("q05", -0.8), ("q25", -0.3), ("q50", 0), ("q75", 0.35), ("q95", 1.1))}
    lo, hi = low if low is not None else -math.inf, high if high is not None else math.inf
    return {
        **q,
        "met50": q["q25"] <= hi and q["q75"] >= lo,
        "met90": q["q05"] <= hi and q["q95"] >= lo,
        "share_inside": 0.4,
    }


def patterns() -> list[Row]:
    """Eight invented patterns in three uses."""
    specs = [
        ("inflow", "fit", "share", 0.2, 0.3, 0.38, 0.26),
        ("queue", "fit", "trucks", 400, 900, 520, 610),
        ("lost", "fit", "trucks", 90, 200, 60, 120),
        ("price", "score", "1", 2, 4.5, 1.9, 2.6),
        ("dry", "score", "day", 40, 55, 61, 49),
        ("south", "score", "day", 20, None, 31, 33),
        ("power", "check", "hours/day", 5, 7, 11, 10),
        ("food", "check", "people", 1.2e6, 1.6e6, 1.3e6, 1.4e6),
    ]
    return [
        {
            "id": f"{k}-1",
            "pattern": f"P{i:02d}",
            "text": TEXTS[k],
            "use": use,
            "unit": unit,
            "low": lo,
            "high": hi,
            "claims": [claim(i), claim(i + 3)],
            "results": {"prior": result(a, 0.5, lo, hi), "fitted": result(b, 0.25, lo, hi)},
        }
        for i, (k, use, unit, lo, hi, a, b) in enumerate(specs, 1)
    ]


def influence() -> list[Row]:
    """What the invented spread comes from."""
    rows = [
        ("interdiction.attack_rate", 0.38, "D", "1/day", 0.08),
        ("carriers.risk_aversion", 0.22, "E", "1", 3),
        ("start.stock_factor", 0.13, "D", "1", 1),
        ("escorts.men_per_convoy", 0.09, "C", "fighter day/convoy", 220),
        ("convoys.hit_mean", 0.06, "B", "share", 0.3),
    ]
    row = [
        {
            "parameter": p,
            "share": s,
            "grade": g,
            "unit": u,
            "value": v,
            "low": v / 3,
            "high": v * 2,
            "note": "Invented range for a test.",
            "claims": [claim(7)] if g != "E" else [],
            "provisional": g == "E",
        }
        for p, s, g, u, v in rows
    ]
    return [
        {
            "outcome": "dry_day",
            "text": "days until Fakopolis runs dry",
            "rows": row,
            "de_share": 0.73,
            "grades": {"A": 0, "B": 0.06, "C": 0.09, "D": 0.51, "E": 0.22},
        }
    ]


def runs() -> list[Row]:
    """Two invented runs."""
    base = {
        "pack": "fakeland",
        "pack_name": "Fakeland (FAKE)",
        "pack_hash": "f00dfeed" * 4,
        "scenario": "blockade",
        "scenario_name": "Invented blockade",
        "start": "2030-09-01",
        "days": DAYS,
        "members": 1000,
        "seed": 1,
        "seconds": 21.4,
        "readings": {"D12": "low"},
        "measures": [],
        "off": [],
        "imposed": [
            {
                "date": "2030-09-03",
                "text": "A blockade is declared on every corridor.",
                "kind": "premise",
                "claims": [claim(8)],
            },
            {"date": "2030-08-01", "text": "The pump price is fixed by decree.", "kind": "fact", "claims": [claim(9)]},
        ],
        "retrospective": [claim(10), claim(11)],
    }
    return [
        {**base, "key": "prior", "label": "before fitting", "run": "aaaabbbbccccdddd", "as_of": "2030-08-31",
         "hindsight": {"as_of": "2030-08-31", "structure": "2034-01-01", "claims": 9, "text": "Three years of hindsight."},
         "warnings": ["Only 64 futures were run."]},
        {
            **base,
            "key": "fitted",
            "label": "after fitting",
            "run": "eeeeffff00001111",
            "as_of": "2030-10-31",
            "measures": ["escorts: west, 3 a week"],
        },
    ]


def evidence() -> list[Row]:
    """Invented claims."""
    return [
        {
            "id": claim(i),
            "claim": f"Invented claim number {i}: about {i * 10} trucks were counted at a place that does not exist.",
            "grade": "ABCDE"[i % 5],
            "source": f"Fake source {i}",
            "publisher": "Nobody",
            "url": f"https://example.org/{i}",
            "date_event": "2030-09",
            "date_published": "2030-10-02",
            "retrospective": i in (10, 11),
            "premise": i == 8,
            "used_by": ["attack_rate", "P01"][: i % 3],
        }
        for i in range(1, 13)
    ]


def questions() -> list[Row]:
    """Invented headlines of three questions, with the paired difference of two runs."""
    pair = {"run": "fitted", "less": "prior"}

    def row(name: str, unit: str, a: float, b: float, higher: float) -> Row:
        d = b - a
        return {"name": name, "text": f"Invented {name}", "unit": unit,
                "results": {"prior": result(a, 0.3, None, None), "fitted": result(b, 0.3, None, None)},
                "paired": {"q05": d - 5, "q50": d, "q95": d + 4, "raises": higher, "lowers": 1 - higher, "same": 0.0}}

    ends = {"name": "regime_ended", "text": "The regime has ended", "unit": "share",
            "results": {"prior": {"happens": 0.12}, "fitted": {"happens": 0.2}}, "paired": None}
    dry = row("dry_day", "day", 44, 61, 0.95)
    dry["results"]["prior"] |= {"q95": None, "never": 0.07}
    return [{"number": 1, "question": "How long does it hold?", "note": "Invented.", "pair": pair, "rows": [dry, ends]},
            {"number": 2, "question": "Who dies?", "note": "Never fitted.", "pair": pair,
             "rows": [row("civilians_killed", "people", 900, 700, 0.02)]},
            {"number": 6, "question": "What changes?", "note": "", "pair": pair, "rows": []}]


def gains() -> Row:
    """An invented ledger."""
    ruled = "people whose rules it sets"
    rows = [("guard", "Guard of Fakopolis", "the state's side", "losses", "men lost", "fighters", (40, 90, 200), 1.0),
            ("league", "Fake League", "others", "losses", "men lost", "fighters", (0, 0, 12), 0.2),
            ("league", "Fake League", "others", "ruled", ruled, "share of people", (-0.01, 0.03, 0.1), 0.8),
            ("crown", "The Crown", "partner", "goodwill", "public goodwill", "0..1", (-0.2, -0.1, 0.0), 0.04)]
    return {"run": "fitted", "twin": "prior", "rows": [
        {"who": who, "name": name, "side": side, "good": good, "text": text, "unit": unit, "gains": share,
         "q05": q[0], "q25": q[0], "q50": q[1], "q75": q[2], "q95": q[2]}
        for who, name, side, good, text, unit, q, share in rows]}


def payload() -> Row:
    """The whole FAKE payload."""
    pats = patterns()
    return {
        "schema": "durance.report/1",
        "title": "Fakeland under blockade (FAKE, for tests)",
        "generated": "2031-01-05T10:00:00Z",
        "lang": "en",
        "question": "If all corridors to Fakopolis are blockaded, how long does the fuel last?",
        "runs": runs(),
        "answer": {
            "headline": "Fakopolis runs dry 44 days after the blockade is declared (5 to 95 %: 22 to 88 days).",
            "sentences": ["It is likely (71 %) that stations close within the year. All of this is invented."],
        },
        "figures": [
            {
                "name": "until Fakopolis runs dry",
                "value": 44,
                "low": 22,
                "high": 88,
                "unit": "day",
                "note": "from the declaration",
            },
            {
                "name": "chance that it runs dry within the year",
                "value": 0.71,
                "low": 0.68,
                "high": 0.74,
                "unit": "probability",
                "note": "",
            },
            {"name": "tankers lost in two months", "value": 118, "low": 41, "high": 260, "unit": "trucks", "note": ""},
            {
                "name": "fuel missing at the worst",
                "value": 0.63,
                "low": 0.3,
                "high": 0.82,
                "unit": "share",
                "note": "civil need",
            },
        ],
        "map": country(),
        "fans": fans(),
        "questions": questions(),
        "gains": gains(),
        "patterns": pats,
        "frozen": {
            "date": "2030-12-01",
            "pack_hash": "0ddba11" * 4,
            "note": "Nothing was tuned before.",
            "rows": [{"id": p["id"], **p["results"]["prior"], "firm": i % 2 == 0} for i, p in enumerate(pats[:4])],
        },
        "causes": {
            "text": "Days of fuel lost in Fakopolis, by cause",
            "unit": "day",
            "note": "Each cause switched off under the same luck.",
            "total": {"q05": 12, "q50": 25, "q95": 44},
            "rows": [
                {"id": "carriers", "text": "hauliers stay away from dangerous roads", "q05": 6, "q50": 14, "q95": 27},
                {"id": "convoys", "text": "tankers burnt or seized", "q05": 2, "q50": 6, "q95": 12},
                {"id": "panic", "text": "panic buying", "q05": 1, "q50": 4, "q95": 7},
                {"id": "escorts", "text": "escorts", "q05": -9, "q50": -5, "q95": -1},
            ],
        },
        "places": table(),
        "montecarlo": [
            {
                "outcome": "dry_day",
                "text": "days until Fakopolis runs dry",
                "members": 1000,
                "error": 0.8,
                "unit": "day",
                "target": 1,
                "enough": True,
            },
            {
                "outcome": "lost",
                "text": "tankers lost",
                "members": 1000,
                "error": 6.2,
                "unit": "trucks",
                "target": 5,
                "enough": False,
            },
        ],
        "influence": influence(),
        "grades": {"A": 0.05, "B": 0.22, "C": 0.31, "D": 0.27, "E": 0.15},
        "disputes": [
            {
                "id": "D12",
                "text": "How many tankers a week are normal?",
                "readings": [
                    {"id": "low", "text": "about 1,000 a week", "weight": 0.5, "claims": [claim(1)]},
                    {"id": "high", "text": "about 1,400 a week", "weight": 0.5, "claims": [claim(12)]},
                ],
                "moves": [
                    {"outcome": "dry_day", "difference": -4.1, "error": 0.9},
                    {"outcome": "lost", "difference": 3, "error": 4},
                ],
            }
        ],
        "evidence": evidence(),
        "limits": ["This file is fake.", "It says nothing about any country."],
        "licences": [{"table": "localities", "licence": "none, invented"}],
        "reproduce": [
            "durance run fakeland/blockade --members 1000 --seed 1",
            "durance report aaaabbbb eeeeffff -o fake.html",
        ],
    }

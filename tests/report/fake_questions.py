"""A FAKE payload of the second schema: an invented country, invented numbers, every kind of figure, nulls and empty lists."""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import Any

from fake_trust import SCORE, UNITS, both, trust

Row = dict[str, Any]
EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)> & \u2028 more"
LONG = "Wirtschaftswiederaufbaumaßnahmenkoordinierungsstellenverordnung"
ASKED = [
    ("How long does the siege last?", "Combien de temps dure le siège ?"),
    ("Who gains land, and who loses it?", "Qui gagne du terrain, et qui en perd ?"),
    ("Does the state hold together?", "L’État tient-il ?"),
    ("Which measures protect people?", "Quelles mesures protègent les gens ?"),
    ("Where do people flee?", "Où les gens fuient-ils ?"),
    ("What does it cost the neighbours?", "Qu’en coûte-t-il aux voisins ?"),
    ("What would be worth finding out?", "Que vaudrait-il la peine de savoir ?"),
]


def claim(i: int, text: str | None = None) -> Row:
    """An invented claim."""
    return {
        "id": f"FK{i:03d}",
        "claim": text or f"Invented claim {i}: {3 * i} lorries were seen at the gate of Fakopolis.",
        "grade": "ABCDE"[i % 5],
        "source": f"Fake Gazette {i}",
        "publisher": "Fake Press",
        "locator": f"p. {i}",
        "url": f"https://example.org/fake/{i}" if i % 3 else "",
        "date_event": "2031-09" if i % 4 else "2031-09-14",
        "date_published": "2031-10-02",
        "weight": None if i % 6 == 0 else 1 / (i + 1),
    }


def fan(names: list[Row], n: int = 182, sign: float = 1.0, unit: str = "share") -> Row:
    """Bands that wander, with a gap, and observations of every use."""
    days = [(date(2031, 9, 1) + timedelta(days=i)).isoformat() for i in range(n)]
    series = []
    for k, name in enumerate(names):
        mid = [
            sign * (0.7 - 0.2 * k - 0.3 * math.exp(-(((i - 50) / 30) ** 2)) + 0.02 * math.sin(i * (k + 1.3))) for i in range(n)
        ]
        rows = {
            q: [m + z * 0.12 * (1 + i / n) for i, m in enumerate(mid)]
            for q, z in (("q05", -1.6), ("q25", -0.7), ("q50", 0), ("q75", 0.7), ("q95", 1.6))
        }
        gap: dict[str, list[float | None]] = {
            q: [None if 100 <= i < 104 else v for i, v in enumerate(r)] for q, r in rows.items()
        }
        series.append({"name": name, **gap})
    seen = [
        {"date": d, "until": u, "low": lo, "value": v, "high": hi, "grade": g, "use": use, "text": "Counted.", "claim": c}
        for d, u, lo, v, hi, g, use, c in (
            ("2031-09-10", "2031-09-30", 0.3, None, 0.5, "D", "fit", "FK001"),
            ("2031-10-01", "2031-10-31", 0.2, None, 0.42, "C", "fit", "FK002 FK001"),
            ("2031-11-05", None, None, 0.55, None, "B", "score", ""),
            ("2031-11-20", None, 0.5, None, None, "B", "check", "FK999"),
            ("2031-11-22", None, 0.4, 0.5, 0.6, "A", "score", ""),
            ("2030-01-01", "2030-02-01", 0.4, 0.5, 0.6, "A", "score", ""),
        )
    ]
    return {
        "kind": "fan",
        "title": both("Fuel that arrives, share of a normal day", "Carburant qui arrive, part d’un jour normal"),
        "note": both("Invented."),
        "unit": unit,
        "dates": days,
        "series": series,
        "observed": seen if sign > 0 else [],
    }


def survival() -> Row:
    """A curve that falls in steps and two kinds of end."""
    days = list(range(0, 366, 5))

    def band(top: float, rate: float, rise: bool) -> Row:
        mid = [top * (1 - math.exp(-rate * d)) if rise else 1 - 0.4 * (1 - math.exp(-rate * d)) for d in days]
        return {
            "low": [max(0, m - 0.0004 * d) for m, d in zip(mid, days, strict=True)],
            "mid": mid,
            "high": [min(1, m + 0.0004 * d) for m, d in zip(mid, days, strict=True)],
        }

    return {
        "kind": "survival",
        "title": both("Share of futures in which the regime stands", "Part des futurs où le régime tient"),
        "note": None,
        "unit": "probability",
        "days": days,
        "stands": band(0, 0.004, False),
        "kinds": [
            {"name": both("coup", "coup d’État"), **band(0.22, 0.004, True)},
            {"name": both("negotiated handover", "transition négociée"), **band(0.18, 0.004, True)},
        ],
    }


def bars(zero: bool = True) -> Row:
    """Interval bars, one without numbers, one with a very long name."""

    def row(name: Row, mid: float, wide: float, note: Row | None = None) -> Row:
        q = {q: mid + z * wide for q, z in (("q05", -1.6), ("q25", -0.7), ("q50", 0), ("q75", 0.7), ("q95", 1.6))}
        return {"name": name, **q, "note": note}

    none = dict.fromkeys(("q05", "q25", "q50", "q75", "q95"))
    return {
        "kind": "bars",
        "title": both("Days gained by each measure, same futures", "Jours gagnés par mesure, mêmes futurs"),
        "note": both("Against no measure."),
        "unit": "day",
        "zero": zero,
        "rows": [
            row(both("Escorted convoys", "Convois escortés"), 40, 15, both("cheapest", "la moins chère")),
            row(both("Local deals on passage", "Accords locaux de passage"), 12, 14),
            row(both(LONG), -9, 3),
            {"name": both("Airlift", "Pont aérien"), **none, "note": both("not run", "non simulé")},
        ],
    }


def country(n: int = 60) -> Row:
    """A map of n invented places on a spiral, their roads, values with nulls, flows and outlines."""
    places = [
        {
            "id": f"p{i}",
            "name": "Fakopolis" if i == 0 else f"Sham{'bourg' if i % 2 else ' Wells'} {i}",
            "kind": "capital" if i == 0 else "border" if i % 12 == 11 else "cercle",
            "lat": 12 + 0.11 * i**0.93 * math.sin(i * 2.4),
            "lon": -6 + 0.14 * i**0.93 * math.cos(i * 2.4),
        }
        for i in range(n)
    ]
    ring = [
        [-6 + 6.6 * math.cos(a / 20 * math.tau) * (1 + 0.1 * math.sin(a)), 12 + 5.2 * math.sin(a / 20 * math.tau)]
        for a in range(20)
    ]
    east = [[1, 8], [8, 6], [9, 17], [2, 17], [1, 8]]
    return {
        "kind": "map",
        "title": both("Where the state is lost, and where people go", "Où l’État est perdu, et où vont les gens"),
        "note": None,
        "unit": "people",
        "places": places,
        "roads": [[f"p{i}", f"p{max(0, i - 5)}"] for i in range(1, n)],
        "values": {f"p{i}": None if i % 9 == 8 else (i * 37 % 100) / 100 for i in range(n) if i % 12 != 11},
        "flows": [
            {"from": f"p{a}", "to": f"p{b}", "q50": q, "q05": q / 3, "q95": q * 2.4}
            for a, b, q in ((40, 0, 42000), (31, 47, 18000), (52, 0, 9000), (22, 35, 2500), (22, "nowhere", 1))
        ],
        "outlines": [
            {"name": "Fakeland", "kind": "country", "points": [*ring, ring[0]]},
            {"name": "Eastmark", "kind": "country", "points": east},
            {"name": "River Sham", "kind": "river", "points": [[-14, 9], [-8, 11], [-5, 14], [1, 13]]},
        ],
        "legend": both("share of futures in which a place is not the state’s", "part des futurs où un lieu échappe à l’État"),
    }


def table() -> Row:
    """A table with numbers, nulls and texts in both languages."""
    return {
        "kind": "table",
        "title": both("What is worth finding out", "Ce qu’il vaut la peine de savoir"),
        "note": both("Invented."),
        "unit": "",
        "head": [both("Fact", "Fait"), both("Worth", "Valeur"), both("Grade", "Grade")],
        "rows": [[both("Stock in the depots", "Stocks des dépôts"), 12.5, "D"], ["Fighters", None, "E"], [EVIL, 1234567, "C"]]
        + [[f"Fact {i}", i, "E"] for i in range(10)],
    }


def question(i: int, figures: list[Row], claims: int) -> Row:
    """One question with all its parts."""
    en, fr = ASKED[i]
    return {
        "id": str(i + 1),
        "question": both(en, fr),
        "scored": i == 0,
        "score": SCORE if i == 0 else None,
        "cases": [{"id": "F", "met": 2, "of": 5}] if i < 2 else [],
        "answer": both(
            "It is likely (72 % of futures, interval 64 to 79) that the siege outlasts the year; "
            "where it ends, after 140 days (38 to 320). The gate count FK001 weighs most.",
            "Il est probable (72 % des futurs, intervalle de 64 à 79) que le siège dépasse l’année ; "
            "là où il finit, après 140 jours (38 à 320). Le comptage FK001 pèse le plus.",
        ),
        "unscored": None
        if i == 0
        else both("No case with this outcome was held back.", "Aucun cas de ce genre n’a été réservé."),
        "figures": figures,
        "de_share": None if i == 6 else 0.38 + i / 20,
        "disputes": [
            {
                "id": "D1",
                "text": both("How many lorries came: the gate (FK001) or the union (FK002)?"),
                "moves": "−12 days (−30 to 2)",
                "flips": True,
            },
            {"id": "D2", "text": both(f"Who holds {LONG}?"), "moves": "3 days (−1 to 7)", "flips": False},
        ][:claims],
        "evidence": [claim(k) for k in range(claims)],
        "change_mind": [
            both("A month with more than half of normal fuel.", "Un mois à plus de la moitié du carburant normal."),
            both("Two convoys in a row without loss.", "Deux convois de suite sans perte."),
        ][:claims],
        "missed": [
            {"id": "P02", "text": "Tankers lost in October", "observed": "100 to 130", "model": "5 (1 to 40)", "use": "score"},
            {"id": "P05", "text": "Queues", "observed": 3, "model": None, "use": "check"},
        ][:claims],
    }


def fake(evil: bool = False) -> Row:
    """The whole payload; `evil` puts markup into the texts of each part."""
    one, two = (
        both("no measures", "sans mesures"),
        both("escorts and local deals, together", "escortes et accords locaux, ensemble"),
    )
    figures = [
        [fan([one])],
        [country(), bars(False)],
        [survival()],
        [bars(), fan([one, two], sign=-1, unit="ratio")],
        [country(12)],
        [fan([one, two], n=40), table()],
        [table(), {**bars(), "rows": []}, {**fan([one], n=0), "observed": []}],
    ]
    made = {
        "head": {
            "title": both("Fakeland: how long does it hold?", "Fakeland : combien de temps tient-il ?"),
            "scenario": "Blockade of Fakopolis",
            "run": "7f3a9c01d2e4",
            "as_of": "2031-08-31",
            "start": "2031-09-01",
            "days": 365,
            "members": 500,
            "measures": ["escorts of 3 a week on the Sham road", "local deals"],
            "made": "2031-12-01T10:00:00",
            "version": "0.1.0",
            "schema": "durance.report/2",
        },
        "questions": [question(i, f, 0 if i == 6 else 15 if i == 0 else 4) for i, f in enumerate(figures)],
        "trust": trust(),
        "units": UNITS,
        "verdicts": [
            {
                "id": f"T{i}",
                "thesis": both(f"Invented thesis {i}: the siege drives recruits to the rebels."),
                "verdict": both("supported, weakly", "soutenue, faiblement"),
                "share": 0.5 + i / 10,
                "interval": [0.4 + i / 10, min(1, 0.62 + i / 10)],
                "flips": ["reading D1"] if i else [],
            }
            for i in range(4)
        ],
        "limits": [both("Nothing here is true: all numbers are invented.", "Rien n’est vrai ici : tout est inventé.")],
        "licences": [{"table": "localities.csv", "licence": "CC BY 4.0 https://creativecommons.org/licenses/by/4.0/"}],
        "scale": [
            {"low": a, "high": b, "word": both(w, v)}
            for a, b, w, v in (
                (0, 0.33, "unlikely", "improbable"),
                (0.33, 0.66, "about as likely as not", "aussi probable qu’improbable"),
                (0.66, 1, "likely", "probable"),
            )
        ],
    }
    made["verdicts"][3] |= {"share": None, "interval": None}
    return poison(made) if evil else made


def poison(value: Any, key: str = "") -> Any:
    """Every text of a payload with markup in it, save keys that the page looks things up by."""
    if isinstance(value, dict):
        return {k: poison(v, k) for k, v in value.items()}
    if isinstance(value, list):
        return value if key in ("dates", "roads", "points", "anchors") else [poison(v, key) for v in value]
    kept = ("kind", "id", "from", "to", "date", "until", "schema", "unit", "date_event", "date_published", "anchors", "case",
            "made", "start", "as_of")
    if isinstance(value, str) and key == "url":
        return "javascript:alert(3)"
    return value + EVIL if isinstance(value, str) and key not in kept else value

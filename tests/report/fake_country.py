"""FAKE places for tests of the report: an invented country."""

from __future__ import annotations

import math
from typing import Any

Row = dict[str, Any]
# id, name, kind, lat, lon, people, depot, first dry day (-: never in the median future)
TABLE = """
harbour, Fakeport, port, 10.2, -16.5, 0, no, -
quay, Mockhaven, port, 6.4, -4.4, 0, no, -
gate, Sham Gate, border, 13.9, -11.6, 14000, no, 61
crown, Fakopolis, capital, 12.7, -8.0, 4200000, yes, 44
weir, Weirstead, region, 13.4, -6.3, 510000, yes, 27
moor, Moorton, cercle, 14.5, -4.2, 240000, no, 18
ferry, Ferrybank, region, 16.3, -3.4, 190000, yes, 12
dune, Dunemark, region, 16.7, -0.3, 160000, no, 9
cairn, Cairn, town, 18.4, 1.2, 45000, no, 6
mill, Mill Cross, town, 13.0, -7.4, 80000, no, 39
rook, Rookby, town, 12.5, -7.2, 60000, no, 52
ash, Ashdown, town, 12.9, -6.9, 50000, no, 33
south, Southwold Fields, region, 11.3, -5.6, 730000, yes, 140
toll, Tollgate, border, 10.6, -5.7, 22000, no, -
mine, Gildermine, mine, 12.1, -11.2, 31000, no, 88
knoll, Knoll, cercle, 14.5, -11.4, 340000, yes, 71
fen, Fenwick, cercle, 14.0, -5.4, 120000, no, 24
thorn, Thornham, town, 15.2, -7.5, 50000, no, 15
brook, Brookless, town, 12.4, -4.9, 110000, no, 70
stone, Stone Ford, town, 11.5, -7.5, 140000, no, 118
inn, Halfway Inn, abroad, 13.2, -13.9, 0, no, -
"""
ROADS = """
harbour inn 0.004
inn gate 0.01
gate knoll 0.12
knoll crown 0.3
gate mine 0.03
mine crown 0.08
quay toll 0.003
toll south 0.05
south stone 0.16
stone crown 0.26
crown mill 0.1
mill ash 0.13
ash weir 0.14
crown rook 0.05
weir fen 0.24
fen moor 0.31
moor ferry 0.28
ferry dune 0.2
dune cairn 0.15
crown thorn 0.22
weir brook 0.12
brook south 0.09
"""
HOME = [
    (-12.2, 14.8),
    (-11.5, 12.2),
    (-10.0, 12.0),
    (-8.3, 10.4),
    (-6.0, 10.3),
    (-5.3, 11.6),
    (-4.2, 13.0),
    (-1.0, 15.0),
    (3.5, 15.6),
    (4.0, 19.0),
    (1.5, 20.5),
    (-4.8, 24.5),
    (-6.2, 24.6),
    (-5.4, 15.6),
    (-9.4, 15.5),
    (-10.8, 15.1),
    (-12.2, 14.8),
]
EAST = [(4.0, 19.0), (3.5, 15.6), (-1.0, 15.0), (-4.2, 13.0), (-5.3, 11.6), (-2, 9), (8, 9), (8, 19), (4.0, 19.0)]
WEST = [(-12.2, 14.8), (-10.8, 15.1), (-9.4, 15.5), (-5.4, 15.6), (-6.2, 24.6), (-18, 24), (-18, 16)]
RIVER = [(-9.5 + i * 0.25, 11.6 + 5.2 * math.sin(min(1, i / 36) * 1.6) - max(0, i - 36) * 0.09) for i in range(50)]


def places() -> list[Row]:
    """Invented places with invented days until they run dry."""
    found = []
    for line in TABLE.strip().splitlines():
        key, name, kind, lat, lon, people, depot, dry = line.split(", ")
        day = None if dry == "-" else int(dry)
        found.append(
            {
                "id": key,
                "name": name,
                "kind": kind,
                "lat": float(lat),
                "lon": float(lon),
                "population": int(people),
                "depot": depot == "yes",
                "dry_q50": day,
                "dry_q05": day and day * 0.5,
                "dry_q95": day * 2 if day and day < 100 else None,
                "dry_share": 0.9 if day else 0.2,
            }
        )
    return found


def country() -> Row:
    """The invented map."""
    roads = [line.split() for line in ROADS.strip().splitlines()]
    return {
        "bounds": [-12.9, 9.9, 3.4, 19.2],
        "caption": "Invented country. Circles grow with the people they supply.",
        "title": "Where fuel runs out first",
        "value_label": "Days until dry, median future",
        "places": places(),
        "outlines": [
            {"name": "Fakeland", "kind": "home", "points": HOME},
            {"name": "Eastmark", "kind": "country", "points": EAST},
            {"name": "Sandreach", "kind": "country", "points": WEST},
            {"name": "Great Sham", "kind": "river", "points": RIVER},
        ],
        "roads": [
            {
                "id": f"{a}-{b}",
                "from": a,
                "to": b,
                "surface": "earth" if "thorn" in b else "paved",
                "threat": float(t),
            }
            for a, b, t in roads
        ],
        "corridors": [
            {
                "id": "west",
                "name": "West",
                "usual": 0.45,
                "roads": ["harbour-inn", "inn-gate", "gate-knoll", "knoll-crown"],
            },
            {
                "id": "south",
                "name": "South",
                "usual": 0.55,
                "roads": ["quay-toll", "toll-south", "south-stone", "stone-crown"],
            },
        ],
    }


def table() -> list[Row]:
    """The invented places as the report's table has them."""
    keep = ("id", "name", "population", "dry_q05", "dry_q50", "dry_q95", "dry_share")
    return [
        {
            **{k: p[k] for k in keep},
            "region": "North" if p["lat"] > 14 else "South",
            "stock_days": 6,
            "short_q50": 0.4,
            "price_q50": 1.6,
            "besieged_share": 0.12,
        }
        for p in places()
        if p["population"]
    ]

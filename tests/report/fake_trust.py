"""A FAKE page on trust for the payload of `fake_questions`: invented patterns, cases and notes."""

from __future__ import annotations

from typing import Any

Row = dict[str, Any]


def both(en: str, fr: str | None = None) -> Row:
    """A text in both languages."""
    return {"en": en, "fr": fr or f"{en} (fr)"}


UNITS = {
    "day": {"one": both("day", "jour"), "many": both("days", "jours")},
    "million crowns": {
        "one": both("million crowns", "million de couronnes"),
        "many": both("million crowns", "millions de couronnes"),
    },
}
SCORE = {
    "case": "G",
    "label": both("scored: worse than base rates", "évalué : moins bien que les taux de base"),
    "text": both("Case G: 0.05 (−0.03 to 0.14).", "Cas G : 0,05 (−0,03 à 0,14)."),
}


def ranges() -> Row:
    """Patterns against two models, one of them ending beyond the run, one without numbers."""
    q = {"q05": 0.1, "q25": 0.2, "q50": 0.31, "q75": 0.4, "q95": 0.6}
    late = {"q05": 12, "q25": 30, "q50": None, "q75": None, "q95": None}

    def model(name: Row, row: Row, inside: float | None) -> Row:
        return {"name": name, **row, "verdict": both("met at the edge", "atteint au bord"), "inside": inside}

    frozen, run_ = both("frozen prediction", "prédiction gelée"), both("fitted", "ajusté")
    none = dict.fromkeys(q)
    rows = [("P01", "share", 0.2, 0.3, q), ("P03", "day", 14, 28, late), ("P13", "million crowns", 41_000, 82_000, none)]
    return {
        "kind": "ranges", "title": both("Held back, then scored", "Mis de côté, puis évalué"), "note": None, "unit": "",
        "rows": [
            {"id": id_, "text": foreign(f"Pattern {id_} of the pack"), "unit": unit, "low": low, "high": high,
             "claims": ["FK001", "FK900"], "models": [model(frozen, row, 0.12), model(run_, row, None)]}
            for id_, unit, low, high, row in rows
        ],
    }


def foreign(text: str) -> Row:
    """Text of a pack, marked in French as another language."""
    return {"en": text, "fr": f"\u2068{text}\u2069"}


def trust() -> Row:
    """The page on trust: a part with pictures, one with notes."""
    cases = {
        "kind": "table", "title": both("Cases", "Cas"), "note": None, "unit": "", "head": [both("case", "cas"), both("met")],
        "rows": [[c, foreign("2 of 3")] for c in "ABCDEFGHIJKLM"], "anchors": [f"case-{c}" for c in "ABCDEFGHIJKLM"],
    }
    said = both("Of 3 patterns held back, one is missed.", "Sur 3 motifs mis de côté, un est manqué.")
    return {
        "title": both("How far can this be trusted?", "Jusqu’où peut-on s’y fier ?"), "answer": said,
        "parts": [
            {"id": "patterns", "title": both("Seen and said", "Vu et dit"), "lead": both("Boxes are what was seen."),
             "figures": [ranges(), cases], "notes": []},
            {"id": "hindsight", "title": both("Hindsight", "Recul"), "lead": None, "figures": [],
             "notes": [foreign("Three years of hindsight, by FK001.")]},
        ],
    }

"""Colours and marks shared by figures and page. Every text colour here has a contrast of at least 4.5 on its ground."""

from __future__ import annotations

from typing import Any, NamedTuple

PAPER, CARD, INK, QUIET, RULE = "#f7f4ec", "#fffdf8", "#1f1d1a", "#59534a", "#d9d1c0"
LAND, HOME, BORDER, WATER, WATER_INK = "#efeadd", "#fdfbf5", "#b3a88f", "#7fa6b8", "#376377"
PREMISE, WARN = "#8c1d18", "#8c1d18"
RUNS = ("#24566b", "#9a4f0c", "#5b3f83", "#3f6b2e")
GRADES = {"A": ("#1f4d3a", "#ffffff"), "B": ("#40705a", "#ffffff"), "C": ("#dcd6c3", "#2b281f"),
          "D": ("#f2cfa0", "#4a2c08"), "E": ("#ffffff", "#8c1d18")}
GRADE_WORDS = {"A": "counted", "B": "documented", "C": "reported", "D": "inferred", "E": "assumed"}
USES = {"fit": "used to fit", "score": "held back, then scored", "check": "plain check"}
NEVER_SCORED = "nothing seen to compare"
# how soon a place runs dry: darker is sooner; lightness falls evenly, so it survives grey print and colour blindness
DRY = ("#6f1d1b", "#a8452a", "#d07f3c", "#e8b873", "#f5e3bd")
# how often a place is not the state's at the end: darker is oftener
LOST = ("#e9dfec", "#c9aed1", "#a07aad", "#714583", "#431d54")
THREAT = ("#a89f8c", "#5c1846")


class Style(NamedTuple):
    """How a run is named and drawn."""

    key: str
    label: str
    colour: str


def styles(payload: dict[str, Any]) -> list[Style]:
    """One style a run, in the payload's order; the first run is the prior."""
    runs = payload.get("runs") or []
    return [Style(str(r.get("key")), str(r.get("label") or r.get("key")), RUNS[i % len(RUNS)])
            for i, r in enumerate(runs)]


def mix(a: str, b: str, t: float) -> str:
    """The colour that lies the share t of the way from a to b."""
    pairs = [(int(a[i:i + 2], 16), int(b[i:i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(x + (y - x) * min(1, max(0, t))):02x}" for x, y in pairs)


def contrast(a: str, b: str) -> float:
    """Contrast ratio of two colours after WCAG."""
    def light(colour: str) -> float:
        parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
        lin = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * lin[0] + 0.7152 * lin[1] + 0.0722 * lin[2]
    hi, lo = sorted((light(a), light(b)), reverse=True)
    return (hi + 0.05) / (lo + 0.05)

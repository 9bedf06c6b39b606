"""Marks of evidence: the letter of a grade, and what was observed, drawn over a fan."""

from __future__ import annotations

import re
from typing import Any

from durance.report import words as w
from durance.report.look import CARD, GRADE_WORDS, GRADES, INK, USES
from durance.report.svg import Box, Scale, esc, line, node, path, rect
from durance.report.svg import words as text

Row = dict[str, Any]


def anchor(claim: object) -> str:
    """The name of a claim's anchor; characters that an id cannot hold are written as their number."""
    return "claim-" + re.sub(r"[^A-Za-z0-9.-]", lambda m: f"_{ord(m[0]):x}_", str(claim))


def badge(grade: object) -> str:
    """The mark of a grade in running text."""
    letter = str(grade or "?")[:1]
    word = GRADE_WORDS.get(letter, "not graded")
    cls = f"grade g{letter}" if letter in GRADES else "grade"
    return node("span", esc(letter), node("span", esc(f" {word}"), class_="away"), class_=cls,
                title=f"grade {letter}: {word}")


def strip(grades: dict[str, Any] | None) -> str:
    """A row of grade marks with the share of each, for what lies behind an answer."""
    given = [(g, grades.get(g)) for g in GRADES if grades and w.known(grades.get(g))] if grades else []
    return node("span", *[node("span", badge(g), esc(f" {w.share(v)}"), class_="part") for g, v in given],
                class_="strip") if given else ""


def seen_at(row: Row) -> tuple[float | None, float | None, float | None]:
    """Low, middle and high of an observation; the middle of a range without a value is its centre."""
    low, value, high = (float(row[k]) if w.known(row.get(k)) else None for k in ("low", "value", "high"))
    if value is None and low is not None and high is not None:
        value = (low + high) / 2
    return low, value, high


def observed(rows: list[Row], x: Scale, y: Scale, plot: tuple[float, float, float, float]) -> str:
    """All observations of a fan; crowds of more than forty are drawn as dots without letters."""
    taken: list[Box] = []
    crowd = len(rows) > 40
    return "".join(one(row, x, y, plot, taken, crowd) for row in rows)


def one(row: Row, x: Scale, y: Scale, plot: tuple[float, float, float, float], taken: list[Box], crowd: bool) -> str:
    """One observation: a whisker (a day) or a box (a span), and its grade in a ring, a door to the claim."""
    first, until = w.day(row.get("date")), w.day(row.get("until"))
    low, value, high = seen_at(row)
    sure = value if value is not None else low if low is not None else high
    if first is None or sure is None:
        return ""
    last = until or first
    x0, x1 = x(first.toordinal()), x(last.toordinal() + 1)
    if x1 < plot[0] or x0 > plot[2]:
        return ""
    x0, x1 = max(x0, plot[0]), min(x1, plot[2])
    dash = "3 2" if row.get("use") == "check" else None
    parts = extent(x0, x1, y, low, high, plot, dash, wide=last > first and x1 - x0 > 5)
    cx, cy = (x0 + x1) / 2, y(sure)
    if last > first and x1 - x0 > 5:
        parts.append(line(x0, cy, x1, cy, INK, 1.3, stroke_dasharray=dash))
    parts.append(ring(cx, cy, row, taken, plot, crowd))
    shown = node("g", node("title", esc(sentence(row))), *parts)
    claim = str(row.get("claim") or "").split()
    return node("a", shown, href=f"#{anchor(claim[0])}", aria_label=sentence(row)) if claim else shown


def extent(x0: float, x1: float, y: Scale, low: float | None, high: float | None,
           plot: tuple[float, float, float, float], dash: str | None, wide: bool) -> list[str]:
    """The range of an observation: a box over a span of days, else a whisker; an arrow where it is open."""
    cx, parts = (x0 + x1) / 2, []
    if low is not None and high is not None:
        if wide:
            return [rect(x0, y(high), x1 - x0, y(low) - y(high), CARD, fill_opacity=0.35, stroke=INK, stroke_width=1.1,
                         stroke_dasharray=dash)]
        parts = [line(cx, y(low), cx, y(high), INK, 1.4, stroke_dasharray=dash)]
        return parts + [line(cx - 3, y(v), cx + 3, y(v), INK, 1.4) for v in (low, high)]
    for value, way in ((low, -1), (high, 1)):
        if value is not None:
            end = min(max(y(value) + 22 * way, plot[1]), plot[3])
            tip = path([(cx - 3, end - 4 * way), (cx, end), (cx + 3, end - 4 * way)])
            parts += [line(cx, y(value), cx, end, INK, 1.2), node("path", d=tip, fill="none", stroke=INK)]
    return parts


def ring(cx: float, cy: float, row: Row, taken: list[Box], plot: tuple[float, float, float, float],
         crowd: bool) -> str:
    """The grade in a ring: full where the observation was used to fit, empty where held back, dashed for a check.

    A ring that would cover another moves up or down and keeps a thin line to its place.
    """
    use, fill = row.get("use"), INK if row.get("use") == "fit" else CARD
    dash = "2 1.5" if use == "check" else None
    if crowd:
        return node("circle", cx=cx, cy=cy, r=2.2, fill=fill, stroke=INK)
    r, leader = 6.4, ""
    for move in (0, -15, 15, -30, 30, -45, 45):
        spot = Box(cx - r, cy + move - r, cx + r, cy + move + r)
        if not any(spot.hits(t) for t in taken) and plot[1] - 2 <= cy + move <= plot[3] + 2:
            leader = line(cx, cy, cx, cy + move, INK, 0.8) if move else ""
            cy += move
            break
    taken.append(Box(cx - r, cy - r, cx + r, cy + r))
    letter = text(cx, cy + 3.2, str(row.get("grade") or "?")[:1], 9, CARD if use == "fit" else INK, "middle",
                  font_weight=700)
    return leader + node("circle", cx=cx, cy=cy, r=r, fill=fill, stroke=INK, stroke_dasharray=dash) + letter


def sentence(row: Row) -> str:
    """An observation in words."""
    low, value, high = (row.get(k) if w.known(row.get(k)) else None for k in ("low", "value", "high"))
    amount = w.interval(low, value, high) if value is not None else w.span(low, high)
    use = USES.get(str(row.get("use")), "not used")
    said = f" {row['text']}" if row.get("text") else ""
    return (f"{w.dates(row.get('date'), row.get('until'))}: {amount}.{said} "
            f"(claim {row.get('claim') or 'none'}, grade {row.get('grade') or '?'}, {use})")

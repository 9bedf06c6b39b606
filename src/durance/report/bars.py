"""Small bars: an observed range against the model's intervals, causes, shares of the spread."""

from __future__ import annotations

from typing import Any

from durance.report import words as w
from durance.report.look import CARD, INK, QUIET, RULE, Style
from durance.report.svg import Scale, line, node, path, picture, rect, ticks, wrap
from durance.report.svg import words as text

Row = dict[str, Any]
OBSERVED = "#ded5be"


def numbers(row: Row | None, *keys: str) -> list[float]:
    """The known numbers of a row."""
    return [float(row[k]) for k in keys if row and w.known(row.get(k))]


def range_bar(pattern: Row, results: list[tuple[Style, Row]], uid: str, width: float = 300) -> str:
    """The observed range as a box; over it, one line a run: thin 5-95, thick 25-75, a tick at the median."""
    seen = numbers(pattern, "low", "high")
    every = seen + [v for _, r in results for v in numbers(r, "q05", "q25", "q50", "q75", "q95")]
    if not every:
        return ""
    low, high = min(every), max(every)
    unit, row_high = str(pattern.get("unit") or ""), 15
    bottom = 8 + row_high * max(1, len(results))
    pad = (high - low) * 0.05 or (0.05 if pattern.get("unit") in w.SHARES else 1)
    beyond = any(numbers(r, "q05", "q50") and not w.known(r.get("q95")) for _, r in results)
    x = Scale(low - pad, high + pad, 6, width - (34 if beyond else 6))
    parts = [line(6, bottom, width - 6, bottom, RULE)]
    for value in ticks(x.d0, x.d1, 4):
        label = w.tick(value, unit)
        if 12 < x(value) < width - (34 if beyond else 12):
            parts += [line(x(value), bottom, x(value), bottom + 3, QUIET),
                      text(x(value), bottom + 14, label, 10.5, QUIET, "middle")]
    parts.append(observed_box(pattern, x, bottom, width))
    for i, (run, result) in enumerate(results):
        parts.append(whisker(result, x, 11.5 + row_high * i, run.colour, width - 6))
    said = "; ".join(f"{s.label}: {w.interval(r.get('q05'), r.get('q50'), r.get('q95'), unit, 'beyond the run')}"
                     for s, r in results)
    desc = f"Observed {w.span(pattern.get('low'), pattern.get('high'), unit)}. {said}."
    return picture(width, bottom + 19, f"{pattern.get('id')}: observed and modelled", desc, parts, uid)


def observed_box(pattern: Row, x: Scale, bottom: float, width: float) -> str:
    """What was observed; an open end runs to the edge without a border line."""
    low, high = pattern.get("low"), pattern.get("high")
    if not w.known(low) and not w.known(high):
        return ""
    x0 = x(float(low)) if w.known(low) and low is not None else 6
    x1 = x(float(high)) if w.known(high) and high is not None else width - 6
    edges = [line(v, 2, v, bottom, INK, 1.2) for v, ok in ((x0, w.known(low)), (x1, w.known(high))) if ok]
    return rect(x0, 2, max(2.0, x1 - x0), bottom - 2, OBSERVED) + "".join(edges)


def whisker(row: Row, x: Scale, y: float, colour: str, edge: float | None = None) -> str:
    """One run's intervals on one line; an end beyond the run (null beside known numbers) is an arrow to the edge."""
    edge, known = x.r1 if edge is None else edge, numbers(row, "q05", "q25", "q50", "q75", "q95")
    if not known:
        return ""
    open_end = not w.known(row.get("q95"))
    far = edge if open_end else x(known[-1])
    parts = [line(x(known[0]), y, far, y, colour, 2)]
    if w.known(row.get("q25")):
        start, until = x(float(row["q25"])), numbers(row, "q75")
        parts.append(rect(start, y - 3.5, (x(until[0]) if until else edge - 9) - start, 7, colour))
    if open_end:
        parts.append(node("path", d=path([(edge - 9, y - 5), (edge, y), (edge - 9, y + 5)], True), fill=colour))
    for value in numbers(row, "q50"):
        parts.append(rect(x(value) - 1.5, y - 6, 3, 12, colour, stroke=CARD, stroke_width=1))
    return node("g", *parts)


def cause_bars(causes: Row, uid: str, width: float = 760) -> str:
    """What each cause takes or gives when it is switched off: median bar, 5-95 whisker, name at the left."""
    rows = [r for r in causes.get("rows") or [] if numbers(r, "q50")]
    if not rows:
        return ""
    total, unit = causes.get("total") or {}, str(causes.get("unit") or "")
    lines = [(str(causes.get("total_text") or "all together"), total, INK)] if numbers(total, "q50") else []
    lines += [(str(r.get("text") or r.get("id")), r, "#7c5a34") for r in rows]
    every = [0.0] + [v for _, r, _ in lines for v in numbers(r, "q05", "q50", "q95")]
    left, right, step = width * 0.38, width - 128, 30
    x = Scale(min(every), max(every), left, right)
    bottom = 8 + step * len(lines)
    parts = []
    for value in ticks(x.d0, x.d1, 5):
        parts += [line(x(value), 4, x(value), bottom, RULE),
                  text(x(value), bottom + 15, w.tick(value, unit), 11, QUIET, "middle")]
    for i, (name, row, colour) in enumerate(lines):
        parts.append(cause(name, row, colour, 8 + step * i, x, (left, right), unit))
    parts.append(line(x(0), 4, x(0), bottom, INK, 1.2))
    said = "; ".join(f"{n}: {w.interval(r.get('q05'), r.get('q50'), r.get('q95'), unit)}" for n, r, _ in lines)
    return picture(width, bottom + 22, str(causes.get("text") or "Causes"), said, parts, uid)


def cause(name: str, row: Row, colour: str, y: float, x: Scale, plot: tuple[float, float], unit: str) -> str:
    """One line of the causes: its name (cut to two lines), bar, whisker and numbers."""
    middle = float(row["q50"])
    a, b = sorted((x(0), x(middle)))
    names = wrap(name, plot[0] - 14, 12, 2)
    parts = [text(plot[0] - 10, y + 15 + 13 * (i - (len(names) - 1) / 2), n, 12, INK, "end")
             for i, n in enumerate(names)]
    parts.append(rect(a, y + 4, b - a, 15, colour, fill_opacity=0.55))
    ends = numbers(row, "q05", "q95")
    if len(ends) == 2:
        parts.append(line(x(ends[0]), y + 11.5, x(ends[1]), y + 11.5, INK, 1.4))
        parts += [line(x(v), y + 8, x(v), y + 15, INK, 1.4) for v in ends]
    label = w.interval(row.get("q05"), row.get("q50"), row.get("q95"), unit if unit in w.SHARES else "")
    parts.append(text(plot[1] + 8, y + 15.5, label, 11.5, INK))
    return node("g", *parts)


def share_bar(value: float | None, uid: str, name: str, width: float = 150) -> str:
    """A plain bar from 0 to 100 per cent."""
    if not w.known(value) or value is None:
        return ""
    full = min(1.0, max(0.0, value)) * width
    return picture(width, 12, name, f"{name}: {w.share(value)}", [rect(0, 3, width, 6, "#ebe5d6"),
                                                                 rect(0, 1, full, 10, "#6d5d7d")], uid)

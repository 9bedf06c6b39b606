"""Fan charts: bands of the futures, observed points over them, the premise as a labelled line."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

from durance.report import words as w
from durance.report.look import CARD, PREMISE, QUIET, RULE, Style
from durance.report.marks import observed
from durance.report.svg import Scale, esc, line, node, path, picture, rect, spread, text_width, ticks, wrap
from durance.report.svg import words as text

Fan = dict[str, Any]


class Frame(NamedTuple):
    """The paper of one fan: where the plot lies, and its scales."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    size: float
    x: Scale
    y: Scale


def fan(data: Fan, runs: list[Style], uid: str, width: float = 380, height: float = 262) -> str:
    """One fan chart as SVG."""
    shown = [(s, r) for r in runs for s in data.get("series") or [] if s.get("run") == r.key]
    days = [d.toordinal() for d in (w.day(t) for t in data.get("dates") or []) if d]
    if not days or not shown:
        return ""
    low, high, cut = reach(data)
    size = 11.5 if width < 450 else 12.5
    left, right, top, bottom = 46.0, width - (86 if width < 450 else 104), 38.0, height - 38
    frame = Frame(width, height, left, right, top, bottom, size, Scale(days[0], days[-1] + 1, left, right),
                  Scale(low, high, bottom, top))
    clip = node("clipPath", rect(left, top, right - left, bottom - top, "none"), id=f"{uid}-c")
    bands = node("g", *[band(s, r, days, frame) for s, r in shown], *[median(s, r, days, frame) for s, r in shown],
                 clip_path=f"url(#{uid}-c)")
    parts = [clip, axes(data, frame), window(data, frame), bands, premise(data, frame), end_labels(shown, frame)]
    parts.append(observed(data.get("observed") or [], frame.x, frame.y, (left, top, right, bottom)))
    if cut:
        parts.append(text(right, top + 10, "light band runs off the top", 10, QUIET, "end"))
    return picture(width, height, str(data.get("title") or data.get("id")), describe(data, shown), parts, uid, "group")


def reach(data: Fan) -> tuple[float, float, bool]:
    """Lowest and highest value to draw, and whether the light band was cut at three times all else."""
    series = data.get("series") or []
    wide = [v for s in series for k in ("q05", "q95") for v in s.get(k) or [] if w.known(v)]
    core = [v for s in series for k in ("q25", "q50", "q75") for v in s.get(k) or [] if w.known(v)]
    core += [o[k] for o in data.get("observed") or [] for k in ("low", "value", "high") if w.known(o.get(k))]
    both = wide + core or [0.0, 1.0]
    low, high = min(0.0, *both), max(both)
    limit = 3 * max(core, default=high)
    cut = 0 < limit < high
    high = limit if cut else high
    if data.get("unit") in w.SHARES and 0.9 < high <= 1:
        return low, 1.0, cut
    return low, (high + 0.04 * (high - low)) if high > low else low + 1, cut


def pieces(days: list[int], *rows: list[float | None]) -> list[list[tuple[int, tuple[float, ...]]]]:
    """Runs of days on which every row has a number: nulls break a band, they are not bridged."""
    found: list[list[tuple[int, tuple[float, ...]]]] = [[]]
    for day, *values in zip(days, *rows, strict=False):
        if all(w.known(v) for v in values):
            found[-1].append((day, tuple(float(v or 0) for v in values)))
        elif found[-1]:
            found.append([])
    return [p for p in found if p]


def thin(points: list[tuple[float, float]], off: float = 0.25) -> list[tuple[float, float]]:
    """The same line without points that lie within a quarter of a pixel of what is left (Douglas and Peucker)."""
    if len(points) < 3:
        return points
    (x0, y0), (x1, y1) = points[0], points[-1]
    slope = (y1 - y0) / ((x1 - x0) or 1)
    far, at = max((abs(y - y0 - slope * (x - x0)), i) for i, (x, y) in enumerate(points))
    if far <= off or not 0 < at < len(points) - 1:
        return [points[0], points[-1]]
    return thin(points[: at + 1], off)[:-1] + thin(points[at:], off)


def band(series: Fan, run: Style, days: list[int], frame: Frame) -> str:
    """The light 5-95 band and the darker 25-75 band of one run."""
    parts = []
    for low, high, shade in (("q05", "q95", 0.17), ("q25", "q75", 0.33)):
        for piece in pieces(days, series.get(low) or [], series.get(high) or []):
            up = thin([(frame.x(d), frame.y(v[1])) for d, v in piece])
            down = thin([(frame.x(d), frame.y(v[0])) for d, v in piece])
            parts.append(node("path", d=path(up + down[::-1], True), fill=run.colour, fill_opacity=shade))
    return "".join(parts)


def median(series: Fan, run: Style, days: list[int], frame: Frame) -> str:
    """The median line of one run."""
    return "".join(node("path", d=path(thin([(frame.x(d), frame.y(v[0])) for d, v in piece])), fill="none",
                        stroke=run.colour, stroke_width=2, stroke_linejoin="round")
                   for piece in pieces(days, series.get("q50") or []))


def months(first: int, last: int) -> list[date]:
    """The first of each month inside a span of days."""
    day = date.fromordinal(first)
    day = day if day.day == 1 else (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    found = []
    while day.toordinal() <= last:
        found.append(day)
        day = (day + timedelta(days=32)).replace(day=1)
    return found


def axes(data: Fan, frame: Frame) -> str:
    """Quiet grid lines, values at the left, months below, the year under its first month."""
    parts = []
    for value in ticks(frame.y.d0, frame.y.d1, 4):
        y, label = frame.y(value), w.tick(value, str(data.get("unit") or ""))
        parts += [line(frame.left, y, frame.right, y, RULE),
                  text(frame.left - 6, y + 4, label.replace(" million", " m"), frame.size, QUIET, "end")]
    starts = months(int(frame.x.d0), int(frame.x.d1) - 1)
    room = (frame.right - frame.left) / max(1, len(starts))
    every = next((e for e in (1, 2, 3, 4, 6) if e * room >= 2.9 * frame.size), 12)
    for i, start in enumerate(starts):
        x = frame.x(start.toordinal())
        parts.append(line(x, frame.bottom, x, frame.bottom + 4, QUIET))
        if i % every == 0 and x < frame.right - 14:
            parts.append(text(x, frame.bottom + 16, w.MONTHS[start.month - 1][:3], frame.size, QUIET))
        if (i == 0 or start.month == 1) and x < frame.right - 20:
            parts.append(text(x, frame.bottom + 29, start.year, frame.size, QUIET))
    return "".join(parts) + line(frame.left, frame.bottom, frame.right, frame.bottom, QUIET)


def window(data: Fan, frame: Frame) -> str:
    """The days whose observations were used to fit, as a bracket over the plot."""
    ends = [w.day(t) for t in ((data.get("window") or {}).get("fit") or [])]
    if len(ends) != 2 or not ends[0] or not ends[1]:
        return ""
    a, b = frame.x(max(ends[0].toordinal(), frame.x.d0)), frame.x(min(ends[1].toordinal() + 1, frame.x.d1))
    if b <= a:
        return ""
    y = frame.top - 6
    bracket = node("path", d=path([(a, y + 5), (a, y), (b, y), (b, y + 5)]), fill="none", stroke=QUIET)
    return bracket + text(b + 5, y + 4, "fitted inside this window", 10, QUIET)


def premise(data: Fan, frame: Frame) -> str:
    """What the scenario imposes, as a labelled line."""
    given = data.get("premise") or {}
    when = w.day(given.get("date"))
    if not when or not frame.x.d0 <= when.toordinal() <= frame.x.d1:
        return ""
    x = frame.x(when.toordinal())
    flip = x > (frame.left + frame.right) / 2
    room, said = (x if flip else frame.width - x) - 12, str(given.get("text") or "premise")
    said = said if "imposed" in said else f"imposed: {said}"
    if text_width(said, frame.size) > room:
        said = f"imposed on {w.date_text(given.get('date'), True)}"
    label = text(x + (-5 if flip else 5), 14, said, frame.size, PREMISE, "end" if flip else "start",
                 font_style="italic")
    full = node("title", esc(f"Imposed on {w.date_text(given.get('date'))}: {given.get('text') or ''}"))
    return node("g", full, line(x, 5, x, frame.bottom, PREMISE, 1.2, stroke_dasharray="5 3"), label)


def last_known(values: list[float | None]) -> float | None:
    """The last number of a row."""
    return next((v for v in reversed(values) if w.known(v)), None)


def end_labels(shown: list[tuple[Fan, Style]], frame: Frame) -> str:
    """Names at the right end of the lines instead of a legend; the bands are named when there is one run alone."""
    wanted: list[tuple[float, str, str]] = []
    for series, run in shown:
        keys = [("q50", run.label)] if len(shown) > 1 else [("q95", "95 % below"), ("q75", "75 % below"),
                                                          ("q50", "median"), ("q05", "5 % below")]
        for key, label in keys:
            value = last_known(series.get(key) or [])
            if value is not None:
                wanted.append((min(max(frame.y(value), frame.top), frame.bottom), label, run.colour))
    lines = [wrap(label, frame.width - frame.right - 10, frame.size, 3) for _, label, _ in wanted]
    tall = max((len(n) for n in lines), default=1) * (frame.size + 2)
    parts = []
    for (_, _, colour), rows, y in zip(wanted, lines, spread([x[0] for x in wanted], tall, frame.top + tall / 2 - 6,
                                                             frame.bottom), strict=True):
        first = y + 4 - (len(rows) - 1) * (frame.size + 2) / 2
        parts += [text(frame.right + 7, first + i * (frame.size + 2), row, frame.size, colour, font_weight=600,
                       stroke=CARD, stroke_width=3, paint_order="stroke") for i, row in enumerate(rows)]
    return "".join(parts)


def describe(data: Fan, shown: list[tuple[Fan, Style]]) -> str:
    """The figure in a sentence or two."""
    unit, parts = str(data.get("unit") or ""), []
    for series, run in shown:
        ends = [last_known(series.get(k) or []) for k in ("q05", "q50", "q95")]
        last = w.interval(ends[0], ends[1], ends[2], unit)
        parts.append(f"{run.label}: on the last day {last}, 5 to 95 per cent of futures")
    seen = len(data.get("observed") or [])
    return "; ".join(parts) + f". {w.count(seen, 'observation')} drawn over the bands." + (
        f" Premise on {w.date_text(data['premise'].get('date'))}." if data.get("premise") else "")

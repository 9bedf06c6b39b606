"""Small helpers that build SVG and HTML as strings: nodes, scales, ticks, boxes that may not collide."""

from __future__ import annotations

import math
from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from durance.report.look import INK, QUIET


def esc(text: object) -> str:
    """Text made safe for HTML, XML and attributes; characters that XML forbids become a question mark."""
    clean = "".join(c if c in "\t\n" or (c >= " " and not 0xD800 <= ord(c) <= 0xDFFF and c not in "\ufffe\uffff")
                    else "?" for c in str("" if text is None else text))
    return escape(clean, quote=True)


def node(name: str, *children: str, **attrs: object) -> str:
    """One element. Children are markup already; attribute values are escaped; None leaves an attribute out."""
    parts = [name] + [f'{k.rstrip("_").replace("_", "-")}="{esc(num(v) if isinstance(v, float) else v)}"'
                      for k, v in attrs.items() if v is not None]
    return f"<{' '.join(parts)}>{''.join(children)}</{name}>"


def num(value: float) -> str:
    """A coordinate with at most one decimal."""
    text = f"{value:.1f}"
    return "0" if text == "-0.0" else text.removesuffix(".0")


def words(x: float, y: float, text: object, size: float = 12, fill: str = INK, anchor: str = "start",
          **attrs: object) -> str:
    """One line of text in a figure."""
    return node("text", esc(text), x=x, y=y, font_size=size, fill=fill,
                text_anchor=None if anchor == "start" else anchor, **attrs)


def line(x1: float, y1: float, x2: float, y2: float, stroke: str = QUIET, width: float = 1, **attrs: object) -> str:
    """One straight line."""
    return node("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, stroke_width=width, **attrs)


def rect(x: float, y: float, width: float, height: float, fill: str, **attrs: object) -> str:
    """One rectangle, never of negative size."""
    return node("rect", x=x, y=y, width=max(0.0, width), height=max(0.0, height), fill=fill, **attrs)


def path(points: Iterable[tuple[float, float]], close: bool = False) -> str:
    """The d attribute of a polyline."""
    return "M" + "L".join(f"{num(x)} {num(y)}" for x, y in points) + ("Z" if close else "")


def picture(width: float, height: float, title: str, desc: str, children: Iterable[str], uid: str,
            role: str = "img", cls: str | None = None) -> str:
    """A whole SVG with its title and description for those who cannot see it."""
    return node("svg", node("title", esc(title), id=f"{uid}-t"), node("desc", esc(desc), id=f"{uid}-d"), *children,
                xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {num(width)} {num(height)}", role=role,
                aria_labelledby=f"{uid}-t", aria_describedby=f"{uid}-d", class_=cls)


class Scale(NamedTuple):
    """A straight line from data to paper."""

    d0: float
    d1: float
    r0: float
    r1: float

    def __call__(self, value: float) -> float:
        """The place on paper of a value."""
        return self.r0 + (value - self.d0) * (self.r1 - self.r0) / ((self.d1 - self.d0) or 1)


def ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Round values between low and high, about so many."""
    if not high > low:
        return [low]
    raw = (high - low) / max(1, about)
    power = 10.0 ** math.floor(math.log10(raw))
    gap = next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= raw * 0.999)
    first, last = math.ceil(low / gap - 1e-9), math.floor(high / gap + 1e-9)
    return [round(i * gap, 12) for i in range(first, last + 1)]


def text_width(text: str, size: float) -> float:
    """About how wide a line of text is; a little generous, so that what fits here fits on paper."""
    return size * sum(0.32 if c in "iljtf.,:;'|!I ()" else 0.86 if c in "mwMW%@—" else 0.74 if c.isupper() else 0.57
                      for c in text)


def wrap(text: str, width: float, size: float, most: int = 3) -> list[str]:
    """Text cut into lines of at most a width; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) > most:
        lines = lines[:most]
        lines[-1] += "…"
    return lines


def spread(wanted: list[float], gap: float, low: float, high: float) -> list[float]:
    """Places near the wanted ones, at least a gap apart and inside low..high as far as there is room."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    placed = list(wanted)
    last = low - gap
    for i in order:
        placed[i] = last = max(wanted[i], last + gap)
    last = high + gap
    for i in reversed(order):
        placed[i] = last = min(placed[i], last - gap)
    return placed


class Box(NamedTuple):
    """A rectangle on paper."""

    x0: float
    y0: float
    x1: float
    y1: float

    def hits(self, other: Box) -> bool:
        """Whether two rectangles overlap."""
        return self.x0 < other.x1 and other.x0 < self.x1 and self.y0 < other.y1 and other.y0 < self.y1

    def within(self, other: Box) -> bool:
        """Whether this rectangle lies inside another."""
        return self.x0 >= other.x0 and self.y0 >= other.y0 and self.x1 <= other.x1 and self.y1 <= other.y1

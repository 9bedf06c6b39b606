"""Pieces of the page: sections, tables, links to claims. Everything that comes from the payload is escaped here."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from durance.report import words as w
from durance.report.look import Style, styles
from durance.report.marks import anchor, badge
from durance.report.svg import esc, node

Row = dict[str, Any]


@dataclass(frozen=True)
class Doc:
    """The payload with what the whole page needs to know of it."""

    payload: Row
    runs: list[Style]
    grades: dict[str, str]

    def outcome(self, row: Row) -> tuple[str, str]:
        """Name and unit of an outcome; what the row itself lacks is looked up where the outcome is named elsewhere."""
        rows = [row] + [r for key in ("montecarlo", "influence") for r in self.rows(key)
                        if r.get("outcome") == row.get("outcome")]
        name, unit = (next((str(r[k]) for r in rows if r.get(k)), "") for k in ("text", "unit"))
        return name or str(row.get("outcome") or ""), unit

    def rows(self, key: str) -> list[Row]:
        """A list of the payload; empty when it is missing."""
        return self.payload.get(key) or []


def open_payload(payload: Row) -> Doc:
    """The payload ready to be drawn."""
    clean = without_nan(payload)
    grades = {str(e.get("id")): str(e.get("grade") or "?") for e in clean.get("evidence") or []}
    return Doc(clean, styles(clean), grades)


def without_nan(value: Any) -> Any:
    """The same data with null where a number is not finite."""
    if isinstance(value, dict):
        return {str(k): without_nan(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [without_nan(v) for v in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def referenced(value: Any) -> list[str]:
    """Every claim id that the payload points to, in order of appearance, each once."""
    found: dict[str, None] = {}

    def walk(item: Any) -> None:
        if isinstance(item, list):
            for part in item:
                walk(part)
        if not isinstance(item, dict):
            return
        for key, part in item.items():
            if key in ("claims", "retrospective") and isinstance(part, list):
                found.update({str(c): None for c in part if c})
            elif key == "claim" and isinstance(part, str) and part:
                found.update(dict.fromkeys(part.split()))
            elif key != "evidence":
                walk(part)

    walk(value)
    return list(found)


def p(text: object, cls: str | None = None) -> str:
    """A paragraph of plain text; nothing when there is none."""
    return node("p", esc(text), class_=cls) if text else ""


def section(key: str, heading: str, *content: str, lead: str = "", cls: str | None = None) -> str:
    """A section of the page; nothing when it holds nothing."""
    body = "".join(content)
    if not body:
        return ""
    return node("section", node("h2", esc(heading), id=f"{key}-h"), p(lead, "lead"), body, id=key, class_=cls,
                aria_labelledby=f"{key}-h") + "\n"


def claim(doc: Doc, key: str) -> str:
    """A link to a claim in the evidence list, with the mark of its grade."""
    return node("a", esc(key), badge(doc.grades.get(key)), href=f"#{anchor(key)}", class_="claim")


def claims(doc: Doc, keys: list[str] | None) -> str:
    """Links to claims in a row."""
    return node("span", " ".join(claim(doc, str(k)) for k in keys), class_="claims") if keys else ""


def table(caption: str, heads: list[str], rows: list[list[str]], cls: str = "") -> str:
    """A table whose cells are markup already; the first cell of a row is its heading."""
    if not rows:
        return ""
    head = node("tr", *[node("th", esc(h), scope="col") for h in heads])
    body = [node("tr", node("th", r[0], scope="row"), *[node("td", c) for c in r[1:]]) for r in rows]
    inner = node("table", node("caption", esc(caption)), node("thead", head), node("tbody", *body),
                 class_=cls or None)
    return node("div", inner, class_="scroll", tabindex="0", role="region", aria_label=caption)


def figure(picture: str, title: object, unit: object = "", note: object = "", extra: str = "",
           cls: str | None = None) -> str:
    """A figure with its title above and its note below; nothing without a picture."""
    if not picture:
        return ""
    named = "" if unit in w.PLAIN else f" ({unit})"
    head = node("p", node("strong", esc(title)), esc(named), class_="figtitle")
    foot = node("figcaption", esc(note), " " if note and extra else "", extra) if note or extra else ""
    return node("figure", head, picture, foot, class_=cls)


def two_sizes(wide: str, narrow: str) -> str:
    """The same picture for wide and for narrow screens; the style sheet shows one."""
    return node("div", wide, class_="wide-only") + node("div", narrow, class_="narrow-only") if wide else ""


def bullets(items: list[str], cls: str | None = None) -> str:
    """A list of markup; nothing when it is empty."""
    return node("ul", *[node("li", i) for i in items], class_=cls) if items else ""


def per_run(doc: Doc, results: Row | None) -> list[tuple[Style, Row]]:
    """The results of each run that has some, in the order of the runs."""
    return [(s, results[s.key]) for s in doc.runs if results and results.get(s.key)]


def tinted(run: Style, text: str) -> str:
    """A line of text in the colour of its run."""
    return node("span", esc(text), class_="run", style=f"color:{run.colour}")

"""The page: first screen, sections, the payload inside. One file, no network, no script that runs."""

from __future__ import annotations

import re
from pathlib import Path
from string import Template
from typing import Any

from durance.report import words as w
from durance.report.asked import bargains, flight, fragments, gains, holds, measures, violence
from durance.report.bundle import embed
from durance.report.found import READ, fan_figure, imposed, met, where, why
from durance.report.layers import dry_layer, lost_layer
from durance.report.map import country_map
from durance.report.marks import strip
from durance.report.parts import Doc, figure, open_payload, p, two_sizes
from durance.report.sure import disputes, evidence, licences, limits, reproduce, sure
from durance.report.svg import esc, node

TEMPLATES = Path(__file__).with_name("templates")
SECTIONS = (imposed, holds, where, why, violence, fragments, bargains, flight, measures, gains, met, sure, disputes, evidence,
            limits, licences, reproduce)


def render(payload: dict[str, Any]) -> str:
    """One self-contained HTML file drawn from the payload (payload.md)."""
    doc = open_payload(payload)
    body = "".join(make(doc) for make in SECTIONS)
    page = Template((TEMPLATES / "page.html").read_text("utf-8"))
    lang = str(doc.payload.get("lang") or "en")
    return page.substitute(lang=esc(lang), title=esc(doc.payload.get("title") or "Report"),
                           style=(TEMPLATES / "page.css").read_text("utf-8"), head=head(doc), nav=contents(body),
                           sections=body, foot=foot(doc), payload=embed(doc.payload))


def head(doc: Doc) -> str:
    """The first screen: question, answer, headline numbers, the picture."""
    answer = doc.payload.get("answer") or {}
    grades = behind(doc)
    sentences = [p(text) for text in answer.get("sentences") or []]
    told = node("div", *sentences, class_="sentences") if sentences else ""
    said = node("div", p(answer.get("headline"), "headline"), told, grades, class_="answer")
    row = "".join(headline_number(f) for f in doc.rows("figures"))
    fans = doc.rows("fans")
    first = fan_figure(doc, fans[0], "fan0", large=True) if fans else ""
    picture = node("div", map_figure(doc), first, class_="picture") + (p(READ, "small") if first else "")
    return "".join([node("p", esc(doc.payload.get("title")), class_="kicker"),
                    node("h1", esc(doc.payload.get("question") or doc.payload.get("title") or "Report")), said, knows(doc),
                    node("div", row, class_="numbers") if row else "", picture])


def knows(doc: Doc) -> str:
    """How much hindsight each run has, and what warns against it; the same sentence is told once."""
    runs = list(zip(doc.runs, doc.rows("runs"), strict=True))
    late = {s.label: str((r.get("hindsight") or {}).get("text") or "") for s, r in runs}
    told = [("Hindsight. " if len(set(late.values())) == 1 else f"Hindsight, {label}. ") + text
            for text, label in {text: label for label, text in late.items() if text}.items()]
    warned: dict[str, list[str]] = {}
    for style, run in runs:
        for text in run.get("warnings") or []:
            warned.setdefault(str(text), []).append(style.label)
    said = [p(text, "behind") for text in told]
    said += [p(f"{w.listing(labels).capitalize()}: {text}" if len(runs) > 1 else text, "warn")
             for text, labels in warned.items()]
    return "".join(said)


def behind(doc: Doc) -> str:
    """What the answer rests on: the share of grades D and E, beside the answer."""
    parts = [node("span", esc(f"{w.share(r['de_share']).capitalize()} of the explained spread of “{doc.outcome(r)[0]}” rests "
                              "on inferred or assumed numbers (grades D and E)."))
             for r in doc.rows("influence")[:2] if w.known(r.get("de_share"))]
    grades = strip(doc.payload.get("grades"))
    if grades:
        parts.append(node("span", "All numbers used: ", grades))
    return node("p", " ".join(parts), class_="behind") if parts else ""


def headline_number(row: dict[str, Any]) -> str:
    """One large number with its interval."""
    value, unit = row.get("value"), str(row.get("unit") or "")
    if isinstance(value, str):
        big, rest = value, w.span(row.get("low"), row.get("high"), unit) if w.known(row.get("low")) else ""
    else:
        whole = w.interval(row.get("low"), value, row.get("high"), unit, "beyond the run")
        big, _, rest = whole.partition(" (")
        big = "–" if big == w.UNKNOWN else big
    span = node("span", esc(f"({rest.rstrip(')')})"), class_="range") if rest else ""
    return node("div", node("p", esc(big), class_="big"), node("p", esc(row.get("name")), " ", span, class_="name"),
                p(row.get("note"), "small"))


def map_figure(doc: Doc) -> str:
    """The map in two sizes; the style sheet shows the one that fits."""
    data = doc.payload.get("map") or {}
    layer = lost_layer if data.get("layer") == "lost" else dry_layer
    both = two_sizes(country_map(data, "mapw", 720, layer), country_map(data, "mapn", 400, layer))
    return figure(both, data.get("title") or data.get("value_label") or "Where fuel runs out", "", data.get("caption"))


def contents(body: str) -> str:
    """Links to the sections that are there."""
    found = re.findall(r'<h2 id="([a-z]+)-h">(.*?)</h2>', body)
    return node("nav", node("ul", *[node("li", node("a", text, href=f"#{key}")) for key, text in found]),
                aria_label="Contents") if found else ""


def foot(doc: Doc) -> str:
    """When this was made, from which runs."""
    runs = ", ".join(f"{s.label} {str(r.get('run') or '')[:12]}".strip()
                     for s, r in zip(doc.runs, doc.rows("runs"), strict=True))
    made = f"Made {w.date_text(doc.payload.get('generated'))} by durance, schema {doc.payload.get('schema')}."
    return p(f"{made} Runs: {runs}." if runs else made)

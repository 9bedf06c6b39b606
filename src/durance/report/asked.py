"""The sections that answer question by question: numbers of each run, courses, maps; and who gained what."""

from __future__ import annotations

from typing import Any

from durance.report import words as w
from durance.report.found import READ, fan_figure, people
from durance.report.layers import lost_layer
from durance.report.map import country_map
from durance.report.parts import Doc, figure, p, section, table, tinted, two_sizes
from durance.report.svg import esc, node

Row = dict[str, Any]
KEYS = {1: "holds", 2: "violence", 3: "fragments", 4: "bargains", 5: "flight", 6: "measures"}
GOODS = ("people_held", "ruled", "fighters", "funds", "losses", "abuses", "partner_here", "goodwill")
MOSTLY = 0.9   # share of futures from which a difference is said to be robust
MOST = 24      # places named in the table of control


def holds(doc: Doc) -> str:
    """Question 1."""
    return asked(doc, 1, "How does it unfold?")


def violence(doc: Doc) -> str:
    """Question 2."""
    return asked(doc, 2)


def fragments(doc: Doc) -> str:
    """Question 3, with the map and table of who holds which place."""
    return asked(doc, 3, "Who holds which place at the end?", control(doc))


def bargains(doc: Doc) -> str:
    """Question 4."""
    return asked(doc, 4)


def flight(doc: Doc) -> str:
    """Question 5."""
    return asked(doc, 5)


def measures(doc: Doc) -> str:
    """Question 6, when two runs are a pair: what changes the same way in most futures."""
    row = next((q for q in doc.rows("questions") if q.get("number") == 6), {})
    rows = [r for q in doc.rows("questions") if q.get("pair") for r in q.get("rows") or []]
    firm = [r for r in rows if max((r.get("paired") or {}).get(k) or 0 for k in ("raises", "lowers")) >= MOSTLY]
    pair = next((q["pair"] for q in doc.rows("questions") if q.get("pair")), None)
    if not pair:
        return ""
    names = {s.key: s.label for s in doc.runs}
    cells = [[esc(r.get("text") or r.get("name")), difference(r.get("paired") or {}, str(r.get("unit") or ""))] for r in firm]
    which = f"{names.get(pair['run'])} less {names.get(pair['less'])}"
    shown = table(f"{which}: what moves the same way in nine of ten futures or more",
                  ["Number", "Median difference, and 5 to 95 per cent"], cells, "headlines")
    return section(KEYS[6], str(row.get("question") or "What changes between the two?"),
                   shown or p("Nothing moves the same way in nine of ten futures."), lead=str(row.get("note") or ""))


def asked(doc: Doc, number: int, otherwise: str = "", *more: str) -> str:
    """One question: its numbers, the courses that belong to it, and what else is given."""
    row = next((q for q in doc.rows("questions") if q.get("number") == number), {})
    fans = "".join(fan_figure(doc, f, f"fan{i}") for i, f in enumerate(doc.rows("fans"))
                   if i and (f.get("question") or 1) == number)
    drawn = (p(READ, "small") if number == 1 else "") + node("div", fans, class_="multiples") if fans else ""
    heading = str(row.get("question") or otherwise)
    return section(KEYS[number], heading, numbers(doc, row), drawn, *more, lead=str(row.get("note") or ""))


def numbers(doc: Doc, row: Row) -> str:
    """The headline numbers of a question, one column a run, and the paired difference where there is one."""
    runs = [s for s in doc.runs if any((r.get("results") or {}).get(s.key) for r in row.get("rows") or [])]
    pair = row.get("pair")
    names = {s.key: s.label for s in doc.runs}
    heads = ["Number", *[s.label for s in runs]]
    if pair:
        heads.append(f"Future by future: {names.get(pair.get('run'), pair.get('run'))} "
                     f"less {names.get(pair.get('less'), pair.get('less'))}")
    cells = []
    for r in row.get("rows") or []:
        unit, results = str(r.get("unit") or ""), r.get("results") or {}
        line = [esc(r.get("text") or r.get("name")), *[tinted(s, result(results.get(s.key) or {}, unit)) for s in runs]]
        cells.append([*line, difference(r.get("paired") or {}, unit)] if pair else line)
    return table("Median, and 5 to 95 per cent of futures", heads, cells, "headlines paired" if pair else "headlines")


def result(row: Row, unit: str) -> str:
    """A headline of one run in words."""
    if w.known(row.get("happens")):
        return f"in {w.share(row['happens'])} of futures"
    told = w.interval(row.get("q05"), row.get("q50"), row.get("q95"), unit, "beyond the run")
    if told == w.UNKNOWN and unit == "day":
        told = "beyond the run"
    return f"{told}; never in {w.share(row['never'])}" if row.get("never") else told


def difference(row: Row, unit: str) -> str:
    """What the first of a pair changes against the second, and in how many futures it raises or lowers it."""
    if not row:
        return "–"
    if row.get("same") == 1:
        return "the same in every future"
    ways = [f"{word} in {w.share(row[k])}" for k, word in (("raises", "higher"), ("lowers", "lower")) if row.get(k)]
    return esc(change(row, unit)) + node("span", esc(" · " + ", ".join(ways)), class_="small")


def change(row: Row, unit: str) -> str:
    """A change with its interval: a plus before what rises; shares in points."""
    if unit in w.SHARES or unit == "share of people":
        row = {k: 100 * row[k] if w.known(row.get(k)) else None for k in ("q05", "q50", "q95")}
        unit = "points"
    told = w.interval(row.get("q05"), row.get("q50"), row.get("q95"), unit)
    first = told.split()[0]
    return f"+{told}" if (row.get("q50") or 0) > 0 and any(c in "123456789" for c in first) else told


def control(doc: Doc) -> str:
    """The map of places lost, and the table behind it."""
    data = doc.payload.get("map") or {}
    if not any(w.known(x.get("lost_share")) for x in data.get("places") or []):
        return ""
    both = "" if data.get("layer") == "lost" else two_sizes(country_map(data, "heldw", 720, lost_layer),
                                                            country_map(data, "heldn", 400, lost_layer))
    drawn = figure(both, "Places that the state's side does not hold at the end", "",
                   "Share of futures of the last run. Camps and villages have no holder.")
    rows = sorted((r for r in doc.rows("places") if r.get("lost_share")), key=lambda r: -r["lost_share"])
    cells = [[esc(r.get("name") or r.get("id")), people(r.get("population")), esc(r.get("holder") or "nobody"),
              esc(w.share(r["lost_share"])), esc(taker(r))] for r in rows[:MOST]]
    left = p(f"{len(rows) - MOST} more places are lost in fewer futures.", "small") if len(rows) > MOST else ""
    heads = ["Place", "People", "Held at the start by", "Not the state's, futures", "Then mostly held by"]
    return (node("div", drawn, class_="column") if drawn else "") + table(
        "Places not held by the state's side at the end", heads, cells, "control") + left


def taker(row: Row) -> str:
    """Who else holds a place most often."""
    return f"{row['rival']} ({w.share(row.get('rival_share'))})" if row.get("rival") else "nobody"


def gains(doc: Doc) -> str:
    """The beneficiaries' ledger: one line an actor, one column a good."""
    given = doc.payload.get("gains") or {}
    rows = given.get("rows") or []
    names = {s.key: s.label for s in doc.runs}
    run, twin = (names.get(str(given.get(k)), given.get(k)) for k in ("run", "twin"))
    lead = (f"What “{run}” brings each over “{twin}”, future by future with the same luck." if twin else
            f"Change from the first week of “{run}” to the last. What would have changed anyway is in it: give the report a "
            "second run of the same futures, with and without what you ask about, to see the difference.")
    armed = grid([r for r in rows if r.get("side") != "partner"], "Armed actors: change over the run", bool(twin))
    partners = grid([r for r in rows if r.get("side") == "partner"], "Partners of the state: change over the run", bool(twin))
    how = " Median, 5 to 95 per cent, and the share of futures in which it rises. Nothing of it was fitted."
    return section("gains", "Who gained what?", armed, partners, lead=lead + how) if rows else ""


def grid(rows: list[Row], caption: str, paired: bool) -> str:
    """Who by what."""
    goods = {g: next(r for r in rows if r.get("good") == g) for g in GOODS if any(r.get("good") == g for r in rows)}
    who = list(dict.fromkeys(str(r.get("name") or r.get("who")) for r in rows))
    at = {(str(r.get("name") or r.get("who")), r.get("good")): r for r in rows}
    heads = ["Who", *[head(g) for g in goods.values()]]
    cells = [[esc(name), *[gain(at.get((name, g))) for g in goods]] for name in who]
    return table(caption.replace("over the run", "against the twin") if paired else caption, heads, cells, "gains")


def head(row: Row) -> str:
    """The heading of a good."""
    unit = {"share of people": "points", "share": "points", "0..1": ""}.get(str(row.get("unit")), str(row.get("unit") or ""))
    text = str(row.get("text") or row.get("good"))
    return f"{text[0].upper()}{text[1:]}" + (f" ({unit})" if unit and unit not in text else "")


def gain(row: Row | None) -> str:
    """One cell: the change and how often it is a rise."""
    if not row:
        return "–"
    unit = str(row.get("unit") or "")
    if row.get("q05") == 0 and row.get("q50") == 0:
        factor = 100 if unit in ("share", "share of people") else 1
        told = f"0 (to {w.number(factor * (row.get('q95') or 0))})"
        return esc(told) + node("span", esc(f"rises in {w.share(row.get('gains'))}"), class_="source")
    told = change(row, unit).replace(" points", "").replace(f" {w.unit_word(unit, 2)}" if unit not in w.PLAIN else "\0", "")
    return esc(told) + node("span", esc(f"rises in {w.share(row.get('gains'))}"), class_="source")

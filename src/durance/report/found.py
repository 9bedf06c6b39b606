"""The sections that answer: what was imposed, how fuel runs out, where, what is met, why."""

from __future__ import annotations

from typing import Any

from durance.report import words as w
from durance.report.bars import cause_bars, range_bar
from durance.report.figures import fan
from durance.report.look import NEVER_SCORED, USES, Style
from durance.report.parts import Doc, bullets, claims, figure, p, per_run, section, table, tinted, two_sizes
from durance.report.svg import esc, node

Row = dict[str, Any]
FACTS = (("scenario_name", "Scenario"), ("pack_name", "Country pack"), ("as_of", "State and facts as of"),
         ("start", "First day"), ("days", "Days"), ("members", "Futures"), ("seed", "Seed"), ("seconds", "Seconds"),
         ("run", "Run"), ("pack_hash", "Pack hash"))
READ = ("Line: the median future. Dark band: the middle half of the futures. Light band: 5 to 95 per cent. Rings: what "
        "was observed, with the grade of its evidence (a ratio made from a source may be graded below it); "
        "filled where it was used to fit, empty where it was held back, "
        "dashed where it is only a check.")


def imposed(doc: Doc) -> str:
    """Who ran what, and what the scenario imposed rather than found."""
    return section("imposed", "What was imposed?", *[run_card(doc, i) for i in range(len(doc.rows("runs")))],
                   lead="These facts and premises are put into the run by hand. They are no finding of the model.")


def run_card(doc: Doc, i: int) -> str:
    """One run: its facts, what it imposes, what it borrows from later publications."""
    run, style = doc.rows("runs")[i], doc.runs[i]
    facts = [node("div", node("dt", label), node("dd", esc(fact(run[k], k)))) for k, label in FACTS
             if run.get(k) not in (None, "")]
    first = doc.rows("runs")[0]
    same = i > 0 and run.get("imposed") == first.get("imposed")
    what = p(f"Imposes the same as “{doc.runs[0].label}”.") if same else laid(doc, run, style)
    late = run.get("retrospective") or []
    shown = late and not (i and late == first.get("retrospective"))
    back = node("details", node("summary", esc(f"{w.count(len(late), 'claim')} of structure published later, flagged "
                                               "as retrospective")), claims(doc, late), class_="small",
                open="open" if len(late) <= 24 else None) if shown else ""
    return node("div", node("h3", esc(style.label), style=f"color:{style.colour}"),
                node("dl", *facts, class_="facts"), choices(run), what, back, class_="card")


def laid(doc: Doc, run: Row, style: Style) -> str:
    """What is imposed: premises and what happens in the run in a table, standing facts of before it folded away."""
    given, heads = run.get("imposed") or [], ["Date", "Kind", "What is imposed"]
    start = str(run.get("start") or "")
    old = [e for e in given if e.get("kind") == "fact" and str(e.get("date") or "") < start]
    shown = table(f"Imposed in “{style.label}”", heads, events(doc, [e for e in given if e not in old]), "events")
    before = table(f"Facts of before the start that still hold in “{style.label}”", heads, events(doc, old), "events")
    told = node("details", node("summary", esc(f"{w.count(len(old), 'fact')} of before the start, as known then")), before,
                class_="small", open="open" if len(old) <= 3 else None) if old else ""
    return shown + told


def events(doc: Doc, given: list[Row]) -> list[list[str]]:
    """What is imposed, one line an event; the same event on several corridors or places is told once, counted."""
    lines: dict[tuple[str, str, str], int] = {}
    for e in given:
        said = esc(e.get("text")) + " " + claims(doc, e.get("claims"))
        key = esc(w.date_text(e.get("date"))), esc(e.get("kind")), said
        lines[key] = lines.get(key, 0) + 1
    return [[*key[:2], key[2] + (f" (set {n} times, each on another corridor or place)" if n > 1 else "")]
            for key, n in lines.items()]


def fact(value: object, key: str) -> str:
    """One fact of a run in words."""
    if key in ("as_of", "start"):
        return w.date_text(str(value))
    if key in ("run", "pack_hash"):
        return str(value)[:12]
    if key == "seconds" or (key in ("days", "members") and w.known(value)):
        return w.number(value, 2) if key == "seconds" else f"{value:,}"  # type: ignore[arg-type]
    return str(value)


def choices(run: Row) -> str:
    """Measures, readings chosen and mechanisms switched off."""
    said = []
    if run.get("measures"):
        said.append("Measures: " + "; ".join(spell(m) for m in run["measures"]))
    if run.get("readings"):
        said.append("Readings chosen: " + "; ".join(f"{k} as {v}" for k, v in run["readings"].items()))
    if run.get("rivals"):
        said.append("Other equations: " + "; ".join(f"{v} in the place of {k}" for k, v in run["rivals"].items()))
    if run.get("off"):
        said.append("Switched off: " + ", ".join(str(x) for x in run["off"]))
    return bullets([esc(s) for s in said])


def spell(item: object) -> str:
    """A measure in words, given as text or as a table."""
    return ", ".join(f"{k} {v}" for k, v in item.items()) if isinstance(item, dict) else str(item)


def fan_figure(doc: Doc, data: Row, uid: str, large: bool = False) -> str:
    """A fan with its title, what its observations were used for, and doors to their claims."""
    seen = data.get("observed") or []
    keys = list(dict.fromkeys(c for o in seen for c in str(o.get("claim") or "").split()))
    used = [u for u in USES if u == data.get("use") or (not data.get("use") and any(o.get("use") == u for o in seen))]
    extra = " ".join(node("span", esc(USES.get(u, NEVER_SCORED)), class_=f"tag {u}") for u in used or ["never"])
    if keys:
        extra += " " + node("span", "Observed: ", claims(doc, keys[:12]),
                            esc(f" and {len(keys) - 12} more") if len(keys) > 12 else "", class_="small")
    unit = {"share": "", "1": ""}.get(str(data.get("unit") or ""), data.get("unit"))
    drawn = fan(data, doc.runs, uid)
    if large:
        drawn = two_sizes(fan(data, doc.runs, f"{uid}w", 520, 430), drawn)
    return figure(drawn, data.get("title") or data.get("id"), unit, data.get("note"), extra)


def where(doc: Doc) -> str:
    """Places, the soonest dry first."""
    order = sorted(doc.rows("places"), key=lambda r: (not w.known(r.get("dry_q50")), r.get("dry_q50") or 0,
                                                      -(r.get("dry_share") or 0)))
    rows = [[esc(r.get("name") or r.get("id")), esc(r.get("region")), people(r.get("population")),
             esc(w.quantity(r.get("stock_days"), "day")), esc(dry(r)), esc(w.share(r.get("dry_share"))),
             esc(w.share(r.get("short_q50"))), esc(price(r.get("price_q50"))),
             esc(w.share(r.get("besieged_share")))] for r in order]
    shown = table("Places, the first to run dry on top (median, and 5 to 95 per cent of futures)",
                  ["Place", "Region", "People", "Usual stock", "First dry after", "Futures dry", "Fuel missing, mean",
                   "Peak street price", "Besieged at the end"], rows, "places")
    return section("where", "Where does it run out first?", shown)


def people(value: float | None) -> str:
    """A population."""
    return esc(w.number(float(f"{value:.2g}"), 2)) if value else "–"


def price(value: float | None) -> str:
    """A street price as a multiple of the pump price."""
    return "–" if not w.known(value) else f"× {w.number(value, 2)}"


def dry(row: Row) -> str:
    """When a place runs dry, in words."""
    if not w.known(row.get("dry_q50")):
        first = row.get("dry_q05")
        if not w.known(row.get("dry_share")) or row["dry_share"] == 0:
            return "in no future" if row.get("dry_share") == 0 else w.UNKNOWN
        return "not in the median future" + (f" (5 %: {w.days(first)})" if w.known(first) else "")
    return w.interval(row.get("dry_q05"), row.get("dry_q50"), row.get("dry_q95"), "day", "beyond the run")


def verdict(result: Row) -> str:
    """Whether a pattern is met, in words; below a quarter of futures inside it is met at the edge, whatever overlaps."""
    if not (result.get("met50") or result.get("met90")):
        return "not judged" if result.get("met90") is None and result.get("met50") is None else "missed"
    band = "by the middle half" if result.get("met50") else "by the wide band only"
    return f"met at the edge, {band}" if result.get("firm") is False else f"met {band}" if "only" in band else f"met, {band}"


def met(doc: Doc) -> str:
    """The patterns, apart by what they were used for, and the prediction frozen before any tuning."""
    groups = [group(doc, use, [r for r in doc.rows("patterns") if r.get("use") == use]) for use in USES]
    groups.append(group(doc, "", [r for r in doc.rows("patterns") if r.get("use") not in USES]))
    lead = ("Observed ranges are the boxes; the model's 90 per cent interval is the thin line, its middle half the "
            "thick one, the tick its median, an arrow what ends beyond the run; each row has its own scale. “Inside” is the "
            "share of futures inside the observed range: under a quarter, a pattern is met at the edge only. What was used to "
            "fit cannot test the model: it is counted apart.")
    return section("met", "What does the model get right?", *groups, frozen(doc), lead=lead, cls="wide")


def group(doc: Doc, use: str, rows: list[Row]) -> str:
    """One table of patterns of the same use, with its own counts."""
    if not rows:
        return ""
    start = {r.get("id"): i for i, r in enumerate(doc.rows("patterns"))}
    cells = [pattern(doc, r, f"pat{start[r.get('id')]}") for r in rows]
    heads = ["Pattern", "Observed", "Model", "Verdict", "Observed against model"]
    name = USES.get(use, NEVER_SCORED)
    return node("h3", esc(f"{name[0].upper()}{name[1:]}")) + node("p", tally(doc, rows)) + table(
        f"Patterns: {name}", heads, cells, "patterns")


def tally(doc: Doc, rows: list[Row]) -> str:
    """How many patterns each run meets."""
    said = []
    for run in doc.runs:
        given = [r["results"][run.key] for r in rows if (r.get("results") or {}).get(run.key)]
        if told := counted(given):
            said.append(tinted(run, f"{run.label}: {told}"))
    return "<br>".join(said)


def counted(given: list[Row]) -> str:
    """How many of these results are met, and how many of them firmly; nothing when none is judged."""
    judged = [g for g in given if verdict(g) != "not judged"]
    if not judged:
        return ""
    wide = sum(bool(g.get("met90") or g.get("met50")) for g in judged)
    mid = sum(bool(g.get("met50")) for g in judged)
    edge = sum(verdict(g).startswith("met at the edge") for g in judged)
    left = f"; {len(given) - len(judged)} not judged" if len(given) > len(judged) else ""
    least = f", {edge} of them at the edge only" if edge else ""
    return f"{wide} of {len(judged)} met by the 90 per cent interval{least}, {mid} by the middle half{left}."


def pattern(doc: Doc, row: Row, uid: str) -> list[str]:
    """One line of the table of patterns."""
    results = per_run(doc, row.get("results"))
    unit = str(row.get("unit") or "")
    name = esc(row.get("text")) + node("span", esc(f" {row.get('pattern') or ''} {row.get('id')}"), class_="small")
    model = [tinted(s, predicted(r, unit)) for s, r in results]
    words = [tinted(s, verdict(r)) + inside(r) for s, r in results]
    return [name + " " + claims(doc, row.get("claims")), esc(w.span(row.get("low"), row.get("high"), unit)),
            "<br>".join(model), "<br>".join(words), range_bar(row, results, uid)]


def predicted(row: Row, unit: str) -> str:
    """The model's interval in words; only days can lie beyond the run."""
    return w.interval(row.get("q05"), row.get("q50"), row.get("q95"), unit, "beyond the run" if unit == "day" else w.UNKNOWN)


def inside(result: Row) -> str:
    """The share of futures inside the observed range."""
    value = result.get("share_inside")
    return node("span", esc(f" · {w.share(value)} inside"), class_="small") if w.known(value) else ""


def frozen(doc: Doc) -> str:
    """The prediction written down before any tuning, as it was."""
    given = doc.payload.get("frozen")
    if not given or not given.get("rows"):
        return ""
    known = {r.get("id"): r for r in doc.rows("patterns")}
    style, rows = Style("frozen", "frozen prediction", doc.runs[0].colour if doc.runs else "#24566b"), []
    for i, row in enumerate(given["rows"]):
        match = dict(known.get(row.get("id")) or {"id": row.get("id")})
        match |= {k: row[k] for k in ("low", "high") if w.known(row.get(k))}      # the range it was judged against
        unit = str(match.get("unit") or "")
        rows.append([esc(match.get("text") or row.get("id")),
                     esc(predicted(row, unit)), esc(w.span(match.get("low"), match.get("high"), unit)),
                     esc(verdict(row)) + inside(row), range_bar(match, [(style, row)], f"fro{i}")])
    head = (f"Written down on {w.date_text(given.get('date'))}, pack {str(given.get('pack_hash') or '')[:12]}. ")
    return node("h3", "The prediction frozen before any tuning") + p(head + str(given.get("note") or "")) + p(
        capital(counted(given["rows"]))) + table("Frozen prediction against what was observed",
        ["Pattern", "Predicted", "Observed", "Verdict", "Picture"], rows, "patterns frozen")


def capital(text: str) -> str:
    """The tally of the frozen prediction as a sentence."""
    return f"Of the frozen prediction {text}" if text else ""


def why(doc: Doc) -> str:
    """What each cause takes, with its interval."""
    given = doc.payload.get("causes") or {}
    both = two_sizes(cause_bars(given, "causes"), cause_bars(given, "causesn", 420))
    shown = figure(both, given.get("text") or "Causes", given.get("unit"), given.get("note"),
                   "Bars: median over paired futures. Whiskers: 5 to 95 per cent.")
    return section("why", "Why does it run out?", node("div", shown, class_="column") if shown else "")

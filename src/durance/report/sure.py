"""The sections on trust: sampling error, what explains the spread, disputes, evidence, limits, how to repeat it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from durance.report import words as w
from durance.report.bars import share_bar
from durance.report.marks import anchor, badge, strip
from durance.report.parts import Doc, bullets, claims, p, referenced, section, table
from durance.report.svg import esc, node

Row = dict[str, Any]


def sure(doc: Doc) -> str:
    """How sure the answer is: enough futures, and what the spread comes from."""
    grades = strip(doc.payload.get("grades"))
    all_numbers = node("p", "Grades of all numbers used: ", grades) if grades else ""
    return section("sure", "How sure is this?", montecarlo(doc), all_numbers,
                   *[influence(doc, row, i) for i, row in enumerate(doc.rows("influence"))])


def montecarlo(doc: Doc) -> str:
    """Whether enough futures were drawn for each outcome."""
    rows = [[esc(r.get("text") or r.get("outcome")), esc(f"{r['members']:,}" if w.known(r.get("members")) else "–"),
             esc(plus_minus(r.get("error"), r.get("unit"))), esc(plus_minus(r.get("target"), r.get("unit"))),
             esc(f"{r['needed']:,}" if w.known(r.get("needed")) else "–"),
             esc({True: "enough", False: "not enough"}.get(r.get("enough"), "not judged"))]  # type: ignore[arg-type]
            for r in doc.rows("montecarlo")]
    return table("Sampling error: how far the middle would move with other luck",
                 ["Outcome", "Futures", "Error of the median", "Wanted", "Futures needed", "Verdict"], rows)


def plus_minus(value: float | None, unit: object, sign: str = "± ") -> str:
    """An error or a difference; those of shares are in points."""
    if not w.known(value) or value is None:
        return "–"
    if unit in w.SHARES:
        return f"{sign}{w.number(100 * value)} points"
    return f"{sign}{w.quantity(value, str(unit or ''))}"


def influence(doc: Doc, row: Row, i: int) -> str:
    """Which uncertain numbers the spread of one outcome comes from, with the grade of each."""
    cells = []
    for j, r in enumerate(row.get("rows") or []):
        flag = node("span", " provisional", class_="warn") if r.get("provisional") else ""
        if w.known(row.get("chance")) and w.known(r.get("share")) and r["share"] < row["chance"]:
            flag += node("span", " could be chance", class_="warn")
        used = f"{w.quantity(r.get('value'), str(r.get('unit') or ''))}; {w.span(r.get('low'), r.get('high'))}"
        cells.append([node("code", esc(r.get("parameter"))) + flag, share_bar(r.get("share"), f"inf{i}-{j}",
                      str(r.get("parameter"))) + esc(w.share(r.get("share"))), badge(r.get("grade")), esc(used),
                      esc(r.get("note")) + " " + claims(doc, r.get("claims"))])
    if not cells:
        return ""
    name = row.get("text") or row.get("outcome")
    de = row.get("de_share")
    said = f"Numbers graded D or E carry {w.share(de)} of the explained spread. " if w.known(de) else ""
    grades = node("p", node("strong", esc(said)), strip(row.get("grades"))) + p(in_all(row))
    return node("h3", esc(f"What spreads: {name}")) + grades + table(
        f"Uncertain numbers behind the spread of: {name}",
        ["Number", "Share of the spread", "Grade", "Value and range", "Why this range"], cells, "influence")


def in_all(row: Row) -> str:
    """How much of the spread the named numbers explain together, and how much chance alone would seem to."""
    if not w.known(row.get("explained")):
        return ""
    chance = (f" If no number mattered, the largest would still seem to explain about {w.share(row['chance'])}."
              if w.known(row.get("chance")) else "")
    return (f"Together the numbers below explain about {w.share(row['explained'])} of the spread (of ranks, by a straight "
            f"line); the rest is luck, interplay, bends and numbers too small to name.{chance}")


def disputes(doc: Doc) -> str:
    """Where sources disagree, and whether it moves an answer."""
    order = sorted(doc.rows("disputes"), key=lambda d: -sum(moved(m) == "moves the answer" for m in d.get("moves") or []))
    return section("disputes", "Which disagreements matter?", *[dispute(doc, d) for d in order],
                   lead="Where sources disagree, each future holds one reading. A difference between readings is called real "
                        "when it is more than twice its sampling error: of twenty such differences one is called so by chance.")


def dispute(doc: Doc, row: Row) -> str:
    """One dispute: its readings and what they move."""
    said = [esc(f"{r.get('text') or r.get('id')} (weight {w.share(r.get('weight'))}) ") + claims(doc, r.get("claims"))
            for r in row.get("readings") or []]
    real = [m for m in row.get("moves") or [] if moved(m) == "moves the answer"]
    rest = [doc.outcome(m)[0] for m in row.get("moves") or [] if m not in real]
    moves = []
    for m in real:
        name, unit = doc.outcome(m)
        moves.append([esc(name), esc(plus_minus(m.get("difference"), unit, "")),
                      esc(plus_minus(m.get("error"), unit)), esc(moved(m))])
    still = p(f"Not told from luck: {'; '.join(rest)}.", "small") if rest else ""
    return node("div", node("h3", esc(f"{row.get('text')} "), node("span", esc(row.get("id")), class_="small")),
                bullets(said), table(f"What dispute {row.get('id')} moves",
                                     ["Outcome", "Difference", "Error", "Verdict"], moves), still, class_="card")


def moved(row: Row) -> str:
    """Whether a difference stands out of its sampling error."""
    difference, error = row.get("difference"), row.get("error")
    if not w.known(difference) or not w.known(error):
        return "not judged"
    return "moves the answer" if abs(float(difference or 0)) > 2 * float(error or 0) else "not told from luck"


def evidence(doc: Doc) -> str:
    """Every claim with its source; claims that are pointed to but not given are listed as missing."""
    given = doc.rows("evidence")
    have = {str(e.get("id")) for e in given}
    missing = [{"id": c, "claim": "This claim is pointed to, but is not in the payload.", "missing": True}
               for c in referenced(doc.payload) if c not in have]
    rows = [[node("span", esc(e.get("id")), id=anchor(e.get("id"))) + ("" if "missing" in e else badge(e.get("grade"))),
             esc(e.get("claim")) + source(e), flags(e), esc(", ".join(str(u) for u in e.get("used_by") or []))]
            for e in [*given, *missing]]
    lead = ("Grades: A counted, B documented, C reported, D inferred, E assumed. Claims are in this project's own "
            "words; the source decides.")
    return section("evidence", "What is the evidence?",
                   table("Claims and their sources", ["Claim", "What it says", "Flag", "Used by"], rows, "evidence"),
                   lead=lead)


def source(row: Row) -> str:
    """Where a claim comes from, with a link when the address is a web address."""
    name = str(row.get("source") or "")
    url = str(row.get("url") or "")
    try:
        safe = urlsplit(url).scheme in ("http", "https") and bool(urlsplit(url).netloc)
    except ValueError:
        safe = False
    link = node("a", esc(name or url), href=url, rel="noreferrer") if safe else esc(" ".join(filter(None, (name, url))))
    when = [f"happened {w.date_text(row['date_event'], True)}" if row.get("date_event") else "",
            f"published {w.date_text(row['date_published'], True)}" if row.get("date_published") else ""]
    rest = [esc(x) for x in (row.get("publisher"), *when) if x]
    said = ", ".join([link, *rest] if link else rest)
    return node("span", said, class_="source") if said else ""


def flags(row: Row) -> str:
    """Premise and retrospective flags."""
    return esc(w.listing([f for f in ("premise", "retrospective") if row.get(f) is True]))


def limits(doc: Doc) -> str:
    """What the answer cannot carry."""
    return section("limits", "What can this not tell?", bullets([esc(x) for x in doc.rows("limits")]))


def licences(doc: Doc) -> str:
    """The licence of each table."""
    rows = [[esc(r.get("table")), esc(r.get("licence"))] for r in doc.rows("licences")]
    return section("licences", "Licences", table("Licence of each table of data", ["Table", "Licence"], rows))


def reproduce(doc: Doc) -> str:
    """The commands that make this report again."""
    lines = [str(x) for x in doc.rows("reproduce")]
    return section("reproduce", "How to reproduce this", node("pre", node("code", esc("\n".join(lines))), tabindex="0")
                   if lines else "", p("The data behind every figure stands in this file, as JSON in the element with "
                                       "the id “payload”.", "small") if lines else "")

"""The same answers without pictures: Markdown to read and paste, CSV to count with; both from the report's payload alone.

Text stays text: what Markdown or a browser would obey in the words of a pack is escaped.
"""

import csv
import re
from io import StringIO
from typing import Any

from durance.report import words as w
from durance.report.said import T, clean, ends, french, interval, share, t

Payload = dict[str, Any]
LANGUAGES = ("en", "fr")
HEADS = {"unscored": t("Never scored", "Jamais évalué"), "disputes": t("Disputes that move it", "Désaccords qui la déplacent"),
         "flips": t("flips the answer", "renverse la réponse"),
         "mind": t("What would change our mind", "Ce qui nous ferait changer d'avis"),
         "missed": t("What was seen and is missed", "Ce qui a été observé et manqué"), "evidence": t("Evidence", "Sources"),
         "verdicts": t("The essays on trial", "Les essais mis à l'épreuve"), "limits": t("Limits", "Limites"),
         "licences": t("Licences", "Licences"), "scale": t("Words for chances", "Mots pour les probabilités"),
         "weak": t("of the explained spread rests on inferred or assumed numbers (grades D and E)",
                   "de la dispersion expliquée repose sur des chiffres déduits ou supposés (grades D et E)"),
         "observed": t("observed", "observé"), "model": t("model", "modèle"), "grade": t("grade", "grade"),
         "futures": t("futures", "futurs"), "days": t("days", "jours"), "from": t("from", "à partir du"),
         "pattern": t("pattern", "motif"), "known": t("known on", "connu au"), "seen": t("observed", "observé")}
COLUMNS = ("question", "kind", "figure", "row", "at", "low", "q25", "middle", "q75", "high", "unit")


def markdown(payload: Payload, lang: str = "en") -> str:
    """The report as one Markdown document. Raises ValueError for a language other than en and fr."""
    refuse(lang)
    head = payload["head"]
    lines = [f"# {text(head['title'], lang)}", "",
             f"{text(head['scenario'], lang)}, {HEADS['from'][lang]} {head['start']}, {head['days']} {HEADS['days'][lang]}, "
             f"{head['members']} {HEADS['futures'][lang]}, {HEADS['known'][lang]} {head['as_of']}. "
             f"durance {head['version']}, {text(head['run'], lang)}, {head['made']}.", ""]
    for q in payload["questions"]:
        lines += one(q, lang)
    lines += [*trusted(payload["trust"], lang), *trial(payload["verdicts"], lang), f"## {HEADS['limits'][lang]}", "",
              *(f"- {text(x, lang)}" for x in payload["limits"]), "", f"## {HEADS['scale'][lang]}", ""]
    lines += [f"- {100 * r['low']:.0f} – {100 * r['high']:.0f} % : {text(r['word'], lang)}" for r in payload["scale"]]
    lines += ["", f"## {HEADS['licences'][lang]}", "", *(f"- {text(r['table'], lang)}: {text(r['licence'], lang)}"
                                                          for r in payload["licences"])]
    return "\n".join(lines) + "\n"


def one(q: dict[str, Any], lang: str) -> list[str]:
    """A question: its answer, its tables and bars, and what it rests on."""
    lines = [f"## {q['id']}. {text(q['question'], lang)}", "", f"**{text(q['answer'], lang)}**", ""]
    if q["unscored"]:
        lines += [text(q["unscored"], lang), ""]
    if q.get("score"):
        lines += [f"{text(q['score']['label'], lang)}. {text(q['score']['text'], lang)}", ""]
    if q["de_share"] is not None:
        lines += [f"{share(q['de_share'])[lang]} {HEADS['weak'][lang]}.", ""]
    for figure in q["figures"]:
        lines += drawn(figure, lang)
    said = [f"- {escape(d['id'])}: {text(d['text'], lang)} {text(d['moves'], lang)}"
            + (f" ({HEADS['flips'][lang]})" if d["flips"] else "") for d in q["disputes"]]
    lines += block("disputes", said, lang) + block("mind", [f"- {text(c, lang)}" for c in q["change_mind"]], lang)
    lines += block("missed",
                   [f"- {escape(m['id'])}: {text(m['text'], lang)}; {HEADS['observed'][lang]} {text(m['observed'], lang)}, "
                              f"{HEADS['model'][lang]} {text(m['model'], lang)} ({escape(m['use'])})" for m in q["missed"]],
                   lang)
    return lines + block("evidence", [f"- {cited(e, lang)}" for e in q["evidence"]], lang)


def trusted(page: dict[str, Any], lang: str) -> list[str]:
    """How far to trust the answers: its tables, and what is known to be wrong."""
    lines = [f"## {text(page['title'], lang)}", "", text(page["answer"], lang), ""]
    for part in page["parts"]:
        lines += [f"### {text(part['title'], lang)}", "", *([text(part["lead"], lang), ""] if part["lead"] else [])]
        for figure in part["figures"]:
            lines += drawn(figure, lang)
        lines += [*(f"- {text(note, lang)}" for note in part["notes"]), ""] if part["notes"] else []
    return lines


def cited(e: dict[str, Any], lang: str) -> str:
    """A claim with its grade and source."""
    source = ", ".join(escape(e[k]) for k in ("source", "publisher", "locator") if e[k])
    graded = f"{escape(e['id'])} ({HEADS['grade'][lang]} {escape(e['grade'])})"
    return f"{graded}: {escape(e['claim'])} {source}. {address(e['url'])}".rstrip()


def block(key: str, lines: list[str], lang: str) -> list[str]:
    """Lines under a small heading; nothing for none."""
    return [f"### {HEADS[key][lang]}", "", *lines, ""] if lines else []


def drawn(figure: dict[str, Any], lang: str) -> list[str]:
    """A table or bars as a Markdown table; curves and maps are left to the CSV."""
    if figure["kind"] == "table" and figure["rows"]:
        head, body = [text(h, lang) for h in figure["head"]], [[text(c, lang) for c in row] for row in figure["rows"]]
    elif figure["kind"] == "bars" and figure["rows"]:
        head = ["", "5 %", "50 %", "95 %"]
        body = [[text(r["name"], lang), *(figure_number(r[k], lang) for k in ("q05", "q50", "q95"))] for r in figure["rows"]]
    elif figure["kind"] == "ranges":
        head, body = [HEADS[k][lang] for k in ("pattern", "observed", "model")], [against(r, lang) for r in figure["rows"]]
    else:
        return []
    unit = f" ({escape(figure['unit'])})" if figure["unit"] else ""
    lines = [f"{text(figure['title'], lang)}{unit}", "", f"| {' | '.join(head)} |", "|" + "---|" * len(head),
             *(f"| {' | '.join(row)} |" for row in body), ""]
    return [*lines, text(figure["note"], lang), ""] if figure["note"] else lines


def against(row: dict[str, Any], lang: str) -> list[str]:
    """A pattern: what was seen, and what each model says of it."""
    told = [f"{plain(m['name'], lang)}: {interval(m['q05'], m['q50'], m['q95'], row['unit'])[lang]}, "
            f"{plain(m['verdict'], lang)}" for m in row["models"]]
    seen = ends(row["low"], row["high"], row["unit"])
    return [f"{escape(row['id'])} {text(row['text'], lang)}", escape(seen[lang]), escape("; ".join(told))]


def trial(rows: list[dict[str, Any]], lang: str) -> list[str]:
    """The essays' verdicts."""
    def shown(row: dict[str, Any]) -> str:
        if row["share"] is None or not row["interval"]:
            return ""
        low, high = (share(x)[lang] for x in row["interval"])
        return f" ({share(row['share'])[lang]}, {low} – {high})"

    said = [f"- {escape(r['id'])}: {text(r['thesis'], lang)} **{text(r['verdict'], lang)}**{shown(r)}" for r in rows]
    return [f"## {HEADS['verdicts'][lang]}", "", *said, ""] if said else []


def table(payload: Payload, lang: str = "en") -> str:
    """Every number of every figure as CSV, one interval a line. Raises ValueError for a language other than en and fr."""
    refuse(lang)
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for q in payload["questions"]:
        writer.writerow([q["id"], "answer", guarded(q["answer"][lang]), *[""] * 8])
    holders = [(q["id"], q) for q in payload["questions"]] + [("trust", part) for part in payload["trust"]["parts"]]
    for name, figure in ((name, f) for name, holder in holders for f in holder["figures"]):
        writer.writerows([name, figure["kind"], guarded(figure["title"][lang]), *row, figure["unit"]]
                         for row in ROWS[figure["kind"]](figure, lang))
    return out.getvalue()


def fan_rows(figure: dict[str, Any], lang: str) -> list[list[Any]]:
    """Days of every course, and what was observed."""
    rows = [[guarded(s["name"][lang]), day, *(s[k][i] for k in ("q05", "q25", "q50", "q75", "q95"))]
            for s in figure["series"] for i, day in enumerate(figure["dates"])]
    return rows + [[HEADS["seen"][lang], o["date"], o["low"], "", o["value"], "", o["high"]] for o in figure["observed"]]


def survival_rows(figure: dict[str, Any], lang: str) -> list[list[Any]]:
    """Days of survival and of each kind of end."""
    curves = [("", figure["stands"]), *((k["name"][lang], k) for k in figure["kinds"])]
    return [[guarded(name), day, c["low"][i], "", c["mid"][i], "", c["high"][i]]
            for name, c in curves for i, day in enumerate(figure["days"])]


def bar_rows(figure: dict[str, Any], lang: str) -> list[list[Any]]:
    """One line a bar."""
    return [[guarded(r["name"][lang]), "", *(r[k] for k in ("q05", "q25", "q50", "q75", "q95"))] for r in figure["rows"]]


def map_rows(figure: dict[str, Any], lang: str) -> list[list[Any]]:
    """One line a place."""
    return [[place, "", "", "", value, "", ""] for place, value in figure["values"].items()]


def text_rows(figure: dict[str, Any], lang: str) -> list[list[Any]]:
    """One line a cell of a table: its row, its column, its text."""
    heads = [h[lang] for h in figure["head"]]
    return [[guarded(plain(row[0], lang)), guarded(heads[k]), "", "", guarded(plain(cell, lang)), "", ""]
            for row in figure["rows"] for k, cell in enumerate(row) if k]


def range_rows(figure: dict[str, Any], lang: str) -> list[list[Any]]:
    """What was seen of each pattern, in its own unit, and one line a model."""
    rows = []
    for r in figure["rows"]:
        where = f"{r['id']} ({r['unit']})"
        rows.append([HEADS["seen"][lang], where, r["low"], "", "", "", r["high"]])
        rows += [[guarded(m["name"][lang]), where, *(m[k] for k in ("q05", "q25", "q50", "q75", "q95"))] for m in r["models"]]
    return rows


ROWS = {"ranges": range_rows, "fan": fan_rows, "survival": survival_rows, "bars": bar_rows, "map": map_rows, "table": text_rows}


def refuse(lang: str) -> None:
    """Raises ValueError for a language that nobody wrote."""
    if lang not in LANGUAGES:
        raise ValueError(f"a report is written in en or fr, not in {lang!r}")


def plain(value: T | str | float | None, lang: str) -> str:
    """A cell in a language."""
    return clean(value[lang]) if isinstance(value, dict) else "" if value is None else str(value)


def text(value: T | str | float | None, lang: str) -> str:
    """A cell in a language, with nothing in it that Markdown or a browser would obey."""
    return escape(plain(value, lang))


def escape(value: object) -> str:
    """Markup as text; one line. What stands between backticks is a command and stays as it is, but for < and &."""
    told = str(value).replace("\n", " ").replace("\r", " ")
    parts = told.split("`")
    if len(parts) % 2 == 0:                                # a lone backtick opens nothing
        parts = [told]
    return "`".join(part if k % 2 else escaped(part) for k, part in enumerate(parts))


def escaped(part: str) -> str:
    """Text outside commands."""
    part = part.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_\[\]|#])", r"\\\1", part)


def address(url: str) -> str:
    """A link of http or https; anything else is text."""
    safe = re.fullmatch(r"https?://[^\s<>\"`]+", url)
    return f"<{url}>" if safe else escape(url)


def guarded(value: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return "'" + value if value[:1] in ("=", "@", "\t") or re.match(r"[+-](?![\d.])", value) else value


def figure_number(value: float | None, lang: str) -> str:
    """A number of a bar, three digits."""
    if value is None:
        return "–"
    return french(w.number(value, 3)) if lang == "fr" else w.number(value, 3)

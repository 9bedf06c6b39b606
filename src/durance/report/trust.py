"""How far to trust the answers: what was seen and met or missed, how the cases scored, whether intervals held, what is wrong.

`trust(g)` gives `{title, answer, parts: [{id, title, lead, figures, notes}]}`, in the figures of the questions. Nothing is
judged here: patterns come from `analysis.patterns`, scores from the cases, reasons from the files of the cases.
"""

from typing import Any

from durance.analysis.patterns import compare, observed_patterns
from durance.analysis.score.casefile import case_names, read_case
from durance.report.drawn import Figure, series_name
from durance.report.given import Given
from durance.report.hindsight import hindsight, warned
from durance.report.payload import command
from durance.report.said import T, fill, joined, own, same, span, t
from durance.report.sources import frozen
from durance.report.trust_cases import asked, calibration, cases
from durance.report.units import of_pack

TITLE = t("How far can this be trusted?", "Jusqu'où peut-on s'y fier ?")
# uses of a pattern, the one that tests the model first
USES = {"score": t("Held back from the fit, then scored", "Mis de côté lors de l'ajustement, puis évalué"),
        "fit": t("Used to fit: cannot test the model", "Utilisé pour ajuster : ne peut tester le modèle"),
        "check": t("Only compared", "Seulement comparé")}
QUANTILES = ("q05", "q25", "q50", "q75", "q95")
READ = t("The box is the observed range; thin lines are 5 to 95 % of futures, thick ones the middle half. Each row has its own "
         "scale. Wide intervals meet much: under a quarter of futures inside the range, a pattern is met at the edge only.",
         "La boîte est la plage observée ; les traits fins vont de 5 à 95 % des futurs, les épais couvrent la moitié centrale. "
         "Chaque ligne a sa propre échelle. De larges intervalles atteignent beaucoup : avec moins d'un quart des futurs dans "
         "la plage, un motif n'est atteint qu'au bord.")


def trust(g: Given) -> dict[str, Any]:
    """The page on trust."""
    parts = [patterns(g), *cases(g), *calibration(g), wrong(g), known(g), again(g)]
    return {"title": TITLE, "answer": answer(g), "parts": [p for p in parts if p["figures"] or p["notes"]]}


def part(id_: str, title: T, lead: T | None = None, figures: list[Figure] | None = None,
         notes: list[T] | None = None) -> dict[str, Any]:
    """One part of the page."""
    return {"id": id_, "title": title, "lead": lead, "figures": figures or [], "notes": notes or []}


def answer(g: Given) -> T:
    """How many patterns held back are missed, how many targets of cases are met."""
    rows = [r for r in compare(g.run, g.pack) if r["met90"] is not None]
    held = [r for r in rows if r["use"] == "score"]
    told = [fill("of {n} patterns that were held back, its 90 % interval misses {missed}, and meets {edge} at the edge only",
                 "sur {n} motifs mis de côté, son intervalle à 90 % en manque {missed} et en atteint {edge} au bord seulement",
                 n=str(len(held)), missed=str(sum(not r["met90"] for r in held)),
                 edge=str(sum(bool(r["met90"]) and not r["firm"] for r in held)))] if held else [
        t("nothing that was seen was held back to test this run", "rien de ce qui a été observé n'a été réservé pour tester ce "
                                                                  "calcul")]
    met, of = asked(g)
    told.append(fill("its cases meet {met} of {of} targets", "ses cas atteignent {met} cibles sur {of}", met=str(met),
                     of=str(of)) if of else t("no scores of cases lie beside it", "aucune évaluation de cas ne l'accompagne"))
    return joined(told)


def patterns(g: Given) -> dict[str, Any]:
    """Observed ranges against the frozen prediction, the run before fitting, and the run; one picture a use."""
    models = [(t("before fitting", "avant ajustement"), compare(g.prior, g.pack))] if g.prior else []
    models.append((series_name(g), compare(g.run, g.pack)))
    old = frozen(g.prior or g.run, g.pack)
    if old:
        models.insert(0, (t("frozen prediction", "prédiction gelée"), old["rows"]))
    note = fill("The prediction called frozen was written down on {date}. {note}",
                "La prédiction dite gelée a été écrite le {date}. {note}", date=old["date"],
                note=own(old["note"])) if old else None
    figures = [ranges(g, use, name, models) for use, name in USES.items()]
    return part("patterns", t("What was seen, and what the model says", "Ce qui a été vu, et ce que dit le modèle"), READ,
                [f for f in figures if f["rows"]], [note] if note else [])


def ranges(g: Given, use: str, title: T, models: list[tuple[T, list[dict[str, Any]]]]) -> Figure:
    """The patterns of a use: what was seen, and what each model says of it."""
    entries, rows = observed_patterns(g.pack), []
    for seen in (r for r in models[-1][1] if r["use"] == use):
        unit = of_pack(seen["unit"], g.pack)
        told = [(name, next((r for r in found if r["id"] == seen["id"]), None)) for name, found in models]
        rows.append({"id": seen["id"], "text": own(seen["text"]), "unit": unit, "low": seen["low"],
                     "high": seen["high"],
                     "claims": [str(c) for c in entries[seen["id"]].get("claims", ())],
                     "models": [{"name": name, **{q: r.get(q) for q in QUANTILES}, "verdict": verdict(r, seen, unit),
                                 "inside": r.get("share_inside")} for name, r in told if r]})
    return {"kind": "ranges", "title": title, "note": None, "unit": "", "rows": rows}


def verdict(row: dict[str, Any], seen: dict[str, Any], unit: str) -> T:
    """Whether a model meets what was seen, and by which range it was judged where that was another one."""
    if row.get("met90") is None:
        return t("not judged", "non jugé")
    said = t("missed", "manqué") if not row["met90"] else t("met at the edge", "atteint au bord") if not row["firm"] else t(
        "met", "atteint") if row["met50"] else t("met by the wide band", "atteint par la bande large")
    if (row["low"], row["high"]) == (seen["low"], seen["high"]):
        return said
    return fill("{said}, judged by {then}", "{said}, jugé selon {then}", said=said,
                then=span(row["low"], row["high"], unit))


def wrong(g: Given) -> dict[str, Any]:
    """What is known to be wrong: why cases fell short, in the words of their files."""
    names = [name for name in case_names(g.pack) if name in g.extras.get("cases", {})]
    why = {name: " ".join(str(read_case(g.pack, name).get("why_missed", "")).split()) for name in names}
    return part("wrong", t("What is known to be wrong", "Ce que l'on sait faux"), None, None,
                [fill("Case {name}: {why}", "Cas {name} : {why}", name=name, why=own(text)) for name, text in why.items()
                 if text])


def known(g: Given) -> dict[str, Any]:
    """What the run may know of later times, and what warns against it."""
    return part("hindsight", t("Hindsight, and warnings", "Recul, et mises en garde"), None, None,
                [hindsight(g.run, g.pack)["both"], *warned(g.run, g.pack)])


def again(g: Given) -> dict[str, Any]:
    """The command of each run."""
    runs = [g.run, *(r for r in (g.prior, g.twin) if r), *g.helped]
    told = [same(f"`{command(r)}`") for r in runs if r is not g.twin]
    twin = [t("The twin is the same run without its premises: in Python, `.without_premises()`.",
              "Le jumeau est le même calcul sans ses prémisses : en Python, `.without_premises()`.")] if g.twin else []
    return part("repeat", t("How to repeat it", "Comment le refaire"), None, None, told + twin)

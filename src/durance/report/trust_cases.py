"""The scores of the cases as parts of the page on trust: targets met and missed, and whether intervals held."""

from typing import Any

from durance.report.drawn import Figure, table
from durance.report.given import Given
from durance.report.said import T, fill, own, plain, same, share, t
from durance.report.scored import spanned

Row = dict[str, Any]
MET = {True: t("met", "atteint"), False: t("missed", "manqué")}
WIDTHS = ("inside50", "inside80", "inside90")


def told(g: Given) -> dict[str, Row]:
    """The cases that lie beside the run, by name."""
    return g.extras.get("cases", {})


def judged(case: Row) -> list[Row]:
    """The rows of a case that have a target which must be met."""
    return [r for r in case["rows"] if r["met"] is not None]


def asked(g: Given) -> tuple[int, int]:
    """How many targets are met, of how many."""
    rows = [r for case in told(g).values() for r in judged(case)]
    return sum(bool(r["met"]) for r in rows), len(rows)


def cases(g: Given) -> list[Row]:
    """The cases, and every target."""
    if not told(g):
        return []
    lead = t("Each case is a file with its thresholds, most of them written down before any of its scores was computed.",
             "Chaque cas est un fichier avec ses seuils, la plupart écrits avant tout calcul de ses scores.")
    return [{"id": "cases", "title": t("How its cases scored", "Comment ses cas ont été évalués"), "lead": lead,
             "figures": [summary(g), targets(g)], "notes": []}]


def summary(g: Given) -> Figure:
    """One line a case; its anchor is `case-` and its name."""
    rows = []
    for name, case in told(g).items():
        short = [r["metric"] for r in judged(case) if not r["met"]]
        met = len(judged(case)) - len(short)
        rows.append([same(name), own(case["title"]), fill("{a} of {b}", "{a} sur {b}", a=str(met), b=str(len(judged(case)))),
                     same(", ".join(short) or "–"), made_with(g, case["stamp"])])
    head = [t("case", "cas"), t("what is forecast", "ce qui est prévu"), t("targets met", "cibles atteintes"),
            t("falls short in", "échoue sur"), t("scored with", "évalué avec")]
    made = table(t("Cases", "Cas"), head, rows)
    return made | {"anchors": [f"case-{name}" for name in told(g)]}


def made_with(g: Given, stamp: dict[str, str]) -> T:
    """Whether a case was scored with the equations and the pack of the run."""
    if stamp["equations"] != g.run.manifest["equations"]:
        return t("other equations than this run", "d'autres équations que ce calcul")
    if stamp["pack"] != g.run.manifest["pack_digest"]:
        return t("these equations, another state of the pack", "ces équations, un autre état du dossier")
    return t("these equations and this pack", "ces équations et ce dossier")


def targets(g: Given) -> Figure:
    """One line a target: what was asked, what came, what the benchmark gets on the same rows."""
    rows = [[same(f"{name} {r['metric']}"), aim(r["target"]),
             fill("{x}{ends}", "{x}{ends}", x=number(r["ours"]), ends=spanned(r["interval"])), number(r["benchmark"], "–"),
             MET[bool(r["met"])]] for name, case in told(g).items() for r in judged(case)]
    head = [t("case and metric", "cas et mesure"), t("target", "cible"), t("model (interval)", "modèle (intervalle)"),
            t("benchmark", "référence"), t("verdict", "verdict")]
    return table(t("Every target", "Toutes les cibles"), head, rows,
                 t("Ratios and distances: less is better. What each metric is stands in docs/model/validation.md.",
                   "Rapports et distances : moins vaut mieux. Le sens de chaque mesure est dans docs/model/validation.md."))


def number(x: float | None, none: str = "") -> T:
    """A score, or what stands for none."""
    return plain(x) if x is not None else same(none) if none else t("never", "jamais")


def aim(target: float | list[float]) -> T:
    """A target: a bound or a range."""
    if not isinstance(target, list):
        return plain(target)
    return fill("{a} to {b}", "{a} à {b}", a=plain(target[0]), b=plain(target[1]))


def calibration(g: Given) -> list[Row]:
    """How often central intervals held what came, where a case counted that; rows weigh alike."""
    rows = []
    for name, case in told(g).items():
        cover = case.get("plots", {}).get("cover") or []
        for model in dict.fromkeys(r["model"] for r in cover):
            mine = [r for r in cover if r["model"] == model]
            n = sum(r["rows"] for r in mine)
            held = [sum(r["rows"] * r[k] for r in mine) / n for k in WIDTHS]
            rows.append([same(f"{name} {model}"), *map(share, held), plain(n, 9)])
    if not rows:
        return []
    head = [t("case and model", "cas et modèle"), *(fill("held by {p} % interval", "tenu par l'intervalle à {p} %", p=k[6:])
                                                   for k in WIDTHS), t("rows", "lignes")]
    note = t("An honest interval holds its own share: above it, it is too wide; below it, too narrow. Models beside durance "
             "are the benchmark and durance without its mechanisms.",
             "Un intervalle honnête tient sa propre part : au-dessus, il est trop large ; au-dessous, trop étroit. Les modèles "
             "à côté de durance sont la référence et durance sans ses mécanismes.")
    return [{"id": "calibration", "title": t("Did its intervals hold?", "Ses intervalles ont-ils tenu ?"), "lead": None,
             "figures": [table(t("Cover of central intervals", "Couverture des intervalles centraux"), head, rows, note)],
             "notes": []}]

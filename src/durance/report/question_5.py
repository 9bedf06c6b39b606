"""Question 5: where do people flee, and does the trouble spill over the borders?"""

import numpy as np

from durance.analysis.displacement import displacement
from durance.analysis.quantiles import spread
from durance.report.bearing import Asked, asked
from durance.report.drawn import Figure, bars, chart, courses, table
from durance.report.given import Given
from durance.report.said import T, chance, fill, joined, of, plain, same, t
from durance.report.system import short

QUESTION = t("Where do people flee, and does it spill over?",
             "Où les gens fuient-ils, et la crise déborde-t-elle des frontières ?")
UNSCORED = t("Never scored: registers count the displaced late and in part; abroad only what reaches a zone is told.",
             "Jamais évalué : les registres comptent les déplacés tard et en partie ; à l'étranger, on ne dit que ce qui "
             "atteint une zone.")
MOST, ARROWS = 16, 12      # shelters in the table, arrows on the map


def rests_on(g: Given) -> list[Asked]:
    """The numbers behind the answer."""
    return [asked(g, "displaced_inside", 0.0), asked(g, "displaced_abroad", 0.0), asked(g, "spillover")]


def answer(g: Given, scored: T) -> T:
    """How many more flee than come back, inside and abroad, and whether neighbours feel it."""
    inside, abroad = (g.heads[k].values for k in ("displaced_inside", "displaced_abroad"))
    parts = [fill("in {days} days the displaced inside the country change by {inside}, those abroad by {abroad}",
                  "en {days} jours, les déplacés dans le pays varient de {inside}, ceux à l'étranger de {abroad}",
                  days=str(g.days),
                  inside=of(spread(inside), "people", True), abroad=of(spread(abroad), "people", True)),
             fill("more flee than come back: {chance}", "les départs l'emportent sur les retours : {chance}",
                  chance=chance(inside + abroad > 0, scored))]
    if g.run.coords["zone"]:
        parts.append(spill(g, scored))
    return joined(parts)


def spill(g: Given, scored: T) -> T:
    """Trouble that reaches zones abroad: against the twin where there is one, for the index starts near zero by itself."""
    found = g.run.array("spillover").astype(float).mean(2)
    if g.twin:
        gap = found[:, -1] - g.twin.array("spillover")[:, -1].astype(float).mean(1)
        return fill("at the end more trouble reaches zones abroad than in the same futures without what is imposed: {chance}, "
                    "by {gap} on an index of 0 to 1",
                    "à la fin, plus de troubles atteignent les zones étrangères que dans les mêmes futurs sans ce qui est "
                    "imposé : {chance}, de {gap} sur un indice de 0 à 1",
                    chance=chance(gap > 0, scored), gap=of(spread(gap), "0..1", True))
    return fill("more trouble reaches zones abroad at the end than at the start: {chance}, which says little, for the index "
                "starts near zero (middle future {start}, at the end {end})",
                "plus de troubles atteignent les zones étrangères à la fin qu'au début : {chance}, ce qui dit peu, car "
                "l'indice part de près de zéro (futur médian {start}, à la fin {end})",
                chance=chance(found[:, -1] > found[:, 0], scored), start=plain(float(np.median(found[:, 0])), 2),
                end=plain(float(np.median(found[:, -1])), 2))


def figures(g: Given) -> list[Figure]:
    """The map of who left, courses, shelters, zones."""
    left = np.median(g.run.array("left_home")[:, -1].astype(float), 0)
    lived = np.where(g.pack.population > 0, g.pack.population, np.inf)
    values = {p["id"]: float(np.clip(left[i] / lived[i], 0.0, 1.0)) for i, p in enumerate(g.pack.places) if g.pack.home[i]}
    found = displacement(g.run, g.pack)
    flows = [{"from": r["origin"], "to": r["shelter"], "q05": r["q05"], "q50": r["q50"], "q95": r["q95"]}
             for r in found["flows"] if r["q50"]][:ARROWS]
    drawn = chart(g, t("People who left their homes, share of the place's people (middle future)",
                       "Personnes ayant quitté leur foyer, part des habitants du lieu (futur médian)"),
                  t("share of people", "part des habitants"), values, arrows(found["fit"]))
    return [drawn | {"flows": flows, "unit": "people"}, *courses(g, ("displaced_inside", "hungry")), *shelters(g), *zones(g)]


def arrows(fit: float | None) -> T:
    """How far the arrows of the map can be trusted."""
    known = t("", "") if fit is None else fill(" (rank correlation with the shelter recorded: {fit})",
                                               " (corrélation de rang avec les refuges enregistrés : {fit})",
                                               fit={"en": f"{fit:.2f}", "fr": f"{fit:.2f}".replace(".", ",")})
    return fill("Arrows are worked out again from the recorded weeks{known}; those who come home are not taken off.",
                "Les flèches sont recalculées à partir des semaines enregistrées{known} ; les retours n'en sont pas déduits.",
                known=known)


def shelters(g: Given) -> list[Figure]:
    """Where the displaced shelter: places and camps with the largest middle rise or fall."""
    there = g.run.array("displaced").astype(float)
    rise = there[:, -1] - there[:, 0]
    order = [i for i in np.argsort(-np.abs(np.median(rise, 0)), kind="stable") if np.median(rise[:, i])][:MOST]
    rows = [[same(g.pack.places[i]["name"]), t("inside", "dans le pays") if g.pack.home[i] else t("abroad", "à l'étranger"),
             of(spread(rise[:, i]), "people", True), of(spread(there[:, -1, i]), "people")] for i in order]
    return [table(t("Where the displaced shelter", "Où s'abritent les déplacés"),
                  [t("place", "lieu"), t("where", "où"), t("change: middle (5 to 95 %)", "variation : médiane (5 à 95 %)"),
                   t("there at the end", "présents à la fin")], rows)] if rows else []


def zones(g: Given) -> list[Figure]:
    """What reaches each zone abroad."""
    if not g.run.coords["zone"]:
        return []
    end = g.run.array("spillover")[:, -1].astype(float)
    rows = [{"name": same(short(g.pack.zones[z].get("name", z))), "note": None, **spread(end[:, k])}
            for k, z in enumerate(g.run.coords["zone"])]
    return [bars(t("Trouble that reaches the zones abroad at the end (0 none, 1 all)",
                   "Troubles qui atteignent les zones étrangères à la fin (0 aucun, 1 total)"), "0..1", rows)]

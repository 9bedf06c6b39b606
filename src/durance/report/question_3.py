"""Question 3: does the country fragment, and who holds which place?"""

import numpy as np

from durance.analysis.quantiles import spread
from durance.report.bearing import Asked, asked
from durance.report.drawn import Figure, chart, courses, table
from durance.report.given import Given
from durance.report.said import T, chance, fill, joined, of, same, share, t
from durance.report.system import control

QUESTION = t("Does the country fragment?", "Le pays se morcelle-t-il ?")
UNSCORED = t("Never scored: nothing of control was fitted; only towns have a holder, the land between them has none.",
             "Jamais évalué : rien du contrôle territorial n'a été ajusté ; seules les villes ont un détenteur, l'espace entre "
             "elles n'en a pas.")
HALF, WORTH, MOST = 0.5, 0.1, 12      # of people; powers by which a country counts as further apart; places in the table


def rests_on(g: Given) -> list[Asked]:
    """The numbers behind the answer."""
    return [asked(g, "state_held", HALF), asked(g, "largest_rival", HALF), asked(g, "fragmentation")]


def apart(g: Given) -> np.ndarray:
    """Futures `(member,)` that end with more powers than they began with."""
    powers = g.run.array("fragmentation").astype(float)
    return powers[:, -1] - powers[:, 0] > WORTH


def answer(g: Given, scored: T) -> T:
    """What the state's side holds, whether power comes apart, whether one rival takes most."""
    rival = g.heads["largest_rival"].values
    start = spread(g.run.array("state_held")[:, 0].astype(float))
    known = start["q05"] == start["q95"]
    return joined([
        fill("after {days} days the state's side holds places with {held} of the town people, at the start {start}",
             "après {days} jours, le camp de l'État tient des lieux où vivent {held} des habitants des villes, au départ "
             "{start}",
             days=str(g.days), held=of(spread(g.heads["state_held"].values), "share"),
             start=share(start["q50"] or 0.0) if known else of(start, "share")),
        fill("power is in more hands than at the start: {chance}", "le pouvoir est en plus de mains qu'au départ : {chance}",
             chance=chance(apart(g), scored)),
        fill("one rival holds most of the town people: {chance}",
             "un rival tient la majorité des habitants des villes : {chance}",
             chance=chance(rival > HALF, scored))])


def figures(g: Given) -> list[Figure]:
    """The map of places not held by the state's side, the courses, the table behind the map."""
    held = control(g.run, g.pack)
    names = {p["id"]: p["name"] for p in g.pack.places}
    values = {place: row["lost_share"] for place, row in held.items()}
    lost = sorted(((p, r) for p, r in held.items() if r["lost_share"] > 0), key=lambda x: -x[1]["lost_share"])
    rows = [[same(names[p]), same(r["holder"]) if r["holder"] else t("nobody", "personne"), share(r["lost_share"]),
             fill("{who} ({share})", "{who} ({share})", who=r["rival"], share=share(r["rival_share"])) if r["rival"]
             else t("nobody", "personne")] for p, r in lost[:MOST]]
    note = fill("{n} more places are lost in fewer futures.", "{n} autres lieux sont perdus dans moins de futurs.",
                n=str(len(lost) - MOST)) if len(lost) > MOST else None
    title = t("Places not held by the state's side at the end, share of futures",
              "Lieux que le camp de l'État ne tient pas à la fin, part des futurs")
    return [chart(g, title, t("share of futures", "part des futurs"), values), *courses(g, ("state_held", "largest_rival")),
            table(title, [t("place", "lieu"), t("held at the start by", "tenu au départ par"),
                          t("not the state's at the end", "hors de l'État à la fin"),
                          t("then mostly held by", "alors surtout tenu par")],
                  rows, note)]

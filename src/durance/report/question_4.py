"""Question 4: what would talks and bargains, national and local, change?"""

import numpy as np

from durance.analysis.quantiles import spread
from durance.ensemble.store import Run
from durance.report.bearing import Asked, asked
from durance.report.drawn import Figure, courses, table
from durance.report.effect import better_known, command, differences, effect, laid
from durance.report.given import Given, label
from durance.report.said import T, chance, fill, joined, of, same, t

QUESTION = t("What would talks, national and local, change?", "Que changeraient des négociations, nationales et locales ?")
UNSCORED = t("Never scored: how often towns and states make, keep and break bargains rests on few cases.",
             "Jamais évalué : la fréquence des accords conclus, tenus et rompus entre villes, État et groupes repose sur peu "
             "de cas.")
CONTROLS = ("talks_offer", "local_talks", "truce", "prisoner_offer", "accord_order")
TOLD = ("besieged_people", "hungry", "civilians_killed", "fighters_killed", "rival_rule", "unmet")
MOST = 16           # places in the table


def rests_on(g: Given) -> list[Asked]:
    """The numbers behind the answer."""
    return [asked(g, "deal_people"), asked(g, "truce_made"), asked(g, "besieged_people")]


def bargained(g: Given) -> list[tuple[Run, T]]:
    """Runs of the same futures in which somebody bargains more."""
    return [(one, label(one, g.run)) for one in g.helped if laid(g, one, CONTROLS)]


def answer(g: Given, scored: T) -> T:
    """What comes by itself; what an offer changes where a run of it is given."""
    deals = g.heads["deal_people"].values
    by_itself = fill("left to themselves, towns have a siege-lifting deal somewhere on day {days}: {deals}, over {people}; a "
                     "truce with the state: {truce}",
                     "laissées à elles-mêmes, des villes ont quelque part un accord de levée de siège au jour {days} : "
                     "{deals}, pour {people} ; une trêve avec l'État : {truce}",
                     days=str(g.days), deals=chance(deals > 0, scored), people=of(spread(deals), "people"),
                     truce=chance(g.heads["truce_made"].values > 0, scored))
    made = bargained(g)
    if made:
        head = "besieged_people" if g.heads["besieged_people"].values.any() else "civilians_killed"
        told = [fill("{what}: {effect}", "{what} : {effect}", what=what, effect=effect(one, g.run, g.pack, head, scored))
                for one, what in made]
        return joined([by_itself, *told])
    return joined([by_itself, t("what an offer of talks would change this run cannot say",
                                "ce qu'une offre de négocier changerait, ce calcul ne peut le dire"),
                   better_known(command(g, CONTROLS))])


def figures(g: Given) -> list[Figure]:
    """People under deals over time, deals by place, and what bargains change."""
    found = [figure for one, what in bargained(g) for figure in differences(one, g.run, g.pack, TOLD, what)]
    return [*courses(g, ("people_under_deals",), next((one for one, _ in bargained(g)), None)), *by_place(g), *found]


def by_place(g: Given) -> list[Figure]:
    """Where deals are made, where a siege stands at the end."""
    made = np.isfinite(g.run.array("deal_day"))
    closed = g.run.array("besieged")[:, -1] > 0.5
    order = [i for i in np.argsort(-(made.mean(0) + closed.mean(0)), kind="stable")
             if g.pack.home[i] and made[:, i].any() | closed[:, i].any()]
    rows = [[same(g.pack.places[i]["name"]), chance(made[:, i]), chance(closed[:, i])] for i in order[:MOST]]
    return [table(t("Deals and sieges by place", "Accords et sièges par lieu"),
                  [t("place", "lieu"), t("a deal stands on some day", "un accord tient au moins un jour"),
                   t("besieged at the end", "assiégé à la fin")], rows)] if rows else []

"""Question 2: what changes when a partner leaves or arrives?"""

import numpy as np

from durance.analysis.quantiles import spread
from durance.ensemble.store import Run
from durance.report.bearing import Asked, asked
from durance.report.drawn import Figure, courses, table
from durance.report.effect import better_known, command, differences, effect, laid
from durance.report.given import Given, label
from durance.report.said import T, chance, fill, joined, of, same, t
from durance.report.system import short

QUESTION = t("What changes when a partner leaves or arrives?", "Que change le départ ou l'arrivée d'un partenaire ?")
UNSCORED = t("Never scored: no run of partners was fitted, and national totals of fighters are spread over places by rule.",
             "Jamais évalué : aucun calcul sur les partenaires n'a été ajusté, et les effectifs nationaux sont répartis entre "
             "les lieux selon une règle.")
CONTROLS = ("partner_order", "aid_order", "aid_condition")
TOLD = ("civilians_killed", "fighters_killed", "army_morale", "rival_fighters", "state_held")


def rests_on(g: Given) -> list[Asked]:
    """The numbers behind the answer."""
    return [asked(g, "civilians_killed"), asked(g, "fighters_killed")]


def changed(g: Given) -> tuple[Run, Run, T] | None:
    """The pair that tells: a measure on partners against none, else imposed changes of partners against none."""
    for one in g.helped:
        if laid(g, one, CONTROLS):
            return one, g.run, label(one, g.run)
    if g.twin and any(e.control in CONTROLS for e in g.pack.events if e.id in g.run.manifest["premises"]):
        return g.run, g.twin, t("with all that is imposed, changes of partners among it",
                                "avec tout ce qui est imposé, changements de partenaires compris")
    return None


def answer(g: Given, scored: T) -> T:
    """What a change of partners does to the dead, or why this run cannot tell."""
    pair = changed(g)
    if pair:
        return joined([fill("{what}: {effect}", "{what} : {effect}", what=pair[2],
                            effect=effect(pair[0], pair[1], g.pack, "civilians_killed", scored))])
    dead = of(spread(g.heads["civilians_killed"].values), "1")
    return joined([t("this run cannot say what a partner who leaves or arrives changes: no pair of its futures differs in that",
                     "ce calcul ne peut dire ce que change un partenaire qui part ou arrive : ses futurs n'en diffèrent pas"),
                   better_known(command(g, CONTROLS)),
                   fill("with the partners it has, civilians killed in {days} days: {dead}",
                        "avec les partenaires en place, civils tués en {days} jours : {dead}", dead=dead, days=str(g.days))])


def figures(g: Given) -> list[Figure]:
    """The dead over time, partners at the end, and what the change of partners changes."""
    stands, rows = g.run.array("partner_here").astype(float), []
    for k, who in enumerate(g.run.coords["partner"]):
        if stands[:, :, k].max() > 0:
            first, last = stands[:, 0, k], stands[:, -1, k]
            gone = (last < 0.5 * first) | (first == 0) & (last == 0)
            rows.append([same(short(g.pack.partners[who].get("name", who))), of(spread(first), "share"),
                         of(spread(last), "share"), chance(gone)])
    shown = table(t("What stands of each partner's force or relation",
                    "Ce qui tient de la force ou de la relation de chaque partenaire"),
                  [t("partner", "partenaire"), t("first day", "premier jour"), t("last day", "dernier jour"),
                   t("gone, or halved, at the end", "parti, ou réduit de moitié, à la fin")], rows)
    pair = changed(g)
    beside = pair[0] if pair and pair[0] is not g.run else None
    return [*courses(g, ("civilians_killed", "fighters_killed"), beside), *([shown] if np.size(rows) else []),
            *(differences(pair[0], pair[1], g.pack, TOLD, pair[2]) if pair else [])]

"""Question 6: which measures help most?"""

from typing import Any

import numpy as np

from durance.analysis.compare import compare
from durance.analysis.facts import FEW, facts
from durance.analysis.options import of_runs
from durance.analysis.words import span
from durance.report.bearing import Asked, asked, rest
from durance.report.drawn import Figure, bars, changed, points, table
from durance.report.effect import better_known, change, command
from durance.report.french import headline
from durance.report.given import Given, label
from durance.report.said import T, chance, fill, joined, of, own, quantity, share, t, word
from durance.report.units import MONEY, of_pack

QUESTION = t("Which measures help most, for what they cost?", "Quelles mesures aident le plus, pour ce qu'elles coûtent ?")
UNSCORED = t("Never scored: no measure was ever tried and counted against this model; a comparison is as good as the answer it "
             "changes.",
             "Jamais évalué : aucune mesure n'a été essayée puis confrontée à ce modèle ; une comparaison vaut ce que vaut la "
             "réponse qu'elle change.")
OUTCOMES = ("unmet", "hungry", "civilians_killed", "displaced_inside")      # less is better of each


def aim(g: Given) -> str:
    """What measures are judged by: need not met where fuel is cut, else civilians killed."""
    return "unmet" if g.siege else "civilians_killed"


def rests_on(g: Given) -> list[Asked]:
    """The numbers behind the answer: what the best measure changes, and where none is given what it would act on."""
    if not g.helped:
        return [asked(g, aim(g))]
    values, unit = change(best(g), g.run, g.pack, aim(g))
    return [rest(g, aim(g), fill("{text}: what {what} changes", "{text} : effet de {what}", text=headline(aim(g), g.days),
                              what=label(best(g), g.run)), values, unit, 0.0)]


def best(g: Given) -> Any:
    """The run whose measure lowers the aim most on average."""
    return min(g.helped, key=lambda r: float(change(r, g.run, g.pack, aim(g))[0].mean()))


def answer(g: Given, scored: T) -> T:
    """The measure that helps most, by how much, how surely, and what else it may do."""
    if not g.helped:
        return joined([t("this run cannot say which measure helps: none stands beside it in the same futures",
                         "ce calcul ne peut dire quelle mesure aide : aucune ne figure à ses côtés dans les mêmes futurs"),
                       better_known(command(g))])
    top = best(g)
    values, unit = change(top, g.run, g.pack, aim(g))
    among = fill("of {n} measures tried", "sur {n} mesures essayées", n=str(len(g.helped))) if len(g.helped) > 1 else t(
        "the one measure tried", "la seule mesure essayée")
    if values.mean() >= 0:
        return joined([fill("{among}: none lowers “{aim}” on average; the nearest is {what}, {change} in the middle future, "
                            "lower: {chance}",
                            "{among} : aucune n'abaisse en moyenne « {aim} » ; la plus proche est {what}, {change} dans le "
                            "futur médian, en baisse : {chance}", among=among, aim=headline(aim(g), g.days),
                            what=label(top, g.run), change=of(changed(values, unit), points(unit), True),
                            chance=chance(values < 0, scored))])
    return joined([fill("{among}: what lowers “{aim}” most is {what}: {change} in the middle future (5 to 95 %), lower: "
                        "{chance}",
                        "{among} : ce qui abaisse le plus « {aim} » est {what} : {change} dans le futur médian (5 à 95 %), en "
                        "baisse : {chance}", among=among, aim=headline(aim(g), g.days), what=label(top, g.run),
                        change=of(changed(values, unit), points(unit), True), chance=chance(values < 0, scored))])


def worth_knowing(g: Given) -> list[T]:
    """Which fact is worth finding out before choosing among these measures (see `analysis.facts`); needs FEW futures."""
    if not g.helped or g.run.members < FEW:
        return []
    told = facts(of_runs([g.run, *g.helped], g.pack, aim(g)), g.pack)
    factor, unit = (100.0, "points") if told["unit"] in ("share", "probability") else (1.0, told["unit"])
    clear = [r for r in told["rows"] if r["clear"]][:2]
    if not clear:
        return [fill("Before choosing among these measures no single fact is clearly worth finding out: knowing everything, "
                     "luck included, would spare {all} on average.",
                     "Avant de choisir parmi ces mesures, aucun fait ne vaut nettement d'être établi : tout savoir, hasard "
                     "compris, épargnerait {all} en moyenne.", all=quantity(factor * told["at_most"], unit))]
    return [fill("Before choosing among these measures, find out {fact} (grade {grade}): it is worth {worth} on average and "
                 "would change the choice in {changes} of futures.",
                 "Avant de choisir parmi ces mesures, établir {fact} (grade {grade}) : cela vaut {worth} en moyenne et "
                 "changerait le choix dans {changes} des futurs.", fact=own(r["fact"]), changes=share(r["changes"]),
                 grade=t("disputed", "contesté") if r["grade"] == "disputed" else r["grade"],
                 worth=quantity(factor * r["worth"], unit)) for r in clear]


def figures(g: Given) -> list[Figure]:
    """Paired differences by outcome, one bar a measure; what each costs, who decides, how often it harms."""
    if not g.helped:
        return []
    found = []
    for head in dict.fromkeys((aim(g), *OUTCOMES)):
        rows = []
        for one in g.helped:
            values, unit = change(one, g.run, g.pack, head)
            rows.append({"name": label(one, g.run), "note": fill("lower: {chance}", "en baisse : {chance}",
                                                                 chance=chance(values < 0)),
                         **changed(values, unit)})
        if any(np.ptp([r["q05"], r["q95"], 0.0]) for r in rows):
            found.append(bars(fill("{text}: change, future by future", "{text} : variation, futur par futur",
                                   text=headline(head, g.days)),
                              points(unit), rows, note=t("Median, 5 to 95 %; less is better.",
                                                         "Médiane, 5 à 95 % ; moins vaut mieux.")))
    return [*found, costs(g)]


def costs(g: Given) -> Figure:
    """Who decides, how long it takes, what it costs and what it may harm."""
    told = {row["run"]: row for row in compare(of_runs([g.run, *g.helped], g.pack, aim(g)))}
    rows = [[label(one, g.run), *decided(g, one), priced(g, told[one.id]), harmed(told[one.id])] for one in g.helped]
    return table(t("What a measure asks, and what it may harm",
                   "Ce qu'une mesure demande, et les dommages qu'elle peut causer"),
                 [t("measure", "mesure"), t("who decides", "qui décide"), t("lead time, days", "délai, jours"),
                  t("cost", "coût"), t("a harm rises by over 1 %", "un dommage croît de plus de 1 %")], rows,
                 t("Harms looked at: civilians killed, hunger, displacement. Without a price: what is counted in no money.",
                   "Dommages examinés : civils tués, faim, déplacements. Sans prix : ce qui ne se compte pas en argent."))


def decided(g: Given, run: Any) -> list[T]:
    """Who decides on the measures of a run and how long they take."""
    entries = [g.pack.measures[n] for n, *_ in run.manifest["measures"]]
    lead = "; ".join(dict.fromkeys(" to ".join(str(x) for x in e["lead_time_days"]) for e in entries))
    return [own("; ".join(dict.fromkeys(str(e["who_decides"]) for e in entries))), t(lead, lead.replace(" to ", " à "))]


def priced(g: Given, row: dict[str, Any]) -> T:
    """The cost with its interval, or why there is none."""
    if row["cost"]["q50"] is None:
        why = "; ".join(p["reason"] for p in row["cost"]["parts"] if p["reason"])
        return fill("no price: {why}", "sans prix : {why}", why=own(why))
    return of(row["cost"], of_pack(MONEY, g.pack))


def harmed(row: dict[str, Any]) -> T:
    """How often a harm rises."""
    p = row["harm"]["probability"]
    if p is None:
        return t("not looked at", "non examiné")
    told = span(*row["harm"]["interval"])
    return fill("{word} ({share}, {span})", "{word} ({share}, {span})", word=word(p), share=share(p),
                span=t(told, told.replace(" to ", " à ")))

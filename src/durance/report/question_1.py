"""Question 1: how long does the isolated regime hold, and who gains from the siege?"""

from typing import Any

import numpy as np

from durance.analysis.beneficiaries import ledger
from durance.analysis.quantiles import spread
from durance.analysis.summary import headlines
from durance.analysis.survival import SETTLEMENT, imposed_coups
from durance.report.bearing import Asked, asked
from durance.report.drawn import Figure, bars, courses, points, standing, table
from durance.report.french import GOODS
from durance.report.given import Given
from durance.report.reasons import causes
from durance.report.said import T, chance, fill, interval, joined, of, quantity, same, share, t
from durance.report.system import short
from durance.report.units import of_pack

QUESTION = t("How long can the isolated regime hold, and who gains from the siege?",
             "Combien de temps le régime isolé peut-il tenir, et à qui profite le siège ?")
UNSCORED = t("The chance that the regime ends was never scored: no end of a regime was fitted, its rates are counted over many "
             "countries, and what moves them is assumed.",
             "La probabilité de la fin du régime n'a jamais été évaluée : aucune fin de régime n'a servi à l'ajustement, ses "
             "taux sont comptés sur de nombreux pays et ce qui les fait varier est supposé.")
MOSTLY, MOST = 2 / 3, 12      # share of futures in which somebody gains who is said to gain; lines of the ledger


def rests_on(g: Given) -> list[Asked]:
    """The numbers behind the answer."""
    own = [asked(g, "regime_ended")]
    return [*own, asked(g, "capital_dry_day", happened=True), asked(g, "unmet")] if g.siege else [*own,
                                                                                                  asked(g, "arrears_days")]


def answer(g: Given, scored: T) -> T:
    """One sentence: the regime, the capital's fuel, who gains."""
    parts = [ends(g, scored), *imposed(g)]
    if g.siege:
        parts.append(dry(g))
    return joined([*parts, gain_told(g)])


def ends(g: Given, scored: T) -> T:
    """The chance that the regime ends, and how much of it is settlement."""
    settled = float((g.run.array("regime_kind")[:, -1] == SETTLEMENT).mean())
    return fill("within {days} days the regime ends: {chance}; a negotiated settlement with the strongest rival counts as an "
                "end ({share} of futures)",
                "en {days} jours, le régime prend fin : {chance} ; un règlement négocié avec le plus fort rival compte comme "
                "une fin ({share} des futurs)",
                days=str(g.days), chance=chance(g.heads["regime_ended"].values > 0, scored), share=share(settled))


def imposed(g: Given) -> list[T]:
    """The coups that the scenario imposes, which are no ends; nothing where there is none."""
    coups = imposed_coups(g.run, g.pack)
    return [fill("imposed coups ({dates}) are not counted as ends: the run follows the new regime",
                 "les coups d'État imposés ({dates}) ne comptent pas comme des fins : le calcul suit le nouveau régime",
                 dates=", ".join(coups))] if coups else []


def dry(g: Given) -> T:
    """Whether and when the capital runs dry, over all futures; before fitting too, where that run is given."""
    days = g.heads["capital_dry_day"].values
    prior = headlines(g.prior, g.pack)["capital_dry_day"].values if g.prior else None
    was = t("", "") if prior is None else fill(" (before fitting: {chance})", " (avant ajustement : {chance})",
                                               chance=chance(np.isfinite(prior)))
    q = spread(days, never=True)
    when = fill("by the middle future after {when}", "selon le futur médian après {when}",
                when=interval(q["q05"], q["q50"], q["q95"], "day"))
    if q["q50"] is None:
        when = fill("at the earliest (5 %) after {when}", "au plus tôt (5 %) après {when}", when=quantity(q["q05"], "day")) \
            if q["q05"] is not None else t("in under 5 % of futures", "dans moins de 5 % des futurs")
    return fill("{place} runs dry (half of its need not met): {chance}, {when}{was}",
                "{place} est à sec (la moitié du besoin non couverte) : {chance}, {when}{was}", was=was,
                place=g.capital, chance=chance(np.isfinite(days)), when=when)


def gains(g: Given) -> list[dict[str, Any]]:
    """The ledger with names; paired with the twin where there is one."""
    names = {k: short(e.get("name", k)) for entries in (g.pack.actors, g.pack.partners) for k, e in entries.items()}
    sides = {k: e["side"] for k, e in g.pack.actors.items()}
    return [row | {"name": names.get(row["who"], row["who"]), "side": sides.get(row["who"], "state")}
            for row in ledger(g.run, g.twin)]


def winner(g: Given) -> dict[str, Any] | None:
    """Of the state's rivals who gain rule over people in most futures, the one with the largest middle gain."""
    able = [r for r in gains(g) if r["good"] == "ruled" and r["side"] != "state" and r["gains"] >= MOSTLY and r["q50"] > 0]
    return max(able, key=lambda r: r["q50"] or 0.0, default=None)


def against(g: Given) -> T:
    """Against what a gain is told."""
    return t("future by future against the same futures without what is imposed",
             "futur par futur, face aux mêmes futurs sans ce qui est imposé") if g.twin else t(
        "from the first week to the last; what would have changed anyway is in it",
        "de la première semaine à la dernière ; ce qui aurait changé de toute façon y est compris")


def gain_told(g: Given) -> T:
    """Who gains."""
    best = winner(g)
    if best is None:
        return fill("nobody but the state's side gains rule over people in two futures of three ({against})",
                    "personne hors du camp de l'État n'étend ses règles dans deux futurs sur trois ({against})",
                    against=against(g))
    return fill("who gains most rule over people is {who}: {change} of the country's people, a gain in {share} of futures "
                "({against})",
                "celui qui étend le plus ses règles est {who} : {change} de la population du pays, un gain dans {share} des "
                "futurs ({against})", who=best["name"], change=of(best, "share of people", True), share=share(best["gains"]),
                against=against(g))


def figures(g: Given) -> list[Figure]:
    """Survival of the regime, the course of fuel, who gains."""
    rows = gains(g)
    ruled = [r | {"name": same(r["name"]), "note": rises(r)} | {k: 100 * (r[k] or 0.0)
                                                                for k in ("q05", "q25", "q50", "q75", "q95")}
             for r in rows if r["good"] == "ruled"]
    told = [[same(r["name"]), t(r["text"], str(GOODS.get(r["good"]) or r["text"])),
             of(r, of_pack(r["unit"], g.pack), True), share(r["gains"])]
            for r in sorted(surest(rows), key=lambda r: (r["side"] == "state", r["name"]))]
    fan = ("inflow_share", "fuel_days") if g.siege else ("arrears_days", "patience")
    return [standing(g.run), *courses(g, fan), *causes(g),
            bars(t("People whose rules they set: change", "Population dont ils fixent les règles : variation"), points("share"),
                 ruled, note=against(g)),
            table(t("Who gained or lost what most surely", "Qui a gagné ou perdu quoi le plus sûrement"),
                  [t("who", "qui"), t("good", "bien"), t("change: middle (5 to 95 %)", "variation : médiane (5 à 95 %)"),
                   t("futures with a rise", "futurs en hausse")], told, against(g))]


def surest(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The lines of the ledger that rise, or do not, in most futures: MOST of those with a change in the middle future."""
    return sorted((r for r in rows if r["q50"]), key=lambda r: -abs(r["gains"] - 0.5))[:MOST]


def rises(row: dict[str, Any]) -> T:
    """How often it is a rise."""
    return fill("rises in {share} of futures", "en hausse dans {share} des futurs", share=share(row["gains"]))

"""Why, under an answer: what each cause takes (paired runs), and which uncertain numbers the spread comes from."""

from typing import Any

from durance.report.bearing import Asked
from durance.report.drawn import Figure, bars, table
from durance.report.given import Given
from durance.report.said import T, chain, ends, fill, interval, own, plain, same, share, t
from durance.report.sources import kept_causes
from durance.report.spread import explained
from durance.report.units import of_pack

MOST = 6      # numbers told of one outcome
# cause -> its name in two languages; the runs behind them are those of `analysis.causes`
CAUSES = {"destroyed": t("trucks destroyed or seized", "camions détruits ou saisis"),
          "deterrence": t("hauliers deterred by the call and by attacks",
                          "transporteurs dissuadés par l'appel et les attaques"),
          "escorts": t("too few escorts", "trop peu d'escortes")}


def causes(g: Given) -> list[Figure]:
    """What comes back of the fuel that is missing when one cause is switched off; nothing where no such runs were made."""
    found = kept_causes(g.run) or (kept_causes(g.prior) if g.prior else {})
    if not found:
        return []
    total = found["total"]
    note = fill("What is missing: {total} of a normal flow, counted from {day} on against the same futures without what is "
                "imposed ({n} futures each). A bar is the share of it that comes back when this cause alone is switched off, "
                "future by future; shares need not add up to one, and above 100 % more comes than without the blockade.",
                "Ce qui manque : {total} d'un flux normal, compté à partir du {day} face aux mêmes futurs sans ce qui est "
                "imposé ({n} futurs chacun). Une barre est la part qui en revient quand cette seule cause est écartée, futur "
                "par futur ; les parts n'ont pas à faire un en tout, et au-delà de 100 % il en vient plus que sans blocus.",
                total=interval(total["q05"], total["q50"], total["q95"], "share"), day=found["from"],
                n=plain(found["members"], 9))
    rows = [{"name": CAUSES.get(r["id"]) or own(r["text"]), "note": None} | {k: r.get(k) for k in
                                                                            ("q05", "q25", "q50", "q75", "q95")}
            for r in found["rows"]]
    return [bars(t("What keeps the fuel away: share of the shortfall that comes back without each cause",
                   "Ce qui retient le carburant : part du manque qui revient sans chaque cause"), "share", rows, note=note)]


def influences(g: Given, on: list[Asked]) -> list[Figure]:
    """Which uncertain numbers explain the spread of those that an answer rests on, largest first; nothing where none does."""
    rows = [[own_number(row), one.text, share(row["share"]), graded(row),
             ends(row["low"], row["high"], of_pack(row["unit"], g.pack))]
            for one in on for row in one.rows[:MOST]]
    if not rows:
        return []
    head = [t("uncertain number", "chiffre incertain"), t("of what", "de quoi"),
            t("share of the spread", "part de la dispersion"), t("grade", "grade"), t("drawn from", "tiré de")]
    return [table(t("Which uncertain numbers the spread comes from", "De quels chiffres incertains vient la dispersion"), head,
                  rows, in_all(g, on))]


def own_number(row: dict[str, Any]) -> T:
    """A parameter by its name, with the words of the pack about it and its claims."""
    claims = fill(" ({claims})", " ({claims})", claims=", ".join(row["claims"])) if row["claims"] else ""
    return fill("{name}: {note}{claims}", "{name} : {note}{claims}", name=row["parameter"],
                note=own(str(row["note"]).partition(". ")[0] or "–"), claims=claims)


def graded(row: dict[str, Any]) -> T:
    """The grade, and whether other eyes have not yet coded the number a second time."""
    return fill("{g}, provisional", "{g}, provisoire", g=row["grade"]) if row["provisional"] else same(row["grade"])


def in_all(g: Given, on: list[Asked]) -> T:
    """How much the named numbers explain together, and what luck alone would seem to."""
    found = [(one, explained(one.rows, g.run, one.values)["explained"]) for one in on]
    both = chain([fill("{text}: {all}", "{text} : {all}", text=one.text, all=share(all_)) for one, all_ in found
                  if all_ is not None])
    return fill("Share of the spread (rank variance) that each number explains alone; together, in straight lines: {both}. The "
                "rest is luck, bends and numbers acting together.",
                "Part de la dispersion (variance des rangs) que chaque chiffre explique seul ; ensemble, en ligne droite : "
                "{both}. Le reste est hasard, courbures et chiffres agissant ensemble.", both=both)

"""Question 7: where do the sources disagree, and does it matter to the answer?"""

from typing import Any

from durance.report.bearing import CLEAR, LEAST, difference
from durance.report.drawn import Figure, table
from durance.report.given import Given
from durance.report.said import T, chain, count, fill, joined, listed, own, same, share, t

QUESTION = t("Where do the sources disagree, and does it matter?",
             "Où les sources se contredisent-elles, et cela importe-t-il ?")
UNSCORED = t("What a dispute moves is a difference within the model; it was never held against what happened.",
             "Ce qu'un désaccord déplace est une différence interne au modèle ; elle n'a jamais été confrontée aux faits.")
Found = dict[str, list[dict[str, Any]]]      # question -> its disputes


def merged(found: Found) -> list[dict[str, Any]]:
    """One row a dispute: the answers it moves, those it flips, and what it moves most."""
    rows: dict[str, dict[str, Any]] = {}
    for number, disputes in found.items():
        for d in disputes:
            row = rows.setdefault(d["id"], d | {"moved": [], "flipped": [], "by": None})
            row["state"] = d["state"] if d["state"] == "clear" else row["state"]
            row["moved"] += [number] if d["state"] == "clear" else []
            row["flipped"] += [number] if d["flips"] else []
            if d["by"] and (row["by"] is None or sure(d["by"]) > sure(row["by"])):
                row |= {"by": d["by"], "moves": d["moves"]}
            row["flips"] = bool(row["flipped"])
    return list(rows.values())


def sure(by: Any) -> float:
    """Standard errors by which a number moves."""
    return by[1]["difference"] / max(by[1]["error"], 1e-12)


def answer(g: Given, found: Found) -> T:
    """How many disputes move an answer, how many flip one, and the largest effect."""
    rows = merged(found)
    if not rows:
        return joined([t("this run samples no dispute: its country has none that is open, or each is held to one reading",
                         "ce calcul n'échantillonne aucun désaccord : son pays n'en a pas d'ouvert, ou chacun est fixé à une "
                         "lecture")])
    clear, few = [r for r in rows if r["state"] == "clear"], [r for r in rows if r["state"] == "few"]
    flips = [r for r in rows if r["flips"]]
    dispute = t("open dispute", "désaccord ouvert"), t("open disputes", "désaccords ouverts")
    if len(few) == len(rows):
        return joined([fill("of {n} that are sampled, none could be told: fewer than {least} futures hold a reading, too few "
                            "futures to tell by {clear} standard errors",
                            "sur {n} échantillonnés, aucun ne permet de conclure : moins de {least} futurs tiennent une "
                            "lecture, trop peu pour conclure à {clear} erreurs types",
                            n=count(len(rows), *dispute), least=str(LEAST), clear=f"{CLEAR:.0f}")])
    parts = [fill("of {n} that are sampled, {moves} of the {told} that could be told move at least one answer by more than "
                  "{clear} standard errors, {flips} flip one{which}",
                  "sur {n} échantillonnés, {moves} des {told} sur lesquels on peut conclure déplacent au moins une réponse de "
                  "plus de {clear} erreurs types, {flips} en renversent une{which}",
                  n=count(len(rows), *dispute), told=str(len(rows) - len(few)), moves=str(len(clear)), clear=f"{CLEAR:.0f}",
                  flips=str(len(flips)),
                  which={k: f" ({v})" if flips else "" for k, v in listed([same(r["id"]) for r in flips]).items()})]
    if clear:
        top = max(clear, key=lambda r: sure(r["by"]))
        parts.append(fill("surest is {id}: {text} {change} (95 % interval) between two of its readings",
                          "le plus sûr est {id} : {text} {change} (intervalle à 95 %) entre deux de ses lectures", id=top["id"],
                          text=top["by"][0].text, change=difference(*top["by"])))
    if few:
        parts.append(fill("for {few} there are too few futures to tell (fewer than {least} hold a reading)",
                          "pour {few}, trop peu de futurs pour conclure (moins de {least} tiennent une lecture)",
                          few=str(len(few)), least=str(LEAST)))
    return joined(parts)


def figures(g: Given, found: Found) -> list[Figure]:
    """Each dispute: what is disputed, how its readings are weighed, which answers it moves."""
    rows = []
    for r in merged(found):
        readings = [fill("{id} {weight}: {text}", "{id} {weight} : {text}", id=x.id, weight=share(x.weight), text=own(x.text))
                    for x in g.pack.ledger.disputes[r["id"]].readings]
        rows.append([same(r["id"]), r["text"], chain(readings), r["moves"], same(", ".join(r["moved"]) or "–"),
                     same(", ".join(r["flipped"]) or "–")])
    return [table(t("Every dispute that is sampled", "Tous les désaccords échantillonnés"),
                  [t("id", "id"), t("what is disputed", "objet du désaccord"), t("readings and weights", "lectures et poids"),
                   t("what it moves most surely", "ce qu'il déplace le plus sûrement"),
                   t("questions moved", "questions déplacées"),
                   t("questions flipped", "questions renversées")], rows)] if rows else []

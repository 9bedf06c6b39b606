"""What scores say of the chances that the answers tell: read from the scores of the cases, never written by hand.

A chance is *scored* when a registered case forecast such a chance and held it against what came (SCORED). Whether it did better
than base rates is that case's own verdict; where its interval holds the target, the verdict is not a clear one.
"""

from typing import Any, NamedTuple

from durance.report.given import Given
from durance.report.said import T, fill, own, plain, t

# question -> case and row that score the chance its answer tells, what was forecast there, and what the row is called
SCORED = {"1": ("G", "log_score_less_base_rate", t("the yearly chance of a coup attempt, by which most regimes end here (no "
                                                   "other end was scored, and none was fitted)",
                                                   "la probabilité annuelle d'une tentative de coup d'État, par quoi finissent "
                                                   "ici la plupart des régimes (aucune autre fin n'a été évaluée, et aucune "
                                                   "n'a servi à l'ajustement)"),
                t("log score less that of base rates", "score logarithmique moins celui des taux de base"))}
NEVER = t("never scored", "jamais évalué")


class Score(NamedTuple):
    """`label` stands beside the chance and on the tag, `text` tells the number; `case` is the anchor of its line."""

    case: str
    label: T
    text: T


def score(g: Given, number: str) -> Score | None:
    """What was scored of a question's own chance; None where no case scored it, or none of its scores are here."""
    if number not in SCORED:
        return None
    case, metric, what, name = SCORED[number]
    row = next((r for r in rows(g) if r["case"] == case and r["metric"] == metric), None)
    if row is None or row.get("met") is None or row.get("ours") is None:
        return None
    better = t("better than base rates", "mieux que les taux de base") if row["met"] else t(
        "worse than base rates", "moins bien que les taux de base")
    label = fill("scored: {better}{clear}", "évalué : {better}{clear}", better=better,
                 clear=t("", "") if clear(row) else t(", but not clearly", ", mais pas nettement"))
    text = fill("Case {case} scored {what}: {name} {ours}{interval}, target {target} or less ({note}).",
                "Le cas {case} a évalué {what} : {name} {ours}{interval}, cible {target} ou moins ({note}).",
                case=case, what=what, name=name, ours=plain(row["ours"]), interval=spanned(row["interval"]),
                target=plain(row["target"]), note=own(row["note"]))
    return Score(case, label, text)


def rows(g: Given) -> list[dict[str, Any]]:
    """Every row of every case."""
    return [row for case in g.extras.get("cases", {}).values() for row in case["rows"]]


def clear(row: dict[str, Any]) -> bool:
    """Whether the target lies outside the interval of what was scored."""
    low, high = row.get("interval") or (None, None)
    return low is not None and high is not None and not low <= row["target"] <= high


def spanned(interval: list[float | None] | None) -> T:
    """The interval in brackets; nothing where there is none, "never" for an end that never came."""
    if not interval:
        return t("", "")
    low, high = (t("never", "jamais") if x is None else plain(x) for x in interval)
    return fill(" ({low} to {high})", " ({low} à {high})", low=low, high=high)


def cases(g: Given, names: str) -> list[dict[str, Any]]:
    """`[{id, met, of}]`: the cases among these letters, and how many of their targets they met."""
    found = []
    for name, told in g.extras.get("cases", {}).items():
        judged = [r["met"] for r in told["rows"] if r["met"] is not None]
        if name in list(names) and judged:
            found.append({"id": name, "met": sum(map(bool, judged)), "of": len(judged)})
    return found

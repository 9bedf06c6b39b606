"""What bears on an answer: disputes that move it, weak evidence behind it, patterns it misses, what would change our mind.

A dispute *moves* a number when the means of the futures under two of its readings differ by more than CLEAR standard errors and
by more than WORTH of the number's spread. Some hundred such differences are looked at in a report: with the readings of the
Mali blockade shuffled, 5 of 100 reports of 500 futures named a dispute by luck, 1 or 2 of 100 with fewer futures. A reading
that fewer than LEAST futures hold says nothing: too few futures to tell.
It *flips* the answer when the answer would be told otherwise under the two readings: another word for a chance, another side
of the line that decides (no change, one half) for anything else.
"""

import re
from typing import Any, NamedTuple

import numpy as np

from durance.analysis import words as scale
from durance.analysis.cited import between
from durance.analysis.influence import graded, influence
from durance.analysis.order import natural
from durance.analysis.patterns import compare, observed_patterns
from durance.analysis.survival import NORMAL95
from durance.core.mechanism import Mechanism
from durance.evidence.cite import Ground, cited
from durance.report import units
from durance.report import words as w
from durance.report.french import headline
from durance.report.given import Given
from durance.report.said import T, chain, ends, fill, interval, listed, own, plain, same, share, span, t
from durance.report.scored import rows
from durance.schedule import DAY

CLEAR, WORTH, LEAST = 4.0, 0.05, 30
MOST_CLAIMS, MOST_MINDS = 12, 5
WRONG = re.compile(r"^Wrong if\s+(.*?)(?=^\S|\Z)", re.S | re.M)
CASES = {"1": "FGJ", "2": "ABCD", "3": "", "4": "F", "5": "EF", "6": "", "7": "I"}      # which cases score what a question asks
# question that an observed pattern bears on, by its outcome
BEARS = {1: "inflow_share tankers_lost convoy_share_lost fuel_short price_ratio power_hours loans unpaid coups_tried coups_won "
            "regime_ended revenue_share arrears_days siege_dearness staple_markup staple_price",
         2: "base_taken base_left_day partner_here goodwill joined_for_abuse joined_for_want abuses losses",
         3: "regained_day fall_day accord people_held state_held fragmentation",
         4: "siege_by_deal siege_again siege_length deal_day deal_after truce_days accord",
         5: "left_home displaced displaced_inside displaced_abroad siege_dearness staple_markup"}


class Asked(NamedTuple):
    """A number that an answer rests on: `values` `(member,)` without gaps, `line` the value that decides (None: a chance).

    `rows` are the parameters that explain its spread (see `influence`).
    """

    head: str
    text: T
    values: np.ndarray
    unit: str
    line: float | None
    rows: list[dict[str, Any]]


def rest(g: Given, head: str, text: T, values: np.ndarray, unit: str, line: float | None = None) -> Asked:
    """A number that an answer rests on, with what explains its spread."""
    return Asked(head, text, values, unit, line, influence(g.run, g.pack, values))


def asked(g: Given, head: str, line: float | None = None, happened: bool = False) -> Asked:
    """A headline of the run as a number an answer rests on; `happened` asks whether its day came at all."""
    h = g.heads[head]
    if happened:
        return rest(g, head, fill("{text}: whether at all", "{text} : si jamais", text=headline(head, g.days)),
                    np.isfinite(h.values).astype(float), "share")
    values = np.where(np.isnan(h.values), float(g.days) if h.unit == "day" else 0.0, h.values)
    return rest(g, head, headline(head, g.days), values, h.unit, line)


def disputes(g: Given, on: list[Asked]) -> list[dict[str, Any]]:
    """`[{id, text, state, moves, flips, by}]` of every dispute that the run samples; `state` is clear, quiet or few."""
    if not g.run.coords["dispute"]:
        return []
    held, rows = g.run.array("readings"), []
    for k, dispute in sorted(enumerate(g.run.coords["dispute"]), key=lambda one: natural(one[1])):
        known = g.pack.ledger.disputes.get(dispute)
        groups = [held[:, k] == r for r in np.unique(held[:, k])]
        if len(groups) < 2 or known is None:
            continue
        if min(int(x.sum()) for x in groups) < LEAST:
            rows.append({"id": dispute, "text": own(known.text), "state": "few", "moves": FEW, "flips": False, "by": None})
            continue
        found = [(one, gap) for one in on if (gap := moved(one, groups)) is not None]
        names = [r.id for r in known.readings]
        rows.append({"id": dispute, "text": own(known.text), "state": "clear" if found else "quiet",
                     "moves": said_moves(found, names, np.unique(held[:, k])) if found else QUIET,
                     "flips": any(gap["flips"] for _, gap in found), "by": strongest(found)})
    return rows


FEW = t(f"too few futures to tell: a reading is held by fewer than {LEAST}",
        f"trop peu de futurs pour conclure : une lecture est tenue par moins de {LEAST} d'entre eux")
QUIET = t(f"no clear effect (below {CLEAR:.0f} standard errors)", f"aucun effet net (moins de {CLEAR:.0f} erreurs types)")


def moved(one: Asked, groups: list[np.ndarray]) -> dict[str, Any] | None:
    """`{low, high, difference, error, flips}`: the two readings furthest apart (numbers in `groups`), None when not clear."""
    means = [float(one.values[x].mean()) for x in groups]
    low, high = int(np.argmin(means)), int(np.argmax(means))
    parts = [one.values[groups[k]] for k in (low, high)]
    error = float(np.sqrt(sum(x.var(ddof=1) / x.size for x in parts)))
    gap = means[high] - means[low]
    if gap <= max(CLEAR * error, WORTH * float(one.values.std()), 1e-12):
        return None
    flips = tells(one, means[low]) != tells(one, means[high])
    return {"low": low, "high": high, "difference": gap, "error": error, "flips": flips}


def tells(one: Asked, mean: float) -> object:
    """What an answer would say of a mean: the word of a chance, else the side of the line."""
    if one.line is None:
        return scale.verbal(min(1.0, max(0.0, mean))) if one.unit == "share" else None
    return mean > one.line


def strongest(found: list[tuple[Asked, dict[str, Any]]]) -> tuple[Asked, dict[str, Any]] | None:
    """The number that a dispute moves by most standard errors."""
    return max(found, key=lambda row: row[1]["difference"] / max(row[1]["error"], 1e-12), default=None)


def said_moves(found: list[tuple[Asked, dict[str, Any]]], names: list[str], codes: np.ndarray) -> T:
    """How far each number moves, and between which readings."""
    told = []
    for one, gap in found:
        told.append(fill("{text}: {change} under “{high}” against “{low}”",
                         "{text} : {change} sous « {high} » par rapport à « {low} »",
                         text=one.text, change=difference(one, gap), high=names[int(codes[gap["high"]])],
                         low=names[int(codes[gap["low"]])]))
    return chain(told)


def difference(one: Asked, gap: dict[str, Any]) -> T:
    """A difference of means with its 95 % interval."""
    factor, unit = (100.0, "points") if one.unit in w.SHARES else (1.0, one.unit)
    half = NORMAL95 * gap["error"]
    return interval(factor * (gap["difference"] - half), factor * gap["difference"], factor * (gap["difference"] + half), unit,
                    signed=True)


def de_share(on: list[Asked]) -> float | None:
    """Share of the explained spread of these numbers that rests on grades D and E; None where nothing is explained."""
    found = [graded(one.rows) for one in on if one.rows]
    return float(np.mean([sum(v for k, v in row.items() if k in "DE") for row in found])) if found else None


def evidence(g: Given, on: list[Asked]) -> list[dict[str, Any]]:
    """Claims behind these numbers: of imposed premises first, then by what hangs on them (see `evidence.cite`)."""
    grounds = [Ground(e["id"], None, tuple(e["claims"])) for e in g.run.manifest["imposed"] if e["kind"] == "premise"]
    for one in on:
        grounds += [Ground(row["parameter"], row["share"] / len(on), tuple(row["claims"])) for row in one.rows]
        for name, part in between(g.run, one.values).items():
            readings = g.pack.ledger.disputes[name].readings if name in g.pack.ledger.disputes else ()
            grounds.append(Ground(name, part / len(on), tuple(c for r in readings for c in r.claims)))
    rows = [row for row in cited(grounds) if row.claim in g.pack.ledger.claims]
    premises, rest_of = [r for r in rows if r.imposed], [r for r in rows if not r.imposed]
    shown = premises[:MOST_CLAIMS // 3]
    return [claim(g, r.claim, r.weight) for r in shown + rest_of[:MOST_CLAIMS - len(shown)]]


def claim(g: Given, name: str, weight: float) -> dict[str, Any]:
    """One entry of evidence."""
    c = g.pack.ledger.claims[name]
    source = g.pack.ledger.sources.get(c.source, {})
    return {"id": c.id, "claim": c.claim, "grade": c.grade, "source": source.get("title", c.source),
            "publisher": source.get("publisher", ""), "locator": c.locator, "url": source.get("url", ""),
            "date_event": c.date_event, "date_published": c.date_published, "weight": round(weight, 6)}


def missed(g: Given, number: int) -> list[dict[str, Any]]:
    """Patterns that bear on a question and that the 90 % interval misses; cases of its kind that fell short."""
    told = []
    for row in compare(g.run, g.pack):
        if row["met90"] is False and number in bears(g, row["id"]):
            unit = units.of_pack(row["unit"], g.pack)
            told.append({"id": row["id"], "text": own(row["text"]), "observed": span(row["low"], row["high"], unit),
                         "model": interval(row["q05"], row["q50"], row["q95"], unit), "use": row["use"]})
    for row in rows(g):
        if row["case"] in list(CASES.get(str(number), "")) and row.get("met") is False:
            title = g.extras["cases"][row["case"]]["title"]
            told.append({"id": row["case"], "text": fill("{title}: {metric}", "{title} : {metric}", title=own(title),
                                                         metric=row["metric"]), "observed": aimed(row["target"]), "use": "case",
                         "model": plain(row["ours"]) if row["ours"] is not None else t("never", "jamais")})
    return told


def aimed(target: Any) -> T:
    """The target of a case, a number or a range."""
    if not isinstance(target, list):
        return fill("target {x}", "cible {x}", x=plain(target))
    return fill("target {a} to {b}", "cible {a} à {b}", a=plain(target[0]), b=plain(target[1]))


def bears(g: Given, pattern: str) -> list[int]:
    """Questions that a pattern bears on."""
    outcome = observed_patterns(g.pack)[pattern]["outcome"]
    return [number for number, names in BEARS.items() if outcome in names.split()]


def change_mind(g: Given, on: list[Asked], disputed: list[dict[str, Any]]) -> list[T]:
    """Readings that flip an answer, the weakest numbers with most weight, and what would refute an equation."""
    told = [fill("Settling dispute {id} ({text}): {moves}.", "Trancher le désaccord {id} ({text}) : {moves}.", id=d["id"],
                 text=d["text"], moves=d["moves"]) for d in disputed if d["flips"]][:2]
    rows = [(row, one) for one in on for row in one.rows]
    weak = sorted((x for x in rows if x[0]["grade"] in "CDE"), key=lambda x: (x[0]["grade"] < "D", -x[0]["share"]))
    seen: list[str] = []
    for row, one in weak:
        if row["parameter"] not in seen and len(seen) < 2:
            seen.append(row["parameter"])
            told.append(known(g, row, one))
    for name in seen[:1]:
        told += [refuted(m) for m in DAY if name in m.parameters and wrong_if(m)][:1]
    return told[:MOST_MINDS]


def known(g: Given, row: dict[str, Any], one: Asked) -> T:
    """What a parameter is worth knowing for."""
    note = fill(" ({note})", " ({note})", note=own(short(row["note"]))) if row["note"] else ""
    way = ("raises", "relève") if row["sign"] > 0 else ("lowers", "abaisse")
    both = listed([same(c) for c in row["claims"]]) if row["claims"] else t("no claim", "aucun fait cité")
    return fill("A better number for {name}{note}, grade {grade} ({claims}), now drawn from {ends}: it alone "
                "orders {share} of the spread of “{text}”; a higher value " + way[0] + " that number.",
                "Un meilleur chiffre pour {name}{note}, grade {grade} ({claims}), tiré aujourd'hui de {ends} : à "
                "lui seul il ordonne {share} de la dispersion de « {text} » ; une valeur plus haute " + way[1] + " ce nombre.",
                name=row["parameter"], note=note, grade=row["grade"], claims=both,
                ends=ends(row["low"], row["high"], units.of_pack(row["unit"], g.pack)),
                share=share(row["share"]), text=one.text)


def short(note: str, most: int = 140) -> str:
    """The first sentence of a note, cut at a word where it is long."""
    first = re.split(r"(?<=[a-z)])[.:;] ", note, maxsplit=1)[0].rstrip(".")
    return first if len(first) <= most else first[:most].rsplit(" ", 1)[0] + " …"


def refuted(m: Mechanism) -> T:
    """What would show that an equation is wrong, in the words of its own file."""
    return fill("The equation “{name}” is wrong if {text}",
                "L'équation « {name} » est fausse si (texte du modèle, en anglais) : {text}",
                name=m.name, text=own(wrong_if(m)))


def wrong_if(m: Mechanism) -> str:
    """The `Wrong if` line of a mechanism; empty when it has none."""
    found = WRONG.search(m.doc)
    return " ".join(found[1].split()) if found else ""

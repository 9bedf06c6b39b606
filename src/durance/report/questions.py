"""The seven questions: one answer each from recorded runs, with what it rests on (contract `durance.report/2`).

The first run without measures answers; a run of the same futures without its premises is its twin (question 1), runs of the
same futures with measures answer questions 2, 4 and 6. `extras` are results kept beside the runs (see `given.kept`).
"""

import time
from types import ModuleType
from typing import Any

from durance import __version__
from durance.ensemble.store import Run
from durance.pack.listing import resolve
from durance.pack.model import Pack
from durance.report import question_1, question_2, question_3, question_4, question_5, question_6, question_7
from durance.report.bearing import CASES, Asked, change_mind, claim, de_share, disputes, evidence, missed
from durance.report.given import Given, given, label
from durance.report.reasons import influences
from durance.report.said import T, fill, own, t, verbal_scale
from durance.report.scored import NEVER, Score, cases, score
from durance.report.sources import licences
from durance.report.sources import told_limits as limits
from durance.report.trust import trust
from durance.report.units import MONEY, drawn_units, forms, of_pack

SCHEMA = "durance.report/2"
ASKED: dict[str, ModuleType] = {"1": question_1, "2": question_2, "3": question_3, "4": question_4, "5": question_5,
                                "6": question_6}
VERDICTS = {"supported": "étayée", "opposed": "contredite", "undetermined": "indéterminée",
            "not testable here": "non testable ici"}


def questions(runs: list[Run], pack: Pack | None = None, extras: dict[str, Any] | None = None) -> dict[str, Any]:
    """The payload of the report: `{head, questions, verdicts, limits, licences, scale}`, JSON that holds no infinite number.

    Raises ValueError for no run, an empty run, or runs of several packs.
    """
    g = given(runs, pack, extras)
    on = {number: module.rests_on(g) for number, module in ASKED.items()}
    found = {number: disputes(g, numbers) for number, numbers in on.items()}
    rows = [one(g, number, on[number], found[number]) for number in ASKED]
    asked, page = [*rows, seventh(g, found)], trust(g)
    return {"head": head(g), "questions": asked, "trust": page, "verdicts": verdicts(g), "limits": told_limits(g),
            "licences": licences(g.pack), "scale": verbal_scale(), "units": drawn_units([*asked, *page["parts"]])}


def one(g: Given, number: str, on: list[Asked], moved: list[dict[str, Any]]) -> dict[str, Any]:
    """Questions 1 to 6, from the numbers they rest on and the disputes that move these."""
    module, one_score = ASKED[number], score(g, number)
    worth = question_6.worth_knowing(g) if number == "6" else []
    return {"id": number, "question": module.QUESTION, "answer": module.answer(g, one_score.label if one_score else NEVER),
            **scoring(g, number, one_score, module.UNSCORED), "figures": [*module.figures(g), *influences(g, on)],
            "disputes": shown(moved), "de_share": de_share(on), "evidence": evidence(g, on),
            "change_mind": change_mind(g, on, moved) + worth, "missed": missed(g, int(number))}


def scoring(g: Given, number: str, found: Score | None, unscored: T) -> dict[str, Any]:
    """What scores say of an answer: of its own chance, or that there are none; and the cases that bear on it otherwise."""
    own_case = found.case if found else ""
    return {"scored": found is not None, "unscored": None if found else unscored,
            "score": {"case": found.case, "label": found.label, "text": found.text} if found else None,
            "cases": [row for row in cases(g, CASES[number]) if row["id"] != own_case]}


def shown(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Disputes that move an answer, and in one row those of which too few futures tell."""
    few = [r for r in rows if r["state"] == "few"]
    one = [{"id": ", ".join(r["id"] for r in few), "text": few[0]["moves"], "moves": "", "flips": False}] if few else []
    return [{k: r[k] for k in ("id", "text", "moves", "flips")} for r in rows if r["state"] == "clear"] + one


def seventh(g: Given, found: question_7.Found) -> dict[str, Any]:
    """Question 7, from the disputes of the other six."""
    rows = question_7.merged(found)
    readings = [x for r in rows if r["moved"] for x in g.pack.ledger.disputes[r["id"]].readings]
    used = list(dict.fromkeys(c for x in readings for c in x.claims))
    return {"id": "7", "question": question_7.QUESTION, "answer": question_7.answer(g, found),
            **scoring(g, "7", None, question_7.UNSCORED), "figures": question_7.figures(g, found),
            "disputes": shown(rows),
            "de_share": None, "evidence": [claim(g, c, 0.0) for c in used[:12] if c in g.pack.ledger.claims],
            "change_mind": [fill("Settling {id} changes the word of an answer to question {which}.",
                                 "Trancher {id} change les mots d'une réponse à la question {which}.", id=r["id"],
                                 which=", ".join(r["flipped"])) for r in rows if r["flipped"]],
            "missed": missed(g, 7)}


def head(g: Given) -> dict[str, Any]:
    """What the report is about."""
    m = g.run.manifest
    name = resolve(g.pack.scenarios, m["scenario"])["name"]
    return {"title": fill("{pack}: {name}", "{pack} : {name}", pack=g.pack.name, name=own(name)),
            "scenario": g.scenario, "run": g.run.id, "as_of": m["as_of"],
            "start": m["start"], "days": m["days"], "members": g.run.members, "measures": [label(r, g.run) for r in g.helped],
            "made": time.strftime("%Y-%m-%dT%H:%M:%S"), "version": __version__, "schema": SCHEMA}


def verdicts(g: Given) -> list[dict[str, Any]]:
    """The essays on trial, as `durance trial PACK --json` told them; none when that trial was of another pack."""
    told = g.extras.get("trial") or {}
    if told.get("pack") != g.pack.id:
        return []
    return [{"id": r["id"], "thesis": own(r["thesis"]),
             "verdict": t(r["verdict"], str(VERDICTS.get(r["verdict"]) or r["verdict"])), "share": r["share"],
             "interval": r["interval"], "flips": [flip["what"] for flip in r["flips"]]} for r in told["theses"]]


def stale(g: Given) -> list[T]:
    """A warning when the trial was made with another pack or other equations than the run."""
    told, m = g.extras.get("trial") or {}, g.run.manifest
    if not verdicts(g) or (told.get("digest"), told.get("equations")) == (m["pack_digest"], m["equations"]):
        return []
    return [t("The essays were tried with another state of the pack or of the equations than this run: try them again.",
              "Les essais ont été éprouvés avec un autre état du dossier ou des équations que ce calcul : à refaire.")]


def told_limits(g: Given) -> list[T]:
    """What a reader must know: runs left aside, limits of pack and model; hindsight and warnings stand under `trust`."""
    aside = [fill("Run {run} is not of the same futures, or differs by more than premises or measures: it is left aside here.",
                  "Le calcul {run} n'est pas des mêmes futurs, ou diffère par autre chose que prémisses ou "
                  "mesures : il est mis de côté.",
                  run=r.id) for r in g.other]
    both = t("Claims, disputes, measures and names are told in the language of the country pack.",
             "Faits, désaccords, mesures et noms sont cités dans la langue du dossier du pays (anglais).")
    note = g.pack.about.get("survival_note")
    money = fill("Money is told in {unit}; the currency is: {name}.",
                 "L'argent est compté en {unit} ; la monnaie est : {name}.",
                 unit={"en": forms(of_pack(MONEY, g.pack))[1], "fr": forms(of_pack(MONEY, g.pack))[3]},
                 name=own(g.pack.about.get("currency", "?")))
    return [*aside, *stale(g), *([own(note)] if note else []), *limits(g.pack), money, both]

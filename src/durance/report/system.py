"""The whole system in the payload: headlines by question, who gained what, who holds which place at the end."""

from typing import Any

import numpy as np

from durance.analysis.beneficiaries import ledger
from durance.analysis.paired import paired, refuse_unpaired
from durance.analysis.quantiles import spread
from durance.analysis.summary import Headline, headlines, question
from durance.ensemble.store import Run
from durance.pack.model import Pack

ASKED = {1: "How long does it hold?", 2: "Partners and violence: who fights, who dies?", 3: "Does the country fragment?",
         4: "What do bargains change?", 5: "Where do people flee, does it spill over?",
         6: "What does the difference between the runs change?"}
TWIN = ("start", "pack_digest", "equations", "fit", "draws", "structure", "state")      # beside members, seed, design and days
WEAK = {
    1: "Only numbers of supply were ever fitted. Money, belief and the rulers' cohesion were not, and no end of a regime was: "
       "its rates are counted over many countries, what moves them is assumed.",
    2: "Never fitted. No source counts fighters town by town: national totals are spread by rule, and the pattern of clashes "
       "is that of located events that may be years old.",
    3: "Never fitted. Only towns have a holder; who holds the country between them is not modelled, so the shares of people "
       "are kind to whoever holds towns.",
    4: "Never fitted. How often towns and states make, keep and break bargains rests on few cases.",
    5: "Never fitted. Registers and rounds count the displaced late and in part. Abroad only what reaches a zone is told, not "
       "what happens there.",
    6: "A measure holds from the first day to the last unless dates were given. Costs are listed with the measures of the "
       "pack, not weighed."}
STATE, OTHERS = "the state's side", "others"


def blockade(run: Run, pack: Pack) -> dict[str, Any] | None:
    """The first premise of a run that declares a blockade of roads; None when fuel is not what the run is about."""
    calls = {e.id for e in pack.events if e.control == "campaign_call" and e.value > 0}
    return next((e for e in run.manifest["imposed"] if e["kind"] == "premise" and e["id"] in calls), None)


def twin_of(runs: dict[str, Run]) -> tuple[str, str] | None:
    """(key of the second run, key of the first) when the two are the same futures with and without something, else None."""
    if len(runs) < 2:
        return None
    (base_key, base), (key, run) = list(runs.items())[:2]
    try:
        refuse_unpaired(run, base)
    except ValueError:
        return None
    return (key, base_key) if all(run.manifest.get(k) == base.manifest.get(k) for k in TWIN) else None


def questions(runs: dict[str, Run], pack: Pack) -> list[dict[str, Any]]:
    """`[{number, question, rows: [{name, text, unit, results, paired}]}]`: every headline under the question it answers."""
    heads = {key: headlines(run, pack) for key, run in runs.items()}
    pair = twin_of(runs)
    differences = {row["name"]: row for row in paired(runs[pair[0]], runs[pair[1]], pack)} if pair else {}
    rows: dict[int, list[dict[str, Any]]] = {number: [] for number in ASKED}
    for name, h in next(iter(heads.values())).items():
        rows[question(name) if question(name) < 6 else 1].append({
            "name": name, "text": h.text, "unit": h.unit, "paired": differences.get(name),
            "results": {key: told(found[name]) for key, found in heads.items()}})
    both = {"run": pair[0], "less": pair[1]} if pair else None
    return [{"number": number, "question": ASKED[number], "note": WEAK[number], "pair": both, "rows": found}
            for number, found in rows.items() if found or (number == 6 and pair)]


def told(h: Headline) -> dict[str, Any]:
    """Quantiles of a headline; for what only happens or not, the share of futures in which it did instead."""
    known = h.values[~np.isnan(h.values)]
    if h.unit == "share" and known.size and np.isin(known, (0.0, 1.0)).all() and h.text.startswith(("A ", "The ")):
        return {"happens": float(known.mean())}
    never = float(np.isnan(h.values).mean())
    return spread(h.values, never=h.unit == "day") | ({"never": never} if h.unit == "day" else {})


def gains(runs: dict[str, Run], pack: Pack) -> dict[str, Any]:
    """`{run, twin, rows}`: the beneficiaries' ledger of the last run, or of the second against its twin, the first."""
    pair = twin_of(runs)
    key = pair[0] if pair else list(runs)[-1]
    rows = ledger(runs[key], runs[pair[1]] if pair else None)
    names = {k: short(e.get("name", k)) for table in (pack.actors, pack.partners) for k, e in table.items()}
    sides = {k: STATE if e["side"] == "state" else OTHERS for k, e in pack.actors.items()}
    partners = set(GOODS_OF_PARTNERS)
    return {"run": key, "twin": pair[1] if pair else None,
            "rows": [row | {"name": names.get(row["who"], row["who"]),
                            "side": "partner" if row["good"] in partners else sides.get(row["who"], "")} for row in rows]}


GOODS_OF_PARTNERS = ("partner_here", "goodwill")


def control(run: Run, pack: Pack) -> dict[str, dict[str, Any]]:
    """Place -> `{lost_share, holder, rival, rival_share}`: futures that end with the place not held by the state's side.

    `holder` holds it at the start in most futures; `rival` is who else holds it at the end most often, in `rival_share`.
    """
    held, actors = run.array("holder"), run.coords["actor"]
    side = np.append(pack.map["is_state"], 0.0)
    found = {}
    for i, place in enumerate(pack.places):
        if not pack.home[i]:
            continue
        first, last = held[:, 0, i].astype(int), held[:, -1, i].astype(int)
        lost = side[last] == 0
        rivals = np.bincount(last[lost & (last >= 0)], minlength=len(actors))
        most = int(rivals.argmax())
        found[place["id"]] = {"lost_share": float(lost.mean()), "holder": _named(pack, actors, _often(first)),
                              "rival": _named(pack, actors, most) if rivals[most] else None,
                              "rival_share": float(rivals[most] / len(last))}
    return found


def _often(numbers: np.ndarray) -> int:
    seen, counts = np.unique(numbers, return_counts=True)
    return int(seen[counts.argmax()])


def _named(pack: Pack, actors: list[str], number: int) -> str | None:
    return short(pack.actors[actors[number]].get("name", actors[number])) if number >= 0 else None


def short(name: object) -> str:
    """A name without what stands in brackets behind it."""
    return str(name).partition(" (")[0]

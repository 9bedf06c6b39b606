"""The report's payload: one JSON value with everything a page shows, made from runs (see payload.md)."""

import time
from typing import Any

from durance.analysis.influence import graded, influence, moves
from durance.analysis.montecarlo import enough
from durance.analysis.patterns import compare, observed_patterns
from durance.analysis.places import places
from durance.analysis.summary import headlines
from durance.ensemble.store import Run
from durance.pack.listing import resolve
from durance.pack.load import load
from durance.pack.model import Pack
from durance.report.answer import answer, figures
from durance.report.fans import fans
from durance.report.hindsight import hindsight, warnings
from durance.report.sources import evidence, frozen, kept_causes, licences, limits, retrospective
from durance.report.spread import explained
from durance.report.system import blockade, control, gains, questions
from durance.report.words import interval

SCHEMA = "durance.report/1"
# outcomes whose influences are shown, those of supply first
TOLD = ("capital_queue_day", "interior_dry_day", "unmet", "elite", "civilians_killed", "state_held", "deal_people",
        "displaced_inside")

DRY_MAP = {"layer": "dry", "title": "When each place runs dry", "value_label": "days until dry",
           "caption": "When each place runs dry (median future of the last run), and where traffic is attacked most."}
LOST_MAP = {"layer": "lost", "title": "Places that the state's side does not hold at the end",
            "caption": "Share of futures of the last run, and where traffic is attacked most. Camps and villages have no "
                       "holder."}
SHOWN_ON_MAP = ("dry_q05", "dry_q50", "dry_q95", "dry_share", "lost_share", "holder", "rival", "rival_share")


def payload(runs: list[Run]) -> dict[str, Any]:
    """The payload for these runs of one pack, the first the prior. Raises ValueError for runs of different packs."""
    packs = {str(r.pack) for r in runs}
    if len(packs) != 1:
        raise ValueError(f"a report is about one pack, these runs are of {', '.join(sorted(packs))}")
    pack, keys = load(packs.pop()), keys_of(runs)
    by_key = dict(zip(keys, runs, strict=True))
    last = runs[-1]
    heads = headlines(last, pack)
    order = TOLD if blockade(last, pack) else (*TOLD[3:], *TOLD[:3])
    told = {name: influence(last, pack, heads[name].values) for name in order}
    return {
        "schema": SCHEMA, "title": f"{pack.name}: {_scenario(pack, runs[0])['name']}", "lang": "en",
        "question": _scenario(pack, runs[0])["question"], "generated": time.strftime("%Y-%m-%dT%H:%M:%S"),
        "runs": [about(key, r, pack, label_of(r, runs)) for key, r in by_key.items()],
        "answer": answer(by_key, pack), "figures": figures(last, pack), "map": _map(last, pack),
        "questions": questions(by_key, pack), "gains": gains(by_key, pack),
        "fans": fans(by_key, pack), "patterns": _patterns(by_key, pack), "frozen": frozen(runs[0], pack),
        "causes": _causes(kept_causes(last) or kept_causes(runs[0])), "places": _places(last, pack),
        "montecarlo": [_judged(enough(name, h.text, h.unit, h.values)) for name, h in heads.items()],
        "influence": [{"outcome": name, "text": heads[name].text, "rows": rows, "grades": graded(rows),
                       "de_share": sum(v for g, v in graded(rows).items() if g in "DE") if rows else None}
                      | explained(rows, last, heads[name].values) for name, rows in told.items()],
        "grades": pack.grades(), "disputes": _disputes(runs[0], pack),
        "evidence": evidence(pack, told), "limits": _limits(runs, pack), "licences": licences(pack),
        "reproduce": [command(r) for r in runs]}


def _limits(runs: list[Run], pack: Pack) -> list[str]:
    """What neither pack nor model can say, and fits made with other equations or another pack."""
    stale = (w for r in runs for w in warnings(r, pack) if w.startswith("The fit "))
    return [*limits(pack), *dict.fromkeys(stale)]


def keys_of(runs: list[Run]) -> list[str]:
    """A short key a run: prior for the first, fitted for a run with a fit, else its scenario, made unique."""
    keys: list[str] = []
    for k, r in enumerate(runs):
        key = "prior" if k == 0 else "fitted" if r.manifest["fit"] else r.manifest["scenario"]
        keys.append(key if key not in keys else f"{key}-{k}")
    return keys


def label_of(r: Run, runs: list[Run]) -> str:
    """How a run is called beside the others, in under about thirty letters."""
    m = r.manifest
    if m["fit"]:
        return "after fitting"
    if m["measures"]:
        return f"with {', '.join(name for name, *_ in m['measures'])}"
    if any(other.manifest["fit"] for other in runs):
        return "before fitting"
    return "without measures" if any(other.manifest["measures"] for other in runs) else m["scenario"].replace("-", " ")


def about(key: str, r: Run, pack: Pack, label: str) -> dict[str, Any]:
    """What a reader must know about a run."""
    m = r.manifest
    entry = _scenario(pack, r)
    return {"key": key, "label": label, "run": r.id, "pack": pack.id, "pack_name": pack.name,
            "pack_hash": m["pack_digest"], "scenario": m["scenario"], "scenario_name": entry["name"], "as_of": m["as_of"],
            "start": m["start"], "days": m["days"], "members": r.members, "seed": m["seed"], "seconds": m["seconds"],
            "imposed": m["imposed"], "retrospective": retrospective(pack, m["as_of"]), "readings": m["readings"],
            "hindsight": hindsight(r, pack), "warnings": warnings(r, pack), "rivals": m.get("rivals", {}),
            "measures": [measure(pack, *given) for given in m["measures"]], "off": m["off"]}


def measure(pack: Pack, name: str, at: dict[str, str], strength: float, begin: str = "", until: str = "") -> str:
    """A measure as laid on a run, in words."""
    when = " ".join(f"{word} {day}" for word, day in (("from", begin), ("until", until)) if day)
    where = ", ".join(f"{k} {v}" for k, v in at.items()) or "everywhere"
    return f"{name}, {where}, {pack.measures[name]['strength']} {strength:g} {when}".strip()


def _places(r: Run, pack: Pack) -> list[dict[str, Any]]:
    held = control(r, pack)
    return [row | held.get(row["id"], {}) for row in places(r, pack)]


def _scenario(pack: Pack, r: Run) -> dict[str, Any]:
    return resolve(pack.scenarios, r.manifest["scenario"])


def _map(r: Run, pack: Pack) -> dict[str, Any]:
    from durance.report.sources import outlines

    rows = {row["id"]: row for row in _places(r, pack)}
    threat = r.array("road_attacks").mean(0)
    home = [(float(p["lon"]), float(p["lat"])) for p, own in zip(pack.places, pack.home, strict=True) if own]
    lons, lats = zip(*home, strict=True)
    depots = {p["depot"] for p in pack.places}
    spots = [{"id": p["id"], "name": p["name"], "kind": p["kind"], "lat": float(p["lat"]), "lon": float(p["lon"]),
              "population": float(p["population"] or 0), "depot": p["id"] in depots,
              **{k: rows.get(p["id"], {}).get(k) for k in SHOWN_ON_MAP}}
             for p in pack.places]
    return {"bounds": [min(lons) - 1.5, min(lats) - 1.0, max(lons) + 1.5, max(lats) + 1.0], "outlines": outlines(pack),
            "places": spots,
            "roads": [{"id": row["id"], "from": row["from"], "to": row["to"], "surface": row["surface"],
                       "threat": float(threat[k])} for k, row in enumerate(pack.roads)],
            "corridors": [{"id": name, "name": c["name"], "roads": c["roads"], "usual": c["usual"]["value"]}
                          for name, c in pack.corridors.items()],
            **(DRY_MAP if blockade(r, pack) else LOST_MAP)}


def _causes(found: dict[str, Any]) -> dict[str, Any]:
    """The causes as shares of the shortfall; how large the shortfall is stands in the heading."""
    if not found:
        return {}
    low, middle, high = (found["total"][q] for q in ("q05", "q50", "q95"))
    total = interval(low, middle, high, "share")
    return {"text": f"{found['text']}: {total} of normal", "unit": "share", "rows": found["rows"],
            "note": "Of the shortfall, the share that comes back without the cause; above 100 %: more would come than in "
                    f"the twin without the blockade. {found['note']}"}


def _judged(row: dict[str, Any]) -> dict[str, Any]:
    needed = row["enough"]
    return row | {"needed": needed, "enough": None if needed is None else needed <= row["members"]}


def _patterns(runs: dict[str, Run], pack: Pack) -> list[dict[str, Any]]:
    found = {key: {row["id"]: row for row in compare(r, pack)} for key, r in runs.items()}
    first = next(iter(found.values()))
    claims = {name: entry.get("claims", ()) for name, entry in observed_patterns(pack).items()}
    told = ("q05", "q25", "q50", "q75", "q95", "met50", "met90", "share_inside", "firm")
    return [{**{k: row[k] for k in ("id", "pattern", "text", "use", "unit", "low", "high")},
             "claims": list(claims[name]),
             "results": {key: {k: rows[name].get(k) for k in told} for key, rows in found.items() if name in rows}}
            for name, row in first.items()]


def _disputes(r: Run, pack: Pack) -> list[dict[str, Any]]:
    heads = headlines(r, pack)
    moved = {name: moves(r, heads[name].values) for name in TOLD}
    return [{"id": d.id, "text": d.text,
             "readings": [{"id": x.id, "text": x.text, "weight": x.weight, "claims": list(x.claims)} for x in d.readings],
             "moves": [{"outcome": name, "text": heads[name].text, "unit": heads[name].unit, **found[d.id]}
                       for name, found in moved.items() if d.id in found]}
            for d in pack.ledger.disputes.values() if d.live]


def command(r: Run) -> str:
    """The command line that makes a run again."""
    m = r.manifest
    words = [f"durance run {m['pack']}/{m['scenario']} --members {m['members']} --days {m['days']} --seed {m['seed']}"]
    pack = load(r.pack)
    for name, at, strength, begin, until in m["measures"]:
        keys = {pack.measures[name]["strength"]: f"{strength:g}", **at, "begin": begin, "until": until}
        words.append(f"--measure {name}:" + ",".join(f"{k}={v}" for k, v in keys.items() if v))
    words += [f"--reading {d}={x}" for d, x in m["readings"].items()] + [f"--off {x}" for x in m["off"]]
    fixed = ", ".join(f"{k}={v:g}" for k, v in m["parameters"].items())
    chosen = "".join(f".with_rival({k!r}, {v!r})" for k, v in m.get("rivals", {}).items())
    late = chosen + (f".with_parameters({fixed})" if fixed else "")
    words += [] if m["design"] == "random" else [f"--design {m['design']}"]
    return " ".join([*words, f"# in Python, with {late}" if late else ""]).strip()



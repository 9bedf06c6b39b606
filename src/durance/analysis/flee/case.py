"""Case E: refugees of 2012 in seven groups of camps, on three sets of information, against Flee and naive predictors.

The case's file, `cases/E.toml` of the pack, was written before its numbers. Flee's files are not shipped: they are looked
for in the folder `DURANCE_FLEE` names, else in `shared/` beside a checkout.
"""

import os
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from durance.analysis.flee.naive import LAG, lagged, naive
from durance.analysis.flee.sets import capital, cold_start, draws, leaving, our_conflict, our_people
from durance.analysis.flee.walk import Rules, walk, with_kin
from durance.analysis.score.camps import averaged
from durance.data.flee import Case, read
from durance.ensemble.run import Progress, silent
from durance.pack.model import Pack

HERE = Path(__file__)
FIT, KEPT = 60, 0.05         # days that may be fitted, and the share of members that is kept
FEW = 24                     # members of a fast run
EVENTS = Path("ucdp") / "ged_events_mli_bfa_ner.csv"
FLEE = {"normal": 0.353, "rescaled": 0.307}      # its best of nine settings and seeds, capacities and all
FLEE_BARE = {"normal": 0.725, "rescaled": 0.694}      # its best of three seeds without them (benchmarks/flee.py; release 3.1)
KIN = "added after the first scores, not judged: a camp draws more the more stood in it on day 0"
Row = dict[str, Any]


def run(pack: Pack, fast: bool = False, progress: Progress = silent) -> list[Row]:
    """Every row of case E: {case, metric, target, benchmark, ours, interval, met, note}.

    `fast` takes few members. Raises LookupError with one sentence where Flee's files are not at hand.
    """
    folder = source()
    case, protocol = read(folder), tomllib.loads((pack.folder / "cases" / "E.toml").read_text(encoding="utf-8"))
    members, seed = (FEW if fast else int(protocol["members"])), int(protocol["seed"])
    drawn = draws(pack, protocol["priors"], members, seed)
    progress("ways to the camps", 0, 1)
    rows = given_total(case, pack, drawn, protocol) + own_conflict(case, pack, drawn, folder) + fitted(case, pack, drawn)
    progress("ways to the camps", 1, 1)
    cold = cold_start(case, pack, members, seed, progress)
    return (rows + cold_rows(case, cold, protocol) + kin_rows(case, cold, drawn["kin_size"])
            + filtered_rows(case, cold, protocol) + naive_rows(case))


def source() -> Path:
    """The folder of Flee's case. Raises LookupError."""
    named = os.environ.get("DURANCE_FLEE")
    beside = [p / "shared" / "data" / "flee" / "fabflee_mali2012" for p in HERE.parents[4:6]]
    found = next((p for p in ([Path(named)] if named else beside) if (p / "input_csv").is_dir()), None)
    if found is None:
        raise LookupError("case E needs the Mali 2012 files of Flee: set DURANCE_FLEE to the folder with `input_csv` and "
                          "`source_data`")
    return found


def given_total(case: Case, pack: Pack, drawn: dict[str, np.ndarray], protocol: dict[str, Any]) -> list[Row]:
    """Flee's own inputs and total: as registered in the case file, and its variants."""
    out, aims = leaving(case, case.conflict, (capital(pack),)), protocol["pass"]
    aim, same = ({k: aims[f"{what}, {k}"] for k in FLEE} for what in ("given total", "given total and capacities"))
    whole = "all of Flee's inputs; capacities are later maxima, and alone do as well"
    variants: list[tuple[str, Rules, dict, dict, str]] = [
        ("given total", Rules(case.conflict, out), aim, FLEE_BARE, "benchmark: Flee without capacities"),
        ("given total and capacities", Rules(case.conflict, out, capacities=True), same, FLEE, whole),
        ("given total, one jump", Rules(case.conflict, out, whole=True), {}, FLEE_BARE, ""),
        ("given total and capacities, one jump", Rules(case.conflict, out, capacities=True, whole=True), {}, FLEE, ""),
        ("given total and kin of day 0", Rules(case.conflict, out, kin=True), {}, FLEE_BARE, KIN),
        ("given total and kin of day 0, one jump", Rules(case.conflict, out, whole=True, kin=True), {}, FLEE_BARE, KIN),
        ("given total, capital in conflict too", Rules(case.conflict, leaving(case, case.conflict)), {}, FLEE_BARE, "")]
    return [row for name, rules, mine, theirs, note in variants
            for row in _rows(name, walk(case, rules, drawn).transpose(1, 0, 2), case.registered, mine, theirs, note)]


def own_conflict(case: Case, pack: Pack, drawn: dict[str, np.ndarray], folder: Path) -> list[Row]:
    """The total given, conflict and then also people by our own sources; no row where the UCDP events are not at hand."""
    events = folder.parents[1] / EVENTS
    if not events.exists():
        return []
    ours, rows = our_conflict(case, pack, events), []
    for name, mine in (("conflict", case), ("conflict and people", replace(case, people=our_people(case, pack)))):
        out = leaving(mine, ours, (capital(pack),))
        for how, whole in (("", False), (", one jump", True)):
            people = walk(case, Rules(ours, out, whole=whole), drawn).transpose(1, 0, 2)
            rows += _rows(f"given total, our own {name}{how}", people, case.registered, {}, FLEE_BARE)
    return rows


def fitted(case: Case, pack: Pack, drawn: dict[str, np.ndarray]) -> list[Row]:
    """The members that do best on days 0-59, scored on the days after."""
    rules = Rules(case.conflict, leaving(case, case.conflict, (capital(pack),)))
    every = walk(case, rules, drawn).transpose(1, 0, 2)
    rank = np.argsort(averaged(every[:, :FIT], case.registered[:FIT])["normal"])
    best = every[rank[:max(1, int(KEPT * len(rank)))], FIT:]
    return (_rows("given total, days 60-299, prior", every[:, FIT:], case.registered[FIT:], {}, {})
            + _rows("given total, days 60-299, fitted on days 0-59", best, case.registered[FIT:], {}, {}))


def cold_rows(case: Case, cold: np.ndarray, protocol: dict[str, Any]) -> list[Row]:
    """The whole model's own totals: set to the counts of day 0, and as they are."""
    aim = {"normal": protocol["pass"]["cold start, normal"]}
    still = averaged(np.repeat(case.registered[:1], case.days, 0), case.registered)
    theirs = {metric: float(value) for metric, value in still.items()}
    return (_rows("cold start", _set_to_day_0(case, cold), case.registered, aim, theirs,
                  "total and conflict our own; benchmark: counts of day 0")
            + _rows("cold start, not set to day 0", cold, case.registered, {}, {}))


def kin_rows(case: Case, cold: np.ndarray, kin_size: np.ndarray) -> list[Row]:
    """The model's own total since day 0, spread over the camps by its own shares and by who stood there on day 0."""
    since = np.maximum(0.0, cold - cold[:, :1])
    total = since.sum(-1, keepdims=True)
    share = np.divide(since, total, out=np.zeros_like(since), where=total > 0)
    still = averaged(np.repeat(case.registered[:1], case.days, 0), case.registered)
    people = case.registered[0] + total * with_kin(share, case, kin_size)
    return _rows("cold start and kin of day 0", people, case.registered, {},
                 {metric: float(value) for metric, value in still.items()}, KIN)


def _set_to_day_0(case: Case, cold: np.ndarray) -> np.ndarray:
    """Counts of day 0 and what the model `(member, day, camp)` adds since."""
    return np.maximum(0.0, case.registered[0] + cold - cold[:, :1])


def filtered_rows(case: Case, cold: np.ndarray, protocol: dict[str, Any]) -> list[Row]:
    """Counts of 30 days before, times the model's growth since."""
    since = _set_to_day_0(case, cold)
    total = since.sum(-1, keepdims=True)
    growth = total / np.maximum(lagged(total), 1.0)
    before, aim = lagged(case.registered), {"normal": protocol["pass"]["filtered, normal"]}
    told = {"filtered": before * growth, "filtered, growth by camp": np.maximum(0.0, before + since - lagged(since))}
    rows = []
    for name, guess in told.items():
        theirs = averaged(before, case.registered)
        rows += _rows(name, guess, case.registered, aim if name == "filtered" else {}, {"normal": float(theirs["normal"])},
                      "benchmark: counts of 30 days before")
        rows += _rows(f"{name}, days {LAG}-299", guess[:, LAG:], case.registered[LAG:], {},
                      {"normal": float(averaged(before[LAG:], case.registered[LAG:])["normal"])})
    return rows


def naive_rows(case: Case) -> list[Row]:
    """What anybody could say: the table of PEERS.md on the same rows."""
    rows = []
    for name, guess in naive(case.registered, case.people[case.camps]).items():
        for when, days in (("", slice(None)), (f", days {LAG}-299", slice(LAG, None))):
            rows += _rows(f"naive: {name}{when}", guess[None, days], case.registered[days], {}, {}, "no model")
    return rows


def _rows(name: str, people: np.ndarray, registered: np.ndarray, aim: dict[str, float], theirs: dict[str, float],
          note: str = "") -> list[Row]:
    """Normal and rescaled of `people (member, day, camp)`: of their mean, with the members' median and 90 % interval."""
    members, mean, rows = averaged(people, registered), averaged(people.mean(0), registered), []
    for metric in ("normal", "rescaled"):
        ours, each, target, told = float(mean[metric]), members[metric], aim.get(metric), [note] if note else []
        if several := each.size > 1:
            told.append(f"median member {np.median(each):.3f}")
        if several and target is not None:
            told.append(f"{np.mean(each <= target):.0%} of members within the target")
        rows.append({"case": "E", "metric": f"{name}, {metric}", "target": target, "benchmark": theirs.get(metric),
                     "ours": ours, "interval": [float(x) for x in np.quantile(each, [0.05, 0.95])] if several else None,
                     "met": None if target is None else ours <= target, "note": "; ".join(told)})
    return rows

"""What the commands do, once the engine is wanted: scenarios are put together, run, kept and told."""

import sys
from datetime import date
from pathlib import Path

from durance import api
from durance.analysis.ablation import ablation as ablated
from durance.analysis.beneficiaries import ledger as ledger_of
from durance.analysis.causes import causes as causes_of
from durance.analysis.frozen import freeze as freeze_prediction
from durance.analysis.paired import paired
from durance.analysis.patterns import compare, observed_patterns, root, scenario_of
from durance.analysis.places import places
from durance.analysis.summary import summary
from durance.analysis.survival import survival as survival_of
from durance.core.calendar import parse
from durance.core.state import nearest
from durance.ensemble.run import Interrupted
from durance.ensemble.store import Run, open_run, read_manifest, save_json
from durance.pack.check import check
from durance.pack.listing import Unknown, find
from durance.pack.load import load
from durance.pack.rows import Faults
from durance.report.sources import kept_causes
from durance.scenario import Scenario, scenario
from durance.stale import warn_of_stale_fit
from durance.terminal import (
    Line,
    number,
    table,
    tell_causes,
    tell_json,
    tell_paired,
    tell_patterns,
    tell_places,
    tell_summary,
)

MARKS = (30, 90, 180, 365, 730)      # days at which survival is told
CAUSE_MEMBERS = 256      # futures of each paired run behind the causes


def put_together(name: str, days: int | None, measures: list[str], readings: list[str], off: list[str]) -> Scenario:
    """The scenario PACK/SCENARIO with what the command line lays on it. Raises Unknown or ValueError."""
    if "/" not in name:
        raise ValueError(f"{name!r} is not of the form PACK/SCENARIO; `durance scenarios {name}` lists them")
    pack, which = name.rsplit("/", 1)
    if faults := check(find(pack), fast=True):
        raise Faults(faults)
    made = scenario(load(pack), which)
    made = made if days is None else made.for_days(days)      # first: a measure must fall into the days that are run
    for text in measures:
        measure, _, rest = text.partition(":")
        keys = {word.partition("=")[0]: word.partition("=")[2] for word in rest.split(",") if word}
        made = made.with_measure(measure, **keys)
    for text in readings:
        dispute, _, reading = text.partition("=")
        made = made.with_reading(dispute, reading)
    return made.without(*off)


def run(name: str, members: int, days: int | None, seed: int, measures: list[str], readings: list[str], off: list[str],
        out: Path, like: str | None, threads: int | None, design: str, causes: bool, json: bool) -> Path:
    """Run, record, and tell. Returns the run's folder."""
    if like:
        told = open_run(like, out).manifest
        if told["pack"] != name.rsplit("/", 1)[0]:
            raise ValueError(f"{like} is a run of {told['pack']}, not of the pack of {name}: their futures do not pair")
        members, seed, days, design = told["members"], told["seed"], told["days"], told["design"]
        print(f"the futures of {like}: {members:,} members, seed {seed}, {days} days, {design}", file=sys.stderr)
    made, line = put_together(name, days, measures, readings, off), Line()
    warn_of_stale_fit(made)
    found = api.run(made, members, seed, design=design, out=out, threads=threads, progress=line)
    if causes and made.premises and found.folder and not (found.folder / "causes.json").exists():
        try:
            save_json(found.folder / "causes.json", causes_of(made, min(members, CAUSE_MEMBERS), seed, design, line))
        except KeyboardInterrupt:
            raise Interrupted(found) from None
    tell(found, json)
    if measures and not json:
        for applied in made.measures:
            low, high = made.pack.measures[applied.name]["lead_time_days"]
            if applied.begin is None:
                print(f"{applied.name} acts from the first day; it would take some {low} to {high} days: give it `begin`")
        base = put_together(name, days, [], readings, off)
        tell_paired(paired(found, api.run(base, members, seed, design=design, out=out, threads=threads, progress=line),
                           made.pack))
    return found.folder or out


def ledger(name: str, twin: str | None, out: Path, json: bool) -> None:
    """Tell who gained what over a run, or by what a run and its twin differ."""
    rows = ledger_of(open_run(name, out), open_run(twin, out) if twin else None)
    if json:
        return tell_json({"schema": "durance.ledger/1", "rows": rows})
    table("Who gained and lost what" + (", against the twin, future by future" if twin else " from the first week to the last"),
          ["who", "good", "5 %", "median", "95 %", "unit", "futures with a rise"],
          [[r["who"], r["text"], *(number(r[q], r["unit"]) for q in ("q05", "q50", "q95")), r["unit"], f"{r['gains']:.0%}"]
           for r in rows])


def tell(found: Run, json: bool) -> None:
    """Tell a run: headline numbers, places, causes."""
    pack = load(found.pack)
    rows, causes = summary(found, pack), kept_causes(found)
    if json:
        told = {k: found.manifest[k] for k in ("run", "status", "pack", "scenario", "days", "seed", "seconds")}
        return tell_json({"schema": "durance.summary/1", **told, "members": found.members, "summary": rows,
                          "grades": pack.grades(), "causes": causes})
    print(f"{found.manifest['pack']}/{found.manifest['scenario']}: run {found.id}, {found.manifest['status']}, "
          f"{found.members:,} of {found.manifest['members']:,} futures, {found.manifest['days']} days")
    for event in found.manifest["imposed"]:
        if event["kind"] == "premise":
            print(f"imposed on {event['date']}: {event['text']}")
            break
    for name, at, strength, begin, until in found.manifest["measures"]:
        where = " ".join(at.values()) or "everywhere"
        print(f"measure: {name}, {where}, {pack.measures[name]['strength']} = {strength:g} {begin and 'from ' + begin} "
              f"{until and 'until ' + until}".rstrip())
    tell_summary(rows, found.members)
    tell_places(places(found, pack))
    tell_causes(causes)
    print(f"kept in {found.folder}; `durance report {found.folder}` draws it" if found.folder else "")


def runs(out: Path, json: bool) -> None:
    """List the run folders."""
    rows = []
    for path in sorted(out.glob("*/manifest.json")):
        try:
            rows.append(read_manifest(path.parent))
        except Unknown as error:
            print(f"durance: {error.args[0]}", file=sys.stderr)
    if json:
        return tell_json([{k: r[k] for k in ("run", "status", "pack", "scenario", "members", "days", "seed", "started")}
                          for r in rows])
    table(f"Runs in {out}", ["run", "scenario", "status", "members", "days", "started"],
          [[r["run"], f"{r['pack']}/{r['scenario']}", r["status"], f"{sum(b['count'] for b in r['blocks'])}/{r['members']}",
            str(r["days"]), r["started"]] for r in rows])


def show(name: str, out: Path, json: bool) -> None:
    """Tell a recorded run again."""
    tell(open_run(name, out), json)


def survival(name: str, out: Path, json: bool) -> None:
    """Tell how long the regime stands."""
    found = survival_of(open_run(name, out))
    if json:
        return tell_json({"schema": "durance.survival/1", **found})
    last = len(found["times"]) - 1
    days = sorted({min(day, last) for day in MARKS} | {last})
    body = [[found["times"][k], *(f"{found[q][k]:.1%}" for q in ("low", "survival", "high")),
             *(f"{kind[k]:.1%}" for kind in found["by_kind"].values())] for k in days]
    table("Share of futures in which the regime stands (95 % band of the sample), and how it ended",
          ["by", "low", "stands", "high", *found["by_kind"]], body)
    print("Unscored: no end of a regime was fitted, and nearly all of these numbers are grades D and E.")
    if note := load(open_run(name, out).pack).about.get("survival_note"):
        print(note)


def patterns(pack: str, which: str | None, members: int, seed: int, json: bool) -> None:
    """Run the scenarios that have patterns and compare."""
    loaded = load(pack)
    if which and which not in loaded.scenarios:
        raise Unknown(f"{pack} has no scenario {which!r}{nearest(which, loaded.scenarios)}")
    entries, last = observed_patterns(loaded), {}
    for entry in entries.values():
        name, until = which or scenario_of(entry, loaded), parse(str(entry["to"]))
        if not which or root(loaded, which) == root(loaded, scenario_of(entry, loaded)):
            last[name] = max(last.get(name, until), until)
    if not last:
        raise ValueError(f"nothing that was seen is held against {which or pack}; scenarios with patterns: "
                         + ", ".join(sorted({scenario_of(e, loaded) for e in entries.values()})))
    rows = []
    for name, until in last.items():
        made = scenario(loaded, name)
        told = compare(api.run(made.for_days(max(1, (until - made.start).days + 1)), members, seed, progress=Line()), loaded)
        rows += [row for row in told if which or scenario_of(entries[row["id"]], loaded) == name]      # twins share patterns
    tell_json(rows) if json else tell_patterns(rows)


def ablation(name: str, members: int, days: int | None, seed: int, json: bool) -> None:
    """Tell what each mechanism does to the headline numbers."""
    rows = ablated(put_together(name, days, [], [], []), members, seed, Line())
    if json:
        return tell_json({"schema": "durance.ablation/1", "rows": rows})
    shown = ("capital_queue_day", "interior_dry_day", "inflow_share", "unmet", "hungry", "arrears_days", "regime_ended")
    table("Mean paired difference of each headline number, mechanism off less on", ["mechanism", *shown, "moves"],
          [[r["mechanism"], *(f"{r['effects'][k]:.3g}" for k in shown), str(r["moves"])] for r in rows])


def freeze(name: str, members: int, seed: int) -> None:
    """Freeze the prior prediction of a scenario."""
    made = put_together(name, None, [], [], [])
    path = freeze_prediction(made, members, seed, date.today(), Line())
    print(f"frozen in {path}")


def bench(name: str, members: int, days: int) -> None:
    """Time the engine."""
    from durance.analysis.bench import bench as measured

    for line in measured(put_together(name, days, [], [], []), members):
        print(line)

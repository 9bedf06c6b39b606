"""Commands about a country pack: what there is, what is wrong with it, what it rests on."""

from pathlib import Path

import durance
from durance.cli.app import Json, app


@app.command
def packs(*, json: Json = False) -> None:
    """List the country packs. Example: durance packs"""
    from durance.pack.listing import list_packs
    from durance.terminal import table, tell_json

    rows = list_packs()
    if json:
        return tell_json(rows)
    table("Packs", ["pack", "name", "scenarios"], [[r["pack"], r["name"], " ".join(r["scenarios"])] for r in rows])


@app.command
def scenarios(pack: str, *, json: Json = False) -> None:
    """List a pack's scenarios. Example: durance scenarios mali"""
    from durance.pack.listing import list_scenarios
    from durance.terminal import table, tell_json

    rows = list_scenarios(pack)
    if json:
        return tell_json(rows)
    table(f"Scenarios of {pack}", ["scenario", "start", "days", "as of", "question"],
          [[r["scenario"], r["start"], str(r["days"]), r["as_of"], r["question"]] for r in rows])


@app.command
def measures(pack: str, *, json: Json = False) -> None:
    """List what somebody could do, with who decides and cost. Example: durance measures mali"""
    from durance.pack.listing import find, list_measures
    from durance.pack.rows import read_toml
    from durance.terminal import table, tell_json

    entries, money = read_toml(find(pack) / "measures.toml"), read_toml(find(pack) / "pack.toml")["money_unit"]
    rows = [{**row, "unit": entries[row["measure"]]["unit"]} for row in list_measures(pack)]
    if json:
        return tell_json(rows)
    table(f"Measures of {pack} (money: {money})", ["use", "what (unit)", "who decides", "lead time, days", "cost"],
          [[r["use"], *(text.replace("Mcur", money) for text in (f"{r['text']} ({r['unit']})", r["who_decides"], r["lead_time"],
                                                                r["cost"]))] for r in rows])


@app.command
def check(pack: str, *, fast: bool = False, json: Json = False) -> int:
    """Report every fault of a pack, with file and line, and what its ledger holds. Example: durance check mali"""
    from durance.commands.counts import counts, tell_counts
    from durance.pack.check import check as faults_of
    from durance.pack.listing import find
    from durance.terminal import tell_json

    faults = faults_of(find(pack), fast=fast)
    held = {} if faults or fast else counts(find(pack))
    if json:
        tell_json({"schema": "durance.check/1", "faults": [fault._asdict() for fault in faults], "counts": held})
    else:
        for fault in faults:
            print(fault)
        print(f"{pack}: {len(faults)} fault{'s' * (len(faults) != 1)}" if faults else f"{pack}: no faults")
        if held:
            tell_counts(held)
    return 2 if faults else 0


@app.command
def evidence(pack: str, text: str | None = None, *, about: str | None = None, disputes: bool = False, since: str | None = None,
             as_of: str | None = None, source: str | None = None, unused: bool = False, grade: str | None = None,
             export: Path | None = None, most: int = 25, json: Json = False) -> None:
    """Search what a pack rests on. Example: durance evidence mali --about escort_effect

    Parameters
    ----------
    text
        words to look for, accents or not, beginnings count.
    about
        a mechanism, parameter, variable, dispute, measure, event, place, actor, pattern or thesis.
    disputes
        show the disputes on which the claims found bear.
    since
        only what happened or was published on or after this date.
    as_of
        only what was known on this date, and how much that hides.
    source
        only claims from this source.
    unused
        only claims on which nothing rests.
    grade
        only these grades, such as AB.
    export
        write what is found to FILE.bib, FILE.json (CSL) or FILE.csv.
    most
        claims to show, 0 for all.
    """
    from durance.commands import evidence

    evidence.evidence(pack, text, about, disputes, since, as_of, source, unused, grade, export, most, json)


@app.command
def cite(run: str, *, on: str | None = None, out: Path = Path("runs"), export: Path | None = None, most: int = 25,
         json: Json = False) -> None:
    """The claims behind a run's answer, by how much hangs on them. Example: durance cite 3f2a --on inflow_share

    Parameters
    ----------
    on
        a headline of the run; left out: all of them, on average.
    export
        write the claims to FILE.bib, FILE.json (CSL) or FILE.csv.
    most
        claims to show, 0 for all.
    """
    from durance.commands import cite

    cite.cite(run, on, out, export, most, json)


@app.command
def odd(pack: str) -> None:
    """Print the model's description after the ODD protocol, made from the model itself. Example: durance odd mali"""
    from durance.report.odd import odd as described

    print(described(durance.load(pack)))


@app.command
def agreement(pack: str, *, most: int = 20, json: Json = False) -> None:
    """How far two coders of a pack's evidence agree, and what was settled. Example: durance agreement mali

    Parameters
    ----------
    most
        disagreements to show, 0 for all.
    """
    from durance.commands.agreement import agreement as told

    told(pack, json, most)

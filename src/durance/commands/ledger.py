"""`durance ledger`: who gained what over a run, or by what a run and its twin differ."""

from pathlib import Path

from durance.analysis.beneficiaries import ledger as ledger_of
from durance.ensemble.store import open_run
from durance.pack.load import load
from durance.report.units import of_pack
from durance.terminal import number, table, tell_json


def ledger(name: str, twin: str | None, out: Path, json: bool) -> None:
    """Tell who gained what over a run, or by what a run and its twin differ."""
    run = open_run(name, out)
    rows = ledger_of(run, open_run(twin, out) if twin else None)
    if json:
        return tell_json({"schema": "durance.ledger/1", "rows": rows})
    if not rows:
        return print("Nobody gains or loses anything" + (" against the twin: in all of it they are alike." if twin else "."))
    pack = load(run.pack)
    table("Who gained and lost what" + (", against the twin, future by future" if twin else " from the first week to the last"),
          ["who", "good", "5 %", "median", "95 %", "unit", "futures with a rise"],
          [[r["who"], r["text"], *(number(r[q], r["unit"]) for q in ("q05", "q50", "q95")), of_pack(r["unit"], pack),
            f"{r['gains']:.0%}"] for r in rows])

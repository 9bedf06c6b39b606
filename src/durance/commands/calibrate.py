"""`durance calibrate`: the gate, the fit, what data told of each parameter, and `durance sbc`."""

import sys
from typing import Any

from durance.analysis.calibrate import write_fit
from durance.analysis.fitting import Entered, Fitted, enter, fitted
from durance.analysis.history import verdict
from durance.analysis.inert import Screened, screen
from durance.analysis.sbc import judge, lakeland_task, sbc
from durance.commands.assemble import put_together
from durance.core.calendar import parse
from durance.core.kernel import digest
from durance.report import fit_tables
from durance.terminal import Line, table, tell_json


def calibrate(name: str, end: str, members: int, steps: int, seed: int, pool: int, discrepancy: float, walks: int,
              write: bool, json: bool) -> int:
    """Fit after the gate, tell, and write the draws into the pack. Returns 1, and fits nothing, when no point can reach."""
    _refuse_nonsense(members, steps, pool, discrepancy, walks)
    made, until, line = put_together(name, None, [], [], []), parse(end, end=True), Line()
    entered = enter(made, until, pool, seed, discrepancy, line)
    screened = screen(entered.what, walks, seed, line) if walks else None
    if not json:
        tell_gate(entered)
        if screened:
            tell_screen(screened)
    found = fitted(entered, members, steps, seed, line) if entered.gate.joint > 0 else None
    if json:
        tell_json({"schema": "durance.calibrate/1", "scenario": name, "end": str(until), "equations": digest(),
                   "pack": made.pack.digest} | as_json(entered, screened, found))
    if found is None:
        print("durance: no point of the prior can reach what was seen; nothing was fitted", file=sys.stderr)
        return 1
    if not json:
        tell_fitted(found)
    if write:
        path = made.pack.folder / "fits" / f"{made.id}.csv"
        command = f"durance calibrate {name} --end {end} --members {members} --steps {steps} --seed {seed} --pool {pool}"
        write_fit(path, made, found.draws, found.what.aim, until, command)
        print(f"fitted {len(found.draws)} parameters to {', '.join(found.what.aim.ids)}; {members} joint draws in {path}",
              file=sys.stderr)
    return 0


def _refuse_nonsense(members: int, steps: int, pool: int, discrepancy: float, walks: int) -> None:
    if members < 20 or pool < 100 or steps < 1:
        raise ValueError(f"a fit needs at least 20 members, a pool of 100 and one step, not {members}, {pool} and {steps}")
    if not 0 <= discrepancy <= 10:
        raise ValueError(f"the discrepancy is a share of the observed number, 0 to 10, not {discrepancy:g}")
    if walks == 1 or walks < 0:
        raise ValueError(f"a screen needs at least two walks (0 for none), not {walks}")


def as_json(entered: Entered, screened: Screened | None, found: Fitted | None) -> dict[str, Any]:
    """Gate, screen and fit as JSON values; effects of the screen in observation errors, means and deviations in scores."""
    gate = entered.gate
    told: dict[str, Any] = {"gate": fit_tables.gate_rows(entered), "joint": gate.joint, "nearest": gate.nearest,
                            "discrepancy": gate.discrepancy, "verdict": verdict(gate, entered.what.aim.ids),
                            "joint_by_discrepancy": {f"{size:g}": share for size, share in gate.joint_by.items()}}
    if screened:
        told |= {"screen": fit_tables.screen_rows(screened), "inert": screened.inert}
    if found:
        told |= {"parameters": [row._asdict() for row in found.rows], "ghosts": found.noise, "depth": found.second.depth,
                 "kept": found.second.kept}
    return told


def tell_gate(entered: Entered) -> None:
    """Print which share of the prior can reach what was seen."""
    table(f"Can the prior reach what was seen? ({len(entered.y):,} members, implausible from 3 deviations)",
          fit_tables.GATE_HEAD, fit_tables.gate_cells(entered))
    print(verdict(entered.gate, entered.what.aim.ids))


def tell_screen(found: Screened) -> None:
    """Print which parameters move the targets, and which none."""
    table("Which parameters move the targets (Morris; effects of the whole range in observation errors)",
          fit_tables.SCREEN_HEAD, fit_tables.screen_cells(found))
    print(f"inert for this fit (less than one error on every target): {', '.join(found.inert) or 'none'}")


def tell_fitted(found: Fitted) -> None:
    """Print what the fit learned and what it says of its own targets."""
    table("What data told of each parameter (means and deviations in normal scores of the prior: 0 and 1 before)",
          fit_tables.FIT_HEAD, fit_tables.fit_cells(found.rows))
    for note in fit_tables.fit_notes(found):
        print(note)
    table("The targets, before and after", fit_tables.TARGET_HEAD, fit_tables.target_cells(found))


def sbc_command(replicates: int, members: int, steps: int, pool: int, seed: int, json: bool) -> int:
    """Tell whether both samplers find truths of Lakeland. Returns 1 when one is clearly overconfident."""
    if replicates < 5:
        raise ValueError(f"ranks of {replicates} truths say nothing; take at least 5")
    _refuse_nonsense(members, steps, pool, 0, 0)
    what = lakeland_task()
    told = {name: judge(r) for name, r in sbc(what, replicates, members, steps, pool, seed, Line()).items()}
    if json:
        tell_json({"schema": "durance.sbc/1", "equations": digest(), "parameters": what.names, "methods": told})
    else:
        table(f"Known truths of Lakeland, {replicates} x {len(what.names)} parameters", fit_tables.SBC_HEAD,
              fit_tables.sbc_cells(told))
        table("Correlation of posterior means with truths (mean posterior deviation)", ["parameter", *told],
              fit_tables.recovery_cells(what.names, told))
    return int(any(t["bowl"] > 2 for t in told.values()))

"""What users import: `load`, `run`, `patterns`, `causes`, `trial`, `report`; and the methods that read like sentences."""

import os
from pathlib import Path
from typing import Any

import durance
from durance.analysis.causes import causes
from durance.analysis.cited import cite
from durance.analysis.patterns import compare
from durance.analysis.survival import survival
from durance.analysis.trial import trial
from durance.analysis.why import why
from durance.analysis.why_pair import why_pair
from durance.ensemble.run import run
from durance.ensemble.store import Run, open_run
from durance.pack.load import load
from durance.pack.model import Pack
from durance.report.page import write_report
from durance.scenario import Scenario, scenario


def _run(self: Scenario, members: int = 500, days: int | None = None, seed: int = 1, like: Run | None = None,
         **options: Any) -> Run:
    """Run this scenario; `like` takes members, seed, design and days from another run: the same luck."""
    if like is not None:
        told = like.manifest
        members, seed, days = told["members"], told["seed"], told["days"]
        options["design"] = told["design"]
    return run(self if days is None else self.for_days(days), members, seed, **options)


def patterns(found: Run) -> list[dict[str, Any]]:
    """The observed patterns of the run's pack beside what it says (see `analysis.patterns.compare`)."""
    return compare(found, load(found.pack))


def _cite(self: Run, on: str | None = None) -> list[dict[str, Any]]:
    """The claims behind this run's headline `on` (else behind all), by how much hangs on them (see `analysis.cited.cite`)."""
    return cite(self, load(self.pack), on)


def _why(self: Run, variable: str, day: str = "", member: int | str = "median", **at: str) -> dict[str, Any]:
    """Why a value of this run is what it is, back to an event, a claim or luck (see `analysis.why.why`)."""
    return why(self, variable, "/".join(at.values()), day, member)


def report(runs: Run | list[Run], path: str | os.PathLike[str]) -> Path:
    """Write one self-contained HTML file about these runs, the first the prior. Returns its path."""
    return write_report([runs] if isinstance(runs, Run) else list(runs), path)


durance.report = report  # type: ignore[assignment]   # the verb, not the package of the same name
Pack.scenario = scenario  # type: ignore[attr-defined]
Scenario.run = _run  # type: ignore[attr-defined]
Run.cite = _cite  # type: ignore[attr-defined]
Run.why = _why  # type: ignore[attr-defined]

__all__ = ["causes", "load", "open_run", "patterns", "report", "run", "survival", "trial", "why_pair"]

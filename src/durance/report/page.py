"""Write the report: one self-contained HTML file."""

import os
from pathlib import Path

from durance.ensemble.store import Run
from durance.report.html import render
from durance.report.payload import payload


def write_report(runs: list[Run], path: str | os.PathLike[str]) -> Path:
    """Draw these runs, the first the prior, into one file. Returns its path."""
    target = Path(path)
    target.write_text(render(payload(runs)), encoding="utf-8")
    return target

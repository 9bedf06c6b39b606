"""Scores kept beside the runs: one file a case, with all that decided it; a case is scored again only when that changed."""

import hashlib
import json
import time
from datetime import date
from pathlib import Path
from typing import Any

from durance.analysis.score.casefile import case_digest, read_case
from durance.analysis.score.registry import plots, score
from durance.core import kernel
from durance.ensemble.run import Progress, silent
from durance.ensemble.store import save_json
from durance.pack.model import Pack

SCHEMA = "durance.score/1"
DATA = ("observed", "dated", "fits", "predictions")      # of the pack, not in its digest: runs do not read them
CODE = ("analysis/forecast", "analysis/flee", "analysis/score")


def stamp(pack: Pack, name: str) -> dict[str, str]:
    """What decides the scores of a case: its file, the equations, the pack, what was observed, and the scoring code."""
    return {"case": case_digest(read_case(pack, name)), "equations": kernel.digest(), "pack": pack.digest,
            "data": _digest(p for part in DATA for p in (pack.folder / part).glob("*.*")),
            "code": _digest(p for part in CODE for p in (kernel.ROOT / part).glob("*.py"))}


def _digest(paths: Any) -> str:
    told = hashlib.sha256()
    for path in sorted(paths):
        told.update(path.name.encode() + b"\0" + path.read_bytes())
    return told.hexdigest()[:16]


def kept(out: Path, name: str, fast: bool = False) -> dict[str, Any] | None:
    """The last scores of a case in a folder of runs; None when there are none that can be read."""
    try:
        found = json.loads(path_of(out, name, fast).read_text(encoding="utf-8"))
        return found if found["schema"] == SCHEMA and found["case"] == name else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def path_of(out: Path, name: str, fast: bool = False) -> Path:
    """Where the scores of a case lie; those of a fast subset lie apart."""
    return out / "scores" / (f"{name}-fast.json" if fast else f"{name}.json")


def result(pack: Pack, name: str, out: Path, fast: bool = False, progress: Progress = silent) -> dict[str, Any]:
    """The scores of a case: read when nothing that decides them changed, else computed and kept.

    Gives `{schema, case, title, stamp, fast, made, seconds, rows, plots}`.
    """
    decided, file = stamp(pack, name), path_of(out, name, fast)
    if (old := kept(out, name, fast)) and old["stamp"] == decided:
        return old
    began = time.perf_counter()
    rows, drawn = score(pack, name, fast, progress), plots(pack, name, fast, progress)
    told = {"schema": SCHEMA, "case": name, "title": read_case(pack, name)["title"], "stamp": decided, "fast": fast,
            "made": str(date.today()), "seconds": round(time.perf_counter() - began, 1), "rows": rows, "plots": drawn}
    file.parent.mkdir(parents=True, exist_ok=True)
    save_json(file, told)
    return told

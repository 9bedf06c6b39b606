"""The frozen prior prediction: made once, before any tuning, and never written again."""

from datetime import date
from pathlib import Path
from typing import Any

from durance.analysis.patterns import compare, observed_patterns
from durance.core.calendar import parse
from durance.ensemble.run import Progress, run, silent
from durance.ensemble.store import save_json
from durance.pack.model import Pack
from durance.scenario import Scenario


def path_of(pack: Pack, name: str) -> Path:
    """Where the frozen prediction of a scenario lies."""
    return pack.folder / "predictions" / f"{name}-prior.json"


def freeze(made: Scenario, members: int, seed: int, today: date, progress: Progress = silent) -> Path:
    """Run the scenario once and keep its patterns with date, pack digest, equations and seed.

    Raises ValueError when it was frozen before: a prediction is made once.
    """
    path = path_of(made.pack, made.id)
    if path.exists():
        raise ValueError(f"{path.name} was frozen before; a prediction is made once")
    last = max(parse(str(e["to"])) for e in observed_patterns(made.pack).values())
    found = run(made.for_days((last - made.start).days + 1), members, seed, progress=progress)
    path.parent.mkdir(exist_ok=True)
    keep = ("id", "pattern", "text", "use", "unit", "low", "high", "q05", "q25", "q50", "q75", "q95", "met50", "met90",
            "share_inside")
    told: dict[str, Any] = {"schema": "durance.frozen/1", "date": str(today), "scenario": f"{made.pack.id}/{made.id}",
                            "pack_digest": made.pack.digest, "equations": found.manifest["equations"],
                            "members": members, "seed": seed,
                            "note": "Made before any parameter was fitted to what happened after as_of; never written again.",
                            "rows": [{k: row.get(k) for k in keep} for row in compare(found, made.pack)]}
    save_json(path, told)
    return path

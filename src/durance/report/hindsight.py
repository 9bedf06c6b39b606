"""What a run may know of later times, and whether its fit is still its own: said near the top of the report."""

import re
from typing import Any

from durance.core.calendar import parse
from durance.ensemble.store import Run
from durance.pack.model import Pack


def hindsight(run: Run, pack: Pack) -> dict[str, Any]:
    """`{as_of, structure, claims, text}`: the claims of after `as_of` that parameters and tables without dates may rest on."""
    as_of, until = run.manifest["as_of"], run.manifest.get("structure") or run.manifest["as_of"]
    later = [c for c in pack.claims_used() if c in pack.ledger.claims and _between(pack, c, as_of, until)]
    if until == as_of:
        said = (f"State, events, parameters and tables know nothing of after {as_of}, but for structure that was told later "
                "and is flagged.")
    else:
        years = (parse(until) - parse(as_of)).days / 365.25
        said = (f"State and known facts end at {as_of}, but parameters and tables without dates may rest on reports up to "
                f"{until}: {years:.0f} years of hindsight ({len(later)} claims). What is imposed as a premise is hindsight "
                "too.")
    return {"as_of": as_of, "structure": until, "claims": len(later), "text": said}


def _between(pack: Pack, name: str, as_of: str, until: str) -> bool:
    try:
        told = parse(pack.ledger.claims[name].date_published.split("/")[0])
    except ValueError:
        return False
    return parse(as_of) < told <= parse(until)


def made_with(pack: Pack, name: str) -> dict[str, str]:
    """`{pack, equations}` as the header of a fit tells; a digest that it does not tell is empty."""
    path = pack.folder / "fits" / f"{name}.csv"
    lines = path.read_text(encoding="utf-8").splitlines(True)[:6] if path.exists() else []
    head = "".join(line for line in lines if line.startswith("#"))
    found = {key: re.search(rf"\b{key} ([0-9a-f]{{16}})\b", head) for key in ("pack", "equations")}
    return {key: hit[1] if hit else "" for key, hit in found.items()}


def warnings(run: Run, pack: Pack) -> list[str]:
    """What a reader must know before believing a run, one sentence each."""
    m, found = run.manifest, []
    if m["fit"]:
        told = made_with(pack, m["fit"])
        if told["pack"] != m["pack_digest"]:
            found.append(f"The fit {m['fit']} was made with pack {told['pack'] or 'unknown'}, this run with "
                         f"{m['pack_digest']}: numbers or tables have changed since, it is stale until it is made again.")
        if told["equations"] != m["equations"]:
            found.append(f"The fit {m['fit']} was made with equations {told['equations'] or 'its file does not name'}, "
                         f"this run with {m['equations']}: it may not fit this model.")
    if m["pack_digest"] != pack.digest:
        found.append(f"The pack has changed since this run ({m['pack_digest']} then, {pack.digest} now): names, ranges and "
                     "observations shown beside it are today's.")
    if run.members < 200:
        found.append(f"Only {run.members} futures were run: ends of intervals and small shares are rough.")
    return found

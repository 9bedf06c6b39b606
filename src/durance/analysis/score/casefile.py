"""The registered file of a case: read, judged whole or not, and named by a digest, before any of its scores is computed.

Thresholds come from here and from nowhere else. `why_missed` is written after the scores and stands outside the digest;
what was changed after registration is told under `changed`, inside it.
"""

import hashlib
import json
from typing import Any

from durance.core.state import nearest
from durance.pack.model import Pack, Unknown
from durance.pack.rows import Fault, Faults, Toml, read_toml

TEXT = ("id", "title", "question", "units", "data", "release", "benchmark", "fitted", "leaves_out")
LISTS = ("window", "origins", "leads", "metrics", "changed")
WHOLE = ("members", "seed")
TABLES = ("pass", "good")
AFTERWARDS = ("why_missed",)


def case_names(pack: Pack) -> list[str]:
    """The cases that a pack has registered, A first, those of longer names last."""
    return sorted((path.stem for path in (pack.folder / "cases").glob("*.toml")), key=lambda name: (len(name), name))


def read_case(pack: Pack, name: str) -> Toml:
    """The file of a case. Raises Unknown for a name that is not registered, Faults for a file that is not whole."""
    known = case_names(pack)
    if name not in known:
        raise Unknown(f"{pack.id} has no case {name!r}{nearest(name, known) or '; it has ' + (', '.join(known) or 'none')}")
    case = read_toml(pack.folder / "cases" / f"{name}.toml", pack.folder)
    if faults := [*_shape(case, name), *_thresholds(case)]:
        raise Faults(faults)
    return case


def case_digest(case: dict[str, Any]) -> str:
    """Twelve hex digits of all that a case registered; what was written about the scores later does not count."""
    told = {key: value for key, value in case.items() if key not in AFTERWARDS}
    return hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()[:12]


def _shape(case: Toml, name: str) -> list[Fault]:
    found = []
    for keys, kind, what in ((TEXT, str, "a text"), (LISTS, list, "a list"), (WHOLE, int, "a whole number"),
                             (TABLES, dict, "a table of thresholds")):
        for key in keys:
            if key not in case:
                found.append(Fault(case.file, 1, f"The case has no `{key}`; write {what}."))
            elif not isinstance(case[key], kind) or isinstance(case[key], bool):
                found.append(Fault(case.file, case.line(key), f"`{key}` is `{case[key]}`; write {what}."))
    if not found and case["id"] != name:
        found.append(Fault(case.file, case.line("id"), f"`id` is `{case['id']}` in a file named {name}.toml; make them one."))
    return found


def _thresholds(case: Toml) -> list[Fault]:
    found = []
    for table in TABLES:
        entries = case.get(table)
        for metric, target in entries.items() if isinstance(entries, dict) else ():
            ends = target if isinstance(target, list) else [target]
            real = all(isinstance(x, int | float) and not isinstance(x, bool) for x in ends)
            if not real or (isinstance(target, list) and (len(ends) != 2 or ends[0] > ends[1])):
                found.append(Fault(case.file, case.line(table, metric),
                                   f"The threshold of `{metric}` is `{target}`; write a number or [low, high] in order."))
    return found

"""Experiments of the theses: every name they use exists, and what a verdict needs is there."""

import re
from functools import cache
from typing import Any

from durance.pack.check.files import HOME, Folder, nearest, number, table, text, texts
from durance.pack.check.mechanisms import mechanisms

FILE, VERDICT = "theses.toml", "verdict"
SIDE = ("scenario", "measures", "readings", "parameters", "off", "events", "leave_out")
KEYS = ("says", "scenario", "days", "with", "without", "than", "all", "outcome", "at", "fold", "how", "is", "above", "below",
        "sign", "matters")
_OUTCOME = re.compile(r'^@outcome\(.*?\)\ndef (\w+)|^as_it_stands\("(\w+)"', re.MULTILINE | re.DOTALL)


@cache
def outcomes() -> frozenset[str]:
    """Names of the outcomes, read from their source as text (nothing is imported or compiled)."""
    found = (_OUTCOME.findall(path.read_text(encoding="utf-8")) for path in (HOME / "ensemble" / "outcomes").glob("*.py"))
    return frozenset(a or b for names in found for a, b in names)


def check_verdict(pack: Folder, verdict: dict[str, Any]) -> None:
    """The thresholds: two shares, the one that supports above the one that opposes."""
    above, below = number(verdict.get("supported_above")), number(verdict.get("opposed_below"))
    if above is None or below is None or not 0 < below <= above < 1:
        pack.fault(FILE, pack.toml(FILE).line(VERDICT), "`[verdict]` needs 0 < opposed_below <= supported_above < 1, "
                                                        "for instance 0.333 and 0.667.")


def check_experiments(pack: Folder, name: str, thesis: dict[str, Any]) -> None:
    """Faults of a thesis's experiments; one without any says why it cannot be tried."""
    line, given = pack.toml(FILE).line(name), thesis.get("experiment", [])
    if not given and not text(thesis.get("untestable")):
        pack.fault(FILE, line, f"The thesis `{name}` has no experiment; add one, or say in `untestable` why none can be.")
    if given and text(thesis.get("untestable")):
        pack.fault(FILE, line, f"The thesis `{name}` has experiments and is called untestable; keep one.")
    for one in given if isinstance(given, list) else []:
        for fault in faults(pack, table(one)):
            pack.fault(FILE, line, f"An experiment of `{name}`: {fault}")


def faults(pack: Folder, one: dict[str, Any]) -> list[str]:
    """What is wrong with one experiment, a sentence each."""
    found = [f"it takes no `{key}`; {nearest(key, KEYS)}" for key in one if key not in KEYS]
    if not text(one.get("says")):
        found.append("it has no `says`; say in words what is expected.")
    if one.get("sign") not in (-1, 1):
        found.append("`sign` is the claimed sign of with less without: 1 or -1.")
    if (number(one.get("matters")) or 0) <= 0:
        found.append("`matters` is the least effect worth the name, above 0.")
    if ("than" in one) == ("without" in one):
        found.append("it needs either a side `without` or another number `than` to hold against.")
    found += _names(pack, [text(one.get("scenario"))], pack.tables("scenarios.toml"), "scenario")
    for side in ("with", "without"):
        found += _side(pack, table(one.get(side)))
    for statistic in (one, table(one.get("than"))):
        for each in [statistic, *(table(part) for part in statistic.get("all", []))]:
            name = text(each.get("outcome")).partition(":")[0]
            found += _names(pack, [name] if name else [], {*outcomes(), *pack.variables}, "outcome or variable")
    return found


def _side(pack: Folder, side: dict[str, Any]) -> list[str]:
    found = [f"a side takes no `{key}`; {nearest(key, SIDE)}" for key in side if key not in SIDE]
    found += _names(pack, [text(side["scenario"])] if "scenario" in side else [], pack.tables("scenarios.toml"), "scenario")
    found += _names(pack, [m.partition(":")[0] for m in texts(side.get("measures"))], pack.tables("measures.toml"), "measure")
    found += _names(pack, texts(side.get("off")), mechanisms(pack), "mechanism")
    found += _names(pack, [*table(side.get("parameters"))], pack.parameters, "parameter")
    events = [*texts(side.get("events")), *(e for e in texts(side.get("leave_out")) if e != "*")]
    found += _names(pack, events, pack.events, "event")
    disputes = pack.tables("evidence/disputes.toml") if (pack.root / "evidence/disputes.toml").is_file() else {}
    return found + _names(pack, [r.partition("=")[0] for r in texts(side.get("readings"))], disputes, "dispute")


def _names(pack: Folder, given: list[str], known: Any, what: str) -> list[str]:
    strange = [] if pack.broken else [name for name in given if name not in known]
    return [f"unknown {what} `{name}`; {nearest(name, known)}" for name in strange]

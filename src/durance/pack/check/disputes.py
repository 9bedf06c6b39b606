"""Disputes: where sources disagree, the readings have weights, and each says what it changes."""

from typing import Any

from durance.pack.check.evidence import check_claims
from durance.pack.check.files import Folder, nearest, number, pair, table, text, texts
from durance.pack.check.mechanisms import mechanisms, rivals

FILE = "evidence/disputes.toml"


def check_disputes(pack: Folder) -> None:
    line = pack.toml(FILE).line
    for name, dispute in pack.tables(FILE).items():
        if not text(dispute.get("text")):
            pack.fault(FILE, line(name), f"The dispute `{name}` has no `text`; say what is disputed.")
        if dispute.get("status") not in ("open", "resolved"):
            pack.fault(FILE, line(name, "status"), f"`status` of `{name}` must be \"open\" or \"resolved\".")
        elif dispute["status"] == "resolved" and not text(dispute.get("reason")):
            pack.fault(FILE, line(name, "status"), f"The dispute `{name}` is resolved without a `reason`; add it.")
        readings = table(dispute.get("readings"))
        if len(readings) < 2 and dispute.get("status") == "open":
            pack.fault(FILE, line(name), f"The open dispute `{name}` has {len(readings)} readings; give at least two.")
        total = sum(number(table(reading).get("weight")) or 0 for reading in readings.values())
        if readings and abs(total - 1) > 1e-6:
            pack.fault(FILE, line(name, "readings", next(iter(readings)), "weight"),
                       f"The weights of the readings of `{name}` sum to {total:g}; make them sum to 1.")
        for key, reading in readings.items():
            _reading(pack, name, key, table(reading))


def _reading(pack: Folder, name: str, key: str, reading: dict[str, Any]) -> None:
    at = pack.toml(FILE).line(name, "readings", key)
    weight = number(reading.get("weight"))
    if weight is None or weight < 0:
        pack.fault(FILE, at, f"The reading `{key}` of `{name}` has no weight of 0 or more; write one.")
    claims = texts(reading.get("claims"))
    if not claims:
        pack.fault(FILE, at, f"The reading `{key}` of `{name}` names no claim; name who says so.")
    check_claims(pack, FILE, pack.toml(FILE).line(name, "readings", key, "claims"), claims)
    for parameter, value in table(reading.get("set")).items():
        line = pack.toml(FILE).line(name, "readings", key, "set", parameter)
        if pack.lacks(parameter, "parameters"):
            pack.fault(FILE, line, f"The reading `{key}` of `{name}` sets an unknown parameter `{parameter}`; "
                                   f"{nearest(parameter, pack.parameters)}")
        span = pair(value) if isinstance(value, list) else pair([value, value])
        if span is None or span[0] > span[1]:
            pack.fault(FILE, line, f"The reading `{key}` of `{name}` sets `{parameter}` to neither a number nor "
                                   "[low, high]; correct it.")
    for standing, rival in table(reading.get("rival")).items():
        line = pack.toml(FILE).line(name, "readings", key, "rival", standing)
        if standing not in mechanisms(pack):
            pack.fault(FILE, line, f"The reading `{key}` of `{name}` replaces an unknown mechanism `{standing}`; "
                                   f"{nearest(standing, mechanisms(pack))}")
            continue
        fit = [each for each, taken in rivals(pack).items() if taken.writes == mechanisms(pack)[standing].writes]
        if rival not in fit:
            pack.fault(FILE, line, f"The reading `{key}` of `{name}` puts `{rival}` in the place of `{standing}`, whose rivals "
                                   f"are: {', '.join(fit) or 'none'}; {nearest(text(rival), fit)}")

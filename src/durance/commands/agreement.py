"""`durance agreement`: how far two coders of a pack's evidence agree, and what was settled."""

from typing import Any

from durance.pack.listing import find
from durance.pack.second import agreement as agreement_of
from durance.terminal import table, tell_json


def agreement(pack: str, json: bool, most: int = 20) -> None:
    """Tell the agreement table and up to `most` disagreements (0: all). Raises ValueError for a negative `most`."""
    if most < 0:
        raise ValueError(f"--most is {most}; write how many disagreements to show, or 0 for all")
    found = agreement_of(find(pack))
    if json:
        return tell_json({"schema": "durance.agreement/1", **found})
    if not any(row["n"] for row in found["table"].values()):
        return print(f"{pack} was coded once only: nothing to compare, and all its numbers are provisional.")
    _tell_table(pack, found["table"])
    rows = found["disagreements"]
    shown = rows[:most] if most else rows
    table(f"{len(rows)} disagreements", ["what", "field", "first", "second", "settled", "reason"],
          [[r["what"], r["field"], r["first"], r["second"], r["settled"] or "not yet", r["reason"]] for r in shown])
    if len(shown) < len(rows):
        print(f"{len(shown)} of {len(rows)} disagreements shown; --most 0 shows all.")
    print(f"Not coded twice, hence provisional: {len(found['provisional'])} of {found['numbers']} parameters and numbers of "
          "corridors, and every number of the tables of places, roads and forces.")


def _tell_table(pack: str, told: dict[str, Any]) -> None:
    table(f"Two codings of {pack}: grades", ["what", "n", "same", "kappa (95 %)", "weighted kappa (95 %)"],
          [[name, str(told[name]["n"]), _share(told[name]["same"]), _kappa(told[name], ""), _kappa(told[name], "weighted")]
           for name in ("claim grades", "number grades")])
    table("Numbers: relative difference", ["what", "n", "median", "within 5 %", "within 10 %", "within 25 %"],
          [[name, str(told[name]["n"]), _share(told[name]["median"]), *map(_share, told[name]["within"].values())]
           for name in ("claim values", "claim bounds", "number values")])
    spans = told["number ranges"]
    print(f"Ranges of {spans['n']} numbers: {_share(spans['overlap'])} overlap; in {_share(spans['inside'])} one coder's "
          "range holds the other's value.")


def _share(value: float | None) -> str:
    return "none" if value is None else f"{value:.0%}"


def _kappa(row: dict[str, Any], which: str) -> str:
    value, span = row["weighted" if which else "kappa"], row["weighted_interval" if which else "interval"]
    return "none" if value is None else f"{value:.2f} ({span[0]:.2f} to {span[1]:.2f})"

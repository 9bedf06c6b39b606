"""What a pack's ledger holds, in numbers. No engine needed."""

from pathlib import Path
from typing import Any

from durance.evidence import grades
from durance.pack.check.files import Folder, text
from durance.pack.check.numbers import numbers
from durance.pack.check.uses import uses
from durance.pack.second import provisional


def counts(folder: Path) -> dict[str, Any]:
    """What a pack's ledger holds: claims, sources, disputes, grades, and the shares that are weak or provisional."""
    pack = Folder(folder)
    found, every = uses(pack), [item.grade for item in numbers(pack)]
    coded = len(pack.parameters) + sum(isinstance(v, dict) for entry in pack.corridors.values() for v in entry.values())
    status = [text(entry.get("status")) for entry in pack.tables("evidence/disputes.toml").values()]
    return {"claims": len(found), "used": sum(map(bool, found.values())), "sources": len(pack.sources),
            "disputes": {"open": status.count("open"), "resolved": status.count("resolved")},
            "claim_grades": grades.tally(row.get("grade", "") for row in pack.claims.values()),
            "numbers": len(every), "number_grades": grades.tally(every), "weak_share": grades.weak_share(every),
            "provisional": len(provisional(pack)), "coded_or_not": coded}


def tell_counts(told: dict[str, Any]) -> None:
    """Print the counts of a pack in four lines."""
    print(f"{told['claims']} claims ({_by_grade(told['claim_grades'])}) from {told['sources']} sources; something rests on "
          f"{told['used']}, of the others each has its reason")
    print(f"{told['disputes']['open']} open disputes, {told['disputes']['resolved']} resolved")
    print(f"{told['numbers']} numbers ({_by_grade(told['number_grades'])}); inferred or assumed (D and E): "
          f"{told['weak_share']:.0%}")
    if told["coded_or_not"]:
        print(f"provisional, that is not coded by a second pair of eyes: {told['provisional']} of {told['coded_or_not']} "
              f"parameters and numbers of corridors ({told['provisional'] / told['coded_or_not']:.0%})")


def _by_grade(counted: dict[str, int]) -> str:
    return ", ".join(f"{n} {grade}" for grade, n in counted.items())

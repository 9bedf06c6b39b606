"""A number stays within what its claims say, or says why it departs.

Where at least one claim of a number carries a figure in the number's unit (see `durance.evidence.units`), the number must
lie between the least and the most that these claims give; else its entry needs `departs = "reason"`. A reason that is not
needed any more is a fault too. Rows of presence, holders and backgrounds are left out: they are shares of national figures,
made by rule, and cannot lie within them; so are costs of measures, which are ranges.
"""

from durance.evidence.units import hull
from durance.pack.check.files import Folder
from durance.pack.check.numbers import Number, numbers

CLOSE = 1e-9  # relative slack for sums written out in decimals


def check_figures(pack: Folder) -> None:
    if any(file.startswith("evidence/claims") for file in pack.broken):
        return      # what cannot be read says nothing
    for item in numbers(pack):
        if item.value is None:
            continue
        told, what = _told(pack, item), item.what[:1].upper() + item.what[1:]
        if told and not item.departs:
            pack.fault(item.file, item.line, f"{what} is {item.value:g} {item.unit}, outside {told} given by its claims; "
                                             'correct one, or say why in departs = "...".')
        elif item.departs and not told:
            pack.fault(item.file, item.line, f"{what} says why it departs from its claims, but it does not; take it out.")


def _told(pack: Folder, item: Number) -> str:
    """What the claims give, when the number lies outside it; else nothing."""
    said = hull([pack.claims[claim] for claim in item.claims if claim in pack.claims], item.unit)
    if said is None or item.value is None:
        return ""
    slack = CLOSE * max(abs(said.low), abs(said.high))
    return "" if said.low - slack <= item.value <= said.high + slack else f"the {said.low:.4g}..{said.high:.4g}"

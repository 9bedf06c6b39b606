"""Whether two statements are of one thing, and whether they agree.

Two counts are of one thing when unit and subject agree and they share an actor or place; strengths and sums (stocks)
must lie within a year of each other, deaths and losses (flows) share the very place and some day, or the very figure and
some day. They agree when their intervals, widened once by TOLERANCE, meet. They conflict when they do not meet widened by
TOLERANCE (by HEDGED where either is hedged) although their dates do and their words are alike; a strength beyond a ceiling
of the same force conflicts in any words. The same large strength told of two forces, and one event told of two dates, are
conflicts too.
"""

import math
import re
from typing import NamedTuple

from durance.evidence.ingest.events import Event
from durance.evidence.ingest.statements import Statement, bounds, stated, stems

TOLERANCE = 0.10      # by which two figures may differ and still agree
HEDGED = 0.20      # by which `about` and `nearly` may be out before two figures conflict
YEAR = 366      # days within which two strengths or sums are of the same time
FLOW_DAYS = 45      # longest interval of a countable incident
ALIKE = 0.35      # share of common words below which two different counts are of two things
SAME_EVENT = 730      # days by which two texts may date one event apart; beyond, these are two events
TELLING = 10      # a figure from which the same one on the same day is hardly another count
LARGE = 500      # a strength that two forces do not share by chance, unless it is as round as 3,000
FLOWS = ("killed", "displaced", "tanker", "truck", "civilian", "people", "attack", "event", "hostage", "wound", "convoy")
CEILING = re.compile(r"\b(?:ceiling|authori[sz]ed|allow(?:s|ed)|at (?:its|the) (?:peak|height)|at most|maximum|plafond|"
                     r"autoris\w+|au maximum|au plus fort)\b", re.IGNORECASE)


class Verdict(NamedTuple):
    """What two statements say to each other (conflict, agrees, or "" for nothing), about which topic, and why."""

    says: str
    topic: str
    why: str


NOTHING = Verdict("", "", "")


def compare(a: Statement, b: Statement) -> Verdict:
    """The verdict on two statements: their counts, else their forces, else their events."""
    return next((v for v in (_numbers(a, b), _forces(a, b), _events(a, b)) if v.says), NOTHING)


def _numbers(a: Statement, b: Statement) -> Verdict:
    if a.quantity is None or b.quantity is None or not a.family or a.family != b.family or not _same_thing(a, b):
        return NOTHING
    (low, high), (least, most) = bounds(a.quantity), bounds(b.quantity)
    shared = ", ".join(sorted((a.actors & b.actors) | (a.places & b.places)))
    if meet(low, high, least, most, TOLERANCE):
        return Verdict("agrees", f"{a.family}, {shared}", f"the same count of {a.family}: {b.quantity.text}")
    hedged = any(s.quantity and s.quantity.bound in ("about", "nearly") for s in (a, b))
    if _apart(a, b) > 0 or (hedged and meet(low, high, least, most, HEDGED)):
        return NOTHING
    if (above := _beyond(a, b) or _beyond(b, a)) or _likeness(a, b) < ALIKE:
        topic = f"{a.family}, {shared}"
        return Verdict("conflict", topic, f"{above} ({topic})") if above else NOTHING
    told = f"{a.quantity.text} against {b.quantity.text}"
    return Verdict("conflict", f"{a.family}, {shared}", f"{told} ({a.family}; {shared})")


def meet(low: float, high: float, least: float, most: float, share: float) -> bool:
    """Whether two intervals meet when one of them is widened by a share of its ends."""
    return low <= most * (1 + share) and least <= high * (1 + share)


def consistent(a: Statement, b: Statement) -> bool:
    """Whether a statement has no figure, or the other has one of the same family that agrees with it."""
    if a.quantity is None:
        return True
    if b.quantity is None or a.family != b.family:
        return False
    return meet(*bounds(a.quantity), *bounds(b.quantity), TOLERANCE)


def _beyond(s: Statement, top: Statement) -> str:
    """How a strength exceeds the ceiling that `top` tells of the same force, in words; "" where it does not."""
    if s.family != "strength" or not s.actors & top.actors or s.quantity is None or not CEILING.search(top.sentence):
        return ""
    over = bounds(s.quantity)[0] > top.peak * (1 + TOLERANCE)
    return f"{s.quantity.text} against a ceiling of {top.peak:,.0f}" if over else ""


def _same_thing(a: Statement, b: Statement) -> bool:
    """Whether two counts of one family share actor or place and time closely enough to be one count."""
    if a.family.split()[0] in FLOWS:
        dated = all(s.first and s.last and (s.last - s.first).days <= FLOW_DAYS for s in (a, b))
        return dated and _apart(a, b) == 0 and (bool(a.places & b.places) or _same_figure(a, b))
    return bool((a.actors & b.actors) or (not a.actors and not b.actors and a.places & b.places)) and _apart(a, b) <= YEAR


def _same_figure(a: Statement, b: Statement) -> bool:
    """Whether both tell one exact figure that is not small."""
    x, y = (stated(s.quantity) if s.quantity else 0.0 for s in (a, b))
    return x == y >= TELLING and all(s.quantity and s.quantity.bound == "exact" for s in (a, b))


def _apart(a: Statement, b: Statement) -> int:
    """Days between the dates of two statements; 0 where they meet or either is open."""
    return max([0, *((y - x).days for x, y in ((a.last, b.first), (b.last, a.first)) if x and y)])


def _likeness(a: Statement, b: Statement) -> float:
    """Share of the words of the shorter sentence that the other has too."""
    mine, other = stems(a.sentence), stems(b.sentence)
    return len(mine & other) / max(1, min(len(mine), len(other)))


def _forces(a: Statement, b: Statement) -> Verdict:
    """The same large strength told of two forces."""
    if a.family != "strength" or b.family != "strength" or a.quantity is None or b.quantity is None:
        return NOTHING
    x, y = stated(a.quantity), stated(b.quantity)
    if x < LARGE or float(f"{x:.0e}") == x or not math.isclose(x, y, rel_tol=0.01):
        return NOTHING
    if not a.actors or not b.actors or a.actors & b.actors:
        return NOTHING
    told = " and of ".join(", ".join(sorted(s.actors)) for s in (a, b))
    return Verdict("conflict", f"strength {x:g}", f"the same figure ({x:,.0f}) is told of {told}")


def _events(a: Statement, b: Statement) -> Verdict:
    pairs = [(x, y) for x in a.events for y in b.events if (x.kind, x.who) == (y.kind, y.who)]
    if met := next((x for x, y in pairs if x.meets(y)), None):
        return Verdict("agrees", f"{met.who} {met.kind}", f"the same date: {met.who} {met.kind}")
    for x, y in pairs:
        if x.gap(y) <= SAME_EVENT:
            return Verdict("conflict", f"{x.who} {x.kind}", f"{x.who} {x.kind}: {_said(x)} against {_said(y)}")
    return NOTHING


def _said(event: Event) -> str:
    return " and ".join(str(first) if first == last else f"{first} to {last}" for first, last in event.days)

"""Proposals and claims as things that can be compared: who, where, when, how much of what, and which events."""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from durance.core.calendar import parse
from durance.evidence.ingest.dates import dates
from durance.evidence.ingest.events import Event, events, may_tell
from durance.evidence.ingest.names import Gazetteer, fold, mentions
from durance.evidence.ingest.proposal import Proposal, Quantity
from durance.evidence.ledger import Claim

FAMILIES = {"killed": ("kill", "dead", "death", "die", "victim", "mort", "tue", "massacr", "casualt", "fatal"),
            "displaced": ("displac", "fled", "flee", "refug", "depla"),
            "strength": ("troop", "soldier", "peacekeep", "fighter", "mercenar", "personnel", "militant", "combatant", "soldat",
                         "casque"),
            "population": ("inhabitant", "population", "habitant")}
LOOSE = frozenset(("percent", "dollar", "euro", "franc", "ratio", "time", "year", "month", "week", "day"))      # no subject
NUMBER = re.compile(r"\d+(?:\.\d*)?(?:[eE][+-]?\d+)?")
STOP = frozenset(("the", "and", "was", "were", "has", "have", "had", "its", "their", "that", "this", "from", "which", "for",
                  "with", "are", "been", "les", "des", "une", "par", "pour", "sur", "dans", "que", "qui", "est", "son", "ses",
                  "aux"))


@dataclass(frozen=True)
class Statement:
    """A proposal or a claim as things to compare: `key` names it, `where` its document or source."""

    key: str
    where: str
    sentence: str
    kind: str
    actors: frozenset[str]
    places: frozenset[str]
    quantity: Quantity | None
    family: str
    first: date | None
    last: date | None
    events: tuple[Event, ...]
    start: int = 0
    end: int = 0
    peak: float = 0.0      # the largest figure of its family in its sentence, or the ledger's own


def statement(key: str, where: str, p: Proposal, names: Gazetteer, dated: date | None) -> Statement:
    """What can be compared of a proposal."""
    told: list[Event] = []
    if may_tell(p.sentence):
        when = dates(p.sentence, 0, len(p.sentence), dated, p.language == "fr")
        told = events(p.sentence, mentions(p.sentence, names), when, names)
    first, last = (p.when.first, p.when.last) if p.when else (None, None)
    if p.when and not p.when.text and last:
        first = last      # no date is written: said of the document's own day
    return Statement(key, where, p.sentence, p.kind, frozenset(m.id for m in p.actors),
                     frozenset(m.id for m in p.places if names.level.get(m.id) != "country"), p.quantity, family(p),
                     first, last, tuple(told), p.start, p.end)


def of_document(where: str, proposals: Sequence[Proposal], names: Gazetteer, dated: date | None) -> list[Statement]:
    """The proposals of a document as statements; what happens in a sentence is told by its first one only."""
    found = [statement(f"{where}:{p.start}", where, p, names, dated) for p in proposals]
    first = {s.start: k for k, s in reversed(list(enumerate(found)))}
    found = _peaked(found)
    return [s if first[s.start] == k else replace(s, events=()) for k, s in enumerate(found)]


def of_claims(claims: Iterable[Claim], proposer: Callable[[str, date | None], Sequence[Proposal]], names: Gazetteer
              ) -> list[Statement]:
    """The ledger's claims as statements: names and figures from their sentences, dates and bounds from the ledger."""
    found: list[Statement] = []
    for claim in claims:
        mine = []
        event, published = _interval(claim.date_event), _interval(claim.date_published)
        for p in proposer(claim.claim, event[1] or published[1]):
            made = statement(claim.id, claim.source, p, names, event[1] or published[1])
            made = replace(made, first=event[0] or made.first, last=event[1] or made.last)
            mine.append(replace(made, quantity=_bounded(made.quantity, claim)) if made.quantity else made)
        found += _peaked(mine, *(float(x) for x in (claim.value, claim.high) if NUMBER.fullmatch(x or "")))
    return found


def _peaked(found: Sequence[Statement], *more: float) -> list[Statement]:
    """The statements with the largest figure of their family that stands in the same sentence, or in `more`."""
    largest: dict[tuple[int, str], float] = {}
    for s in found:
        key = s.start, s.family
        largest[key] = max([largest.get(key, 0.0), stated(s.quantity) if s.quantity else 0.0, *more])
    return [replace(s, peak=largest[s.start, s.family]) for s in found]


def _interval(text: str) -> tuple[date | None, date | None]:
    try:
        parts = [part.strip() for part in text.split("/")]
        return parse(parts[0]), parse(parts[-1], end=True)
    except ValueError:
        return None, None


def _bounded(q: Quantity, claim: Claim) -> Quantity:
    """The quantity with the ledger's bounds where this figure is the ledger's value or within its bounds, in any scale."""
    try:
        value, low, high = (float(x) if x else None for x in (claim.value, claim.low, claim.high))
    except ValueError:
        return q
    if not value:
        return q
    least, most = value if low is None else low, value if high is None else high
    scale = next((s for s in (1.0, 1e3, 1e6, 1e9) if least * s * 0.99 <= stated(q) <= most * s * 1.01), None)
    if scale is None:
        return q
    low, high = (None if x is None else x * scale for x in (low, high))
    return replace(q, low=q.low if low is None else low, high=q.high if high is None else high)


def family(p: Proposal) -> str:
    """What is counted: one word for unit and subject, "" where nothing is counted or the unit alone says nothing."""
    if p.quantity is None:
        return ""
    said = re.findall(r"[^\W\d_]+", fold(f"{p.subject} {p.quantity.unit}"))
    for name, stems in FAMILIES.items():
        if any(word.startswith(stems) for word in (*said, *re.findall(r"[^\W\d_]+", fold(p.quantity.text)))):
            return name
    plain = sorted({stem(word) for word in said} - STOP)
    return " ".join(plain) if set(plain) - LOOSE else ""


def stem(word: str) -> str:
    """A word without its commonest endings, English and French."""
    return re.sub(r"(?:ings?|ed|es|s|ment|ments)$", "", word) if len(word) > 4 else word


@lru_cache(maxsize=65536)
def stems(sentence: str) -> frozenset[str]:
    """The words of a sentence that carry meaning, by their stems."""
    return frozenset({stem(word) for word in re.findall(r"[^\W\d_]{3,}", fold(sentence))} - STOP)


def stated(q: Quantity) -> float:
    """The figure the text gives: the value, else a bound."""
    return next((x for x in (q.value, q.low, q.high) if x is not None), 0.0)


def bounds(q: Quantity) -> tuple[float, float]:
    """Least and greatest value as the text gives them; an open side is 0 or infinity, `about` is the figure itself."""
    figure, low, high = stated(q), q.low, q.high
    least, most = {"at_least": (figure, math.inf), "more_than": (figure, math.inf), "at_most": (0.0, figure),
                   "less_than": (0.0, figure)}.get(q.bound, (figure, figure))
    low = figure if low is None and q.bound == "nearly" else low
    return (least if low is None else low), (most if high is None else high)

"""The ledger: sources, claims and disputes of a pack, and the rule that no scenario may know its future."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from durance.core.calendar import parse


@dataclass(frozen=True)
class Claim:
    """One sentence in our own words, with its source, two dates and a grade A (counted) to E (assumed)."""

    id: str
    claim: str
    source: str
    locator: str
    date_event: str
    date_published: str
    value: str
    low: str
    high: str
    unit: str
    stance: str
    grade: str
    retrospective: bool
    premise: bool
    topic: str
    note: str

    def peeks(self, as_of: date) -> bool:
        """Whether using this claim as of a date would be peeking: it happened, or was only published, afterwards.

        Structure told later (`retrospective`) and a scenario's own `premise` do not peek. Of a span the last day counts;
        a date that cannot be read could lie anywhere, so it peeks.
        """
        if self.retrospective or self.premise:
            return False
        return any(_after(text, as_of) for text in (self.date_event, self.date_published))


def _after(text: str, as_of: date) -> bool:
    if not text.strip():
        return False
    try:
        return parse(text.split("/")[-1].strip(), end=True) > as_of
    except ValueError:
        return True


@dataclass(frozen=True)
class Reading:
    """One way to read a dispute; while it holds `set` narrows or fixes parameters, `rival` puts another equation in place."""

    id: str
    text: str
    weight: float
    claims: tuple[str, ...]
    set: dict[str, Any]
    rival: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Dispute:
    """A question on which sources disagree; sampled over its readings while it is open."""

    id: str
    text: str
    status: str
    reason: str
    readings: tuple[Reading, ...]

    @property
    def live(self) -> bool:
        """Whether the ensemble samples it: open, with at least two readings of which one changes a parameter or an equation."""
        return self.status == "open" and len(self.readings) > 1 and any(r.set or r.rival for r in self.readings)


@dataclass(frozen=True)
class Ledger:
    """All evidence of a pack, by id."""

    sources: dict[str, dict[str, Any]]
    claims: dict[str, Claim]
    disputes: dict[str, Dispute]

    def peeking(self, claims: tuple[str, ...], as_of: date) -> list[str]:
        """Those of these claims that a scenario as of this date may not use."""
        return [c for c in claims if c in self.claims and self.claims[c].peeks(as_of)]


def ledger(sources: dict[str, Any], claims: Sequence[Mapping[str, str]], disputes: dict[str, Any]) -> Ledger:
    """The ledger from the rows and tables of a pack's `evidence/` folder."""
    return Ledger(sources, {row["id"]: _claim(row) for row in claims}, {k: _dispute(k, d) for k, d in disputes.items()})


def _claim(row: Mapping[str, str]) -> Claim:
    plain = {k: row.get(k, "") for k in Claim.__dataclass_fields__ if k not in ("retrospective", "premise")}
    return Claim(**plain, retrospective=row.get("retrospective") == "yes", premise=row.get("premise") == "yes")


def _dispute(name: str, entry: dict[str, Any]) -> Dispute:
    readings = tuple(Reading(k, r.get("text", ""), float(r.get("weight", 0)), tuple(r.get("claims", ())), r.get("set", {}),
                             r.get("rival", {}))
                     for k, r in entry.get("readings", {}).items())
    return Dispute(name, entry.get("text", ""), entry.get("status", "open"), entry.get("reason", ""), readings)

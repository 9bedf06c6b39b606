"""What the reader of documents hands on: one proposal for each statement, with the words it rests on.

All offsets count characters of the text that was read, so text[start:end] is the words themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

BOUNDS = ("exact", "at_least", "at_most", "about", "range", "nearly", "more_than", "ratio")
PRECISIONS = ("day", "month", "season", "year", "part", "relative")
KINDS = ("fact", "quantity", "cause", "forecast", "recommendation", "opinion")
MENTIONS = ("actor", "partner", "place", "office", "thing")


@dataclass(frozen=True)
class Quantity:
    """A number, its bounds and its unit as they stand in the text; an open or unsaid side is None."""

    value: float | None
    low: float | None
    high: float | None
    unit: str
    text: str
    start: int
    end: int
    bound: str


@dataclass(frozen=True)
class When:
    """An interval of days, both ends included; None is an open end."""

    first: date | None
    last: date | None
    text: str
    start: int
    end: int
    precision: str


@dataclass(frozen=True)
class Mention:
    """A name of the gazetteer found in the text; id and kind are the pack's."""

    id: str
    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Proposal:
    """One statement: who, where, when, how much, of what, said by whom and how surely.

    start and end bound the sentence; subject is the plain English lemma of what is counted, "" where nothing is. `carried`
    names the fields (actors, places, when) that stand in a sentence before, or only follow from the document.
    """

    start: int
    end: int
    sentence: str
    kind: str
    actors: tuple[Mention, ...]
    places: tuple[Mention, ...]
    when: When | None
    quantity: Quantity | None
    attribution: str
    negated: bool
    hedges: tuple[str, ...]
    language: str
    paragraph: int
    subject: str
    carried: tuple[str, ...] = ()

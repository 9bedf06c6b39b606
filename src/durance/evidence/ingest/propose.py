"""Proposals out of a text: one for each quantity, else one for each date, else one for each sentence that states something.

A proposal is what a machine read, never evidence: a person accepts, edits or rejects it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from durance.evidence.ingest.attach import belonging, date_of
from durance.evidence.ingest.dates import dates
from durance.evidence.ingest.hedges import attribution, hedges, negated
from durance.evidence.ingest.kinds import kind_of
from durance.evidence.ingest.memory import Memory, until
from durance.evidence.ingest.names import Gazetteer, mentions, own_country, referred
from durance.evidence.ingest.proposal import Mention, Proposal, When
from durance.evidence.ingest.quantities import MOST, Counted, quantities
from durance.evidence.ingest.sentences import Sentence, says_something, sentences
from durance.evidence.ingest.sentences import language as guess
from durance.evidence.ingest.tables import cells, figure, head_of

_AFTER = re.compile(r"[^,;:.]{0,60}")


class _Document(NamedTuple):
    """What holds for the whole text."""

    text: str
    gazetteer: Gazetteer
    dated: date | None
    language: str
    home: str


class _Read(NamedTuple):
    """A sentence with its words, names and dates."""

    sentence: Sentence
    words: str
    names: tuple[Mention, ...]
    when: tuple[When, ...]

    def places(self) -> list[Mention]:
        return [m for m in self.names if m.kind == "place"]

    def others(self) -> list[Mention]:
        return [m for m in self.names if m.kind != "place"]


def propose(text: str, gazetteer: Gazetteer, dated: date | None, language: str | None = None) -> list[Proposal]:
    """The proposals of a text in order.

    `dated` is the document's day: dates without a year and dates such as `last month` are told against it, and it closes
    the open interval of a number without any date. `language` is en or fr, guessed where None. `actors` holds who is
    named (actors, partners, offices, things), `places` where, the best first; a number without any place belongs to the
    country the document names most, by a mention of no length.
    """
    names = mentions(text, gazetteer)
    document = _Document(text, gazetteer, dated, language or guess(text), own_country(names, gazetteer))
    found: list[Proposal] = []
    memory = Memory()
    at, head = 0, ()
    for sentence in sentences(text):
        stop = at
        while stop < len(names) and names[stop].start < sentence.end:
            stop += 1
        memory.enter(sentence.paragraph)
        read = _read(document, sentence, names[at:stop], memory)
        row = cells(text, sentence.start, sentence.end)
        head = head_of(text, row, head) if row else ()
        found += _row(document, read, row, head) if row else _proposals(document, read, memory)
        memory.keep(read.names, read.when, sentence.start)
        at = stop
    return found


def _read(document: _Document, sentence: Sentence, names: Sequence[Mention], memory: Memory) -> _Read:
    """A sentence with its names, those it refers back to, and its dates."""
    text, start, end = document.text, sentence.start, sentence.end
    when = dates(text, start, end, document.dated, document.language == "fr", memory.when[1] if memory.when else None)
    named = [m for m in names if m.start >= start and not any(w.start <= m.start < w.end for w in when)]
    back = referred(text, start, end, [*memory.known(), *named], document.gazetteer)
    named += [m for m in back if not any(n.start < m.end and m.start < n.end for n in named)]
    return _Read(sentence, text[start:end], tuple(sorted(named, key=lambda m: m.start)), tuple(when))


def _proposals(document: _Document, read: _Read, memory: Memory) -> list[Proposal]:
    """The proposals of one sentence; none of a heading, a caption or a notice."""
    if not says_something(read.words):
        return []
    taken = [(w.start, w.end) for w in read.when]
    counted = quantities(document.text, read.sentence.start, read.sentence.end, taken, document.language == "fr")
    whole = _whole(document, read)
    if not counted:
        return _dated(document, read, whole)
    spans = [(c.quantity.start, c.quantity.end) for c in counted]
    found = [_counted(document, read, memory, c, spans, whole) for c in counted]
    return [*found, whole] if whole.kind != "fact" and all(p.kind != whole.kind for p in found) else found


def _row(document: _Document, read: _Read, row: list[tuple[int, int]], head: tuple[str, ...]) -> list[Proposal]:
    """The one proposal of a row of a table: its first figure, where a place or a date stands in the row too."""
    if not (read.when or read.places()):
        return []
    dated = [(w.start, w.end) for w in read.when]
    counted = figure(document.text, row, head, dated, document.language == "fr")
    whole = replace(_whole(document, read), kind="quantity")
    return [replace(whole, quantity=counted.quantity, subject=counted.subject)] if counted else []


def _whole(document: _Document, read: _Read) -> Proposal:
    """The proposal of a sentence as it stands."""
    words, tongue, sentence = read.words, document.language, read.sentence
    return Proposal(sentence.start, sentence.end, words, kind_of(words, tongue), _once(read.others()),
                    _narrow_first(read.places(), document.gazetteer), read.when[0] if read.when else None, None,
                    attribution(words), negated(words, tongue), hedges(words, tongue), tongue, sentence.paragraph, "")


def _dated(document: _Document, read: _Read, whole: Proposal) -> list[Proposal]:
    """One proposal for each date of a sentence without quantities, with its own names; else the sentence as it stands."""
    if len(read.when) < 2:
        return [whole]
    when = read.when[:MOST]
    spans = [(w.start, w.end) for w in when]
    return [replace(whole, when=w, actors=_once(belonging(document.text, read.sentence, span, spans, read.others())),
                    places=_narrow_first(belonging(document.text, read.sentence, span, spans, read.places(), places=True),
                                         document.gazetteer))
            for w, span in zip(when, spans, strict=True)]


def _counted(document: _Document, read: _Read, memory: Memory, counted: Counted, spans: list[tuple[int, int]],
             whole: Proposal) -> Proposal:
    """The proposal of one quantity, with the names and the date that belong to it."""
    text, sentence, quantity = document.text, read.sentence, counted.quantity
    span = (quantity.start, quantity.end)
    own = belonging(text, sentence, span, spans, read.others())
    actors = _named(own, memory, whole.attribution)
    here = belonging(text, sentence, span, spans, read.places(), places=True)
    places = here or memory.place()
    if not places and document.home:
        places = (Mention(document.home, "place", "", span[0], span[0]),)
    start, stop = sentence.stretch(span[0])
    clause = text[start:max(stop, span[1])]
    after = _AFTER.match(text, span[1], max(sentence.end, span[1]))
    denied = negated(f"{clause[:max(0, span[0] - start)]} {after[0] if after else ''}", document.language)
    kind = kind_of(clause, document.language, counted=True)
    dated = date_of(text, sentence, span, read.when)
    when = dated or _undated(document, memory, read, kind, span[0])
    found = {"actors": (own, actors), "places": (here, places), "when": (dated, when)}
    return replace(whole, kind=kind, actors=actors, carried=tuple(k for k, (said, told) in found.items() if told and not said),
                   places=_narrow_first(places, document.gazetteer), quantity=quantity, subject=counted.subject, negated=denied,
                   when=when, hedges=hedges(clause, document.language))


def _undated(document: _Document, memory: Memory, read: _Read, kind: str, at: int) -> When | None:
    """The date of a count whose sentence has none: that carried on, else up to the document's day; a forecast begins there."""
    if kind == "forecast":
        return When(document.dated, None, "", at, at, "relative") if document.dated else None
    return memory.date(read.words) or until(document.dated, at)


def _named(actors: Sequence[Mention], memory: Memory, source: str) -> tuple[Mention, ...]:
    """Actors by name before those by a common noun, the one who only says so last.

    Where only a noun is said (`the jihadists`), the actor named last stands beside it.
    """
    actors = sorted(actors or memory.actor(), key=lambda m: m.text in source)
    named = [m for m in actors if m.kind != "thing"]
    rest = [m for m in actors if m.kind == "thing"]
    return _once([*named, *rest] if named else [*rest, *memory.actor()])


def _once(names: Sequence[Mention]) -> tuple[Mention, ...]:
    """The first mention of each id."""
    return tuple({m.id: m for m in reversed(names)}[k] for k in dict.fromkeys(m.id for m in names))


def _narrow_first(places: Sequence[Mention], gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """The places in order, save that a town stands before the region it lies in: `Bamba, in the Gao Region`."""
    ordered = list(_once(places))
    for m in tuple(ordered):
        around = gazetteer.within.get(m.id)
        outer = next((i for i, other in enumerate(ordered) if other.id == around), None)
        if outer is not None and outer < ordered.index(m):
            ordered.remove(m)
            ordered.insert(outer, m)
    return tuple(ordered)

"""Beginnings, ends and takings of power told in a sentence, with who and when: what two texts can date differently.

Three kinds only, because only these are said to happen once: an operation or a stay `begins` and `ends`; somebody takes
`power`. The date is the nearest one after the cue, else the nearest before it, in the sentence; announcements,
conditions and what has not happened are left out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from durance.evidence.ingest.names import Gazetteer, fold
from durance.evidence.ingest.proposal import Mention, When

CUES = {
    "power": r"(?:t(?:ook|ake|aking|aken)|seiz(?:ed?|ing)|assum(?:ed?|ing)) power"
             r"|c[ao]m(?:e|ing) (?:in)?to power|(?:military )?coups?(?! plot| attempt)|putsch(?:es)?"
             r"|pris(?:e)? (?:de |le )?pouvoir|coups? d.[ée]tat"
             r"|arrivée au pouvoir",
    "ends": r"ended|came to an end|(?:the )?end of|withdr(?:ew|awn)|withdrawal of|completed (?:its|the|their) withdrawal"
            r"|drew down|pulled out|departure(?= in| of)|left (?=mali|the country)|was disbanded|a pris fin|retrait|départ"
            r"|fin de|(?:a|ont|s'est) (?:quitté|retirée?s?)",
    "begins": r"began|begun|(?:was |were )?launched|(?:was |were )?deployed(?= in)|intervened|lancement"
              r"|a (?:commencé|débuté|été lancée?)"}
_CUES = re.compile("|".join(rf"\b(?P<{kind}>{words})" for kind, words in CUES.items()), re.IGNORECASE)
_SPAN = re.compile(r"\s*\(")
_UNREAL = re.compile(r"\b(?:announce[sd]?|announcing|request(?:ed|s)?|asked|would|could|may|might|will|if|until|after the"
                     r"|plans?|not|never|before the|annonc\w+|demand\w+|pourrait|si|avant)\b[^.;]{0,40}$", re.IGNORECASE)
_CLOSED = re.compile(r"\bannounced the end\b", re.IGNORECASE)
NEAR = 90      # characters between a cue and its date
LONG = 366      # days beyond which an interval dates no event


@dataclass(frozen=True)
class Event:
    """What happened (begins, ends, power), to whom, and on which days (intervals; one if the text names one)."""

    kind: str
    who: str
    days: tuple[tuple[date, date], ...]

    def meets(self, other: "Event") -> bool:
        """Whether some interval of the one overlaps some interval of the other."""
        return any(a <= y and x <= b for a, b in self.days for x, y in other.days)

    def gap(self, other: "Event") -> int:
        """Days between the nearest intervals of two events; 0 where they meet."""
        return min(max(0, (x - b).days, (a - y).days) for a, b in self.days for x, y in other.days)


def may_tell(sentence: str) -> bool:
    """Whether the words of an event, or a year in brackets, are there at all."""
    return bool(_CUES.search(sentence) or re.search(r"\(\d{4}", sentence))


def events(sentence: str, names: Sequence[Mention], dates: Sequence[When], gazetteer: Gazetteer) -> list[Event]:
    """The events of one sentence; offsets of names and dates count from its start. Sorted, each once."""
    dates = [when for when in dates if when.first is not None and when.last is not None]
    actors = [m for m in names if m.kind in ("actor", "thing")]      # a state or an organisation comes and goes many times
    operations = _operations(gazetteer)
    found = {e for m in actors for e in _bracketed(sentence, m, dates, operations)}
    for cue in _CUES.finditer(sentence):
        kind = str(cue.lastgroup)
        if _UNREAL.search(sentence, max(0, cue.start() - 60), cue.start()) and not _CLOSED.search(sentence):
            continue
        days = _days(sentence, cue, dates)
        who = _country(names, gazetteer) if kind == "power" else _actor(cue, actors, operations)
        if days and who:
            found.add(Event(kind, who, days))
    return sorted(found, key=lambda e: (e.kind, e.who, e.days))


def _operations(gazetteer: Gazetteer) -> frozenset[str]:
    """Names the gazetteer also knows with `operation` before them: one actor may lead several."""
    return frozenset(" ".join(words[1:]) for first in ("operation", "operations") for words in gazetteer.aliases.get(first, ()))


def label(mention: Mention, operations: frozenset[str]) -> str:
    """The operation a name means, else the actor's id: Barkhane ends, and France begins another."""
    words = fold(mention.text)
    return next((name for name in sorted(operations) if re.search(rf"\b{re.escape(name)}\b", words)), mention.id)


def _bracketed(sentence: str, mention: Mention, dates: Sequence[When], operations: frozenset[str]) -> list[Event]:
    """`Barkhane (2014-2022)`: a beginning and an end."""
    gap = _SPAN.match(sentence, mention.end)
    inside = [w for w in dates if gap and w.start == gap.end()]
    if not inside or inside[0].first is None or inside[0].last is None:
        return []
    first, last = inside[0].first, inside[0].last
    who = label(mention, operations)
    begins = Event("begins", who, ((first, min(last, date(first.year, 12, 31))),))
    if first.year == last.year:
        return [begins]
    return [begins, Event("ends", who, ((max(first, date(last.year, 1, 1)), last),))]


def _days(sentence: str, cue: re.Match[str], dates: Sequence[When]) -> tuple[tuple[date, date], ...]:
    """The interval the cue is dated to; two or more where dates are strung together (`in 2020 and 2021`)."""
    after = [w for w in dates if 0 <= w.start - cue.end() <= NEAR and not _CUES.search(sentence, cue.end(), w.start)]
    before = [w for w in dates if 0 <= cue.start() - w.end <= NEAR and not _CUES.search(sentence, w.end, cue.start())]
    chosen = after[:1] or before[-1:]
    for when in after[1:]:
        if chosen and re.fullmatch(r"\s*(?:,|and|et|,\s*and)\s*", sentence[chosen[-1].end:when.start]):
            chosen = [*chosen, when]
    return tuple((w.first, w.last) for w in chosen if w.first and w.last and (w.last - w.first).days <= LONG)


def _actor(cue: re.Match[str], actors: Sequence[Mention], operations: frozenset[str]) -> str:
    """Who begins or ends: for `end of`, `withdrawal of` the name after the cue, else the one before, else after."""
    after = [m for m in actors if m.start >= cue.end()]
    before = [m for m in actors if m.end <= cue.start()]
    named = after[:1] if cue[0].lower().endswith((" of", " de")) and after else before[-1:] or after[:1]
    return label(named[0], operations) if named else ""


def _country(names: Sequence[Mention], gazetteer: Gazetteer) -> str:
    """The country in which power is taken: the pack's own where it is named or none is."""
    named = [m.id for m in names if gazetteer.level.get(m.id) == "country"]
    return gazetteer.home if gazetteer.home in named or not named else named[0]

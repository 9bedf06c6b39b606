"""Which actor, place and date of a sentence belong to a number: by syntax first, by distance last.

Order for actors: within the counted noun phrase (`15,000 French troops`), after it in its clause (`troops deployed by the
French`), before it in its clause (the one who acts), elsewhere in the sentence. For places the same, save that the
country of `a country of 24 million` is the name before it. A name within another number's phrase belongs to that number.
"""

import re
from collections.abc import Sequence

from durance.evidence.ingest.proposal import Mention, When
from durance.evidence.ingest.sentences import Sentence

_COUNTRY_OF = re.compile(r"\b(?:country|nation|state|republic|town|city|region|village|camp|pays|ville|région|"
                         r"localité)\s(?:of|with|de|d['’]|where|qui compte|"
                         r"comptant)\s[^,;.]{0,25}$", re.IGNORECASE)
_DEED = re.compile(r"^[^,;.]{0,40}?\b(?:by|of|from|par|des?|du)\s", re.IGNORECASE)
_AGAINST = re.compile(r"\b(?:against|compared (?:with|to)|(?:up|down) from|instead of|contre|au lieu de|"
                      r"par rapport à)\s", re.IGNORECASE)
_FIGHTS = re.compile(r"\b(?:kill|wound|attack|ambush|target|burn|destroy|abduct|captur|tu[éea]|bless|attaqu|incendi|"
                     r"détrui|enlev|enlèv)\w*", re.IGNORECASE)


def belonging(text: str, sentence: Sentence, span: tuple[int, int], others: Sequence[tuple[int, int]],
              names: Sequence[Mention], places: bool = False) -> tuple[Mention, ...]:
    """The names of a sentence that belong to a number, the best first; those of its own clause, else the nearest ones."""
    free = [m for m in names if not any(a <= m.start < b + 1 for a, b in others if (a, b) != span)]
    left, right = _between(others, span, sentence)
    inside = [m for m in free if span[0] <= m.start <= span[1] + 1]
    clause = sentence.clause(span[0])
    near = [m for m in free if left <= m.start < right and sentence.clause(m.start) == clause and m not in inside]
    before = [m for m in reversed(near) if m.end <= span[0]]
    after = [m for m in near if m.start >= span[1]]
    if places:
        first = [m for m in reversed(free) if m.end <= span[0]] if _COUNTRY_OF.search(text[sentence.start:span[0]]) else []
        ranked = [*inside, *first[:1], *after, *before]
    elif after and _DEED.match(text[span[1]:after[0].start + 1]) and not _FIGHTS.search(text[left:span[0]]):
        ranked = [*inside, *after, *before]
    else:
        ranked = [*inside, *before, *after]
    if not ranked:
        busy = {sentence.clause(a) for a, _ in others if sentence.clause(a) > clause}      # they have a number of their own
        near = [m for m in free or names if places or sentence.clause(m.start) not in busy]
        ranked = _nearest(near, span)
    return tuple(dict.fromkeys(ranked))


def date_of(text: str, sentence: Sentence, span: tuple[int, int], dates: Sequence[When]) -> When | None:
    """The date of a number: the nearest of its clause, else of the nearest clause; not that of a figure it is compared with."""
    dates = [w for w in dates if not _AGAINST.search(text[span[1]:max(w.start, span[1])])]
    if not dates:
        return None
    clause = sentence.clause(span[0])

    def far(when: When) -> tuple[int, int]:
        gap = when.start - span[1] if when.start >= span[1] else span[0] - when.end
        return abs(sentence.clause(when.start) - clause), gap

    return min(dates, key=far)


def _between(others: Sequence[tuple[int, int]], span: tuple[int, int], sentence: Sentence) -> tuple[int, int]:
    """How far a number reaches: to the start of the sentence or, to the right, to the next number's phrase."""
    right = min((a for a, _ in others if a >= span[1]), default=sentence.end)
    mine = sentence.clause(span[0])
    left = max((b for a, b in others if b <= span[0] and sentence.clause(a) == mine), default=sentence.start)
    return (sentence.start if left == sentence.start or span[0] - left < 60 else left), right


def _nearest(names: Sequence[Mention], span: tuple[int, int]) -> list[Mention]:
    """All names of a sentence, those before the number nearest first, then those after it."""
    return [*(m for m in reversed(names) if m.end <= span[0]), *(m for m in names if m.start >= span[0])]

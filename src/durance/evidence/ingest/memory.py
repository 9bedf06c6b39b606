"""What a paragraph has named so far, for the sentences that go on without naming it again."""

import re
from collections.abc import Sequence
from datetime import date

from durance.evidence.ingest.proposal import Mention, When

SENTENCES = 2  # over so many sentences a name or a date of the same paragraph is carried on
FRAMED = 4     # over so many sentences a date that opened one is carried on
OPENING = 20   # characters of a sentence within which a date opens it
_THEN = re.compile(r"\b(?:was|were|had|avai(?:t|ent)|étai(?:t|ent))\b", re.IGNORECASE)
_NOW = re.compile(r"\b(?:has|have|is|are|remains?|continues?|currently|now|reste|restent|compte|comptent|actuellement)\b"
                  r"|\b(?:est|sont)\b(?! \w+[éi]e?s?\b)", re.IGNORECASE)


class Memory:
    """Names and last date of the paragraph, each with the number of the sentence it stood in.

    A date that opens a sentence (`Three years ago, ...`) is a frame: it holds for what is told in the past right after it,
    over the end of the paragraph.
    """

    def __init__(self) -> None:
        self.paragraph, self.sentence = -1, 0
        self.names: list[tuple[int, Mention]] = []
        self.when: tuple[int, When] | None = None
        self.frame: tuple[int, When] | None = None

    def enter(self, paragraph: int) -> None:
        """Go on to the next sentence; a new paragraph begins with nothing."""
        if paragraph != self.paragraph:
            self.paragraph, self.names, self.when = paragraph, [], None
        self.sentence += 1

    def keep(self, names: Sequence[Mention], dates: Sequence[When], start: int) -> None:
        """Remember what a sentence that begins at `start` named."""
        self.names = [(n, m) for n, m in self.names if n > self.sentence - 8] + [(self.sentence, m) for m in names]
        known = [w for w in dates if w.first or w.last]
        self.when = (self.sentence, known[-1]) if known else self.when
        self.frame = (self.sentence, known[0]) if known and known[0].start - start <= OPENING else self.frame

    def known(self) -> list[Mention]:
        """All names kept, in order."""
        return [m for _, m in self.names]

    def place(self) -> tuple[Mention, ...]:
        """The place named last within the last sentences."""
        return self._last(("place",))

    def actor(self) -> tuple[Mention, ...]:
        """The actor or partner named last within the last sentences."""
        return self._last(("actor", "partner"))

    def date(self, sentence: str) -> When | None:
        """The date named last within the last sentences; one that has ended does not hold for a sentence about now."""
        if self.when is None or self.sentence - self.when[0] > SENTENCES:
            framed = self.frame is not None and self.sentence - self.frame[0] <= FRAMED and _THEN.search(sentence)
            return self.frame[1] if self.frame and framed else None
        return None if self.when[1].last is not None and _NOW.search(sentence) else self.when[1]

    def _last(self, kinds: tuple[str, ...]) -> tuple[Mention, ...]:
        fit = [m for n, m in self.names if m.kind in kinds and self.sentence - n <= SENTENCES]
        return tuple(fit[-1:])


def until(dated: date | None, at: int) -> When | None:
    """The open interval of a statement without any date: it ends with the document's day."""
    return When(None, dated, "", at, at, "relative") if dated else None

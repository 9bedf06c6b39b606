"""Paragraphs, sentences and clauses of a text with their offsets, its language, and lines that say nothing.

A sentence longer than `LONGEST` characters is cut at a space (or anywhere, if there is none), so that no later
step meets more than that at once.
"""

import re
from typing import NamedTuple

LONGEST = 1500
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![ \t\r]*\n))*")
_END = re.compile(r"[.!?…]+[\"”’»')\]]{0,3}(?=\s|$)|\n(?=[ \t]*(?:[-•*]|\d{1,2}[.)]) )")
_SHORT = re.compile(r"(?:\b(?:[A-Za-z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|Prof|St|Sen|Gov|Jan|Feb|Mar|Apr|Jun|Jul|Aug|"
                    r"Sept?|Oct|Nov|"
                    r"Dec|No|nos?|vs|etc|cf|approx|ca|fig|art|janv|févr|juil|déc|env|al|p\. ?ex|MM|Mme|Me|U\.[SNK]|"
                    r"[A-Z]\.[A-Z])"
                    r"|(?:^|\n)\s*\d{1,2})\.$")
_CLAUSE = re.compile(r"[;:()—–]|\s-\s|,\s+(?=(?:and|but|while|whereas|which|who|whose|where|when|as|although|though|"
                     r"because|or|yet|so|"
                     r"et|mais|tandis|alors|qui|que|dont|où|car|bien|ou|or|eclipsing|\w+ing)\b)"
                     r"|\s(?=(?:while|whereas|because|although|tandis que|alors que|parce que|lorsque)\b)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
FRENCH = frozenset(["le", "la", "les", "des", "du", "de", "et", "est", "une", "un", "dans", "pour", "que", "qui", "sur",
                    "par", "avec", "aux", "au", "ce", "cette", "ces", "il", "elle", "ils", "ont", "été", "sont", "ne", "pas",
                    "plus", "leur", "leurs", "son", "sa", "ses", "mais", "selon", "dont", "depuis", "entre", "nous", "vous",
                    "se", "en", "d", "l"])
ENGLISH = frozenset(["the", "of", "and", "to", "in", "a", "is", "that", "for", "on", "with", "as", "by", "at", "from", "this",
                     "which", "it", "its", "are", "was", "were", "be", "been", "has", "have", "had", "not", "but", "they",
                     "their", "an", "or", "since", "between", "more"])
_NOTICE = re.compile(r"(?:leave a reply|tags?:|share this|subscribe|required fields|your email|read more|click here|photo\b|"
                     r"reading time|all rights reserved|copyright|©|\d+ (?:reading time|min(?:utes)? read)|lire aussi|"
                     r"temps de lecture|partager|laisser un commentaire|crédits?\b|source ?:)", re.IGNORECASE)
_CAPTION = re.compile(r"(?:\bPHOTO\s*/|- (?:REUTERS|AFP|AP|TASS|EPA|DR)\b|\bvia REUTERS\b|©)")


class Sentence(NamedTuple):
    """One sentence: its offsets, the number of its paragraph (from 0) and its stretches as (start, number of the clause).

    A clause goes on after the brackets that cut it in two.
    """

    start: int
    end: int
    paragraph: int
    stretches: tuple[tuple[int, int], ...]

    def clause(self, at: int) -> int:
        """The number of the clause that holds a character."""
        return next((number for start, number in reversed(self.stretches) if start <= at), 0)

    def stretch(self, at: int) -> tuple[int, int]:
        """Start and end of the unbroken stretch of a clause that holds a character."""
        start = max((s for s, _ in self.stretches if s <= at), default=self.start)
        return start, min((s for s, _ in self.stretches if s > at), default=self.end)


def language(text: str) -> str:
    """`fr` or `en`, by which stop words are more frequent in the first 20,000 characters; English where none tells."""
    words = [w.lower() for w in _WORD.findall(text[:20_000])]
    return "fr" if sum(w in FRENCH for w in words) > sum(w in ENGLISH for w in words) else "en"


def sentences(text: str) -> list[Sentence]:
    """All sentences of a text in order, headings, captions and notices of the web page included."""
    found = []
    for number, paragraph in enumerate(_PARAGRAPH.finditer(text)):
        for start, end in _cut(text, paragraph.start(), paragraph.end()):
            found.append(Sentence(start, end, number, _stretches(text, start, end)))
    return found


def _stretches(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where each stretch of a sentence begins and which clause it is part of."""
    found, clause, outer = [(start, 0)], 0, 0
    for count, mark in enumerate(_CLAUSE.finditer(text, start, end), 1):
        if mark[0] == ")":
            clause = outer
        else:
            outer, clause = (clause if mark[0] == "(" else outer), count
        found.append((mark.end(), clause))
    return tuple(found)


def says_something(sentence: str) -> bool:
    """Whether this may be a statement: not a heading, a caption, a list of tags or a notice of the page."""
    words = len(re.findall(r"\w+", sentence[:LONGEST]))
    if words < 4 or _NOTICE.match(sentence.strip()) or _CAPTION.search(sentence):
        return False
    return sentence.rstrip(" \"”’»')]")[-1:] in ".!?…:;" or words >= 9


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Starts and ends of the sentences between two offsets, without the white space around them."""
    spans, at = [], start
    for mark in _END.finditer(text, start, end):
        if _ends(text, at, mark, end):
            spans += _short(text, at, mark.end())
            at = mark.end()
    return spans + _short(text, at, end)


def _ends(text: str, start: int, mark: re.Match[str], end: int) -> bool:
    """Whether a full stop ends a sentence: not after an abbreviation, nor before a small letter."""
    if mark[0].isspace():
        return True
    after = text[mark.end():min(end, mark.end() + 8)].lstrip()
    if after[:1].islower():
        return False
    if mark[0] == "." and _SHORT.search(text, max(start, mark.end() - 12), mark.end()):
        return bool(after[:1].isupper() and re.search(r"\b[UE]\.[NSKU]\.$", text[max(start, mark.end() - 6):mark.end()])
                    and re.match(r"(?:The|In|It|This|A|But|For|Its|On)\b", after))
    return True


def _short(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The span stripped of white space and cut to pieces of at most `LONGEST` characters."""
    spans = []
    while start < end:
        while start < end and text[start].isspace():
            start += 1
        stop = end
        if end - start > LONGEST:
            space = max(text.rfind(" ", start + 1, start + LONGEST), text.rfind("\n", start + 1, start + LONGEST))
            stop = space if space > start else start + LONGEST
        last = stop
        while last > start and text[last - 1].isspace():
            last -= 1
        if last > start:
            spans.append((start, last))
        start = stop
    return spans

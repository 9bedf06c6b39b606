"""Names in a text: actors, partners, places and offices of a gazetteer, the longest name first.

Matching works on words with case and accents folded. Where folding is not safe it is not done: a short acronym must
stand in capitals (UN, but not the French `un`) and a proper name must begin with one (San, but not `san`).
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from durance.evidence.ingest.proposal import MENTIONS, Mention

_TOKEN = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*")
_BETWEEN = re.compile(r"[ \t\u00a0\u202f]?(?:\r?\n)?[ \t'’‘`´ʿʾ.\-‐‑–/]{0,3}")
_BACK = re.compile(r"\b(?:the|this|that) (?:northern |southern |central |besieged |same )?(?:city|town|village|camp|area|"
                   r"region)\b|"
                   r"\b(?:la|cette) (?:ville|localité|région|cité|commune|zone)\b|\b(?:ce|le) (?:village|"
                   r"camp)\b", re.IGNORECASE)
_OTHERS = re.compile(r"\s+(?:of|du|de la|de l['’]|de|des)\s+", re.IGNORECASE)


class Entry(NamedTuple):
    """One name of the gazetteer as the text may write it; `proper` names keep their capital."""

    id: str
    kind: str
    proper: bool
    exact: str


@dataclass(frozen=True)
class Gazetteer:
    """Aliases by their folded words, what lies within what, the level of each place and the country of the pack."""

    aliases: dict[str, dict[tuple[str, ...], tuple[Entry, ...]]]
    within: dict[str, str] = field(default_factory=dict)
    level: dict[str, str] = field(default_factory=dict)
    home: str = ""
    capital: str = ""


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).casefold()


def gazetteer(entries: Iterable[Mapping[str, str]], home: str = "", capital: str = "") -> Gazetteer:
    """A gazetteer from rows `{id, kind, alias, within, level}`; an id "" shields the words from any other reading.

    `home` is the id of the pack's country and `capital` that of its capital, which `the capital` means. Raises ValueError.
    """
    aliases: dict[str, dict[tuple[str, ...], tuple[Entry, ...]]] = {}
    within: dict[str, str] = {}
    level: dict[str, str] = {}
    for row in entries:
        words = tuple(fold(t[0]) for t in _TOKEN.finditer(row["alias"]))
        if not words or row["kind"] not in MENTIONS:
            raise ValueError(f"the name {row['alias']!r} of {row['id']!r} needs letters and a kind out of "
                             f"{', '.join(MENTIONS)}")
        plain = "".join(c for c in row["alias"] if c.isalnum())
        exact = row["alias"] if plain.isupper() and len(plain) <= 4 else ""
        entry = Entry(row["id"], row["kind"], row["alias"][0].isupper(), exact)
        same = aliases.setdefault(words[0], {})
        same[words] = tuple(dict.fromkeys((*same.get(words, ()), entry)))
        if row.get("within"):
            within[row["id"]] = row["within"]
        if row.get("level"):
            level[row["id"]] = row["level"]
    ordered = {first: dict(sorted(same.items(), key=lambda item: -len(item[0]))) for first, same in aliases.items()}
    return Gazetteer(ordered, within, level, home, capital)


def mentions(text: str, names: Gazetteer) -> list[Mention]:
    """Every name in a text, in order and without overlap. `the capital of` another country is not the pack's."""
    tokens = [(fold(m[0]), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    found, at = [], 0
    while at < len(tokens):
        length, entry = _longest(text, tokens, at, names)
        if entry:
            start, end = tokens[at][1], tokens[at + length - 1][2]
            found.append(Mention(entry.id, entry.kind, text[start:end], start, end))
        at += length
    known = [m for i, m in enumerate(found) if m.id and not _elsewhere(text, found, i, names)]
    return known


def _longest(text: str, tokens: Sequence[tuple[str, int, int]], at: int, names: Gazetteer) -> tuple[int, Entry | None]:
    """How many words the longest name beginning here has, and what it names; (1, None) where none begins."""
    for words, entries in names.aliases.get(tokens[at][0], {}).items():
        span = tokens[at:at + len(words)]
        if tuple(t[0] for t in span) != words:
            continue
        if any(not _BETWEEN.fullmatch(text, a[2], b[1]) for a, b in pairwise(span)):
            continue
        written = text[span[0][1]:span[-1][2]]
        fit = next((e for e in entries if _written(written, e)), None)
        if fit:
            return len(words), fit
    return 1, None


def _written(text: str, entry: Entry) -> bool:
    """Whether capitals stand where this name needs them."""
    if entry.exact:
        return text.replace(".", "") == entry.exact.replace(".", "")
    return text[0].isupper() or not entry.proper


def _elsewhere(text: str, found: Sequence[Mention], i: int, names: Gazetteer) -> bool:
    """Whether `the capital` is said to be that of another country."""
    here = found[i]
    if here.id != names.capital or "apital" not in here.text or i + 1 == len(found):
        return False
    after = found[i + 1]
    between = text[here.end:after.start]
    return bool(_OTHERS.fullmatch(between)) and names.level.get(after.id) == "country" and after.id != names.home


def referred(text: str, start: int, end: int, before: Sequence[Mention], names: Gazetteer) -> list[Mention]:
    """`the city`, `la ville` between two offsets as the place last named before them; the words are those of the text."""
    said = []
    for match in _BACK.finditer(text, start, end):
        region = re.search(r"region|région|zone|area", match[0], re.IGNORECASE)
        fit = [m for m in before if m.kind == "place" and m.end <= match.start()
               and names.level.get(m.id, "town") == ("region" if region else "town")]
        follows = re.match(r"\s+(?:of|de|du|d['’])\s*[A-ZÉÈ]", text[match.end():match.end() + 8])
        if fit and not follows:
            said.append(Mention(fit[-1].id, "place", match[0], match.start(), match.end()))
    return said


def own_country(found: Sequence[Mention], names: Gazetteer) -> str:
    """The country a document is about: the one it names most, by itself or by its places; the pack's own on a tie."""
    counts: dict[str, int] = {}
    for m in found:
        place, steps = m.id, 0
        while names.level.get(place) != "country" and place in names.within and steps < 9:
            place, steps = names.within[place], steps + 1
        if m.kind == "place" and names.level.get(place) == "country":
            counts[place] = counts.get(place, 0) + 1
    best = max(counts.values(), default=0)
    return names.home if counts.get(names.home, 0) == best else max(counts, key=lambda k: counts[k])

"""What is new in a document: every proposal against the ledger's claims, and against the other documents read with it.

A proposal is `known` where a claim says the same, `conflict` where one says otherwise (`compare`), else `new`. Words alone
never make a conflict: they make candidates, by the cosine of weighted stems and names.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from durance.evidence.ingest.compare import LARGE, TELLING, compare, consistent
from durance.evidence.ingest.statements import Statement, stated, stems

KNOWN = 0.40      # cosine from which a claim says the same in other words (chosen on essays 000, 001, 004; docs/ingest.md)
CANDIDATE = 0.20      # cosine from which a claim is worth a look


@dataclass(frozen=True)
class Match:
    """What the ledger says to a proposal: known, conflict or new, why in words, and up to three claims with their cosine."""

    status: str
    why: str
    candidates: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Conflict:
    """Two statements of the documents read that cannot both hold as they stand, about what, and why."""

    a: Statement
    b: Statement
    topic: str
    why: str


def features(s: Statement) -> Counter[str]:
    """Stems, names (`@id`), the figure (`#`) and years of a statement, each once."""
    found = set(stems(s.sentence))
    found |= {f"@{name}" for name in s.actors | s.places} | set(re.findall(r"\b(?:19|20)\d\d\b", s.sentence))
    if s.quantity is not None:
        found.add(f"#{stated(s.quantity):g}")
    return Counter(found)


class Nearest:
    """Claims by likeness of words: inverted lists of weighted features, rare ones weigh more."""

    def __init__(self, ledger: Sequence[Statement]) -> None:
        self.ledger = ledger
        self.told: dict[str, list[Statement]] = defaultdict(list)
        for s in ledger:
            self.told[s.key].append(s)
        bags = [features(s) for s in ledger]
        seen = Counter(word for bag in bags for word in bag)
        self.weight = {word: math.log(1 + len(bags) / n) for word, n in seen.items()}
        self.rare = math.log(1 + len(bags))
        self.lists: dict[str, list[int]] = defaultdict(list)
        for k, bag in enumerate(bags):
            for word in bag:
                self.lists[word].append(k)
        self.length = [math.sqrt(sum(self.weight[word] ** 2 for word in bag)) or 1.0 for bag in bags]

    def __call__(self, s: Statement, most: int = 3) -> list[tuple[int, float]]:
        """The claims like a statement, `(index, cosine)`, best first, one a claim id; none below CANDIDATE."""
        bag = features(s)
        scores: dict[int, float] = defaultdict(float)
        for word in bag:
            for k in self.lists.get(word, ()):
                scores[k] += self.weight[word] ** 2
        own = math.sqrt(sum(self.weight.get(word, self.rare) ** 2 for word in bag)) or 1.0
        alike = ((k, v / own / self.length[k]) for k, v in scores.items())
        best: dict[str, tuple[int, float]] = {}
        for k, score in sorted((pair for pair in alike if pair[1] >= CANDIDATE), key=lambda pair: (-pair[1], pair[0])):
            best.setdefault(self.ledger[k].key, (k, score))
        return list(best.values())[:most]


def match(found: Sequence[Statement], ledger: Sequence[Statement]) -> list[Match]:
    """A verdict of the ledger on every statement, in order."""
    nearest, groups = Nearest(ledger), _groups(ledger)
    return [_verdict(s, nearest, [ledger[k] for k in sorted({k for g in _keys(s) for k in groups.get(g, ())})]) for s in found]


def _verdict(s: Statement, nearest: Nearest, near: Sequence[Statement]) -> Match:
    told = [(c.key, compare(s, c)) for c in near]
    alike = {nearest.ledger[k].key: score for k, score in nearest(s)}
    agreed = {key: verdict for key, verdict in told if verdict.says == "agrees"}
    settled = {verdict.topic for verdict in agreed.values()}
    against = {key: verdict for key, verdict in told if verdict.says == "conflict" and verdict.topic not in settled}
    if against:
        whys = [f"in conflict with {key}: {verdict.why}" for key, verdict in against.items()]
        return Match("conflict", "; ".join(whys[:3]), _first(against, alike))
    ledger = {c.key: c for c in near if c.key in agreed}
    # the date of a coup in passing is not all that is said
    same = sorted((key for key in agreed if not s.events or key in alike),
                  key=lambda key: (_off(s, ledger[key]), -alike.get(key, 0.0)))
    if same:
        return Match("known", f"{same[0]} has {agreed[same[0]].why}", _first(same, alike))
    best, score = next(iter(alike.items()), ("", 0.0))
    if score >= KNOWN and any(consistent(s, c) for c in nearest.told[best]):
        return Match("known", f"{best} says so in other words (likeness {score:.2f})", _first((), alike))
    return Match("new", f"nearest is {best} (likeness {score:.2f})" if best else "no claim is like it", _first((), alike))


def _off(a: Statement, b: Statement) -> float:
    """How far the figure of a claim is from that of a statement, as a share; 0 where either has none."""
    if a.quantity is None or b.quantity is None:
        return 0.0
    return abs(stated(a.quantity) - stated(b.quantity)) / max(1.0, abs(stated(b.quantity)))


def _first(named: Iterable[str], alike: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    """Three candidates: the claims named, then the most alike."""
    return tuple((key, alike.get(key, 0.0)) for key in list(dict.fromkeys([*named, *alike]))[:3])


def _keys(s: Statement) -> set[tuple[str, ...]]:
    """What a statement must share with another to be compared with it."""
    found = {("event", e.kind, e.who) for e in s.events}
    if s.quantity is not None and s.family:
        found |= {("count", s.family, name) for name in s.actors | s.places}
        figure = stated(s.quantity)
        if figure >= TELLING and s.first:
            found.add(("told", s.family, f"{figure:g}"))
        if s.family == "strength" and figure >= LARGE:
            found |= {("figure", str(round(math.log(figure) / 0.01) + d)) for d in (-1, 0, 1)}
    return found


def _groups(statements: Sequence[Statement]) -> Mapping[tuple[str, ...], list[int]]:
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for k, s in enumerate(statements):
        for key in _keys(s):
            groups[key].append(k)
    return groups


def among(found: Sequence[Statement]) -> list[Conflict]:
    """Conflicts between the statements of the documents themselves; what repeats another word for word is compared once."""
    alone = list({(s.where, s.sentence, s.quantity and (s.quantity.text, s.family)): s for s in found}.values())
    pairs = {(i, j) for group in _groups(alone).values() for n, i in enumerate(group) for j in group[n + 1:]
             if alone[i].sentence != alone[j].sentence}
    told = ((i, j, compare(alone[i], alone[j])) for i, j in sorted(pairs))
    return [Conflict(alone[i], alone[j], verdict.topic, verdict.why) for i, j, verdict in told if verdict.says == "conflict"]

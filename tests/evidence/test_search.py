"""Searching the ledger: accents, odd signs, order, dates of knowledge."""

from datetime import date

import pytest

from durance.evidence.ledger import ledger
from durance.evidence.search import Entry, known, search, since

ROWS = [
    {"id": "C1", "claim": "Tankers burned near Néguéla.", "topic": "convoy", "date_event": "2025-10-28",
     "date_published": "2025-12-03", "source": "s"},
    {"id": "C2", "claim": "Pump price of petrol.", "unit": "FCFA/litre", "date_event": "2024", "date_published": "2025-01",
     "source": "s", "note": "near the border, before tankers came"},
    {"id": "C3", "claim": "Usual share of Dakar.", "date_published": "2026-02", "retrospective": "yes", "source": "t"},
    {"id": "C4", "claim": "A truce is supposed.", "date_event": "2026-01-01", "date_published": "2025-01", "premise": "yes",
     "source": "t"},
    {"id": "C5", "claim": "Undated.", "date_published": "n.d.", "source": "t"},
]
USES = {"C2": (("parameter price_cap",), frozenset({"price_cap", "prices"}))}
ENTRIES = [Entry(c, {"title": "Journal de l'été"}, *USES.get(c.id, ((), frozenset())))
           for c in ledger({}, ROWS, {}).claims.values()]


def ids(entries):
    return [e.claim.id for e in entries]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("néguéla", ["C1"]),
        ("NEGUELA", ["C1"]),
        ("tanker", ["C1", "C2"]),      # the sentence before the note
        ("tankers petrol", ["C2"]),      # all words
        ("dakar nowhere", ["C3"]),      # else any
        ("C4", ["C4"]),
        ("c04", ["C4"]),      # an id, with or without zeros
        ("price_cap", ["C2"]),
        ("FCFA", ["C2"]),
        ("nowhere", []),
    ],
)
def test_words_are_found(text, found):
    assert ids(search(ENTRIES, text)) == found


@pytest.mark.parametrize("text", ['tankers"', "tankers*", "(tankers", "tankers NEAR(", "tankers AND", "-tankers", "tankers:^",
                                  "claim:tankers", "tankers; DROP TABLE ledger", "tankers\x00", "' OR 1=1 -- tankers"])
def test_odd_signs_only_part_words(text):
    assert "C1" in ids(search(ENTRIES, text))


@pytest.mark.parametrize("text", ["", "   ", '"', "***", "()", "__", "—"])
def test_a_text_without_a_word_is_refused(text):
    with pytest.raises(ValueError, match="no word"):
        search(ENTRIES, text)


def test_the_source_is_searched_with_accents_folded():
    assert sorted(ids(search(ENTRIES, "ete"))) == ["C1", "C2", "C3", "C4", "C5"]


def test_since_takes_what_happened_or_was_published_then():
    assert ids(since(ENTRIES, date(2025, 12, 3))) == ["C1", "C3", "C4"]
    assert ids(since(ENTRIES, date(2026, 1, 2))) == ["C3"]
    assert ids(since(ENTRIES, date(2025, 1, 31))) == ["C1", "C2", "C3", "C4"]


def test_what_was_known_hides_what_peeks_and_counts_what_is_flagged():
    seen = known(ENTRIES, date(2025, 8, 31))
    assert ids(seen.entries) == ["C2", "C3", "C4"]
    assert (seen.hidden, seen.flagged) == (2, 2)      # an unreadable date could lie anywhere: C5 peeks
    assert known(ENTRIES, date(2026, 12, 31)).flagged == 0

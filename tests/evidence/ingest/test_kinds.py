"""Kinds of statements, their precedence, and how often the cues are right on the essays."""

import csv

import pytest

from durance.evidence.ingest.kinds import cue, kind_of


@pytest.mark.parametrize(("text", "language", "kind"), [
    ("France should suspend its hunt.", "en", "recommendation"),
    ("Il faut ouvrir un couloir humanitaire.", "fr", "recommendation"),
    ("The state is unlikely to fall.", "en", "forecast"),
    ("JNIM will attack.", "en", "forecast"),
    ("La junte ne survivra pas.", "fr", "forecast"),
    ("Le blocus pourrait durer.", "fr", "forecast"),
    ("That is absurd.", "en", "opinion"),
    ("Would France take the lead?", "en", "opinion"),
    ("À mon avis, le pays tient.", "fr", "opinion"),
    ("Schools closed because fuel ran out.", "en", "cause"),
    ("Les écoles ont fermé faute de carburant.", "fr", "cause"),
    ("The siege began in August.", "en", "fact"),
    ("Le siège a commencé en août.", "fr", "fact"),
])
def test_a_cue_tells_the_kind(text, language, kind):
    assert kind_of(text, language) == kind


def test_precedence():
    assert kind_of("It should withdraw 500 men because it is absurd.", "en", counted=True) == "recommendation"
    assert kind_of("It will lose 500 men.", "en", counted=True) == "forecast"
    assert kind_of("It lost 500 men because fuel ran out.", "en", counted=True) == "quantity"
    assert kind_of("It is absurd because fuel ran out.", "en") == "opinion"


def test_a_cue_is_told_in_its_words():
    assert cue("They left because of it.", "cause", "en") == "because"
    assert cue("They left.", "cause", "en") == ""


def test_on_the_essays_the_cues_are_better_than_calling_all_a_fact(shared):
    texts = {p.name: p.read_text(encoding="utf-8") for p in (shared / "seeds").glob("*.txt")}
    with (shared / "evidence" / "seed_claims.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    right, facts = 0, 0
    for row in rows:
        kind = {"causal mechanism": "cause"}.get(row["kind"], row["kind"])
        words = texts[row["seed"]][int(row["start"]):int(row["end"])]
        right += kind_of(words, "en", counted=kind == "quantity") == kind
        facts += kind in ("fact", "quantity")
    assert len(rows) == 277
    assert right > facts

"""Sentences: where they end, what states nothing, and clauses that go on after brackets."""

import pytest

from durance.evidence.ingest.sentences import LONGEST, language, says_something, sentences


def split(text):
    return [text[s.start:s.end] for s in sentences(text)]


@pytest.mark.parametrize(("text", "count"), [
    ("On Sept. 7, they fled. They came back.", 2), ("The U.N. left. It had 15,000 men.", 2),
    ("Led by the U.N. It left.", 2),
   
    ("Gen. Smith said 1.5 million. No more.", 2), ("One\n\nTwo\n\nThree", 3),
    ("“It burns.” They left.", 2), ("", 0), (" \n\n ", 0),
    ("Why? Because! So it is…", 3), ("No. 5 was hit.", 1)])
def test_where_sentences_end(text, count):
    assert len(split(text)) == count


@pytest.mark.parametrize("text", [
    "4 Reading time", "Departure of France", "Leave a Reply", "Tags: , , ,", "Required fields are marked *",
    "Lire aussi : le blocus",
    "French President visits troops deployed in Mali - PHOTO/Archive", "Fighters who were killed in Mali - REUTERS/ A NAME"])
def test_a_heading_a_caption_or_a_notice_states_nothing(text):
    assert not says_something(text)


def test_a_sentence_states_something():
    assert says_something("JNIM is not one group.")
    assert says_something("It burned 40 tankers.”")


def test_paragraphs_are_numbered():
    assert [s.paragraph for s in sentences("One is. Two are.\n\nThree are.\nFour are.")] == [0, 0, 1, 1]


def test_a_clause_goes_on_after_brackets():
    text = "The army (FAMa) lost 40 men, while JNIM lost 20."
    sentence, = sentences(text)
    army, inside, forty, twenty = (sentence.clause(text.index(w)) for w in ("army", "FAMa", "40", "20"))
    assert army == forty
    assert len({army, inside, twenty}) == 3


def test_a_long_line_is_cut():
    for text in ("a" * 100_000, "word " * 20_000):
        found = sentences(text)
        assert max(s.end - s.start for s in found) <= LONGEST
        assert "".join(text[s.start:s.end] for s in found).replace(" ", "") == text.replace(" ", "")


def test_the_language_is_guessed_by_little_words():
    assert language("Le blocus de la capitale est levé par les forces du pays.") == "fr"
    assert language("The blockade of the capital was lifted by the forces.") == "en"
    assert language("") == "en"

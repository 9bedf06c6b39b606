"""Attribution, negation and doubt in both languages."""

import pytest

from durance.evidence.ingest.hedges import attribution, hedges, negated


@pytest.mark.parametrize(("text", "who"), [
    ("According to the UN, 40 fled.", "the UN"),
    ("It was cut off according to local inhabitants.", "local inhabitants"),
    ("As stated by the Africa Center, it grew.", "the Africa Center"),
    ("The UN also notes that many fled.", "The UN"),
    ("“It burns,” said the army.", "the army"),
    ("Independent analysts have found that it changed.", "Independent analysts"),
    ("Selon l'ONU, 40 personnes ont fui.", "l'ONU"),
    ("D’après des sources locales, ils ont fui.", "des sources locales"),
    ("Le gouvernement a déclaré que tout va bien.", "Le gouvernement"),
    ("It found itself alone.", ""),
    ("They fled.", ""),
    ("", ""),
])
def test_who_says_it(text, who):
    assert attribution(text) == who


@pytest.mark.parametrize(("text", "language", "denied"), [
    ("It is not a unified entity.", "en", True), ("Neither spoke.", "en", True), ("They didn’t fight.", "en", True),
    ("no more than 40", "en", False), ("not only 40", "en", False), ("It fell.", "en", False),
    ("Elle n'a pas repris la ville.", "fr", True), ("Aucune ville n'est tombée.", "fr", True),
    ("La ville ne reçoit plus que 200 citernes.", "fr", False),
    ("pas plus de 40 hommes", "fr", False), ("Elle est tombée.", "fr", False)])
def test_what_denies(text, language, denied):
    assert negated(text, language) is denied


@pytest.mark.parametrize(("text", "language", "words"), [
    ("Mali is reportedly paying.", "en", ("reportedly",)),
    ("It claimed it; it may be so.", "en", ("claimed", "may")),
    ("In May it fell.", "en", ("may",)),
    ("Timbuktu is in its second month of siege.", "en", ("in its second month of",)),
    ("Trois soldats auraient été tués, le prétendu chef aussi.", "fr", ("auraient", "prétendu")),
    ("It fell.", "en", ()),
])
def test_words_of_doubt(text, language, words):
    assert hedges(text, language) == words

"""Proposals: what belongs together in a sentence, thirty French sentences, and texts made to break the reader."""

import time
from datetime import date

import pytest

from durance.evidence.ingest.propose import propose
from durance.pack.gazetteer import pack_gazetteer

DATED = date(2025, 11, 15)


@pytest.fixture(scope="module")
def names(mali):
    return pack_gazetteer(mali)


def told(p):
    """(value or bounds, unit, subject, first actor, first place, first day, last day) of a proposal."""
    q = p.quantity
    number = q and (q.value if q.value is not None else (q.low, q.high))
    return (number, q and q.unit, p.subject, p.actors[0].id if p.actors else "", p.places[0].id if p.places else "",
            str(p.when.first) if p.when else "", str(p.when.last) if p.when else "")


OPEN = ("None", "2025-11-15")


@pytest.mark.parametrize(("text", "expected"), [
    ("Au moins 49 civils ont été tués le 7 septembre 2023 près de Gourma-Rharous.",
     (49, "civilians", "killed", "", "gourma-rharous", "2023-09-07", "2023-09-07")),
    ("Selon l'ONU, plus de 30 000 personnes ont fui Tombouctou depuis la mi-août.",
     (30000, "people", "displaced", "un", "timbuktu", "2025-08-11", "None")),
    ("Le GSIM a incendié une centaine de camions-citernes au cours du mois dernier.",
     (100, "tankers", "destroyed", "jnim", "mali", "2025-10-01", "2025-10-31")),
    ("L'armée malienne n'a pas repris Farabougou.", (None, None, "", "army", "farabougou", "", "")),
    ("Quelque 15 000 casques bleus ont quitté le Mali fin 2023.",
     (15000, "peacekeepers", "troops", "un", "mali", "2023-09-01", "2023-12-31")),
    ("Entre 2 000 et 2 500 combattants du GSIM se trouveraient dans la région de Mopti.",
     ((2000, 2500), "fighters", "fighters", "jnim", "mopti-region", *OPEN)),
    ("Les prix du carburant ont doublé à Bamako en octobre 2025.",
     (2, "times", "price", "", "bamako", "2025-10-01", "2025-10-31")),
    ("D'après des sources locales, trois soldats auraient été tués hier à Ménaka.",
     (3, "soldiers", "killed", "", "menaka", "2025-11-14", "2025-11-14")),
    ("Le Burkina Faso compte 23 millions d'habitants.", (23e6, "people", "population", "", "burkina-faso", *OPEN)),
    ("Près de 40 % du territoire burkinabè échappe à l'État.",
     (40, "percent", "share of territory", "", "burkina-faso", *OPEN)),
    ("Wagner aurait reçu 10 millions de dollars par mois depuis décembre 2021.",
     (10e6, "USD/month", "money", "africa-corps", "mali", "2021-12-01", "None")),
    ("La capitale ne reçoit plus que 200 citernes par semaine, contre 1 000 avant septembre.",
     (200, "tankers/week", "tankers", "", "bamako", *OPEN)),
    ("Deux attaques ont visé Kati la semaine dernière, faisant sept morts et une vingtaine de blessés.",
     (2, "attacks", "attacks", "", "kati", "2025-11-03", "2025-11-09")),
    ("L'EIGS a attaqué Tessit le 7 août 2022 et tué 42 soldats.",
     (42, "soldiers", "killed", "is-sahel", "tessit", "2022-08-07", "2022-08-07")),
    ("Barkhane a compté jusqu'à 5 500 soldats français entre 2020 et 2022.",
     (5500, "soldiers", "troops", "france", "mali", "2020-01-01", "2022-12-31")),
    ("Un tiers de la population de Kidal a fui en octobre 2023.",
     (100 / 3, "percent", "share of population", "", "kidal", "2023-10-01", "2023-10-31")),
    ("Les Forces armées maliennes (FAMa) ont perdu 40 hommes, a indiqué le gouvernement.",
     (40, "men", "troops", "army", "mali", *OPEN)),
    ("Le FLA et le CSP prétendent avoir capturé une dizaine de militaires à Tinzaouaten il y a trois jours.",
     (10, "soldiers", "troops", "fla", "tinzaouaten", "2025-11-12", "2025-11-12")),
    ("Il faut ouvrir un couloir humanitaire vers Tombouctou.", (None, None, "", "", "timbuktu", "", "")),
    ("Plusieurs centaines de déplacés sont arrivés à Mopti au début du mois de juin 2024.",
     ((200, None), "displaced", "displaced", "", "mopti", "2024-06-01", "2024-06-10")),
    ("Le convoi de 100 citernes parti d'Abidjan le 1er octobre 2025 n'est jamais arrivé.",
     (100, "tankers", "tankers", "", "abidjan", "2025-10-01", "2025-10-01")),
    ("La CEDEAO a levé ses sanctions le 3 juillet 2022.", (None, None, "", "ecowas", "", "2022-07-03", "2022-07-03")),
    ("En 2012, le nord du Mali est tombé aux mains d'AQMI.",
     (None, None, "", "jnim", "mali-north", "2012-01-01", "2012-12-31")),
    ("La ville compte 50 000 habitants.", (50000, "people", "population", "", "mali", *OPEN)),
    ("Pas plus de 3 000 mercenaires russes seraient présents au Mali.",
     (3000, "mercenaries", "mercenaries", "africa-corps", "mali", *OPEN)),
    ("Le 14 septembre, une colonne de plus de 100 véhicules a été attaquée entre Kayes et Diéma.",
     (100, "vehicles", "vehicles", "", "kayes", "2025-09-14", "2025-09-14")),
    ("Le blocus de Nioro dure depuis septembre.", (None, None, "", "", "nioro", "2025-09-01", "None")),
    ("Environ 2 milliards de francs CFA manquent au budget du Mali cette année.",
     (2e9, "XOF", "budget", "", "mali", "2025-01-01", "2025-12-31")),
])
def test_a_french_sentence(text, expected, names):
    first = propose(text, names, DATED)[0]
    assert first.language == "fr"
    assert told(first) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("The 3,000 or so mercenaries cannot replace the more than 15,000 troops deployed by the French during Operation Barkhane.",
     [(3000, "mercenaries", "africa-corps"), (15000, "troops", "france")]),
    ("Mali, a country of 24 million inhabitants, landlocked, with gold mines near Senegal, is poor.",
     [(24e6, "people", "mali")]),
    ("On 7 September JNIM raided a ferry near Gourma-Rharous in the Timbuktu Region, which killed at least 49 civilians.",
     [(49, "civilians", "gourma-rharous")]),
    ("JNIM controls nearly 40% of Burkinabe territory.", [(40, "percent", "burkina-faso")]),
    ("The U.N. withdrew its 15,000 peacekeeping forces in December 2023.", [(15000, "troops", "un")]),
])
def test_each_number_has_its_own_names(text, expected, names):
    found = [p for p in propose(text, names, DATED) if p.quantity]
    assert [(p.quantity.value, p.quantity.unit) for p in found] == [e[:2] for e in expected]
    for p, (*_, name) in zip(found, expected, strict=True):
        assert name in (p.actors[0].id if p.actors else "", p.places[0].id)


def test_dates_without_numbers_are_proposals_of_their_own(names):
    found = propose("Operations Serval (2013) and Barkhane (2014–2022) did not end the attacks.", names, DATED)
    assert [(p.when.text, p.negated, p.actors[0].id) for p in found] == [
        ("2013", True, "france"), ("2014–2022", True, "france")]


def test_a_paragraph_carries_its_place_and_its_open_date_but_not_a_closed_one_into_the_present(names):
    text = "Timbuktu has been cut off since mid-August. At least 30,000 people have fled the city.\n\n40 people died there."
    second, third = propose(text, names, DATED)[1:]
    assert (second.places[0].id, second.when.text) == ("timbuktu", "since mid-August")
    assert (third.places[0].text, third.when.text) == ("", "")
    closed = propose("The ferry was hit in June 2023. It has 40 men.", names, DATED)[1]
    assert closed.when.text == ""


def test_a_date_that_opens_a_sentence_frames_the_past_after_it(names):
    text = "Three years ago, Mali hosted a mission.\n\nIt was led by others. About 40 partners were paying. It has 50 trucks."
    past, now = (p for p in propose(text, names, DATED) if p.quantity)
    assert past.when.text == "Three years ago"
    assert now.when.text == ""


def test_without_a_date_of_the_document_nothing_is_dated(names):
    assert propose("About 40 people fled.", names, None)[0].when is None


def test_kind_attribution_hedge_and_negation_are_those_of_the_clause(names):
    p, = propose("According to the UN, at least 40 people allegedly did not leave Gao.", names, DATED)
    assert (p.kind, p.attribution, p.hedges, p.negated) == ("quantity", "the UN", ("allegedly",), True)


def test_headings_and_notices_propose_nothing(names):
    assert propose("Departure of France\n\n4 Reading time\n\nLeave a Reply", names, DATED) == []
    assert propose("", names, DATED) == []


def test_offsets_are_characters_of_the_text(names, shared):
    for path in sorted((shared / "seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for wild in (text, text.replace("é", "e\u0301"), text.replace(" ", "\u00a0"), text.replace("\n", "\r\n"), text[::-1],
                     text.upper()):
            found = propose(wild, names, DATED)
            for p in found:
                assert wild[p.start:p.end] == p.sentence
                for part in (*p.actors, *p.places, *filter(None, (p.when, p.quantity))):
                    assert wild[part.start:part.end] == part.text


@pytest.mark.parametrize("piece", [
    "a", "1", "1,", "1 ", "a ", "A ", ". ", "the ", "Jama", "a.", "“", "-", "(", ")", "in 2020 ", "10 men ",
    "one hundred and ", "between 1 and ", "at least ", "A said ", "ne ", "n'", " ", "\n", "\n ", "é", "e\u0301", "U.",
    "May ", "mid-", "d'",
    "twice ", "\x00", "😀", "< b>", "selon "])
def test_no_text_makes_the_reader_hang(piece, names):
    text = (piece * 20_000)[:20_000]
    before = time.process_time()
    propose(text, names, DATED)
    assert time.process_time() - before < 3


def test_a_line_of_a_hundred_thousand_characters_without_a_space(names):
    before = time.process_time()
    assert propose("x" * 100_000, names, DATED) == []
    assert time.process_time() - before < 2


def test_half_a_megabyte_is_read_in_seconds(names):
    text = ("On Sept. 7, JNIM militants burned at least 40 tankers near Kayes, which the UN said killed 15 soldiers. It is "
            "unlikely to end because the army in Bamako, according to analysts, has not reopened the road.\n\n") * 2_500
    assert len(text) > 500_000
    before = time.process_time()
    found = propose(text, names, DATED)
    assert time.process_time() - before < 8      # three times what it takes on an idle machine
    assert len(found) == 3 * 2_500


def test_a_forecast_takes_no_past_date_from_before_and_names_its_own_end(names):
    text = "On 3 September 2025 rebels burned 40 tankers near Kayes. The town could lose 20 wells."
    last = propose(text, names, DATED)[-1]
    assert (last.kind, str(last.when.first), last.when.last) == ("forecast", "2025-11-15", None)
    ahead = propose("Bamako pourrait perdre 30 bus d'ici deux semaines.", names, DATED, "fr")[0]
    assert (str(ahead.when.first), str(ahead.when.last)) == ("2025-11-15", "2025-11-29")


def test_what_is_carried_from_before_is_marked(names):
    first, second = propose("On 3 September 2025 JNIM burned 40 tankers near Kayes. It also took 12 trucks.", names, DATED)
    assert first.carried == ()
    assert {"places", "when"} <= set(second.carried)

"""Quantities of both languages: value, bound, unit and what is counted."""

import pytest

from durance.evidence.ingest.quantities import quantities


def read(text, french=False):
    return [(c.quantity.value, c.quantity.low, c.quantity.high, c.quantity.bound, c.quantity.unit, c.subject)
            for c in quantities(text, 0, len(text), (), french)]


@pytest.mark.parametrize(("text", "expected"), [
    ("killed at least 49 civilians.", (49, 49, None, "at_least", "civilians", "killed")),
    ("some 8 percent of the country’s GDP", (8, None, None, "about", "percent", "share of GDP")),
    ("nearly 40% of its territory", (40, None, 40, "nearly", "percent", "share of territory")),
    ("the more than 15,000 troops", (15000, 15000, None, "more_than", "troops", "troops")),
    ("3,000 or so mercenaries", (3000, None, None, "about", "mercenaries", "mercenaries")),
    ("3,000-odd men", (3000, None, None, "about", "men", "troops")),
    ("up to 13,000 soldiers", (13000, None, 13000, "at_most", "soldiers", "troops")),
    ("no more than 60 litres per day", (60, None, 60, "at_most", "litres/day", "volume")),
    ("between 2,000 and 2,500 fighters", (None, 2000, 2500, "range", "fighters", "fighters")),
    ("2,000-2,500 men", (None, 2000, 2500, "range", "men", "troops")),
    ("between 2 and 3 million people", (None, 2e6, 3e6, "range", "people", "population")),
    ("about $2 billion per year", (2e9, None, None, "about", "USD/year", "money")),
    ("$5m in ransom", (5e6, 5e6, 5e6, "exact", "USD", "ransom")),
    ("USD 10.8 million per month", (10.8e6, 10.8e6, 10.8e6, "exact", "USD/month", "money")),
    ("500 CFA francs", (500, 500, 500, "exact", "XOF", "money")),
    ("24 million inhabitants", (24e6, 24e6, 24e6, "exact", "people", "population")),
    ("dozens of civilians", (None, 24, None, "at_least", "civilians", "civilians")),
    ("tens of thousands of people", (None, 20000, None, "at_least", "people", "population")),
    ("a dozen trucks", (12, 12, 12, "exact", "trucks", "trucks")),
    ("two hundred and fifty soldiers", (250, 250, 250, "exact", "soldiers", "troops")),
    ("At least 30,000 people have fled", (30000, 30000, None, "at_least", "people", "displaced")),
    ("nearly doubled its territory", (2, None, 2, "ratio", "times", "territory")),
    ("a nearly three-fold increase of attacks", (3, None, 3, "ratio", "times", "attacks")),
    ("twice as many attacks", (2, 2, 2, "ratio", "times", "attacks")),
    ("half of the territory", (50, 50, 50, "exact", "percent", "share of territory")),
    ("over 300 acts of human rights abuses", (300, 300, None, "more_than", "abuses", "abuses")),
    ("about 200 tankers a week", (200, None, None, "about", "tankers/week", "tankers")),
    ("killed 41 in the raid", (41, 41, 41, "exact", "people", "killed")),
    ("a force of about 13,000 was leaving", (13000, None, None, "about", "troops", "troops")),
    ("284 deaths in January", (284, 284, 284, "exact", "deaths", "killed")),
    ("70 km away", (70, 70, 70, "exact", "km", "distance")),
    ("claimed to have killed 25 “terrorists”", (25, 25, 25, "exact", "fighters", "killed")),
    ("output fell by a third in 2025", (100 / 3, 100 / 3, 100 / 3, "exact", "percent", "share")),
    ("prices rose by 30 percent", (30, 30, 30, "exact", "percent", "change of price")),
])
def test_an_english_quantity(text, expected):
    assert read(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), [
    ("au moins 49 civils ont été tués", (49, 49, None, "at_least", "civilians", "killed")),
    ("près de 15 000 soldats", (15000, None, 15000, "nearly", "soldiers", "troops")),
    ("1.000 soldats", (1000, 1000, 1000, "exact", "soldiers", "troops")),
    ("quelque 8 % du PIB", (8, None, None, "about", "percent", "share of GDP")),
    ("une centaine de camions-citernes incendiés", (100, None, None, "about", "tankers", "destroyed")),
    ("plus de 1,5 million de personnes déplacées", (1.5e6, 1.5e6, None, "more_than", "people", "displaced")),
    ("des dizaines de milliers de déplacés", (None, 20000, None, "at_least", "displaced", "displaced")),
    ("2 milliards de francs CFA par mois", (2e9, 2e9, 2e9, "exact", "XOF/month", "money")),
    ("pas moins de 40 camions", (40, 40, None, "at_least", "trucks", "trucks")),
    ("moins de 50 litres par jour", (50, None, 50, "at_most", "litres/day", "volume")),
    ("entre 2 000 et 2 500 combattants", (None, 2000, 2500, "range", "fighters", "fighters")),
    ("les prix ont doublé", (2, 2, 2, "ratio", "times", "price")),
    ("deux fois plus d'attaques", (2, 2, 2, "ratio", "times", "attacks")),
    ("un tiers de la population", (100 / 3, 100 / 3, 100 / 3, "exact", "percent", "share of population")),
    ("3 000 mercenaires environ", (3000, None, None, "about", "mercenaries", "mercenaries")),
    ("quatre-vingt-dix véhicules", (90, 90, 90, "exact", "vehicles", "vehicles")),
])
def test_a_french_quantity(text, expected):
    assert read(text, french=True) == [expected]


@pytest.mark.parametrize("text", [
    "Resolution 2100", "an SU-25 jet", "the 13th-century kingdom", "a 25-year-old man", "at 14:30", "at 5 pm",
    "  1. Departure of France",
    "4 Reading time", "a five-nation alliance", "two of them", "the 2015 agreement", "in the summer of 2022", "COVID-19",
    "https://x.org/a/12 men", "one of the groups", "1,000,000,000,000,000,000,000,000 men"])
def test_what_is_no_quantity(text):
    assert read(text) == []


@pytest.mark.parametrize("text", ["14 h 30", "le 21e siècle", "âgé de 25 ans", "2e région"])
def test_what_is_no_french_quantity(text):
    assert read(text, french=True) == []


def test_a_fate_told_once_holds_for_all_that_are_counted():
    assert [q[-2:] for q in read("killed 12 soldiers, 3 gendarmes and 20 villagers")] == [
        ("soldiers", "killed"), ("soldiers", "killed"), ("villagers", "killed")]
    assert [q[-1] for q in read("15 soldiers were killed and 30 civilians wounded")] == ["killed", "wounded"]
    assert [q[-1] for q in read("40 soldats et 12 civils tués", french=True)] == ["killed", "killed"]


def test_a_bare_number_goes_on_counting_the_same():
    assert [(q[0], q[4]) for q in read("from 1,000 tankers a week to 200")] == [(1000, "tankers/week"), (200, "tankers/week")]
    assert [q[5] for q in read("killing at least 100 people and displacing tens of thousands more")] == ["killed", "displaced"]


def test_a_number_before_a_verb_counts_what_was_counted():
    assert [(q[0], q[4], q[5]) for q in read("over 100 tankers were attacked; at least 40 were burned")] == [
        (100, "tankers", "tankers"), (40, "tankers", "destroyed")]


@pytest.mark.parametrize(("text", "value"), [
    ("only one in five trucks got through", 20), ("four-fifths of the wells are dry", 80), ("nine out of ten pupils left", 90),
    ("deux sur trois écoles ont fermé", 200 / 3)])
def test_shares_in_words_are_percentages(text, value):
    found, = quantities(text, 0, len(text))
    assert (found.quantity.value, found.quantity.unit) == (pytest.approx(value), "percent")


@pytest.mark.parametrize(("text", "french", "found"), [
    ("Rice rose from 310 to more than 455 francs.", False, [(310, "XOF"), (455, "XOF")]),
    ("Le mil est passé de 210 à 350 francs.", True, [(210, "XOF"), (350, "XOF")]),
    ("From 200 to 300 soldiers stay.", False, [(None, "soldiers")]),
    ("Four of the 25 drivers came home.", False, [(4, "drivers"), (25, "drivers")]),
    ("Trois des quinze camions ont brûlé.", True, [(3, "trucks"), (15, "trucks")]),
    ("Hundreds have deserted since spring.", False, [(None, "people")]),
    ("Some 7,300 have fled the hills.", False, [(7300, "people")]),
    ("Two in spring and three in May.", False, []),
    ("The loan came to 3bn in all.", False, [(3e9, "money")]),
    ("They got 60 tents and a further 15.", False, [(60, "tents"), (15, "tents")]),
    ("Demand was 1.15 times higher than planned.", False, [(1.15, "times")])])
def test_a_bare_figure_takes_the_unit_the_text_names_later_or_leaves_out(text, french, found):
    assert [(c.quantity.value, c.quantity.unit) for c in quantities(text, 0, len(text), (), french)] == found


def test_seven_or_eight_is_a_range():
    text = "Seven or eight towns were hit."
    assert [(c.quantity.low, c.quantity.high) for c in quantities(text, 0, len(text))] == [(7, 8)]


def test_a_taken_span_is_left_alone():
    text = "7 September 300 men"
    assert [c.quantity.text for c in quantities(text, 0, len(text), [(0, 11)])] == ["300 men"]


def test_offsets_are_those_of_the_text():
    text = "They burned more than 40 tankers and 9 trucks, some 8 % of all, for about $2 billion per year."
    found = [c.quantity for c in quantities(text, 0, len(text))]
    assert [q.text for q in found] == ["more than 40 tankers", "9 trucks", "some 8 %", "about $2 billion per year"]
    assert all(text[q.start:q.end] == q.text for q in found)

"""Dates of both languages: what is meant, never more exactly than it is said."""

from datetime import date

import pytest

from durance.evidence.ingest.dates import dates
from durance.evidence.ingest.proposal import PRECISIONS, When

DATED = date(2023, 9, 20)      # a Wednesday


def read(text, french=False, dated=DATED):
    return [(str(w.first), str(w.last), w.precision) for w in dates(text, 0, len(text), dated, french)]


@pytest.mark.parametrize(("text", "first", "last", "precision"), [
    ("8 March 2020", "2020-03-08", "2020-03-08", "day"),
    ("On March 8, the group", "2023-03-08", "2023-03-08", "day"),
    ("on December 8", "2022-12-08", "2022-12-08", "day"),
    ("On Sept. 7, they", "2023-09-07", "2023-09-07", "day"),
    ("2020-08-18", "2020-08-18", "2020-08-18", "day"),
    ("18/08/2020", "2020-08-18", "2020-08-18", "day"),
    ("from 7 to 9 September 2023", "2023-09-07", "2023-09-09", "day"),
    ("September 7-9, 2023", "2023-09-07", "2023-09-09", "day"),
    ("April 2013", "2013-04-01", "2013-04-30", "month"),
    ("February 2024", "2024-02-01", "2024-02-29", "month"),
    ("August last year", "2022-08-01", "2022-08-31", "month"),
    ("between June and August 2021", "2021-06-01", "2021-08-31", "month"),
    ("from November to February 2022", "2021-11-01", "2022-02-28", "month"),
    ("mid-August", "2023-08-11", "2023-08-21", "part"),
    ("late 2021", "2021-09-01", "2021-12-31", "part"),
    ("early 2021", "2021-01-01", "2021-04-30", "part"),
    ("the first half of 2022", "2022-01-01", "2022-06-30", "part"),
    ("the early 2010s", "2010-01-01", "2013-04-30", "part"),
    ("the summer of 2022", "2022-06-01", "2022-08-31", "season"),
    ("Barkhane (2014–2022)", "2014-01-01", "2022-12-31", "year"),
    ("2024-25", "2024-01-01", "2025-12-31", "year"),
    ("from 2017 through 2019", "2017-01-01", "2019-12-31", "year"),
    ("since 2012", "2012-01-01", "None", "year"),
    ("until August 2022", "None", "2022-08-31", "month"),
    ("before 2012", "None", "2011-12-31", "year"),
    ("after June 2023", "2023-07-01", "None", "month"),
    ("yesterday", "2023-09-19", "2023-09-19", "relative"),
    ("last week", "2023-09-11", "2023-09-17", "relative"),
    ("last month", "2023-08-01", "2023-08-31", "relative"),
    ("this year", "2023-01-01", "2023-12-31", "relative"),
    ("earlier this year", "2023-01-01", "2023-09-20", "relative"),
    ("three years ago", "2020-01-01", "2020-12-31", "relative"),
    ("less than 10 years ago", "2013-09-20", "2023-09-20", "relative"),
    ("more than two years ago", "None", "2021-09-20", "relative"),
    ("in recent weeks", "None", "2023-09-20", "relative"),
    ("in the past three months", "2023-06-20", "2023-09-20", "relative"),
    ("by the end of the year", "None", "2023-12-31", "relative"),
    ("on Tuesday", "2023-09-19", "2023-09-19", "relative"),
])
def test_an_english_date_is_an_interval(text, first, last, precision):
    assert read(text) == [(first, last, precision)]


@pytest.mark.parametrize(("text", "first", "last", "precision"), [
    ("le 8 mars 2020", "2020-03-08", "2020-03-08", "day"),
    ("1er juillet 2025", "2025-07-01", "2025-07-01", "day"),
    ("03/04/2020", "2020-04-03", "2020-04-03", "day"),
    ("les 7 et 8 septembre 2023", "2023-09-07", "2023-09-08", "day"),
    ("du 3 au 5 mars 2022", "2022-03-03", "2022-03-05", "day"),
    ("en mars", "2023-03-01", "2023-03-31", "month"),
    ("en juillet dernier", "2023-07-01", "2023-07-31", "month"),
    ("à la mi-août.", "2023-08-11", "2023-08-21", "part"),
    ("fin 2021", "2021-09-01", "2021-12-31", "part"),
    ("au début du mois de juin 2024", "2024-06-01", "2024-06-10", "part"),
    ("au premier semestre 2022", "2022-01-01", "2022-06-30", "part"),
    ("l'été 2022", "2022-06-01", "2022-08-31", "season"),
    ("entre 2012 et 2014", "2012-01-01", "2014-12-31", "year"),
    ("de 2014 à 2022", "2014-01-01", "2022-12-31", "year"),
    ("depuis 2012", "2012-01-01", "None", "year"),
    ("jusqu'en 2022", "None", "2022-12-31", "year"),
    ("hier", "2023-09-19", "2023-09-19", "relative"),
    ("le mois dernier", "2023-08-01", "2023-08-31", "relative"),
    ("l'an dernier", "2022-01-01", "2022-12-31", "relative"),
    ("il y a trois ans", "2020-01-01", "2020-12-31", "relative"),
    ("au cours des trois derniers mois", "2023-06-20", "2023-09-20", "relative"),
    ("d'ici la fin de l'année", "None", "2023-12-31", "relative"),
])
def test_a_french_date_is_an_interval(text, first, last, precision):
    assert read(text, french=True) == [(first, last, precision)]


@pytest.mark.parametrize("text", [
    "2000 soldiers fled", "some 2000 of them", "Resolution 2100", "He may go", "they march on Gao",
    "the second month of the siege", "14:30", "a 25-year-old man", "31/31/2020 is none", "on the day of the attack"])
def test_what_is_no_date(text):
    assert read(text) == []


def test_a_count_that_looks_like_a_year_is_one_after_a_preposition():
    assert read("In 2012 rebels took the north") == [("2012-01-01", "2012-12-31", "year")]


def test_two_dates_stay_two():
    assert [first for first, _, _ in read("in May and August 2021")] == ["2021-05-01", "2021-08-01"]


def test_the_year_and_the_day_named_before_are_taken_up():
    assert read("in February 2022, which took effect in August of that year")[1] == ("2022-08-01", "2022-08-31", "month")
    assert read("On Sept. 7 they fled. A day later they came back.")[1][:2] == ("2023-09-08", "2023-09-08")
    before = When(date(2021, 5, 24), date(2021, 5, 24), "24 May 2021", 0, 11, "day")
    text = "That same day,"
    assert dates(text, 0, len(text), None, before=before)[0].first == date(2021, 5, 24)


def test_an_english_date_in_figures_that_could_be_two_days_spans_both():
    assert read("08/09/2020") == [("2020-08-09", "2020-09-08", "part")]


def test_without_a_document_date_a_relative_date_stays_open():
    assert read("last month", dated=None) == [("None", "None", "relative")]
    assert read("on March 8", dated=None) == [("None", "None", "relative")]


def test_the_edge_of_the_calendar_is_no_crash():
    for day in (date.min, date.max):
        for text in ("three hundred years ago", "999 decades ago", "last week", "next year", "a day later",
                     "winter 2099", "29 February"):
            assert all(w.precision in PRECISIONS for w in dates(text, 0, len(text), day))


def test_offsets_are_those_of_the_text():
    text = "Since April it has held it; by the end of the year, or on 29 July 2023, from 2014 to 2022."
    found = dates(text, 0, len(text), DATED)
    assert len(found) == 4
    assert all(text[w.start:w.end] == w.text for w in found)

"""Sentences in two languages: the same numbers, the right spaces, words that match the chances."""

import itertools

import numpy as np
import pytest
from bilingual import numbers

from durance.analysis import words as scale
from durance.report.said import (
    FRENCH,
    THIN,
    chance,
    count,
    fill,
    fine,
    interval,
    joined,
    of,
    same,
    share,
    span,
    t,
    verbal_scale,
    word,
)


@pytest.mark.parametrize(("low", "middle", "high", "unit", "en", "fr"), [
    (0.12, 0.25, 0.4, "share", "25 % (12 to 40)", f"25{THIN}% (12 à 40)"),
    (1_200, 12_400, 30_000, "people", "12,000 people (1,000 to 30,000)",
     f"12{THIN}000 personnes (1{THIN}000 à 30{THIN}000)"),
    (1.5, 4.2, 9.75, "1", "4.2 (1.5 to 9.8)", "4,2 (1,5 à 9,8)"),
    (3, 20, None, "day", "20 days (3 to beyond the end of the run)", "20 jours (3 à au-delà de la période simulée)"),
    (0.2e6, 1.4e6, 2.6e6, "people", "1.4 million people (0.2 to 2.6)", "1,4 million de personnes (0,2 à 2,6)"),
])
def test_an_interval_reads_well_in_both(low, middle, high, unit, en, fr):
    told = interval(low, middle, high, unit)
    assert told["en"] == en
    assert told["fr"] == fr


def test_a_change_of_shares_is_told_in_points_with_its_sign():
    told = of({"q05": -0.02, "q50": 0.011, "q95": 0.06}, "share", signed=True)
    assert told == {"en": "+1.1 points (−2.0 to +6.0)", "fr": "+1,1 point (−2,0 à +6,0)"}
    assert of({"q05": 0.0, "q50": 0.0, "q95": 0.0}, "share", signed=True)["en"] == "0 points (0 to 0)"


def test_french_and_english_hold_the_same_numbers():
    rng = np.random.default_rng(3)
    for unit in ("share", "people", "day", "trucks", "0..1", "hours/day", "m3/day"):
        for size in (0.3, 40.0, 9e3, 4e6):
            q = np.sort(rng.uniform(-1, 1, 3)) * (0.5 if unit == "share" else size)
            for told in (interval(*q, unit), interval(*q, unit, signed=True), span(q[0], q[2], unit)):
                assert numbers(told["en"], "en") == numbers(told["fr"], "fr")
    for n in (0, 1, 2, 12_345):
        told = count(n, t("dispute", "désaccord"), t("disputes", "désaccords"))
        assert numbers(told["en"], "en") == numbers(told["fr"], "fr")


@pytest.mark.parametrize(("happened", "of_all"), [(0, 60), (3, 200), (30, 100), (50, 100), (66, 100), (95, 100), (100, 100)])
def test_a_chance_has_the_word_of_its_number_and_wilsons_interval(happened, of_all):
    values = np.arange(of_all) < happened
    told = chance(values)
    p, (low, high) = scale.counted(values)
    assert told["en"].startswith(scale.verbal(p))
    assert told["fr"].startswith(FRENCH[scale.verbal(p)])
    assert told["en"].replace("; never scored", "") == scale.said(p, (low, high), scored=True)
    assert scale.span(low, high) in told["en"]
    assert numbers(told["en"], "en") == numbers(told["fr"], "fr")
    assert told["en"].endswith("; never scored)")
    assert told["fr"].endswith(f"{THIN}; jamais évalué)")
    assert "never scored" not in chance(values, scored=True)["en"]


def test_every_word_of_the_scale_has_one_french_word_and_the_scale_has_no_gap():
    rows = verbal_scale()
    assert [r["word"]["en"] for r in rows] == [name for _, name in scale.VERBAL]
    assert len({r["word"]["fr"] for r in rows}) == len(rows)
    assert rows[0]["high"] == 1.0
    assert rows[-1]["low"] == 0.0
    assert all(a["low"] == b["high"] for a, b in itertools.pairwise(rows))
    for p in (0.0, 0.005, 0.5, 0.992, 1.0):
        assert word(p)["en"] == scale.verbal(p)
        assert word(p)["fr"] == FRENCH[scale.verbal(p)]


def test_french_has_thin_spaces_and_text_of_a_pack_is_left_as_it_is():
    assert fine("« oui » : 5 % ; non ?") == f"«{THIN}oui{THIN}»\u00a0: 5{THIN}%{THIN}; non{THIN}?"
    assert share(0.004) == {"en": "under 1 %", "fr": f"moins de 1{THIN}%"}
    odd = "<b>{braces} : 5 %</b>"
    told = fill("of {what}", "de {what}", what=same(odd))
    assert told == {"en": f"of {odd}", "fr": f"de {odd}"}


def test_clauses_become_one_sentence():
    told = joined([t("one thing", "une chose"), t("another", "une autre")])
    assert told == {"en": "One thing; another.", "fr": f"Une chose{THIN}; une autre."}

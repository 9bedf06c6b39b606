"""Numbers in digits and words of both languages."""

import pytest

from durance.evidence.ingest.numbers import STARTS, number


def read(text, french=False):
    match = STARTS.search(text)
    found = number(text, match.start(), french) if match else None
    return found and (found.value, found.low)


@pytest.mark.parametrize(("text", "value"), [
    ("1,000", 1000), ("1 000", 1000), ("1\u202f000\u00a0000", 1e6), ("1.5 million", 1.5e6),
    ("2bn", 2e9), ("three hundred", 300),
    ("two hundred and fifty thousand", 250_000), ("twenty-five", 25), ("half a million", 5e5), ("a dozen", 12),
    ("a hundred men", 100),
    ("12,500.5", 12500.5), ("two-thirds of the", 200 / 3), ("half the country", None)])
def test_english_numbers(text, value):
    assert read(text) == ((value, None) if value else (50.0, None))


@pytest.mark.parametrize(("text", "value"), [
    ("1.000", 1000), ("1 000", 1000), ("1,5 million", 1.5e6), ("15,000", 15000),
    ("deux mille cinq cents", 2500), ("soixante-dix", 70),
    ("quatre-vingt-dix", 90), ("vingt et un", 21), ("une centaine", 100), ("deux tiers des", 200 / 3), ("2 milliards", 2e9)])
def test_french_numbers(text, value):
    assert read(text, french=True) == (pytest.approx(value), None)


@pytest.mark.parametrize(("text", "low"), [("dozens", 24), ("tens of thousands", 20_000), ("several hundred", 200),
    ("millions of", 2e6),                                        ("des dizaines de milliers", 20_000)])
def test_an_indefinite_number_has_only_a_floor(text, low):
    assert read(text) == (None, low)


@pytest.mark.parametrize("text", ["an attack", "un homme", "SU-25", "no number", "1,000,000,000,000,000,000,000,000"])
def test_what_is_no_number(text):
    assert read(text) is None

"""The five essays: each of their 277 claims is in the ledger once, in our own words, and found where it says."""

import csv
import re

import pytest

OURS = re.compile(r"S\d{3}")
MENDED = "offset mended"
LONGEST_COPY = 8


@pytest.fixture(scope="module")
def coded(shared):
    """Claim id -> its row of the first coding."""
    with (shared / "evidence" / "seed_claims.csv").open(encoding="utf-8", newline="") as file:
        return {row["claim_id"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def essays(shared):
    """Source id -> the text of the essay, with its line ends as they stand: offsets count characters."""
    found = {}
    for path in (shared / "seeds").glob("*.txt"):
        with path.open(encoding="utf-8", newline="") as file:
            found[f"essay-{path.name[:3]}"] = file.read()
    return found


@pytest.fixture(scope="module")
def claims(mali):
    return {name: claim for name, claim in mali.ledger.claims.items() if OURS.fullmatch(name)}


def span(locator: str) -> tuple[int, int]:
    found = re.fullmatch(r"characters (\d+)-(\d+)", locator)
    assert found, locator
    return int(found[1]), int(found[2])


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def copied(sentence: str, text: str, length: int) -> list[str]:
    """The runs of `length` words that a sentence shares with a text."""
    runs = [" ".join(run) for run in zip(*(words(sentence)[n:] for n in range(length)), strict=False)]
    whole = " " + " ".join(words(text)) + " "
    return [run for run in runs if f" {run} " in whole]


def test_every_claim_is_there_exactly_once(mali, coded):
    ids = []
    for path in (mali.folder / "evidence").glob("claims*.csv"):
        ids += re.findall(r"^(S\d{3}),", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(ids) == sorted(coded)
    assert len(ids) == 277


def test_locators_are_those_of_the_coding_but_where_a_note_says_so(claims, coded):
    for name, claim in claims.items():
        same = span(claim.locator) == (int(coded[name]["start"]), int(coded[name]["end"]))
        assert same is (MENDED not in claim.note), name
        assert claim.source == f"essay-{coded[name]['seed'][:3]}", name


def test_locators_lie_in_their_essay_and_cut_no_word(claims, essays):
    for name, claim in claims.items():
        text, (first, last) = essays[claim.source], span(claim.locator)
        assert 0 <= first < last <= len(text), name
        assert text[first:last].strip(), name
        assert not re.match(r"\w\w", text[first - 1:first + 1] if first else ""), name
        assert not re.match(r"\w\w", text[last - 1:last + 1]), name


def test_figures_of_a_claim_stand_in_its_passage(claims, essays):
    for name, claim in claims.items():
        if claim.value:
            first, last = span(claim.locator)
            value = float(claim.value)
            told = ("two", "2") if value == 2 else (f"{value:g}", f"{value:,.0f}", f"{value / 1e6:g} million")
            assert any(re.search(rf"(?<![\d,]){re.escape(each)}(?![\d,]*\d)", essays[claim.source][first:last])
                       for each in told), name


def test_sentences_are_our_own(claims, coded, essays):
    for name, claim in claims.items():
        assert words(claim.claim) != words(coded[name]["claim"]), name
        assert not copied(claim.claim, essays[claim.source], LONGEST_COPY + 1), name


def test_a_copied_run_of_words_is_found():
    assert copied("they said a ship sank", "And so: a ship sank.", 3) == ["a ship sank"]
    assert not copied("they said a ship sank", "a ship, they say, sank", 3)


def test_dates_and_flags_keep_what_came_after_the_start_out_of_priors(claims):
    for name, claim in claims.items():
        if "supports no prior" in claim.note:
            assert not claim.retrospective, name
            assert claim.date_published == "2025-11", name

"""`durance ingest`: the good files of a bad lot, a review that fills the ledger of a copy, and what the checker refuses."""

import json
import shutil
import time

import pytest

from durance.commands.ingest import ingest, texts_beside
from durance.evidence.ingest.review import read_rows, write
from durance.pack.check import check
from durance.pack.listing import find
from durance.pack.load import load
from durance.pack.rows import Faults

TEXT = "On 7 September 2023 rebels killed at least 49 civilians in Portown.\n\nThe army sent 1,200 troops there last month.\n"


@pytest.fixture
def copy(tmp_path):
    folder = tmp_path / "lakeland"
    shutil.copytree(find("lakeland"), folder)
    return folder


@pytest.fixture
def reviewed(tmp_path, copy):
    """A CSV of proposals and the rows in it."""
    source = tmp_path / "doc.txt"
    source.write_text(TEXT, encoding="utf-8")
    out = tmp_path / "p.csv"
    assert ingest([source], str(copy), "2023-10-15", out=out) == 0
    return out


def decide(path, **given):
    rows = read_rows(path)
    own = {"decision": "accept", "stance": "state", "claim": "In Portown rebels took 49 lives or more.", "grade": "D"}
    rows[0] |= own | given
    write(path, rows)


def source_of(folder):
    return next(iter(load(folder).ledger.sources))


def test_offsets_of_the_csv_count_in_the_text_written_beside_it(reviewed):
    text = (texts_beside(reviewed) / "doc.txt.txt").read_text(encoding="utf-8")
    rows = read_rows(reviewed)
    assert rows
    for row in rows:
        assert " ".join(text[int(row["start"]):int(row["end"])].split()) == row["text"]


def test_bad_files_cost_a_sentence_each_and_exit_2_and_the_good_ones_are_read(tmp_path, copy, capsys):
    good, empty, fake = (tmp_path / name for name in ("good.txt", "empty.txt", "fake.pdf"))
    good.write_text(TEXT, encoding="utf-8")
    empty.write_bytes(b"")
    fake.write_bytes(b"no pdf")
    out = tmp_path / "p.csv"
    assert ingest([empty, tmp_path, good, fake, tmp_path / "none.txt"], str(copy), out=out, json=True) == 2
    printed = capsys.readouterr()
    told = json.loads(printed.out)
    assert len(told["faults"]) == 4 == len(printed.err.strip().split("\n"))
    assert [d["document"] for d in told["documents"]] == ["good.txt"]
    assert len(told["proposals"]) == len(read_rows(out)) > 0


def test_nothing_is_written_to_a_ledger_without_a_decision(reviewed, copy):
    before = sorted(p.name for p in (copy / "evidence").iterdir())
    with pytest.raises(ValueError, match="no row decided"):
        ingest([], str(copy), accept=reviewed, source=source_of(copy))
    decide(reviewed, decision="reject")
    with pytest.raises(ValueError, match="no row decided"):
        ingest([], str(copy), accept=reviewed, source=source_of(copy))
    assert sorted(p.name for p in (copy / "evidence").iterdir()) == before


def test_an_accepted_row_enters_the_ledger_and_the_pack_stays_sound(reviewed, copy):
    before, name = check(copy), source_of(copy)
    decide(reviewed)
    assert ingest([], str(copy), accept=reviewed, source=name) == 0
    assert check(copy) == before
    claim = load(copy).ledger.claims["IN-0001"]
    assert (claim.source, claim.grade, claim.claim) == (name, "D", "In Portown rebels took 49 lives or more.")
    with pytest.raises(ValueError, match="in the ledger already"):
        ingest([], str(copy), accept=reviewed, source=name)


def test_the_same_words_under_another_source_and_a_lost_text_are_refused(reviewed, copy):
    one, other = source_of(copy), "another"
    with next((copy / "evidence").glob("sources*.toml")).open("a", encoding="utf-8") as file:
        file.write('\n[another]\ntitle = "Another"\npublisher = "Nobody"\nurl = ""\npublished = "2029-12-15"\n'
                   'reliability = "C"\nlicence = "CC0-1.0"\nnote = "Fictional."\n')
    decide(reviewed)
    ingest([], str(copy), accept=reviewed, source=one)
    with pytest.raises(ValueError, match="is IN-0001"):
        ingest([], str(copy), accept=reviewed, source=other)
    shutil.rmtree(texts_beside(reviewed))
    with pytest.raises(ValueError, match="keep the two together"):
        ingest([], str(copy), accept=reviewed, source=other)


def test_nothing_is_accepted_into_a_pack_that_is_not_named(reviewed):
    with pytest.raises(ValueError, match="name your own with --pack"):
        ingest([], accept=reviewed, source="any")


def test_rows_of_tables_that_are_left_are_counted(tmp_path, copy, capsys):
    path = tmp_path / "t.txt"
    path.write_text("Item | Number\n\nsoap | 15\n\nThe rest of this document says nothing at all.\n", encoding="utf-8")
    assert ingest([path], str(copy)) == 0
    assert "1 table rows with figures not read" in capsys.readouterr().out


def test_ids_go_on_from_what_was_taken_before(reviewed, copy):
    decide(reviewed)
    ingest([], str(copy), accept=reviewed, source=source_of(copy))
    decide(reviewed, claim="Portown mourned its dead.")
    ingest([], str(copy), accept=reviewed, source=source_of(copy))
    assert [c for c in load(copy).ledger.claims if c.startswith("IN-")] == ["IN-0001", "IN-0002"]


def test_a_copied_sentence_an_unknown_source_and_a_missing_grade_are_refused(reviewed, copy):
    decide(reviewed)
    with pytest.raises(ValueError, match="add it there"):
        ingest([], str(copy), accept=reviewed, source="nobody")
    with pytest.raises(ValueError, match="add it there"):
        ingest([], str(copy), accept=reviewed)
    decide(reviewed, claim=TEXT.split("\n")[0])
    with pytest.raises(ValueError, match="own wording"):
        ingest([], str(copy), accept=reviewed, source=source_of(copy))
    decide(reviewed, grade="")
    with pytest.raises(ValueError, match="the machine gives none"):
        ingest([], str(copy), accept=reviewed, source=source_of(copy))


def test_what_the_checker_refuses_leaves_the_pack_as_it_was(reviewed, copy):
    name = next((k for k, s in load(copy).ledger.sources.items() if s["reliability"] == "D"), None)
    if name is None:
        path = next((copy / "evidence").glob("sources*.toml"))
        path.write_text(path.read_text(encoding="utf-8").replace('reliability = "C"', 'reliability = "D"'), encoding="utf-8")
        name = next(k for k, s in load(copy).ledger.sources.items() if s["reliability"] == "D")
    decide(reviewed, grade="A")
    with pytest.raises(Faults, match="better than its source"):
        ingest([], str(copy), accept=reviewed, source=name)
    assert not list((copy / "evidence").glob("*_ingested.csv"))


def test_decisions_are_not_overwritten_by_reading_again(tmp_path, reviewed, copy):
    decide(reviewed)
    with pytest.raises(ValueError, match="holds decisions"):
        ingest([tmp_path / "doc.txt"], str(copy), out=reviewed)


def test_options_that_make_no_sense_are_told(tmp_path, copy):
    with pytest.raises(ValueError, match="at least one file"):
        ingest([], str(copy))
    with pytest.raises(ValueError, match="not read"):
        ingest([tmp_path], str(copy), language="de")
    with pytest.raises(ValueError, match="is not a date"):
        ingest([tmp_path], str(copy), "last year")
    (tmp_path / "d.txt").write_text(TEXT)
    with pytest.raises(ValueError, match="does not exist"):
        ingest([tmp_path / "d.txt"], str(copy), out=tmp_path / "no" / "p.csv")


def test_the_terminal_review_is_offered(reviewed, copy, monkeypatch, capsys):
    answers = iter(["r"] + ["s"] * 99)
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    assert ingest([], str(copy), review=reviewed) == 0
    assert read_rows(reviewed)[0]["decision"] == "reject"
    assert "1 reject" in capsys.readouterr().out


def test_markup_in_a_document_is_shown_as_it_stands(tmp_path, copy, capsys):
    path = tmp_path / "a.txt"
    path.write_text("On 7 September 2023 [bold]rebels[/bold] <b>killed</b> 49 civilians [/x] in the town.", encoding="utf-8")
    assert ingest([path], str(copy)) == 0
    assert "[bold]" in capsys.readouterr().out


def test_a_long_document_is_read_and_matched_in_time(tmp_path, copy):
    path = tmp_path / "long.txt"
    path.write_text((TEXT + "\n") * 1700, encoding="utf-8")      # 200 kB, 3,400 sentences, each with a number
    began = time.perf_counter()
    assert ingest([path], str(copy), "2023-10-15", json=True) == 0
    assert time.perf_counter() - began < 30

"""Nothing enters the ledger unseen: decisions, copies, formulas, and a review that can stop and go on."""

import csv
from datetime import date

import pytest

from durance.evidence.ingest.match import Match
from durance.evidence.ingest.proposal import Mention, Proposal, Quantity, When
from durance.evidence.ingest.review import (
    CLAIM_COLUMNS,
    COLUMNS,
    COPIED,
    claims_from,
    copied,
    fault,
    harmless,
    in_terminal,
    plain,
    read_rows,
    rows_of,
    write,
)

TEXT = "=At least 49 civilians were killed near Ségou on 7 September."


def proposal(text=TEXT):
    when = When(date(2023, 9, 7), date(2023, 9, 7), "7 September", 50, 61, "day")
    count = Quantity(49, 49, None, "people", "At least 49", 1, 12, "at_least")
    return Proposal(0, len(text), text, "quantity", (Mention("jnim", "actor", "JNIM", 0, 4),), (), when, count, "the UN",
                    False, ("reportedly",), "en", 0, "killed")


@pytest.fixture
def path(tmp_path):
    found = [proposal(), proposal("Fighters left."), proposal("Nobody came.")]
    rows = rows_of("doc.txt", found, [Match("new", "w", (("C1", 0.5),))] * 3)
    write(tmp_path / "p.csv", rows)
    return tmp_path / "p.csv"


def own(**given):
    return dict.fromkeys(COLUMNS, "") | {"text": TEXT, "claim": "Near Ségou 49 civilians or more died.", "grade": "C",
                                         "stance": "independent"} | given


def test_a_row_holds_the_draft_and_where_it_stands_but_no_grade_and_no_claim(path):
    row = read_rows(path)[0]
    assert (row["value"], row["low"], row["high"], row["date_event"]) == ("49", "49", "", "2023-09-07")
    assert (row["id"], row["start"], row["end"], row["candidates"]) == ("P00001", "0", str(len(TEXT)), "C1:0.50")
    assert not any(row[name] for name in ("decision", "claim", "grade", "source"))
    assert row["text"] == TEXT


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "@x", "-x", "\tx", "=HYPERLINK(1)", "-2+3"])
def test_formulas_are_made_harmless_and_come_back(cell):
    assert harmless(cell) == f"'{cell}"
    assert plain(harmless(cell)) == cell


@pytest.mark.parametrize("cell", ["-5", "+3.5", "1e9", "'quoted'", "it's", "", "49"])
def test_numbers_and_plain_words_stay(cell):
    assert harmless(cell) == cell
    assert plain(cell) == cell


def test_no_cell_of_the_file_begins_a_formula(path):
    with path.open(encoding="utf-8") as file:
        assert not [cell for row in csv.reader(file) for cell in row if cell[:1] in ("=", "+", "@")]


def test_a_spreadsheet_that_writes_semicolons_is_understood(path):
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    assert [row["text"] for row in read_rows(path)] == [TEXT, "Fighters left.", "Nobody came."]


@pytest.mark.parametrize(("change", "said"), [
    ({"claim": ""}, "no claim"), ({"claim": TEXT}, "own wording"), ({"grade": ""}, "grade"), ({"grade": "F"}, "grade"),
    ({"stance": ""}, "stance"),
    ({"value": "many"}, "not a number"), ({"date_event": "7 Sept"}, "is not a date"), ({"date_event": "2024/2023"}, "swap"),
    ({"claim": "x " * (COPIED + 1), "text": "y " + "x " * 40}, "copies")])
def test_what_cannot_pass_is_refused_with_a_reason(change, said):
    assert said in fault(own(**change))


def test_a_claim_in_own_words_passes():
    assert fault(own()) == ""
    assert fault(own(date_event="2023-09/2023-10", value="-4.5")) == ""


def test_a_long_copy_from_elsewhere_in_the_document_is_refused():
    words = " ".join(f"word{k}" for k in range(60))
    claim = " ".join(words.split()[10:10 + COPIED + 1])
    assert "copies" in fault(own(claim=claim), f"Before. {words} After.")
    assert fault(own(claim=" ".join(claim.split()[:-1])), words) == ""


def test_copied_counts_the_longest_common_run():
    assert copied("The army left Gao early", "It is said the ARMY left Gáo at noon") == 4
    assert copied("", "a b") == 0


def test_only_what_was_accepted_becomes_a_claim(path):
    rows = read_rows(path)
    rows[0] |= own(decision="accept", id="P00001", document="doc.txt", start="0", end=str(len(TEXT)))
    rows[1]["decision"] = "reject"
    found = claims_from(rows, "src", "2023-09", ["IN-0007", "C1"], path, {"doc.txt": TEXT})
    assert [c["id"] for c in found] == ["IN-0008"]
    assert tuple(found[0]) == CLAIM_COLUMNS
    assert (found[0]["source"], found[0]["grade"], found[0]["locator"]) == ("src", "C", f"doc.txt characters 0-{len(TEXT)}")
    rows[2]["decision"] = "accept"
    with pytest.raises(ValueError, match=r"p\.csv:4: P00003: there is no claim"):
        claims_from(rows, "src", "2023-09", [], path, {"doc.txt": "Nobody came."})


@pytest.mark.parametrize(("given", "said"), [
    ({"document": "other.txt"}, "no text of the document `other.txt`"), ({"start": "5"}, "not what stands at 5-"),
    ({"end": "x"}, "not what stands at 0-x")])
def test_a_row_that_names_another_place_is_refused(path, given, said):
    rows = read_rows(path)[:1]
    rows[0] |= own(decision="accept", id="P00001", document="doc.txt", start="0", end=str(len(TEXT))) | given
    with pytest.raises(ValueError, match=said):
        claims_from(rows, "src", "2023-09", [], path, {"doc.txt": TEXT})


def test_a_wrong_key_is_told_before_it_is_asked_again(path):
    asked = []

    def ask(prompt):
        asked.append(prompt)
        return ("x", "q")[len(asked) - 1]

    in_terminal(path, ask, lambda *_: None)
    assert asked[1].startswith("`x` is none of these")


def test_unknown_decisions_and_lost_columns_are_named(path):
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("P00002,", "P00002,perhaps", 1), encoding="utf-8")
    with pytest.raises(ValueError, match=r":3: the decision `perhaps`"):
        read_rows(path)
    path.write_text(text.replace("decision", "verdict", 1), encoding="utf-8")
    with pytest.raises(ValueError, match="column `decision` is missing"):
        read_rows(path)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ValueError, match="UTF-8"):
        read_rows(path)


def asker(*answers):
    left = iter(answers)

    def ask(_):
        try:
            return next(left)
        except StopIteration:
            raise EOFError from None
    return ask


def test_the_terminal_review_keeps_every_answer_and_goes_on_where_it_stopped(path):
    shown = []

    def show(row, n, of):
        shown.append((row["id"], n, of))

    assert in_terminal(path, asker("a", "Near Ségou 49 or more died.", "C", "state", "q"), show) == {
        "accept": 1, "edit": 0, "reject": 0, "open": 2}
    assert in_terminal(path, asker("s", "x", "r"), show) == {"accept": 1, "edit": 0, "reject": 1, "open": 1}
    assert shown == [("P00001", 1, 3), ("P00002", 2, 3), ("P00002", 1, 2), ("P00003", 2, 2)]
    assert [row["decision"] for row in read_rows(path)] == ["accept", "", "reject"]


def test_an_edit_may_change_every_field_and_a_copy_is_asked_again(path):
    answers = ["e", TEXT, *[""] * 5, "state", "C", "", "", "", "e", "Forty-nine died.", "50", *[""] * 5, "B", "deaths", ""]
    assert in_terminal(path, asker(*answers), lambda *_: None)["edit"] == 1
    row = read_rows(path)[0]
    assert [row[k] for k in ("claim", "value", "low", "grade", "topic")] == ["Forty-nine died.", "50", "49", "B", "deaths"]


def test_a_review_cut_off_in_the_middle_of_an_answer_keeps_what_was_decided(path):
    assert in_terminal(path, asker("r", "a", "half a cl"), lambda *_: None)["reject"] == 1
    assert [row["decision"] for row in read_rows(path)] == ["reject", "", ""]
    assert read_rows(path)[1]["claim"] == ""

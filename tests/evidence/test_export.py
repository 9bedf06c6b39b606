"""Exports read back: BibTeX by a small parser written here, CSL and CSV by the standard library."""

import csv
import json
import re
from io import StringIO

import pytest

from durance.evidence.export import HEAD, bibtex, csl, export, table
from durance.evidence.ledger import ledger
from durance.evidence.search import Entry

SOURCES = {
    "a.b": {"title": "50 % of {all} R&D: cost_$5 #1 ~ ^ \\x", "publisher": "Été & fils", "published": "2025-07",
            "url": "https://x.org/a_b%20c{d}?q=1&r=2#f"},
    "a-b": {"title": "Plain", "publisher": "P", "published": "2025-07-09", "url": ""},
    "A,B": {"title": "Plain too", "publisher": "", "published": "n.d.", "note": "undated"},
}
ROWS = [{"id": "C1", "source": "a.b", "claim": 'He said "no", then\nleft.', "value": "-5"},
        {"id": "C2", "source": "a.b", "claim": "=1+1", "note": "-x"},
        {"id": "C3", "source": "a-b", "claim": "@x", "retrospective": "yes"}, {"id": "C4", "source": "A,B", "claim": "+3"}]
ENTRIES = [Entry(c, SOURCES[c.source], ("parameter p", "event e")) for c in ledger({}, ROWS, {}).claims.values()]
PLAIN = {r"\textbackslash{}": "\\", r"\textasciitilde{}": "~", r"\textasciicircum{}": "^"}


def parse(text):
    """{key: {field: text}} of a BibTeX file; fails where braces do not match."""
    found, at = {}, 0
    while match := re.compile(r"@(\w+)\{([^,\s]+),\n").search(text, at):
        assert match[1] == "misc"
        assert match[2] not in found
        fields, at = {}, match.end()
        while field := re.compile(r"  (\w+) = \{").match(text, at):
            start = at = field.end()
            depth = 1
            while depth:
                step = re.compile(r"\\.|[{}]|[^\\{}]+", re.S).match(text, at)
                depth += {"{": 1, "}": -1}.get(step[0], 0)
                at = step.end()
            fields[field[1]] = text[start:at - 1]
            assert text[at:at + 2] == ",\n"
            at += 2
        assert text[at] == "}"
        found[match[2]] = fields
    return found


def unescaped(value):
    for written, plain in PLAIN.items():
        value = value.replace(written, plain)
    return re.sub(r"\\([{}%&$#_])", r"\1", value)


def test_bibtex_reads_back():
    found = parse(bibtex(ENTRIES))
    assert list(found) == ["a-b", "a-b-2", "A-B-3"]      # keys differ whatever the case
    first = found["a-b"]
    assert unescaped(first["title"]) == SOURCES["a.b"]["title"]
    assert unescaped(first["author"]) == "{Été & fils}"
    assert re.search(r"(?<!\\)[%&$#_]", first["title"]) is None
    assert (first["year"], first["month"], "day" in first) == ("2025", "7", False)
    assert first["url"] == "https://x.org/a_b%20c%7Bd%7D?q=1&r=2#f"
    assert first["note"] == "Claims C1, C2"
    assert found["a-b-2"]["day"] == "9"
    assert set(found["A-B-3"]) == {"title", "note"}


def test_csl_has_known_types_and_date_parts():
    rows = json.loads(csl(ENTRIES))
    assert [r["type"] for r in rows] == ["webpage", "document", "document"]
    assert [r.get("issued") for r in rows] == [{"date-parts": [[2025, 7]]}, {"date-parts": [[2025, 7, 9]]}, None]
    assert rows[0]["title"] == SOURCES["a.b"]["title"]
    assert len({r["id"] for r in rows}) == 3


def test_csv_reads_back_and_runs_nothing():
    head, *rows = csv.reader(StringIO(table(ENTRIES), newline=""))
    assert head == HEAD
    told = [dict(zip(head, row, strict=True)) for row in rows]
    assert told[0]["claim"] == ROWS[0]["claim"]
    assert told[0]["value"] == "-5"
    assert [r["claim"] for r in told[1:]] == ["'=1+1", "'@x", "'+3"]
    assert told[1]["note"] == "'-x"
    assert told[2]["retrospective"] == "yes"
    assert told[3]["used_by"] == "parameter p; event e"


def test_the_ending_names_the_form(tmp_path):
    for name in ("x.bib", "x.json", "x.csv"):
        export(ENTRIES, tmp_path / name)
        assert "Été" in (tmp_path / name).read_text(encoding="utf-8")
    with pytest.raises(ValueError, match="names a form"):
        export(ENTRIES, tmp_path / "x.ris")
    with pytest.raises(ValueError, match=r"write \.bib, \.json, \.csv"):
        export(ENTRIES, tmp_path / "x.bbi")
    with pytest.raises(ValueError, match="does not exist"):
        export(ENTRIES, tmp_path / "no" / "x.bib")


def test_nothing_found_writes_no_file(tmp_path):
    with pytest.raises(ValueError, match="no claim was found"):
        export([], tmp_path / "x.bib")
    assert not (tmp_path / "x.bib").exists()


def test_nothing_to_say_is_empty_in_each_form():
    assert bibtex([]) == ""
    assert json.loads(csl([])) == []
    assert table([]).splitlines() == [",".join(HEAD)]

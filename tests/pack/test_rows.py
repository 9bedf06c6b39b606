"""Rows and tables know their file and line."""

import pytest

from durance.pack.rows import Fault, Faults, read_csv, read_toml


def test_rows_know_their_line(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes('\ufeff# licence\n# more\nid,text\na,"two\nlines"\n\nb,ümlaut\n'.encode())
    rows = read_csv(path, tmp_path)
    assert [(row.file, row.line, row["id"]) for row in rows] == [("a.csv", 4, "a"), ("a.csv", 7, "b")]
    assert rows[0]["text"] == "two\nlines"


def test_wrong_column_counts_are_all_told_and_the_good_rows_kept(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("id,text\na,b,c\nd\ne,f\n")
    with pytest.raises(Faults) as caught:
        read_csv(path, tmp_path)
    assert [fault.line for fault in caught.value.faults] == [2, 3]
    assert caught.value.rows == [{"id": "e", "text": "f"}]


def test_a_file_that_cannot_be_read_is_a_fault(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"id,text\na,\xff\n")
    with pytest.raises(Faults, match=r"a\.csv:2: The file is not UTF-8"):
        read_csv(path, tmp_path)
    path.write_bytes(b"# only a comment\n")
    with pytest.raises(Faults, match="no header line"):
        read_csv(path)
    with pytest.raises(Faults, match="missing"):
        read_csv(tmp_path / "b.csv")


def test_toml_knows_the_lines_of_tables_and_keys(tmp_path):
    path = tmp_path / "a.toml"
    path.write_text('x = 1\n[a.b]\ny = { z = 2 }\n"q r" = """\n[not.a.table]\n"""\n[c]\nd.e = 3\n')
    toml = read_toml(path)
    assert toml["c"] == {"d": {"e": 3}}
    keys = (("x",), ("a", "b"), ("a", "b", "y", "z"), ("a", "b", "q r"), ("c", "d", "e"), ("nowhere",))
    assert [toml.line(*key) for key in keys] == [1, 2, 3, 4, 8, 1]
    path.write_text("x = 1\ny = \n")
    with pytest.raises(Faults, match=r"a\.toml:2: Not valid TOML"):
        read_toml(path, tmp_path)


def test_a_fault_reads_as_file_line_text():
    assert str(Fault("roads.csv", 3, "Too long.")) == "roads.csv:3: Too long."

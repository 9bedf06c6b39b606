"""Reading downloads: wrong files in one sentence, bad rows counted with their first line, nothing overwritten."""

from datetime import date
from types import SimpleNamespace

import pytest

from durance.data import common
from durance.data.common import LeftOut, day, number, table, whole, write
from durance.pack.rows import Faults, Row

HEAD = ("place", ("people", "numPeople"), "day")


def rows(tmp_path, data, needed=HEAD):
    path = tmp_path / "download.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(table(path, needed, "made-up table"))


@pytest.mark.parametrize("text", ["place,people,day,more\nA,3,2020-01-02,x\n", "\ufeffDay;Place;numPeople\n2020-01-02;A;3\n",
                                  "place\tPEOPLE\tday\nA\t3\t2020-01-02\n",
                                  "place,people,day\n#adm1,#inneed,#date\nA, 3 ,2020-01-02\n"])
def test_marks_headings_and_tags_as_providers_have_them(tmp_path, text):
    (row,) = rows(tmp_path, text)
    assert (row["place"], row["people"], row["day"]) == ("A", "3", "2020-01-02")
    assert row.line in (2, 3)


@pytest.mark.parametrize(("data", "told"), [
    (b"PK\x03\x04rest", "packed or a workbook"), (b"place,people\nS\xe9gou,3\n" * 9, "not UTF-8"),
    (b"", "columns are none"), (b"a,b\n1,2\n", "no column `place`, `people`, `day`; its columns are a, b"),
    (b"place,people,day\n" + b"x" * 200_000, "not a CSV table"), (b"place,people\nA,3\n", "This is not the made-up table")])
def test_a_wrong_file_gets_one_sentence(tmp_path, data, told):
    with pytest.raises(Faults) as found:
        rows(tmp_path, data)
    assert told in str(found.value)
    assert "\n" not in str(found.value)


def test_a_missing_file_and_a_folder(tmp_path):
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(Faults, match="missing or cannot be read"):
            list(table(path, HEAD, "made-up table"))


def test_cells():
    row = Row({"n": "12.0", "minus": "-3", "word": "many", "none": "", "inf": "inf", "day": "2020-02-03 00:00:00.000",
               "long": "03 February 2020", "slash": "03/02/2020"}, "f", 1)
    assert (number(row, "n"), whole(row, "n"), number(row, "minus")) == (12, 12, -3)
    assert day(row, "day") == day(row, "long") == date(2020, 2, 3)
    for take, column, why in ((number, "word", "not a number"), (number, "none", "is empty"), (whole, "minus", "not in 0"),
                              (number, "inf", "not in"), (number, "absent", "is empty"), (day, "slash", "not a date")):
        with pytest.raises(LeftOut, match=why):
            take(row, column)


def importer(**more):
    def take(row, names):
        if row["place"] == "nowhere":
            names.note("lost with its row")
            raise LeftOut("nowhere")
        names.note(f"seen {row['place']}")
        return [{"place": row["place"], "people": whole(row, "people")}]

    return SimpleNamespace(WHAT="made-up table", NEEDED=HEAD, COLUMNS=("place", "people"), take=take, **more)


def test_reasons_are_counted_with_their_first_line(tmp_path, names):
    path = tmp_path / "download.csv"
    path.write_text("place,people,day\nA,1,d\nA,x,d\nnowhere,1,d\nB,2\nB,x,d\nA,7,d\nC,4,d\n")
    found = common.gather(importer(key=lambda row: row["place"]), path, names)
    assert found.rows == [{"place": "A", "people": 1}, {"place": "C", "people": 4}]
    assert found.read == 7
    assert found.dropped == {"`people` is not a number": 2, "nowhere": 1, "the same event a second time": 1,
                             "the row has more or fewer fields than the headings": 1}
    assert found.noted == {"seen A": 1, "seen C": 1}, "what a dropped row missed is not told"
    assert found.first["`people` is not a number"] == 3
    assert found.read == len(found.rows) + sum(found.dropped.values())


@pytest.mark.parametrize(("text", "why"), [("place,people,day\n", "holds no rows"),
                                           ("place,people,day\nnowhere,1,d\n", "nowhere: 1")])
def test_nothing_usable_is_said(tmp_path, names, text, why):
    path = tmp_path / "download.csv"
    path.write_text(text)
    with pytest.raises(ValueError, match=f"nothing of the made-up table could be used.*{why}"):
        common.gather(importer(), path, names)


def test_a_table_is_not_written_over_another_unasked(tmp_path):
    path = tmp_path / "new" / "out.csv"
    write(path, ("a", "b"), [{"a": 1, "b": "é, and more"}])
    assert path.read_text(encoding="utf-8") == 'a,b\n1,"é, and more"\n'
    with pytest.raises(ValueError, match=r"exists; add --replace"):
        write(path, ("a",), [])
    write(path, ("a",), [], True)
    assert path.read_text() == "a\n"

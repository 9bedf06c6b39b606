"""The import commands: what is written, what is told, and where nothing may be written."""

import csv
import json

import pytest

from durance.commands.data import KINDS, import_file
from durance.pack.listing import find
from durance.pack.rows import Faults

TEXT = ("id,date_start,date_end,type_of_violence,side_a,side_b,country,latitude,longitude,low,best,high\n"
        "1,2099-01-05,2099-01-05,1,Government of Mali,JNIM,Mali,14.49,-4.19,3,4,9\n"
        "2,2099-01-05,soon,1,Government of Mali,Nobody,Mali,14.49,-4.19,3,4,9\n"
        "3,2099-01-05,2099-01-05,1,Government of Mali,Nobody,Mali,14.49,-4.19,3,4,9\n")


@pytest.fixture
def download(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "invented.csv"
    path.write_text(TEXT)
    return path


def call(file, kind="ged", out=None, replace=False, json=True):
    return import_file(kind, file, "mali", out, 120, replace, json)


def test_what_is_written_and_told(download, capsys):
    path = call(download)
    assert path.as_posix() == "imported/ged.csv"
    assert [row["id"] for row in csv.DictReader(path.open())] == ["1", "3"]
    told = json.loads(capsys.readouterr().out)
    assert (told["schema"], told["read"], told["rows"]) == ("durance.import/1", 3, 2)
    assert told["dropped"] == [{"reason": "`date_end` is not a date", "rows": 1, "first_line": 3}]
    assert told["noted"][0]["rows"] == 1


def test_told_to_people(download, capsys):
    call(download, json=False)
    said = capsys.readouterr().out
    assert "imported/ged.csv: 2 rows from 3 of" in said
    assert "`date_end` is not a date" in said
    assert "CC BY 4.0" in said


def test_a_folder_takes_the_name_of_the_kind_and_nothing_is_overwritten(download, tmp_path):
    assert call(download, out=tmp_path / "mine") == tmp_path / "mine" / "ged.csv"
    with pytest.raises(ValueError, match="exists; add --replace"):
        call(download, out=tmp_path / "mine")
    call(download, out=tmp_path / "mine", replace=True)
    with pytest.raises(ValueError, match="written over itself"):
        call(download, out=download, replace=True)


def test_never_into_the_pack(download):
    with pytest.raises(ValueError, match="lies in the pack"):
        call(download, out=find("mali") / "observed" / "mine.csv")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "ged"])
def test_the_wrong_file_is_told_by_every_importer(download, kind):
    with pytest.raises(Faults, match="This is not the"):
        call(download, kind)

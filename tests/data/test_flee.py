"""Flee's files: read, written, read again; the real case; what is wrong is told with file and line. Rows are invented."""

import numpy as np
import pytest

from durance.data.flee import read, write
from durance.pack.rows import Faults

FILES = {
    "input_csv/sim_period.csv": "StartDate,2030-01-01\nLength,5\n",
    "input_csv/locations.csv": '"#name","region","country","latitude","longitude","location_type","conflict_date",'
                               '"population"\n'
                               '"North","n","A",2,0,"conflict_zone",1,1000\n"Town","t","A",1,0,"town",,500\n'
                               '"Camp","c","B",0,0,"camp",,50\n',
    "input_csv/routes.csv": "#name1,name2,distance,forced_redirection\nNorth,Town,100,0\nTown,Camp,40,0\n",
    "input_csv/closures.csv": "#closure_type,name1,name2,closure_start,closure_end\ncountry,A,B,0,3\n",
    "input_csv/registration_corrections.csv": '"Camp","2030-01-04","normalize"\n',
    "source_data/data_layout.csv": "total,refugees.csv\nCamp,camp.csv\n",
    "source_data/camp.csv": "#DateTime,people\n2030-01-01,100\n2030-01-03,200\n2030-01-04,50\n"}


@pytest.fixture
def folder(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_read_by_hand(folder):
    case = read(folder)
    assert (case.names, case.camps, case.days) == (["North", "Town", "Camp"], [2], 5)
    assert case.kinds == ["conflict_zone", "town", "camp"]
    assert case.routes == [(0, 1, 100.0), (1, 2, 40.0)]
    assert case.closures == [("A", "B", 0, 3)]
    np.testing.assert_array_equal(case.conflict[:, 0], [0, 1, 1, 1, 1])
    np.testing.assert_allclose(case.registered[:, 0], [25, 37.5, 50, 50, 50])      # what was before the count is levelled


def test_conflicts_of_their_own_file_come_first(folder):
    (folder / "input_csv" / "conflicts.csv").write_text("#Day, North, Town\n0, 0, 1\n1, 0.5, 0\n9, 1, 1\n")
    np.testing.assert_array_equal(read(folder).conflict[:, :2], [[0, 1], [0.5, 0], [0, 0], [0, 0], [0, 0]])


def test_written_and_read_again(folder, tmp_path):
    case = read(folder)
    write(case, tmp_path / "again")
    again = read(tmp_path / "again")
    for name in ("start", "names", "countries", "kinds", "routes", "closures", "camps"):
        assert getattr(again, name) == getattr(case, name)
    for name in ("spots", "people", "conflict", "registered"):
        np.testing.assert_allclose(getattr(again, name), getattr(case, name))
    with pytest.raises(ValueError, match="holds a case already"):
        write(case, folder)


@pytest.mark.parametrize(("name", "old", "new", "told"), [
    ("input_csv/routes.csv", "North,Town", "Nroth,Town", r"routes.csv:2: Unknown place 'Nroth', did you mean North"),
    ("input_csv/routes.csv", "100", "far", r"routes.csv:2: 'far' is not a distance in km"),
    ("input_csv/sim_period.csv", "Length,5\n", "", r"gives no Length"),
    ("input_csv/locations.csv", '"population"', '"size"', r"locations.csv:1: The file has no column `population`"),
    ("input_csv/closures.csv", "country,A", "camp,A", r"closures.csv:2: Only borders between countries"),
    ("source_data/camp.csv", "2030-01-03,200", "2030-13-03,200", r"camp.csv:3: '2030-13-03' is not a date"),
    ("source_data/data_layout.csv", "Camp,camp.csv\n", "", r"names no camp")])
def test_what_is_wrong_is_told(folder, name, old, new, told):
    (folder / name).write_text(FILES[name].replace(old, new))
    with pytest.raises(Faults, match=told):
        read(folder)


def test_another_folder_is_none(tmp_path):
    with pytest.raises(Faults, match="name the folder that holds `input_csv` and `source_data`"):
        read(tmp_path)


def test_the_real_case(shared):
    case = read(shared / "data" / "flee" / "fabflee_mali2012")
    assert (len(case.names), len(case.routes), len(case.camps), case.days) == (23, 35, 7, 300)
    assert case.registered[-1].sum() == pytest.approx(89_991, abs=5)      # agents of a full run of Flee (PEERS.md)
    begins = dict(zip(case.names, case.conflict.argmax(0).tolist(), strict=True))
    assert [begins[name] for name in ("Kidal", "Gao", "Bamako", "Lere")] == [0, 23, 163, 273]

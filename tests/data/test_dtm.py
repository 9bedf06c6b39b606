"""IOM rounds: the real table at hand, and the headings of the programming interface (invented rows)."""

from durance.data import dtm
from durance.data.common import gather


def test_the_table_at_hand(shared, names):
    found = gather(dtm, shared / "data" / "iom_dtm" / "dtm_mali_baseline_tidy.csv", names)
    assert found.read == 373
    assert not found.dropped
    assert found.noted == {"`idps` is empty; returnees alone are kept": 5}
    assert all(row["locality"] for row in found.rows), "every cercle has a place of the pack"
    assert {row["day"] for row in found.rows} >= {"2014-12-31", "2020-04-30"}
    there = sum(r["people"] for r in found.rows if r["day"] == "2014-12-31" and r["group"] == "idps")
    assert 50_000 < there < 150_000, "99,816 at that day by UNHCR, other rounds differ"


def test_the_headings_of_the_interface(imported):
    found = imported(dtm, "admin0Name,admin1Name,admin2Name,numPresentIdpInd,reportingDate\n"
                          "Mali,Gao,Ansongo,40,2099-01-31T00:00:00\n"
                          "Chad,Lac,Mamdi,40,2099-01-31\nMali,Gao,Atlantis,2,2099-01-31\nMali,Gao,Gao,,2099-01-31\n")
    assert [(r["day"], r["locality"], r["group"], r["people"]) for r in found.rows] == [
        ("2099-01-31", "ansongo", "idps", 40), ("2099-01-31", "", "idps", 2)]
    assert found.dropped == {"another country": 1, "`idps` is empty": 1}
    assert found.noted == {"no place of the pack is called 'Atlantis'; left blank": 1}

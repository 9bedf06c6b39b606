"""Cadre Harmonisé: the two real tables at hand, seasons, and rows that do not count."""

from datetime import date

import pytest

from durance.data import cadre
from durance.data.common import LeftOut, gather

HEAD = ",".join(cadre.NEEDED) + ",status\n"
INVENTED = "MLI,Gao,Ansongo,1000,3.0,500,200,200,100,0,projected,Sep-Dec,2098,Jun-Aug,2099,outofcamp\n"


@pytest.mark.parametrize(("label", "year", "days"), [("Jun-Aug", 2020, (date(2020, 6, 1), date(2020, 8, 31))),
                                                     ("Sep-Dec", 2019, (date(2019, 9, 1), date(2019, 12, 31))),
                                                     ("Jan-May", 2021, (date(2021, 1, 1), date(2021, 5, 31))),
                                                     ("Dec-Feb", 2023, (date(2023, 12, 1), date(2024, 2, 29)))])
def test_seasons(label, year, days):
    assert cadre.season(label, year) == days


def test_no_season():
    with pytest.raises(LeftOut, match="not a season"):
        cadre.season("lean", 2020)


def test_an_invented_row(imported):
    (row,) = imported(cadre, HEAD + INVENTED).rows
    assert set(row) == set(cadre.COLUMNS)
    assert (row["begin"], row["until"], row["locality"], row["phase"]) == ("2099-06-01", "2099-08-31", "ansongo", "3")
    assert row["hungry_share"] == 0.3


def test_rows_that_do_not_count_or_do_not_add_up(imported):
    found = imported(cadre, HEAD + INVENTED + INVENTED.replace("MLI", "NER") + INVENTED.replace("outofcamp", "incamp")
                     + INVENTED.replace("1000", "0") + INVENTED.replace("1000", "1100"))
    assert found.dropped == {"another country": 1, "people in camps, counted apart": 1, "nobody lives there": 1}
    assert found.noted == {"the phases miss the population by more than 2%; kept as they are": 1}


@pytest.mark.parametrize(("file", "rows", "odd"), [("adm2_2018_2024_prism", 944, 0), ("mli_bfa_ner_2014_2020", 1382, 4)])
def test_the_tables_at_hand(shared, names, file, rows, odd):
    found = gather(cadre, shared / "data" / "food_security" / f"cadre_harmonise_{file}.csv", names)
    assert len(found.rows) == rows
    assert set(found.dropped) == {"another country"}
    assert sum(found.noted.values()) == odd
    assert all(row["locality"] for row in found.rows)
    assert all(0 <= row["hungry_share"] <= 1 for row in found.rows)

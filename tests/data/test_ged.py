"""UCDP events: the real file at hand, and the faults a file may have."""

from collections import Counter

import pytest

from durance.data import ged
from durance.data.common import gather

HEAD = ",".join(ged.NEEDED) + "\n"
GOOD = "1,2020-01-05 00:00:00.000,2020-01-06,1,Government of Mali,JNIM,Mali,14.49,-4.19,3,4,9\n"


def test_an_event_is_put_to_place_and_actors(imported):
    (row,) = imported(ged, HEAD + GOOD).rows
    assert set(row) == set(ged.COLUMNS)
    assert (row["date"], row["until"], row["violence"], row["locality"]) == ("2020-01-05", "2020-01-06", "state-based", "mopti")
    assert (row["actor_a"], row["actor_b"], row["low"], row["deaths"], row["high"]) == ("army", "jnim", 3, 4, 9)


@pytest.mark.parametrize(("bad", "why"), [
    (GOOD, "the same event a second time"), (GOOD.replace("2020-01-06", "2020-01-04"), "ends before it begins"),
    (GOOD.replace("2020-01-06", "soon"), "`date_end` is not a date"), (GOOD.replace(",1,Gov", ",4,Gov"), "is not 1, 2 or 3"),
    (GOOD.replace("14.49", "94"), "`latitude` is not in -90 to 90"), (GOOD.replace(",4,9", ",,9"), "`best` is empty"),
    (GOOD.replace("Mali,14.49", "Chad,14.49").replace("-4.19", "19"), "abroad and more than 120 km")])
def test_bad_rows_are_counted_by_reason(imported, bad, why):
    found = imported(ged, HEAD + GOOD + bad)
    assert len(found.rows) == 1
    (reason,) = found.dropped
    assert why in reason
    assert found.first[reason] == 3


def test_what_is_odd_is_kept_and_told(imported):
    found = imported(ged, HEAD + GOOD.replace("14.49,-4.19", "24.9,-6").replace(",3,4,9", ",5,4,9").replace("JNIM", "Nobody"))
    assert (found.rows[0]["locality"], found.rows[0]["actor_b"]) == ("", "")
    assert len(found.noted) == 3


def test_the_events_at_hand(shared, names):
    found = gather(ged, shared / "data" / "ucdp" / "ged_events_mli_bfa_ner.csv", names)
    assert found.read == 1666 == len(found.rows) + sum(found.dropped.values())
    assert set(found.dropped) == {"abroad and more than 120 km from every place of the pack"}
    home = [row for row in found.rows if row["country"] == "Mali"]
    assert len(home) == 946, "no event of Mali is lost"
    assert sum(row["deaths"] for row in home if "2009" <= row["date"] < "2021") == 5584, "claim OB-ged-region"
    assert Counter(row["violence"] for row in home).keys() == {"state-based", "non-state", "one-sided"}
    assert sum(bool(row["locality"]) for row in home) > 930
    assert not any("Civilians" in reason for reason in found.noted)
    armed = [row for row in home if row["date"] >= "2012"]
    assert sum(bool(row["actor_a"]) for row in armed) > 0.95 * len(armed)

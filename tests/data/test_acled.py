"""ACLED exports: no row of theirs may lie here, so all rows below are invented, in the documented columns."""

import pytest

from durance.data import acled

HEAD = ("event_id_cnty;event_date;year;time_precision;disorder_type;event_type;sub_event_type;actor1;assoc_actor_1;inter1;"
        "actor2;assoc_actor_2;inter2;interaction;civilian_targeting;iso;region;country;admin1;admin2;admin3;location;latitude;"
        "longitude;geo_precision;source;source_scale;notes;fatalities;tags;timestamp\n")
INVENTED = ("INV1;05 January 2099;2099;1;x;Battles;Armed clash;Military Forces of Mali (2099-);Wagner Group;1;"
            "JNIM: Group for Support of Islam and Muslims;;2;12;;466;x;Mali;Mopti;x;x;Invented;14.49;"
            "-4.19;1;x;x;invented;7;;1\n")
CIVILIANS = INVENTED.replace("INV1", "INV2").replace("Military Forces of Mali (2099-);Wagner Group", "Civilians (Mali);Bozo")


def test_an_invented_event(imported):
    (row,) = imported(acled, HEAD + INVENTED).rows
    assert set(row) == set(acled.COLUMNS)
    assert (row["date"], row["kind"], row["locality"], row["deaths"]) == ("2099-01-05", "Battles: Armed clash", "mopti", 7)
    assert (row["actor_a"], row["actor_b"]) == ("army africa-corps", "jnim")


def test_commas_and_short_dates_do_as_well(imported):
    text = (HEAD + INVENTED.replace("05 January 2099", "2099-01-05")).replace(";", ",")
    assert imported(acled, text).rows[0]["date"] == "2099-01-05"


def test_civilians_are_no_actor_and_unknown_ones_are_told(imported):
    found = imported(acled, HEAD + CIVILIANS)
    assert (found.rows[0]["actor_a"], found.rows[0]["actor_b"]) == ("", "jnim")
    assert list(found.noted) == ["no actor of the pack is called 'Bozo'; left blank"]


@pytest.mark.parametrize(("old", "new", "why"), [("05 January 2099", "1/5/99", "`event_date` is not a date"),
                                                 (";7;", ";;", "`fatalities` is empty"),
                                                 ("14.49", "north", "`latitude` is not a number")])
def test_bad_rows(imported, old, new, why):
    found = imported(acled, HEAD + INVENTED + INVENTED.replace("INV1", "INV3").replace(old, new))
    assert list(found.dropped) == [why]

"""What was seen: months without a row, months nobody counted, and series that are not there."""

import pytest

from durance.analysis.score import seen
from durance.pack.model import Unknown


def row(date, value, place="here", series="deaths", high=""):
    return {"series": series, "date": date, "until": "", "place": place, "value": value, "high": high}


@pytest.fixture
def pack(monkeypatch, lakeland):
    rows = [row("2019-11-01", "4"), row("2020-02-01", "7"), row("2020-02-01", "1", "there"),
            row("2019-11-05", "9", series="other"), row("2020-03-01", "5", series="camps", high="6"),
            row("2020-03-08", "3", "there", "camps")]
    monkeypatch.setattr(seen, "observed_series", lambda pack: rows)
    return lakeland


def test_months_run_over_the_year():
    assert seen.months("2019-11", "2020-02") == ["2019-11", "2019-12", "2020-01", "2020-02"]


def test_a_month_without_a_row_is_nothing_seen(pack):
    found = seen.monthly(pack, "deaths", "2019-11", "2020-02")
    assert {k: v.tolist() for k, v in found.items()} == {"here": [4, 0, 0, 7], "there": [0, 0, 0, 1]}
    assert seen.monthly(pack, "deaths", "2019-12", "2020-01")["here"].tolist() == [0, 0]


def test_a_month_nobody_counted_is_refused(pack):
    with pytest.raises(ValueError, match="known from 2019-11 to 2020-02, not from 2019-10 to 2020-02"):
        seen.monthly(pack, "deaths", "2019-10", "2020-02")
    with pytest.raises(Unknown, match="no observed series 'rain'"):
        seen.monthly(pack, "rain", "2019-11", "2020-02")
    with pytest.raises(Unknown, match="no observed series 'rain'"):
        seen.dated(pack, "rain")


def test_counts_on_given_days(pack):
    days, places, value, high = seen.dated(pack, "camps")
    assert [d.isoformat() for d in days] == ["2020-03-01", "2020-03-08"]
    assert places == ["here", "there"]
    assert str(value.tolist()) == "[[5.0, nan], [nan, 3.0]]"
    assert str(high.tolist()) == "[[6.0, nan], [nan, 3.0]]"


def test_the_series_of_the_pack(mali):
    assert seen.monthly(mali, "deaths", "2022-03", "2022-03")["mali"].tolist() == [1359]
    assert seen.monthly(mali, "deaths", "2010-01", "2023-12")["mali"].sum() == 13_697
    assert seen.monthly(mali, "deaths_state_based", "2018-01", "2021-12")["mali"].sum() == 2430
    regions = seen.monthly(mali, "deaths_region", "2009-01", "2020-12")
    assert set(regions) == {"gao", "kayes", "kidal", "koulikoro", "mopti", "segou", "sikasso", "timbuktu"}
    assert sum(deaths.sum() for deaths in regions.values()) == 5584

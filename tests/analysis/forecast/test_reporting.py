"""The reporting layer: bounds by hand, nothing later, candidates that come back, and the pack's table as the data have it."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from durance.analysis.forecast import reporting
from durance.analysis.forecast.reporting import FACTOR, NINETY, REVISION, corrected, counted, published, still_open

ROOT = Path(__file__).parents[3]


def row(series, date, until, low, value, high, place="here"):
    return {"series": series, "date": date, "until": until, "place": place, "low": str(low), "value": str(value),
            "high": str(high)}


@pytest.fixture
def pack(monkeypatch, lakeland):
    february = "2019-02-01", "2019-02-28"
    rows = [row("deaths_year", "2018-01-01", "2018-12-31", 120, 120, 240),
            row("deaths_year", "2020-01-01", "2020-12-31", 1, 1, 9e9), row("deaths_bounds", *february, 90, 100, 180),
            row("deaths_bounds", *february, 1, 1, 1, "there"), row("access", "2019-04-01", "2019-05-31", 0.5, 0.8, 1.0)]
    monkeypatch.setattr(reporting, "observed_series", lambda _: rows)
    return lakeland


def test_bounds_of_a_month_stand_with_those_of_an_average_month_before(pack):
    found = counted(pack, "2019-01", "2019-04")
    assert found.sd[0] == pytest.approx(np.log(2) / NINETY)      # no event: 10 to 20 deaths, best 10
    assert found.lean[0] == pytest.approx(np.log(np.sqrt(2)))
    assert found.sd[1] == pytest.approx(np.log(201 / 101) / NINETY)
    assert counted(pack, "2019-02", "2019-02", "there").sd[0] == pytest.approx(np.log(21 / 11) / NINETY)


def test_where_nobody_can_go_counts_are_less_sure_and_too_low(pack):
    found = counted(pack, "2019-03", "2019-04")
    assert found.sd[1] == pytest.approx(np.hypot(found.sd[0], np.log(2) / NINETY))
    assert found.lean[1] - found.lean[0] == pytest.approx(-np.log(0.8))


def test_nothing_later_says_how_sure_a_month_was(pack, monkeypatch):
    before = counted(pack, "2019-01", "2019-03")
    rows = [one for one in reporting.observed_series(pack) if one["date"] < "2019-04"]
    monkeypatch.setattr(reporting, "observed_series", lambda _: rows)
    for one, other in zip(before, counted(pack, "2019-01", "2019-03"), strict=True):
        np.testing.assert_array_equal(one, other)


def test_a_pack_without_bounds_counts_without_error(lakeland):
    found = counted(lakeland, "2030-01", "2030-03")
    assert found.sd.tolist() == found.lean.tolist() == [0.0, 0.0, 0.0]


def test_months_are_candidates_until_july_of_the_next_year():
    assert still_open("2020-06", 24).tolist() == [False] * 6 + [True] * 18      # January 2019 to June 2020
    assert still_open("2020-07", 24).tolist() == [False] * 17 + [True] * 7


def test_candidates_come_back_on_average_and_less_sure():
    final = np.full(4000, 100.0)
    then = published(final, "2020-07", 3)
    assert (then[:-7] == final[:-7]).all()
    many = np.concatenate([published(np.full(18, 100.0), "2020-06", seed) for seed in range(200)])
    assert np.log(100 / many).mean() == pytest.approx(np.log(FACTOR), abs=0.02)
    assert np.log(many).std() == pytest.approx(REVISION, rel=0.05)
    back = corrected(then, "2020-07", np.full(4000, 0.1))
    assert back.counts[-7:] == pytest.approx(then[-7:] * FACTOR)
    assert back.sd[[0, -1]] == pytest.approx([0.1, np.hypot(0.1, REVISION)])
    early, late = published(final[:18], "2020-06", 3), published(final[:19], "2020-07", 3)
    np.testing.assert_array_equal(early[12:], late[12:18])      # a month is revised alike whenever it is looked at


def test_what_the_pack_says_of_mali(mali):
    found = counted(mali, "2010-01", "2023-12")
    assert 0.03 < np.median(found.sd) < 0.15      # a tenth: little beside how months differ
    assert found.sd.argmax() == 25                # February 2012, when tolls at Tessalit differed by a factor of thirteen
    assert (found.lean[-6:] > found.lean[-7] + 0.3).all()      # the mission leaves


def test_the_table_follows_the_data():
    if not (ROOT.parent / "shared" / "data" / "ucdp").is_dir():
        assert not os.environ.get("DURANCE_CI"), "the public data files are missing"
        pytest.skip("needs the public data files beside the repository")
    done = subprocess.run([sys.executable, "tools/build_mali_bounds.py"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr

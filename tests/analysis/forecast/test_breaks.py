"""Breaks: known by the origin, recent, and of the kinds that change a war."""

from dataclasses import replace
from datetime import date

from durance.analysis.forecast.breaks import broken


def test_breaks_of_mali(mali):
    assert broken(mali, "2012-03")          # the coup
    assert broken(mali, "2012-02")          # towns had fallen
    assert broken(mali, "2015-06")          # the accord
    assert not broken(mali, "2016-06")      # no order changed in the first half of 2016
    assert broken(mali, "2023-07")          # the UN mission is sent away


def test_nothing_later_breaks_and_old_breaks_heal(mali):
    event = next(e for e in mali.events if e.id == "coup-2012")
    alone = replace(mali, events=(replace(event, date=date(2016, 3, 5), until=None, claims=()),))
    assert [broken(alone, month) for month in ("2016-02", "2016-03", "2016-08", "2016-09")] == [False, True, True, False]
    assert not broken(replace(alone, events=(replace(alone.events[0], kind="record"),)), "2016-03")
    assert not broken(replace(alone, events=(replace(alone.events[0], control="price_cap"),)), "2016-03")

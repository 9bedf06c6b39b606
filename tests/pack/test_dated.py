"""The pack as of any day: it is the shipped state on a shipped day, and knows nothing of the days after."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from durance.pack.dated import as_of, dated_tables, in_force
from durance.pack.listing import Unknown
from durance.pack.load import load
from durance.pack.model import Event
from durance.pack.rows import Row
from durance.pack.states import state_of

LATER = {"strength": {"actor": "jnim", "total": "99999"}, "bases": {"actor": "army", "locality": "gao", "weight": "5"},
         "seen": {"actor": "jnim", "locality": "sikasso", "weight": "50"},
         "held": {"locality": "gao", "what": "take", "actor": "jnim"}, "displaced": {"locality": "*", "people": "9000000"},
         "clashes": {"locality": "gao", "actor": "jnim", "events": "500", "clashes": "500", "deaths": "500"},
         "national": {"fighting": "99999"}}


def event(begin: str, until: str | None = None, control: str = "rhetoric", kind: str = "premise", claims: tuple = ()) -> Event:
    end = date.fromisoformat(until) if until else None
    return Event("x", date.fromisoformat(begin), end, control, {}, 1.0, kind, "", claims)


def test_on_a_shipped_day_it_is_the_shipped_state(mali):
    for day in ("2015-06-20", "2020-01-01", "2023-08-01"):
        made = as_of(mali, date.fromisoformat(day))
        for name in ("presence", "holders", "backgrounds"):
            assert list(getattr(made, name)) == [dict(row) for row in getattr(mali, name) if row["as_of"] == day], name
        ours, shipped = state_of(made, day), state_of(mali, day)
        assert ours.ties == pytest.approx(shipped.ties)
        assert ours.here == pytest.approx(shipped.here, abs=0.06)      # by men, not by judgement
        assert ours.parameters["elite_start"] == shipped.parameters["elite_start"]


@pytest.mark.parametrize("month", ["2017-06", "2020-09", "2023-09"])
def test_rows_after_the_day_change_nothing_and_rows_before_do(mali, month):
    day = date.fromisoformat(f"{month}-28")
    tables = dated_tables(mali.folder, "MLI")

    def plus(name: str, when: date):
        rows = getattr(tables, name)
        return tables._replace(**{name: [*rows, Row({**rows[-1], **LATER[name], "day": when.isoformat()}, "", 0)]})

    before = as_of(mali, day)
    for name in LATER:
        assert as_of(mali, day, tables=plus(name, day + timedelta(days=1))).digest == before.digest, name
    assert as_of(mali, day, tables=plus("strength", day)).digest != before.digest


def test_later_events_and_states_are_not_in_the_pack(mali):
    made = as_of(mali, date(2019, 6, 30))
    assert [e for e in made.events if e.date > date(2019, 6, 30)] == []
    assert {"accord-standing-2015", "aid-eu-2011"} <= {e.id for e in made.events}
    assert list(made.states) == ["2019-06-30"]
    assert {row["as_of"] for row in (*made.presence, *made.holders, *made.backgrounds)} == {"2019-06-30"}


def test_a_row_published_after_the_day_waits(mali):
    tables = dated_tables(mali.folder, "MLI")
    row = next(r for r in tables.displaced if r["claims"] == "EC170")      # told months after the day it is about
    day = date.fromisoformat(row["day"])
    assert mali.ledger.peeking(("EC170",), day)
    assert as_of(mali, day).holders == as_of(mali, day, tables=tables._replace(
        displaced=[r for r in tables.displaced if r is not row])).holders


def test_ends_are_held_open_unless_they_were_announced():
    lakeland = load("lakeland")
    day = date(2030, 1, 15)
    told = next(c for c in lakeland.ledger.claims.values() if c.date_published and c.date_published <= "2029-12-31")

    def ends(one: Event, known: date | None = None) -> list[date | None]:
        return [e.until for e in in_force(replace(lakeland, events=(one,)), day, known)]

    assert ends(event("2030-01-01", "2030-03-01", claims=(told.id,))) == [None]
    assert ends(event("2030-01-01", "2030-03-01", "partner_order", claims=(told.id,))) == [date(2030, 3, 1)]
    assert ends(event("2030-01-01", "2030-03-01", "partner_order", claims=("nobody",))) == [None]
    assert ends(event("2030-01-01", "2030-01-15")) == []
    assert ends(event("2030-01-16", "2030-03-01")) == []
    assert ends(event("2030-01-16", "2030-01-20"), date(2030, 1, 31)) == [date(2030, 1, 20)]
    assert ends(event("2030-01-01", "2030-03-01", "seized_order")) == []
    assert ends(event("2030-01-01", "2030-03-01", kind="record")) == []


def test_partners_stand_by_their_men_and_a_coup_counts_from_its_day(mali):
    partner = list(mali.partners)
    gone = state_of(as_of(mali, date(2022, 9, 30)), "2022-09-30")
    assert gone.here[partner.index("france")] == 0
    assert gone.here[partner.index("russia")] == pytest.approx(0.5)
    since = gone.parameters["days_since_coup"]
    assert (since.value, since.low) == ((date(2022, 9, 30) - date(2021, 5, 24)).days,) * 2
    days = date(2016, 6, 20), date(2015, 6, 20)
    calm, start = (state_of(as_of(mali, day), str(day)).parameters["days_since_coup"] for day in days)
    assert (calm.value, calm.high) == (start.value + 366, start.high + 366)


def test_no_tables_and_no_state_are_told(mali):
    lakeland = load("lakeland")
    with pytest.raises(Unknown, match="no dated tables"):
        as_of(lakeland, date(2030, 1, 1))
    with pytest.raises(Unknown, match="no state up to 2011-01-01; the first is of 2012-01-01"):
        as_of(mali, date(2011, 1, 1))

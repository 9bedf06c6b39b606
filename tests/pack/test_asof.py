"""The builder of starting states: it uses what was known, keeps the totals, and gives the shipped tables."""

import csv
import importlib.util
from datetime import date, timedelta
from pathlib import Path

import pytest

from durance.evidence.ledger import Ledger, ledger
from durance.pack.asof import BACKGROUNDS, HOLDERS, PRESENCE, Dated, _faded, _whole, read_dated, state
from durance.pack.rows import Row, read_csv, read_toml

ROOT = Path(__file__).parents[2]
MALI = ROOT / "src" / "durance" / "packs" / "mali"
DAYS = ("2012-01-01", "2015-06-20", "2020-01-01", "2023-08-01", "2025-08-31")
LATER = {
    "strength": {"actor": "jnim", "total": "99999"},
    "bases": {"actor": "army", "locality": "gao", "weight": "5"},
    "seen": {"actor": "jnim", "locality": "sikasso", "weight": "50"},
    "held": {"locality": "gao", "what": "take", "actor": "jnim"},
    "displaced": {"locality": "*", "people": "9000000"},
    "clashes": {"locality": "gao", "actor": "jnim", "events": "500", "clashes": "500", "killed": "500", "deaths": "500"},
    "national": {"fighting": "99999", "killed_by_state": "99999", "killed_by_others": "99999"}}


@pytest.fixture(scope="module")
def mali() -> Dated:
    return read_dated(MALI, "MLI")


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("build_mali_states", ROOT / "tools" / "build_mali_states.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def told() -> Ledger:
    sources = {name: entry for path in sorted((MALI / "evidence").glob("sources*.toml"))
               for name, entry in read_toml(path).items()}
    return ledger(sources, [row for path in sorted((MALI / "evidence").glob("claims*.csv")) for row in read_csv(path)], {})


def plus(tables: Dated, name: str, day: date) -> Dated:
    """The tables with one striking row more, dated `day`."""
    rows = getattr(tables, name)
    return tables._replace(**{name: [*rows, Row({**rows[-1], **LATER[name], "day": day.isoformat()}, "", 0)]})


def small(**tables: list[dict[str, str]]) -> Dated:
    """A country of three places, one of them abroad."""
    places = [{"id": "a", "country": "X", "region": "North", "kind": "town", "population": "300"},
              {"id": "b", "country": "X", "region": "South", "kind": "town", "population": "100"},
              {"id": "c", "country": "Y", "region": "", "kind": "camp", "population": "0"}]
    given = {name: [Row(row, "", 0) for row in tables.get(name, [])] for name in Dated._fields[2:]}
    return Dated("X", [Row(row, "", 0) for row in places], **given)


def strength(actor: str, total: int, by: tuple[float, float, float] = (0, 0, 1), **more: str) -> dict[str, str]:
    parts = dict(zip(("by_events", "by_seen", "by_even"), map(str, by), strict=True))
    return {"day": "2000-01-01", "actor": actor, "total": str(total), "ground": "*", "coded_as": "", "one_sided": "0",
            "killing": "", "grade": "D", "claims": "", "note": "", **parts, **more}


def held(day: str, what: str, actor: str = "") -> dict[str, str]:
    return {"day": day, "locality": "a", "what": what, "actor": actor, "grade": "C", "claims": "", "note": ""}


def men(made: dict, actor: str) -> dict[str, int]:
    return {row["locality"]: int(row["fighters"]) for row in made["presence.csv"] if row["actor"] == actor}


@pytest.mark.parametrize("name", ["presence.csv", "holders.csv", "backgrounds.csv"])
def test_the_shipped_tables_are_what_the_builder_gives(mali, tool, name):
    assert (MALI / name).read_text(encoding="utf-8") == tool.text(mali, name, DAYS)


@pytest.mark.parametrize("name", LATER)
@pytest.mark.parametrize("day", DAYS)
def test_a_later_row_changes_nothing(mali, name, day):
    when = date.fromisoformat(day)
    assert state(plus(mali, name, when + timedelta(days=1)), when) == state(mali, when)


@pytest.mark.parametrize("name", LATER)
def test_a_row_of_the_day_itself_counts(mali, name):
    when = date(2020, 1, 1)
    assert state(plus(mali, name, when), when) != state(mali, when)


@pytest.mark.parametrize("day", DAYS)
def test_every_actor_keeps_its_national_total(mali, day):
    when = date.fromisoformat(day)
    known = {row["actor"]: int(row["total"]) for row in sorted(mali.strength, key=lambda r: r["day"]) if row["day"] <= day}
    made = state(mali, when)
    assert {actor: sum(men(made, actor).values()) for actor in known} == known


@pytest.mark.parametrize("day", DAYS)
def test_every_own_place_and_every_camp_has_one_holder_row(mali, day):
    rows = [row["locality"] for row in state(mali, date.fromisoformat(day))["holders.csv"]]
    assert len(rows) == len(set(rows))
    assert set(rows) >= {row["id"] for row in mali.places if row["country"] == "MLI" or row["kind"] == "camp"}


@pytest.mark.parametrize("day", DAYS)
def test_no_row_rests_only_on_what_was_told_later(mali, told, day):
    when = date.fromisoformat(day)
    rows = [row for table in state(mali, when).values() for row in table]
    assert {claim for row in rows for claim in row["claims"].split()} <= set(told.claims)
    late = [row for row in rows if row["claims"] and set(row["claims"].split()) <= set(
        told.peeking(tuple(row["claims"].split()), when))]
    assert late == []
    assert all(row["note"] for row in rows if row["grade"] == "E")


def test_dated_rows_cite_known_claims_and_places(mali, told):
    places = {row["id"] for row in mali.places} | {"*"}
    for name in Dated._fields[2:]:
        for row in getattr(mali, name):
            assert set(row.get("claims", "").split()) <= set(told.claims), row
            assert row.get("locality", "*") in places, row
            assert row.get("grade", "A") in ("A", "B", "C", "D") or row["note"], row


def test_columns_are_those_of_the_pack():
    for name, columns in (("presence", PRESENCE), ("holders", HOLDERS), ("backgrounds", BACKGROUNDS)):
        with (MALI / f"{name}.csv").open(encoding="utf-8") as file:
            assert tuple(next(csv.reader(line for line in file if not line.startswith("#")))) == columns
        assert {row["as_of"] for row in read_csv(MALI / f"{name}.csv")} == set(DAYS)


def test_what_was_seen_loses_half_its_weight_in_three_years():
    rows = [Row({"day": "2000-01-01", "actor": "r", "locality": "a", "weight": "8"}, "", 0)]
    assert _faded(rows, "r", "weight", date(2003, 1, 1))["a"] == pytest.approx(4, rel=0.01)


def test_parts_that_know_no_place_fall_to_the_others():
    seen = [{"day": "2000-01-01", "actor": "r", "locality": "b", "weight": "1", "grade": "D", "claims": "", "note": ""}]
    made = state(small(strength=[strength("r", 100, (0.5, 0.25, 0.25))], seen=seen), date(2001, 1, 1))
    assert men(made, "r") == {"a": 25, "b": 75}


def test_a_garrison_stands_only_where_its_actor_holds_the_place():
    base = {"day": "2000-01-01", "actor": "army", "weight": "1", "shared": "0", "grade": "D", "claims": "", "note": ""}
    tables = small(strength=[strength("army", 10)], bases=[base | {"locality": "a"}, base | {"locality": "b"}],
                   held=[held("2005-01-01", "take", "r")])
    assert men(state(tables, date(2004, 12, 31)), "army") == {"a": 5, "b": 5}
    assert men(state(tables, date(2005, 1, 1)), "army") == {"b": 10}


def test_sieges_deals_and_seizures_in_turn():
    tables = small(held=[held("2001-01-01", "siege", "r"), held("2002-01-01", "deal", "r"), held("2003-01-01", "undeal"),
                         held("2003-02-01", "siege", "q"), held("2003-03-01", "lift"), held("2004-01-01", "take", "q")])

    def at(year: int, month: int = 6) -> tuple[str, ...]:
        row = state(tables, date(year, month, 1))["holders.csv"][0]
        return tuple(row[name] for name in ("controller", "besieger", "siege_days", "deal_with"))

    assert at(2000) == ("army", "", "0", "")
    assert at(2001) == ("army", "r", "151", "")
    assert at(2002) == ("army", "", "0", "r")
    assert at(2003, 2) == ("army", "q", "0", "")
    assert at(2003) == ("army", "", "0", "")
    assert at(2004) == ("q", "", "0", "")


def test_backgrounds_have_the_level_of_the_country_and_partners_share_by_men():
    event = {"day": "2009-12-31", "where": "home", "locality": "a", "events": "4", "clashes": "4", "killed": "0",
             "deaths": "20"}
    year = {"day": "2009-12-31", "fighting": "40", "killed_by_state": "0", "killed_by_others": "0"}
    base = {"day": "2000-01-01", "locality": "a", "weight": "1", "shared": "1", "grade": "D", "claims": "", "note": ""}
    tables = small(strength=[strength("army", 30), strength("guests", 10, coded_as="army"), strength("r", 5)],
                   bases=[base | {"actor": "army"}, base | {"actor": "guests"}], national=[year],
                   clashes=[event | {"actor": "all"}, event | {"actor": "army"}, event | {"actor": "r"}])
    rates = {row["actor"]: float(row["clashes"]) * 365.25 for row in state(tables, date(2010, 6, 1))["backgrounds.csv"]}
    assert rates["r"] == pytest.approx(8, rel=0.01)  # 4 events with 20 deaths, 40 deaths in the country
    assert rates["army"] == pytest.approx(6, rel=0.01)
    assert rates["guests"] == pytest.approx(2, rel=0.01)


def test_whole_numbers_keep_the_sum():
    assert _whole({"a": 1, "b": 1, "c": 1}, 100) == {"a": 34, "b": 33, "c": 33}
    assert _whole({}, 100) == {}

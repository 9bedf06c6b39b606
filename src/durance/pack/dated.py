"""The pack as of any day: where who stands is built from `dated/`, what is in force from events, the rest as last known.

A pack names a few dates for which it gives a whole state. Forecasts start on any day: their presence, holders and
backgrounds come from `pack.asof`, ties, goodwill, accord and dated numbers from the last state of `states.toml` up to
the day. A row, event or state dated after the day is not in the pack that is given back, so a run cannot read it; nor is
a row all of whose claims were published later, or an event of which one was (the rule of `evidence.ledger`).

Ends are not known in advance: what is in force on the day and ends later is held open. Only a partner's order keeps its
end, if every claim it rests on was published by the day: an exit with a date. Orders that hold a fallen town are left
out, for the state says who holds it.
"""

import hashlib
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from durance.core.calendar import parse
from durance.pack.asof import Dated, read_dated, state
from durance.pack.listing import Unknown
from durance.pack.model import Event, Pack
from durance.pack.rows import Row

IN_THE_STATE = "seized_order"      # the control whose effect the dated state tells itself
ANNOUNCED = "partner_order"        # the control whose end may be known before it comes
TABLES = ("presence.csv", "holders.csv", "backgrounds.csv")


def as_of(pack: Pack, day: date, known: date | None = None, tables: Dated | None = None) -> Pack:
    """The pack with one state, that of `day` (its name is the ISO date), and no event but those in force, as facts.

    `known` (the day, unless a later one is given) is the last day whose events are imposed. `tables` stand in for the
    pack's own dated tables. Raises Unknown for a pack without them, or for a day before its first state.
    """
    made = state(_told(pack, tables or dated_tables(pack.folder, _country(pack)), day), day)
    told = hashlib.sha256(repr((pack.digest, day, known, made)).encode()).hexdigest()[:16]
    presence, holders, backgrounds = (tuple(made[name]) for name in TABLES)
    return replace(pack, presence=presence, holders=holders, backgrounds=backgrounds, events=in_force(pack, day, known),
                   states={str(day): _entry(pack, day, presence)}, scenarios={}, digest=told)


@lru_cache(maxsize=4)
def dated_tables(folder: Path, country: str) -> Dated:
    """The dated tables of a pack's folder, read once. Raises Unknown where there are none."""
    if not (folder / "dated").is_dir():
        raise Unknown(f"{folder.name} has no dated tables (folder dated/), so it has no state but those of its tables")
    return read_dated(folder, country)


def _told(pack: Pack, tables: Dated, day: date) -> Dated:
    """The tables without rows that rest only on claims of after the day."""

    def late(row: Row) -> bool:
        claims = tuple(row.get("claims", "").split())
        return bool(claims) and len(pack.ledger.peeking(claims, day)) == len(claims)

    return tables._replace(**{name: [row for row in getattr(tables, name) if not late(row)] for name in Dated._fields[2:]})


def in_force(pack: Pack, day: date, known: date | None = None) -> tuple[Event, ...]:
    """Facts and premises in force after `day` that began up to `known`, as facts; see the module for their ends."""
    told, found = known or day, []
    for event in pack.events:
        if event.kind == "record" or event.control == IN_THE_STATE or event.date > told:
            continue
        if pack.ledger.peeking(event.claims, told):
            continue
        if event.until is None or event.until > day:
            over = event.until is not None and event.until <= told
            kept = over or (event.control == ANNOUNCED and _published(pack, event, told))
            found.append(replace(event, kind="fact", until=event.until if kept else None))
    return tuple(found)


def _published(pack: Pack, event: Event, day: date) -> bool:
    """Whether every claim of an event was published by the day; a date that cannot be read was not."""
    try:
        return all(parse(pack.ledger.claims[c].date_published, end=True) <= day for c in event.claims)
    except (KeyError, ValueError):
        return False


def _entry(pack: Pack, day: date, presence: tuple) -> dict[str, Any]:
    """The last state up to the day; partners' standing by their men on the day, the last coup as many days ago as it is."""
    known = [name for name in pack.states if parse(name) <= day]
    if not known:
        raise Unknown(f"{pack.name} has no state up to {day}; the first is of {min(pack.states, default='never')}")
    last = max(known)
    entry = dict(pack.states[last])
    partners = {name: dict(told) for name, told in entry.get("partners", {}).items()}
    for name, told in pack.partners.items():
        if told.get("actor") and float(told["force"]["value"]) > 0 and name in partners:
            men = sum(float(row["fighters"]) for row in presence if row["actor"] == told["actor"])
            partners[name]["here"] = min(1.0, men / float(told["force"]["value"]))
    parameters = dict(entry.get("parameters", {}))
    if "days_since_coup" in parameters:
        parameters["days_since_coup"] = _aged(pack, parameters["days_since_coup"], parse(last), day)
    return entry | {"partners": partners, "parameters": parameters}


def _aged(pack: Pack, given: dict[str, Any], then: date, day: date) -> dict[str, Any]:
    """Days since the last coup, moved on from `then` to the day."""
    coups = [e.date for e in pack.events if e.control == "coup_order" and then < e.date <= day]
    if coups:
        since = (day - max(coups)).days
        return given | {"value": since, "range": [since, since], "shape": "uniform"}
    more = (day - then).days
    return given | {"value": given["value"] + more, "range": [end + more for end in given["range"]]}


def _country(pack: Pack) -> str:
    """The country code of the pack's own places."""
    return next(row["country"] for row in pack.places if row["id"] == pack.capital)

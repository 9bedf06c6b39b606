"""The pack as a value: names, map, starting tables, parameters and ledger of one country. Nothing in it changes."""

import datetime
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from durance.core.state import nearest
from durance.evidence.ledger import Ledger
from durance.pack.listing import Unknown
from durance.pack.parameters import Parameter


@dataclass(frozen=True)
class Event:
    """A dated fact or premise that sets a control. `at` names entities by dimension; empty means everywhere."""

    id: str
    date: datetime.date
    until: datetime.date | None
    control: str
    at: dict[str, str]
    value: float
    kind: str
    text: str
    claims: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Pack:
    """One country. `names` lists the entities of each dimension; `map` holds the arrays of geography.csv."""

    id: str
    name: str
    folder: Path
    about: dict[str, Any]
    names: dict[str, tuple[str, ...]]
    map: dict[str, np.ndarray]
    places: tuple[dict[str, str], ...]
    roads: tuple[dict[str, str], ...]
    corridors: dict[str, Any]
    actors: dict[str, Any]
    partners: dict[str, Any]
    constituents: dict[str, Any]
    zones: dict[str, Any]
    ties: np.ndarray
    states: dict[str, Any]
    presence: tuple[dict[str, str], ...]
    holders: tuple[dict[str, str], ...]
    backgrounds: tuple[dict[str, str], ...]
    calendar: dict[str, tuple[float, ...]]
    parameters: dict[str, Parameter]
    events: tuple[Event, ...]
    measures: dict[str, Any]
    scenarios: dict[str, Any]
    ledger: Ledger
    digest: str = field(default="", repr=False)

    @property
    def sizes(self) -> dict[str, int]:
        """Number of entities of each dimension."""
        return {d: len(n) for d, n in self.names.items()}

    def index(self, dimension: str, name: str) -> int:
        """Position of an entity; raises Unknown with the nearest names."""
        try:
            return self.names[dimension].index(name)
        except ValueError:
            kind = {"locality": "place"}.get(dimension, dimension)
            raise Unknown(f"{self.name} has no {kind} {name!r}{nearest(name, self.names[dimension])}") from None

    @property
    def capital(self) -> str:
        return self.about["capital"]

    @property
    def home(self) -> np.ndarray:
        """True for places inside the country, which some depot serves `(locality,)`."""
        return np.array([bool(row["depot"]) for row in self.places])

    @property
    def population(self) -> np.ndarray:
        """People of each place and its surroundings `(locality,)`; 0 abroad."""
        return np.array([float(row["population"] or 0) for row in self.places])

    def claims_used(self) -> dict[str, list[str]]:
        """Claim id -> what rests on it (parameters, events, numbers of the tables, rows of the dated tables)."""
        rests = self.structure_claims() + [(e.id, e.claims) for e in self.events]
        rests += [(f"presence {row['actor']} {row['locality']}", tuple(row["claims"].split())) for row in self.presence]
        rests += [(f"holder {row['locality']}", tuple(row["claims"].split())) for row in self.holders]
        rests += [(f"background {row['locality']}", tuple(row["claims"].split())) for row in self.backgrounds]
        rests += [(f"state {name}", tuple(entry.get("claims", ()))) for name, entry in numbers(self.states)]
        used: dict[str, list[str]] = {}
        for what, claims in rests:
            for claim in claims:
                used.setdefault(claim, []).append(what)
        return used

    def structure_claims(self) -> list[tuple[str, tuple[str, ...]]]:
        """(what, claims) of what holds on every date: parameters and the numbers of tables without dates."""
        rests = [(p.name, p.claims) for p in self.parameters.values()]
        for kind, table in (("", self.about["provenance"]), ("corridor ", self.corridors), ("actor ", self.actors),
                            ("partner ", self.partners), ("constituent ", self.constituents), ("zone ", self.zones)):
            rests += [(kind + name, tuple(entry.get("claims", ()))) for name, entry in numbers(table)]
        return rests

    def grades(self) -> dict[str, float]:
        """Share of grades A to E among the numbers of the pack (parameters, tables, rows of the dated tables)."""
        every = [p.grade for p in self.parameters.values()]
        every += [row["grade"] for table in (self.presence, self.holders, self.backgrounds) for row in table]
        for table in (self.about["provenance"], self.corridors, self.actors, self.partners, self.constituents, self.zones,
                      self.states):
            every += [entry["grade"] for _, entry in numbers(table) if "grade" in entry]
        return {g: every.count(g) / len(every) for g in "ABCDE"} if every else {}


def numbers(table: Any, path: str = "") -> list[tuple[str, dict]]:
    """Every entry of a nested table that carries a grade, with its dotted name."""
    if not isinstance(table, dict):
        return []
    here = [(path, table)] if "grade" in table else []
    return here + [found for key, value in table.items() for found in numbers(value, f"{path}.{key}".strip("."))]

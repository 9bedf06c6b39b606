"""The state of a country on a date: who stands where, who holds what, who is bound to whom; and numbers that differed then.

A pack may leave `states.toml`, `holders.csv` and `backgrounds.csv` out: then ties are those of `actors.toml`, no partner
is there, and places are held as `localities.csv` says.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from durance.core.state import nearest
from durance.pack.listing import Unknown
from durance.pack.model import Pack, numbers
from durance.pack.parameters import Parameter
from durance.pack.powers import pairs

GOODWILL = 0.5      # towards a partner of whom a state says nothing


@dataclass(frozen=True, eq=False)
class State:
    """`strength`, `background`, `killed` `(actor, locality)`; `ties`, `betrayal` `(actor, actor)`; `here`, `goodwill`
    `(partner,)`; `allegiance` `(constituent,)`; `controller`, `besieger`, `deal_with` `(locality,)` with -1 for nobody;
    `siege_days`, `displaced`, `deaths` (of five years) `(locality,)`; `parameters` that replace those of the pack."""

    strength: np.ndarray
    background: np.ndarray
    killed: np.ndarray
    ties: np.ndarray
    betrayal: np.ndarray
    here: np.ndarray
    goodwill: np.ndarray
    allegiance: np.ndarray
    controller: np.ndarray
    besieger: np.ndarray
    deal_with: np.ndarray
    siege_days: np.ndarray
    displaced: np.ndarray
    deaths: np.ndarray
    accord: float
    parameters: dict[str, Parameter]


def state_of(pack: Pack, date: str) -> State:
    """The state of the pack as of a date; raises Unknown when the pack has no presence as of it."""
    known = sorted({row["as_of"] for row in pack.presence})
    if date not in known:
        raise Unknown(f"{pack.name} has no presence as of {date!r}{nearest(date, known)}")
    entry = pack.states.get(date, {})
    partners, here = entry.get("partners", {}), np.zeros(len(pack.partners))
    goodwill = np.full(len(pack.partners), GOODWILL)
    for p, name in enumerate(pack.partners):
        here[p] = float(partners.get(name, {}).get("here", 0.0))
        goodwill[p] = float(partners.get(name, {}).get("goodwill", GOODWILL))
    return State(
        strength=_spread(pack, pack.presence, date, "fighters"), background=_spread(pack, pack.backgrounds, date, "clashes"),
        killed=_spread(pack, pack.backgrounds, date, "killed"),
        ties=pairs(entry.get("ties", {}), pack.names["actor"], pack.ties),
        betrayal=pairs(entry.get("betrayal", {}), pack.names["actor"]), here=here, goodwill=goodwill,
        allegiance=_allegiance(pack, entry.get("allegiance", {})), accord=float(entry.get("accord", {}).get("value", 0.0)),
        parameters=overrides(pack, date), **_held(pack, date))


def overrides(pack: Pack, date: str) -> dict[str, Parameter]:
    """Parameters whose number was another as of the date. Raises Unknown for one that the pack does not have."""
    found = {}
    for name, given in pack.states.get(date, {}).get("parameters", {}).items():
        if name not in pack.parameters:
            raise Unknown(f"the state of {date} gives {name!r}, no parameter{nearest(name, pack.parameters)}")
        low, high = (float(x) for x in given["range"])
        old = pack.parameters[name]
        found[name] = replace(old, value=float(given["value"]), low=low, high=high, shape=given.get("shape", old.shape),
                              grade=given["grade"], claims=tuple(given.get("claims", ())), note=given.get("note", ""))
    return found


def state_claims(pack: Pack, date: str) -> list[tuple[str, tuple[str, ...]]]:
    """What the state of a date rests on: (what, claims) of its rows and numbers."""
    rests = [(f"presence {r['actor']} {r['locality']} as of {date}", tuple(r["claims"].split()))
             for r in pack.presence if r["as_of"] == date]
    rests += [(f"{kind} {r['locality']} as of {date}", tuple(r["claims"].split()))
              for kind, table in (("holder", pack.holders), ("background", pack.backgrounds))
              for r in table if r["as_of"] == date]
    return rests + [(f"state {date} {name}", tuple(entry.get("claims", ())))
                    for name, entry in numbers(pack.states.get(date, {}))]


def _spread(pack: Pack, rows: tuple, date: str, column: str) -> np.ndarray:
    table = np.zeros((pack.sizes["actor"], pack.sizes["locality"]))
    for row in rows:
        if row["as_of"] == date:
            table[pack.index("actor", row["actor"]), pack.index("locality", row["locality"])] += float(row[column] or 0)
    return table


def _allegiance(pack: Pack, moved: dict[str, Any]) -> np.ndarray:
    names = [moved.get(name, {}).get("value", entry["coalition"]) for name, entry in pack.constituents.items()]
    return np.array([pack.index("actor", name) for name in names], float)


def _held(pack: Pack, date: str) -> dict[str, np.ndarray]:
    """Columns of `holders.csv`, and of `localities.csv` for places (or packs) it does not name."""
    rows = {row["locality"]: row for row in pack.holders if row["as_of"] == date}
    table = [row | rows.get(row["id"], {}) for row in pack.places]

    def actors(column: str) -> np.ndarray:
        return np.array([pack.index("actor", row[column]) if row.get(column) else -1 for row in table], float)

    def plain(column: str) -> np.ndarray:
        return np.array([float(row.get(column) or 0) for row in table])

    return {name: actors(name) for name in ("controller", "besieger", "deal_with")} | {
        "siege_days": plain("siege_days"), "displaced": plain("displaced"), "deaths": plain("deaths_5y")}

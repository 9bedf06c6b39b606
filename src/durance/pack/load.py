"""Load a country pack: plain files in, arrays and a ledger out. What a pack says is judged by `pack.check`."""

import hashlib
import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from durance.core.calendar import parse
from durance.evidence.ledger import Ledger, ledger
from durance.pack.listing import find
from durance.pack.model import Event, Pack
from durance.pack.parameters import read_parameters
from durance.pack.powers import actor_columns, constituent_columns, keys, pairs, partner_columns, zone_columns
from durance.pack.routes import log_distances, shortest_routes
from durance.pack.rows import read_csv, read_toml

NOT_READ_BY_RUNS = ("observed", "predictions", "fits", "second", "dated", "cases", "outlines.csv", "import_names.csv",
                    "aliases.toml", "theses.toml")


def load(name: str | os.PathLike[str]) -> Pack:
    """The pack of this name or folder. Raises Unknown or Faults."""
    folder = find(Path(name))
    return _load(folder, _digest(folder, lambda file: file.parts[0] not in NOT_READ_BY_RUNS))


def pack_digest(folder: Path) -> str:
    """Sixteen hex digits that name every file of the pack that can change a future: of its evidence, the disputes alone."""
    return _digest(folder, lambda file: file.parts[0] not in NOT_READ_BY_RUNS
                   and (file.parts[0] != "evidence" or file.name == "disputes.toml"))


def _digest(folder: Path, counts: Callable[[Path], bool]) -> str:
    told = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if path.is_file() and path.suffix in (".csv", ".toml") and counts(relative):
            told.update(relative.as_posix().encode() + b"\0" + path.read_bytes())
    return told.hexdigest()[:16]


@lru_cache(maxsize=16)
def _load(folder: Path, digest: str) -> Pack:
    about = dict(read_toml(folder / "pack.toml", folder))
    about["provenance"] = dict(read_toml(folder / "tables.toml", folder))
    places, roads = read_csv(folder / "localities.csv", folder), read_csv(folder / "roads.csv", folder)
    corridors = dict(read_toml(folder / "corridors.toml", folder))
    actors = dict(read_toml(folder / "actors.toml", folder))
    ties, affinity = actors.pop("ties", {}), actors.pop("affinity", {})
    partners, constituents, zones = (_maybe(folder / f"{n}.toml", folder) for n in ("partners", "constituents", "zones"))
    names = {"locality": tuple(r["id"] for r in places), "road": tuple(r["id"] for r in roads),
             "corridor": tuple(corridors), "actor": tuple(actors), "partner": tuple(partners),
             "constituent": tuple(constituents), "zone": tuple(zones)}
    tie = pairs(ties, names["actor"])
    scenarios = dict(read_toml(folder / "scenarios.toml", folder))
    return Pack(
        id=about["id"], name=about["name"], folder=folder, about=about, names=names,
        map=_place_columns(places, names, about["capital"]) | _road_columns(roads, names, places)
        | _corridor_columns(corridors, names) | actor_columns(actors, pairs(affinity, names["actor"], tie))
        | partner_columns(partners, names) | constituent_columns(constituents, names) | zone_columns(zones, names),
        places=tuple(places), roads=tuple(roads), corridors=corridors, actors=actors, partners=partners,
        constituents=constituents, zones=zones, ties=tie, states=_maybe(folder / "states.toml", folder),
        presence=tuple(read_csv(folder / "presence.csv", folder)), holders=_rows(folder / "holders.csv", folder),
        backgrounds=_rows(folder / "backgrounds.csv", folder),
        calendar=_calendar(folder), parameters=read_parameters(folder / "parameters", folder), events=_events(folder),
        measures=dict(read_toml(folder / "measures.toml", folder)), scenarios=scenarios,
        ledger=_ledger(folder), digest=pack_digest(folder))


def _maybe(path: Path, folder: Path) -> dict[str, Any]:
    """A TOML file that a pack may leave out."""
    return dict(read_toml(path, folder)) if path.exists() else {}


def _rows(path: Path, folder: Path) -> tuple:
    """A table that a pack may leave out."""
    return tuple(read_csv(path, folder)) if path.exists() else ()


def _column(rows: list, name: str) -> np.ndarray:
    return np.array([float(row[name] or 0) for row in rows])


def _place_columns(places: list, names: dict[str, tuple[str, ...]], capital: str) -> dict[str, np.ndarray]:
    at = {name: i for i, name in enumerate(names["locality"])}
    plain = ("border_access", "power_need", "power_hours_normal", "hydro_share", "stock_days", "airfield",
             "staple_exposure", "self_supply", "base_hungry")
    depot = np.array([at.get(row["depot"], i) for i, row in enumerate(places)])
    derived = {"place_id": keys(names["locality"]), "depot_of": depot, "gold_share": _gold(places),
               "economy_share": _shares(_column(places, "population")),
               "is_capital": np.array([float(name == capital) for name in names["locality"]])}
    home = np.array([bool(row["depot"]) for row in places])
    derived |= {"takeable": home * (1.0 - derived["is_capital"]),
                "exclusion": _given(places, "exclusion", 0.0 * home), "shelter": _given(places, "shelter", 1.0 * home)}
    return {name: _column(places, name) for name in plain} | derived


def _given(places: list, name: str, otherwise: np.ndarray) -> np.ndarray:
    """A column that a pack may leave out."""
    return _column(places, name) if name in places[0] else otherwise


def _gold(places: list) -> np.ndarray:
    """The column `gold_share` where the pack gives one, else mines alike, else by population; sums to 1."""
    if any(row.get("gold_share") for row in places):
        return _shares(np.array([float(row.get("gold_share") or 0) for row in places]))
    mines = np.array([float(row["kind"] == "mine") for row in places])
    return _shares(mines if mines.any() else _column(places, "population"))


def _shares(weights: np.ndarray) -> np.ndarray:
    """Weights as shares of their sum; all 0 where there is no weight at all."""
    total = float(weights.sum())
    return weights / total if total > 0 else np.zeros_like(weights)


def _road_columns(roads: list, names: dict[str, tuple[str, ...]], places: list) -> dict[str, np.ndarray]:
    at = {name: i for i, name in enumerate(names["locality"])}
    start, end = (np.array([at[row[k]] for row in roads]) for k in ("from", "to"))
    depot = [at.get(row["depot"], -1) for row in places]
    route = shortest_routes(depot, start, end, _column(roads, "km") * (1 + _column(roads, "season_loss")))
    return {"road_id": keys(names["road"]), "road_from": start, "road_to": end,
            "road_season": _column(roads, "season_loss"), "route": route,
            "log_distance": log_distances(len(places), start, end, _column(roads, "km"))}


def _corridor_columns(corridors: dict[str, Any], names: dict[str, tuple[str, ...]]) -> dict[str, np.ndarray]:
    road = {name: r for r, name in enumerate(names["road"])}
    at = {name: i for i, name in enumerate(names["locality"])}
    uses = np.zeros((len(corridors), len(road)))
    for c, entry in enumerate(corridors.values()):
        uses[c, [road[r] for r in entry["roads"]]] = 1.0

    def number(key: str) -> np.ndarray:
        return np.array([float(entry[key]["value"]) for entry in corridors.values()])

    return {"corridor_id": keys(names["corridor"]), "corridor_roads": uses, "corridor_usual": number("usual"),
            "corridor_end": np.array([at[entry["end"]] for entry in corridors.values()]),
            "corridor_days": number("days"), "fuel_per_truck": number("load")}


def _calendar(folder: Path) -> dict[str, tuple[float, ...]]:
    rows = sorted(read_csv(folder / "calendar.csv", folder), key=lambda row: int(row["month"]))
    return {name: tuple(float(row[name]) for row in rows) for name in ("rain", "lean")}


def _events(folder: Path) -> tuple[Event, ...]:
    return tuple(Event(row["id"], parse(row["date"]), parse(row["until"], end=True) if row["until"] else None,
                       row["control"], where(row["at"]), float(row["value"] or 0), row["kind"], row["text"],
                       tuple(row["claims"].split())) for row in read_csv(folder / "events.csv", folder))


def _ledger(folder: Path) -> Ledger:
    sources: dict[str, Any] = {}
    for path in sorted((folder / "evidence").glob("sources*.toml")):
        sources |= read_toml(path, folder)
    claims = [row for path in sorted((folder / "evidence").glob("claims*.csv")) for row in read_csv(path, folder)]
    disputes = folder / "evidence" / "disputes.toml"
    return ledger(sources, claims, read_toml(disputes, folder) if disputes.exists() else {})


def where(text: str) -> dict[str, str]:
    """`actor=jnim corridor=dakar-bamako` as a dictionary; `*` and empty mean everywhere."""
    pairs = (word.split("=", 1) for word in text.split() if word != "*")
    return {dim: name for dim, name in pairs if name != "*"}

"""What is known in the displacement case: dates of conflict, totals, and draws of what the pack leaves open."""

import csv
import os
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from difflib import get_close_matches
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

import numpy as np

from durance.data.flee import Case
from durance.ensemble.block import run_block
from durance.ensemble.run import Progress, compile_day, silent
from durance.pack.model import Pack
from durance.pack.parameters import probabilities, quantile
from durance.scenario import scenario

SCENARIO = "north-2012"
BLOCK = 24
NEAR, FRESH = 40.0, 30      # km within which an event belongs to a place, and days for which it counts as conflict there


def draws(pack: Pack, priors: dict[str, Any], members: int, seed: int) -> dict[str, np.ndarray]:
    """Members of the day loop, parameter -> `(member,)`: distance_power as the pack has it, the rest from the case file."""
    u = probabilities(["distance_power", *priors], np.arange(members, dtype=np.uint64), members, seed, "random")
    given = {name: quantile(p["shape"], p["range"][0], p["range"][0], p["range"][1], u[name]) for name, p in priors.items()}
    return given | {"distance_power": pack.parameters["distance_power"].quantile(u["distance_power"])}


def leaving(case: Case, conflict: np.ndarray, besides: tuple[str, ...] = ()) -> np.ndarray:
    """`(day, place)` people who leave: each day's rise of the registered total, by population over places in conflict.

    This is where the total is given. What falls is made up for before more leave; `besides` are places that nobody leaves.
    """
    weight = case.people * (conflict > 0)
    weight[:, [case.names.index(name) for name in besides if name in case.names] + case.camps] = 0.0
    all_of_them = weight.sum(1, keepdims=True)
    rise = np.diff(np.maximum.accumulate(case.registered.sum(1)), prepend=case.registered[0].sum())
    return rise[:, None] * np.divide(weight, all_of_them, out=np.zeros_like(weight), where=all_of_them > 0)


def capital(pack: Pack) -> str:
    """The capital's written name."""
    return next(row["name"] for row in pack.places if row["id"] == pack.capital)


def our_conflict(case: Case, pack: Pack, events: Path) -> np.ndarray:
    """`(day, place)` 0 or 1 by our own sources: held by rebels by the scenario's premises, or a UCDP event within 30 days.

    `events`: UCDP GED rows with date_start, latitude, longitude.
    """
    table = np.zeros((case.days, len(case.names)))
    here, premises = _same(case, pack), pack.scenarios[SCENARIO]["premises"]
    for event in pack.events:
        if event.control == "seized_order" and event.id in premises and event.at["locality"] in here:
            table[_span(case, event.date, event.until or date.max), here[event.at["locality"]]] = 1.0
    with events.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            day = date.fromisoformat(row["date_start"])
            where = float(row["latitude"]), float(row["longitude"])
            far = [_km(where, spot) for spot in case.spots]
            if min(far) <= NEAR and int(np.argmin(far)) not in case.camps:
                table[_span(case, day, date.fromordinal(day.toordinal() + FRESH)), int(np.argmin(far))] = 1.0
    return table


def our_people(case: Case, pack: Pack) -> np.ndarray:
    """People of each place `(place,)` with what hangs on it by the pack; as in the case where the pack has no such place."""
    people = case.people.copy()
    for name, k in _same(case, pack).items():
        people[k] = pack.population[pack.index("locality", name)]
    return people


def cold_start(case: Case, pack: Pack, members: int, seed: int, progress: Progress = silent) -> np.ndarray:
    """People in the case's camps by the whole model, its own totals, `(member, day, camp)`; no count of the case is read."""
    made = scenario(pack, SCENARIO)
    before = (case.start - made.start).days
    made = made.for_days(before + case.days)
    camps = [[pack.index("locality", name) for name in _camps(pack, case.names[c])] for c in case.camps]

    def block(first: int) -> np.ndarray:
        some = np.arange(first, min(first + BLOCK, members), dtype=np.uint64)
        trace = run_block(made, some, members, made.days, seed, ["displaced"])[1]["displaced"]
        progress("whole model", min(first + BLOCK, members), members)
        return np.stack([trace[before:, :, places].sum(-1) for places in camps], -1).transpose(1, 0, 2).astype(float)

    compile_day(progress)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return np.concatenate(list(pool.map(block, range(0, members, BLOCK))))


def _camps(pack: Pack, name: str) -> list[str]:
    """The pack's camps, towns and posts abroad of which `name` speaks. Raises ValueError where there is none."""
    found = [row["id"] for i, row in enumerate(pack.places) if not pack.home[i] and row["id"] in name.lower()]
    if not found:
        raise ValueError(f"{pack.name} has no camp or town abroad called {name}")
    return found


def _same(case: Case, pack: Pack) -> dict[str, int]:
    """Id of a place of the pack -> number of the case's place of nearly the same name."""
    plain = {_plain(name): k for k, name in enumerate(case.names) if k not in case.camps}
    found = {row["id"]: get_close_matches(_plain(row["id"]), plain, 1, 0.8) for row in pack.places}
    return {name: plain[close[0]] for name, close in found.items() if close}


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()


def _span(case: Case, first: date, last: date) -> slice:
    """Days of the case from `first` up to, not with, `last`."""
    return slice(max(0, (first - case.start).days), max(0, (last - case.start).days))


def _km(one: tuple[float, float], other: np.ndarray) -> float:
    a, b, c, d = (radians(float(x)) for x in (*one, *other))
    return 12742.0 * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))

"""The starting state: the pack's tables as of a date, and normal flows of the trade, for each member.

Normal times are a steady state of the model: as many trucks load, leave and arrive a day as `normal_flow` says, and
every place burns its share of what they bring.
"""

import numpy as np

from durance.core.state import CONTROLS, TABLE, allocate, nearest
from durance.pack.model import Pack, Unknown


def starting_state(pack: Pack, state: str, imposed: dict[str, np.ndarray], values: dict[str, np.ndarray]
                   ) -> dict[str, np.ndarray]:
    """Every variable at dawn of day 0, `(member, *dims)`; `imposed` holds the controls of every day.

    Raises Unknown when the pack has no presence as of `state`.
    """
    members = next(iter(values.values())).size
    found = allocate(pack.sizes, members)
    for name, start in (_places(pack, values) | _trade(pack, values) | _state(pack, values)).items():
        found[name][...] = start
    found["strength"][...] = _strength(pack, state, values["insurgent_factor"])
    found["tie"][...] = pack.ties
    found["will"][...] = pack.map["usual_will"]
    found["street_price"][...] = imposed["price_cap"][0]
    found["staple_price"][...] = 1.0 + (values["season_amplitude"] * imposed["lean"][0])[:, None]
    found["activity"][...] = 1.0
    return {name: array for name, array in found.items() if name in TABLE and name not in CONTROLS}


def _column(pack: Pack, name: str) -> np.ndarray:
    return np.array([float(row[name] or 0) for row in pack.places])


def _actors(pack: Pack, name: str, empty: float) -> np.ndarray:
    return np.array([pack.index("actor", row[name]) if row[name] else empty for row in pack.places])


def national_need(pack: Pack, values: dict[str, np.ndarray]) -> np.ndarray:
    """Fuel the country burns on a normal day [m3/day], one a member."""
    return values["normal_flow"] * float((pack.map["corridor_usual"] * pack.map["fuel_per_truck"]).sum())


def _places(pack: Pack, values: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    need = national_need(pack, values)[:, None] * _column(pack, "need_share")
    residents = pack.population
    return {"fuel_need": need, "fuel": need * pack.map["stock_days"] * values["stock_factor"][:, None],
            "power_hours": pack.map["power_hours_normal"], "residents": residents,
            "displaced": _column(pack, "displaced"), "hungry": residents * pack.map["base_hungry"],
            "siege_days": _column(pack, "siege_days"), "controller": _actors(pack, "controller", -1.0),
            "deal_with": _actors(pack, "deal_with", -1.0)}


def _trade(pack: Pack, values: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    flow = values["normal_flow"][:, None] * pack.map["corridor_usual"]
    underway = np.stack([flow * pack.map["corridor_days"], np.zeros_like(flow)], axis=-1)
    return {"trucks_idle": (values["normal_flow"] * values["turnaround_days"])[:, None], "queue": flow / 0.5,
            "underway": underway}


def _state(pack: Pack, values: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Money and belief of the regime: firms and patience whole, belief where a state actor holds the place."""
    holder = _actors(pack, "controller", -1).astype(int)
    held = np.where(holder >= 0, pack.map["is_state"][holder], 0.0)
    squeezed = values["arrears_start"] / (values["arrears_start"] + values["squeeze_onset"])
    country = {"firms": np.ones_like(held, shape=squeezed.shape),
               "gold_income": values["gold_yield"] * (1.0 - values["squeeze_harm"] * squeezed),
               "elite": values["elite_start"], "coup_age": values["days_since_coup"],
               "treasury": values["treasury_days"] * values["fixed_bill"], "arrears": values["arrears_start"]}
    return {name: start[:, None] for name, start in country.items()} | {
        "patience": np.ones_like(held), "legitimacy": values["legitimacy_base"][:, None] * held}


def _strength(pack: Pack, state: str, factor: np.ndarray) -> np.ndarray:
    known = sorted({row["as_of"] for row in pack.presence})
    if state not in known:
        raise Unknown(f"{pack.name} has no presence as of {state!r}{nearest(state, known)}")
    table = np.zeros((pack.sizes["actor"], pack.sizes["locality"]))
    for row in pack.presence:
        if row["as_of"] == state:
            table[pack.index("actor", row["actor"]), pack.index("locality", row["locality"])] += float(row["fighters"])
    scale = np.where(pack.map["is_state"] > 0, 1.0, factor[:, None])
    return scale[:, :, None] * table

"""The starting state: the pack's tables as of a date, and normal flows of the trade, for each member.

Normal times are a steady state of the model: as many trucks load, leave and arrive a day as `normal_flow` says, and
every place burns its share of what they bring.
"""

import numpy as np

from durance.core.state import CONTROLS, TABLE, allocate
from durance.ensemble.start_force import starting_force
from durance.ensemble.start_trade import firms_at_rest, starting_trade, usual_attacks
from durance.pack.model import Pack
from durance.pack.states import State, state_of


def starting_state(pack: Pack, state: str, imposed: dict[str, np.ndarray], values: dict[str, np.ndarray]
                   ) -> dict[str, np.ndarray]:
    """Every variable at dawn of day 0, `(member, *dims)`; `imposed` holds the controls of every day.

    Raises Unknown when the pack has no presence as of `state`.
    """
    members, then = next(iter(values.values())).size, state_of(pack, state)
    found = allocate(pack.sizes, members)
    people = pack.population * values["population_factor"][:, None]
    force = starting_force(pack, then, people, values)
    attacks = usual_attacks(pack, force, then.controller, then.deal_with, values)
    firms = firms_at_rest(attacks, 0.5 * then.background.sum() * values["deaths_mean"], values)
    given = _places(pack, then, people, values) | _country(pack, then, firms, values)
    for name, start in (given | force | starting_trade(pack, attacks, values)).items():
        found[name][...] = start
    found["street_price"][...] = imposed["price_cap"][0]
    found["staple_price"][...] = 1.0 + (values["season_amplitude"] * imposed["lean"][0])[:, None]
    found["activity"][...], found["lost_by"][...] = 1.0, -1.0
    return {name: array for name, array in found.items() if name in TABLE and name not in CONTROLS}


def _column(pack: Pack, name: str) -> np.ndarray:
    return np.array([float(row[name] or 0) for row in pack.places])


def national_need(pack: Pack, values: dict[str, np.ndarray]) -> np.ndarray:
    """Fuel the country burns on a normal day [m3/day], one a member."""
    return values["normal_flow"] * float((pack.map["corridor_usual"] * pack.map["fuel_per_truck"]).sum())


def _places(pack: Pack, then: State, people: np.ndarray, values: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    need = national_need(pack, values)[:, None] * _column(pack, "need_share")
    usual = pack.map["stock_days"] * values["stock_factor"][:, None]
    return {"fuel_need": need, "fuel": need * usual, "thin": _thin(usual, values),
            "power_hours": pack.map["power_hours_normal"], "residents": people, "home_people": people + _from_home(pack, then),
            "displaced": then.displaced, "hungry": people * pack.map["base_hungry"], "siege_days": then.siege_days,
            "controller": then.controller, "deal_with": then.deal_with}


def _thin(usual: np.ndarray, values: dict[str, np.ndarray]) -> np.ndarray:
    """Days of stock that are thin: a place that sells 98 in 100 of what is asked with what it usually keeps is in peace."""
    return np.maximum(0.1, np.minimum(values["thin_days"][:, None], usual / 4))


def _from_home(pack: Pack, then: State) -> np.ndarray:
    """People displaced at the start, counted where they come from: nobody knows it, so by the deaths of five years."""
    weight = np.where(pack.home, then.deaths if then.deaths.any() else then.displaced, 0.0)
    return then.displaced.sum() * weight / max(weight.sum(), 1.0)


def _country(pack: Pack, then: State, firms: np.ndarray, values: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Money and belief of the regime: firms at rest, patience whole, belief where a state actor holds the place."""
    holder = then.controller.astype(int)
    held = np.where(holder >= 0, pack.map["is_state"][holder], 0.0)
    squeezed = values["arrears_start"] / (values["arrears_start"] + values["squeeze_onset"])
    country = {"firms": firms, "gold_income": values["gold_yield"] * firms * (1.0 - values["squeeze_harm"] * squeezed),
               "elite": values["elite_start"], "coup_age": values["days_since_coup"],
               "treasury": values["treasury_days"] * values["fixed_bill"], "arrears": values["arrears_start"],
               "due": values["fixed_bill"], "blame": values["blame_start"], "reform": values["reform_start"],
               "accord": np.full_like(squeezed, then.accord)}
    return {name: start[:, None] for name, start in country.items()} | {
        "patience": np.ones_like(held), "legitimacy": values["legitimacy_base"][:, None] * held}

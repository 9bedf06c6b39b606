"""The starting state of force and loyalty: fighters, rule, memory of violence, coalitions and partners."""

import numpy as np

from durance.pack.model import Pack
from durance.pack.states import State

Values = dict[str, np.ndarray]


def starting_force(pack: Pack, then: State, people: np.ndarray, values: Values) -> dict[str, np.ndarray]:
    """Variables of force at dawn of day 0; `people` `(member, locality)`, `values` `(member,)` each."""
    own = (pack.map["is_state"] > 0) & (pack.map["is_foreign"] == 0)
    scale = np.where(pack.map["is_state"] > 0, 1.0, values["insurgent_factor"][:, None])
    strength = scale[:, :, None] * then.strength
    floor = values["clash_floor"][:, None, None] * pack.home
    background = then.background + floor * np.ones_like(then.background)
    clashes = 0.5 * then.background.sum(0)
    planned = values["establishment_factor"][:, None] * strength.sum(-1) * own
    return {"strength": strength, "planned": planned, "background": background, "tie": then.ties, "betrayal": then.betrayal,
            "will": pack.map["usual_will"], "encirclement": _encircled(pack, then),
            "heat": clashes * values["heat_days"][:, None], "norm": _norm(then, people, values),
            "grievance": _grievance(then, people, values), "rule": _rule(then, strength, pack.map["is_foreign"], values),
            "morale": np.where(own, values["morale_start"][:, None], values["morale_rest"][:, None]),
            "funds": np.where(pack.map["is_state"] > 0, 0.0, values["funds_start"][:, None] * strength.sum(-1)),
            "partner_here": then.here, "goodwill": then.goodwill, "allegiance": then.allegiance,
            "loyalty": values["loyalty_start"][:, None], "unity": _unity(pack, then, values)}


def _encircled(pack: Pack, then: State) -> np.ndarray:
    """1 where an actor keeps a siege up on the date `(actor, locality)`."""
    table = np.zeros((pack.sizes["actor"], pack.sizes["locality"]))
    for i, actor in enumerate(then.besieger.astype(int)):
        if actor >= 0:
            table[actor, i] = 1.0
    return table


def _norm(then: State, people: np.ndarray, values: Values) -> np.ndarray:
    """Deaths of five years per thousand people, against the number at which half of the way is gone."""
    half = values["norm_half"][:, None] * people / 1000.0
    return np.divide(then.deaths, then.deaths + half, out=np.zeros_like(half), where=then.deaths + half > 0)


def _grievance(then: State, people: np.ndarray, values: Values) -> np.ndarray:
    """Where the memory of killings of the years before stands if they had gone on for ever `(member, actor, locality)`."""
    share = 1000.0 * then.killed / np.maximum(people, 1.0)[:, None, :]
    push = 1.0 - np.exp(-values["per_killing"][:, None, None] * share)
    return push / (push + 1.0 / values["grudge_days"][:, None, None])


def _rule(then: State, strength: np.ndarray, foreign: np.ndarray, values: Values) -> np.ndarray:
    """Where `rules` comes to rest: friends count for the holder by their tie, the rest by their men; partners set none."""
    holder, places = then.controller.astype(int), np.arange(then.controller.size)
    bond = np.where(holder >= 0, np.maximum(0.0, then.ties[:, holder]), 0.0)
    bond[holder[holder >= 0], places[holder >= 0]] = 1.0
    rest = (1.0 - bond) * strength * (1.0 - foreign)[:, None]
    share = values["holder_rule"][:, None]
    held, lost = share * (bond * strength).sum(1), (1.0 - share) * rest.sum(1)
    own = np.where(holder >= 0, np.divide(held, held + lost, out=np.ones_like(held), where=lost > 0), 0.0)
    total = rest.sum(1)[:, None]
    others = np.divide(rest, total, out=np.zeros_like(rest), where=total > 0) * (1.0 - own)[:, None]
    others[:, holder[holder >= 0], places[holder >= 0]] = own[:, holder >= 0]
    return others


def _unity(pack: Pack, then: State, values: Values) -> np.ndarray:
    """Loyalty of an actor's parts; 1 for an actor without parts `(member, actor)`."""
    has = np.isin(np.arange(pack.sizes["actor"]), then.allegiance.astype(int))
    return np.where(has, values["loyalty_start"][:, None], 1.0)

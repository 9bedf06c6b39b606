"""The starting state of trade and firms: at rest under the dangers of the years in which their normal was counted.

Hauliers know on day 0 what a day on each corridor has cost of late (`interdiction` at the starting strengths, without a
call). The fleet is as large as that fear demands for trucks to load, leave and arrive at `normal_flow`: a calm year then
stays what it was, and a blockade adds to the usual danger instead of meeting traffic that never knew any. No queue holds
more than `turnaround_days` of flow: with more fear than that the normal flow could not have been.
"""

import numpy as np

from durance.pack.model import Pack

Values = dict[str, np.ndarray]


def starting_trade(pack: Pack, attacks: np.ndarray, values: Values) -> Values:
    """Trucks, risk and fear at dawn of day 0 under the chances of attack `(member, road)`."""
    risk = 1.0 - np.prod(1.0 - attacks[:, None, :] * pack.map["corridor_roads"], axis=-1)
    fear = values["risk_aversion"][:, None] * risk
    odds, normal = values["load_odds"][:, None], values["normal_flow"][:, None]
    pull = odds * pack.map["corridor_usual"] * np.exp(-(1.0 - values["escort_trust"][:, None]) * fear)
    total = pull.sum(-1, keepdims=True)
    willing = np.minimum(1.0, (1.0 + odds) / odds * total / (1.0 + total) / values["turnaround_days"][:, None])
    flow = normal * pull / total
    underway = np.stack([flow * pack.map["corridor_days"], np.zeros_like(flow)], axis=-1)
    waiting = np.minimum(1.0 / (0.5 * np.exp(-fear)), values["turnaround_days"][:, None])
    return {"perceived_risk": risk, "fear": fear, "trucks_idle": normal / willing, "queue": flow * waiting,
            "underway": underway}


def usual_attacks(pack: Pack, force: Values, holder: np.ndarray, deal_with: np.ndarray, values: Values) -> np.ndarray:
    """Chance of an attack on each road on the first day, as `interdiction` has it without escorts `(member, road)`."""
    start, end = pack.map["road_from"], pack.map["road_to"]
    actors = np.arange(pack.sizes["actor"])[:, None]
    near = 0.5 * (force["strength"][..., start] + force["strength"][..., end])
    kept = force["encirclement"] * (deal_with != actors)
    drive = np.maximum(force["will"][:, None], np.maximum(kept[:, start], kept[:, end]))
    own = (holder[start] == actors) & (holder[end] == actors)
    pact = 0.5 * (deal_with[start] == actors) + 0.5 * (deal_with[end] == actors)
    rate = values["attack_rate"][:, None, None] * drive * near / (near + values["half_presence"][:, None, None])
    return 1.0 - np.exp(-(rate * (1.0 - pact) * ~own).sum(1))


def firms_at_rest(attacks: np.ndarray, deaths: np.ndarray | float, values: Values) -> np.ndarray:
    """Share of foreign firms that such attacks on roads and so many dead fighters a day let stay `(member,)` (`foreigners`)."""
    heard = np.minimum(1.0, values["amplification"] * attacks.mean(-1) + values["deaths_alarm"] * deaths)
    leaving = 1.0 - np.exp(-values["leave_rate"] * heard)
    return 1.0 / (1.0 + leaving * values["return_days"])

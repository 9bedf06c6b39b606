"""Outcomes of the state: money, belief, the rulers' cohesion and their end."""

import numpy as np

from durance.ensemble.outcomes.registry import Context, Trace, outcome

YEAR = 365.0


@outcome("country", "share", "activity")
def activity(trace: Trace, context: Context) -> np.ndarray:
    """Economic activity against normal, weighted by people."""
    people = context.pack.population
    return (trace["activity"] * (people / people.sum())).sum(-1)


@outcome("country", "share", "regime")
def regime_ended(trace: Trace, context: Context) -> np.ndarray:
    """Whether the regime has ended (0 or 1)."""
    return (trace["regime"][..., 0] > 0).astype(float)


@outcome("country", "kind", "regime")
def regime_kind(trace: Trace, context: Context) -> np.ndarray:
    """How the regime ended: 0 it stands, 1 coup, 2 palace compromise, 3 settlement, 4 collapse, 5 capture of the capital."""
    return trace["regime"][..., 0]


@outcome("country", "day", "arrears")
def arrears_days(trace: Trace, context: Context) -> np.ndarray:
    """Unpaid bills, in days of the state's fixed bills."""
    return trace["arrears"][..., 0] / context.values["fixed_bill"]


@outcome("country", "share", "revenue")
def revenue_share(trace: Trace, context: Context) -> np.ndarray:
    """Domestic revenue against a normal day."""
    v = context.values
    return trace["revenue"][..., 0] / (v["tax_yield"] + v["gold_yield"] + v["customs_per_truck"] * v["normal_flow"])


@outcome("country", "0..1", "elite")
def elite(trace: Trace, context: Context) -> np.ndarray:
    """The junta's own cohesion."""
    return trace["elite"][..., 0]


@outcome("country", "share", "firms")
def firms(trace: Trace, context: Context) -> np.ndarray:
    """Foreign firms and nationals still there, against a normal year."""
    return trace["firms"][..., 0]


@outcome("country", "0..1", "patience residents")
def patience(trace: Trace, context: Context) -> np.ndarray:
    """Readiness to bear hardship, averaged over people."""
    return (trace["patience"] * trace["residents"]).sum(-1) / trace["residents"].sum(-1)


@outcome("country", "0..1", "legitimacy residents")
def legitimacy(trace: Trace, context: Context) -> np.ndarray:
    """Belief in the regime's right to rule, averaged over people."""
    return (trace["legitimacy"] * trace["residents"]).sum(-1) / trace["residents"].sum(-1)


@outcome("country", "0..1", "morale strength:actor")
def army_morale(trace: Trace, context: Context) -> np.ndarray:
    """Will and fitness to fight of the state's own forces, by men."""
    own = (context.pack.map["is_state"] > 0) & (context.pack.map["is_foreign"] == 0)
    men = trace["strength:actor"] * own
    return (trace["morale"] * men).sum(-1) / np.maximum(men.sum(-1), 1.0)


@outcome("country", "0..1", "reform")
def reform(trace: Trace, context: Context) -> np.ndarray:
    """Breadth of the political base and state reform done."""
    return trace["reform"][..., 0]


@outcome("country", "share", "blame")
def blame(trace: Trace, context: Context) -> np.ndarray:
    """Share of hardship that the public lays on outsiders."""
    return trace["blame"][..., 0]


@outcome("country", "Mcur", "treasury")
def treasury(trace: Trace, context: Context) -> np.ndarray:
    """Cash the state can spend."""
    return trace["treasury"][..., 0]


@outcome("partner", "share", "partner_here")
def partner_here(trace: Trace, context: Context) -> np.ndarray:
    """Share of a partner's agreed force or relation that stands."""
    return trace["partner_here"]


@outcome("partner", "0..1", "goodwill")
def goodwill(trace: Trace, context: Context) -> np.ndarray:
    """Public goodwill to a partner."""
    return trace["goodwill"]


@outcome("country", "Mcur/day", "borrowed")
def loans(trace: Trace, context: Context) -> np.ndarray:
    """Net loans that the state takes on the regional market."""
    return trace["borrowed"][..., 0]


@outcome("country", "share", "bills_unpaid")
def unpaid(trace: Trace, context: Context) -> np.ndarray:
    """Bills left unpaid today, against a day's fixed bills."""
    return np.maximum(trace["bills_unpaid"][..., 0], 0.0) / context.values["fixed_bill"]


@outcome("country", "1/year", "regime elite morale coup_age partner_here")
def coups_tried(trace: Trace, context: Context) -> np.ndarray:
    """Attempted coups a year that the state of army and rulers makes likely (by the equation of `coups`); NaN once the
    regime has ended.
    """
    v, pack = context.values, context.pack
    own = pack.map["is_state"] * (1.0 - pack.map["is_foreign"])
    heart = (trace["morale"] * own).sum(-1) / own.sum() if own.sum() > 0 else 0.5
    guarded = np.minimum(1.0, (trace["partner_here"] * pack.map["partner_guard"]).sum(-1))
    recent = 1.0 + 2.0 * v["recent_days"] / (v["recent_days"] + trace["coup_age"][..., 0])
    rate = (v["coup_base"] * recent**2 * (1.0 - trace["elite"][..., 0]) / 0.5 * (1.0 - heart) / 0.5
            * np.maximum(0.0, 1.0 - v["guard_effect"] * guarded))
    return np.where(trace["regime"][..., 0] > 0, np.nan, YEAR * rate)


@outcome("country", "1/year", "regime elite morale coup_age partner_here")
def coups_won(trace: Trace, context: Context) -> np.ndarray:
    """Coups a year that would succeed, as `coups_tried` times the chance of success; NaN once the regime has ended."""
    return coups_tried(trace, context) * context.values["coup_success"]

"""Outcomes of the state: money, belief, the rulers' cohesion and their end."""

import numpy as np

from durance.ensemble.outcomes.registry import Context, Trace, as_it_stands, outcome

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


as_it_stands("regime_kind", "country", "kind",
             "How the regime ended: 0 it stands, 1 coup, 2 palace compromise, 3 settlement, 4 collapse, 5 capture of "
             "the capital",
             "regime")


@outcome("country", "day", "arrears")
def arrears_days(trace: Trace, context: Context) -> np.ndarray:
    """Unpaid bills, in days of the state's fixed bills."""
    return trace["arrears"][..., 0] / context.values["fixed_bill"]


@outcome("country", "share", "revenue")
def revenue_share(trace: Trace, context: Context) -> np.ndarray:
    """Domestic revenue against a normal day."""
    v = context.values
    return trace["revenue"][..., 0] / (v["tax_yield"] + v["gold_yield"] + v["customs_per_truck"] * v["normal_flow"])


as_it_stands("elite", "country", "0..1", "The junta's own cohesion")
as_it_stands("firms", "country", "share", "Foreign firms and nationals still there, against a normal year")


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


as_it_stands("reform", "country", "0..1", "Breadth of the political base and state reform done")
as_it_stands("blame", "country", "share", "Share of hardship that the public lays on outsiders")
as_it_stands("treasury", "country", "Mcur", "Cash the state can spend")
as_it_stands("partner_here", "partner", "share", "Share of a partner's agreed force or relation that stands")
as_it_stands("goodwill", "partner", "0..1", "Public goodwill to a partner")
as_it_stands("loans", "country", "Mcur/day", "Net loans that the state takes on the regional market", "borrowed")


@outcome("country", "share", "bills_unpaid")
def unpaid(trace: Trace, context: Context) -> np.ndarray:
    """Bills left unpaid today, against a day's fixed bills."""
    return np.maximum(trace["bills_unpaid"][..., 0], 0.0) / context.values["fixed_bill"]


@outcome("country", "1/year", "regime elite morale legitimacy residents coup_age partner_here")
def coups_tried(trace: Trace, context: Context) -> np.ndarray:
    """Attempted coups a year that the state of army, rulers and people makes likely (by the equation of `coups`); NaN
    once the regime has ended.
    """
    v, pack = context.values, context.pack
    own = pack.map["is_state"] * (1.0 - pack.map["is_foreign"])
    heart = (trace["morale"] * own).sum(-1) / own.sum() if own.sum() > 0 else 0.5
    guarded = np.minimum(1.0, (trace["partner_here"] * pack.map["partner_guard"]).sum(-1))
    recent = 1.0 + 2.0 * v["recent_days"] / (v["recent_days"] + trace["coup_age"][..., 0])
    strain = (1.0 - trace["elite"][..., 0] + 1.0 - heart + 1.0 - legitimacy(trace, context)) / 3.0
    rate = v["coup_base"] * recent**2 * strain / 0.5 * np.maximum(0.0, 1.0 - v["guard_effect"] * guarded)
    return np.where(trace["regime"][..., 0] > 0, np.nan, YEAR * rate)


@outcome("country", "1/year", "regime elite morale legitimacy residents coup_age partner_here")
def coups_won(trace: Trace, context: Context) -> np.ndarray:
    """Coups a year that would succeed, as `coups_tried` times the chance of success; NaN once the regime has ended."""
    return coups_tried(trace, context) * context.values["coup_success"]

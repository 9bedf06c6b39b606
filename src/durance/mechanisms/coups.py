"""Coups: officers try to seize power as cohesion and the army's heart fail, most of all soon after a coup; guards of a
partner deter them, and most attempts fail.

    heart    = mean morale of the state's own forces (0.5 without any)
    guarded  = min(1, sum_p partner_guard_p * partner_here_p)
    h_try    = coup_base * (1 + 2 * recent_days / (recent_days + coup_age))^2 * (1 - elite) / 0.5
               * (1 - heart) / 0.5 * (1 - guard_effect * guarded)
    coup_age + 1 on a day without attempt;  0 when one succeeds (chance coup_success): `regime_end` ends the regime then
    when one fails:  coup_age = 1 + (1 - attempt_weight) * coup_age;    on a coup_order: 1 (the run follows the new regime)

Cohesion and heart of 0.5 give the counted rate. That starts from successful coups, so a failed attempt sets the clock
back by a weight only. Nothing more is tried once the regime has ended.

Reads      regime [kind], elite [0..1], morale [0..1], coup_order [0..1], partner_here [share], partner_guard [share],
           is_state [0 or 1], is_foreign [0 or 1]
Writes     coup_age [day]
Parameters coup_base [1/day], recent_days [day], coup_success [share], guard_effect [share], attempt_weight [share]

Evidence   PR-regime-coup-attempt-annual-africa                three attempts in a hundred country-years
           PR-regime-coup-attempt-annual-africa-le2y-after-coup  and sixteen in the two years after a coup
           PR-regime-coup-success-share-africa                 two attempts in five succeed
           S200   support of a partner is said to keep the regime up
           EA117  soldiers seized power over defeats: heart counts
Ignores    who leads it, plots uncovered before they start, coups that follow one another within days.
Wrong if   coups came no more often soon after a coup, or as often where the rulers held together.
"""

from durance.core.draws import uniform
from durance.core.hazards import chance
from durance.core.mechanism import mechanism


@mechanism(writes="coup_age")
def coups(regime, elite, morale, coup_order, partner_here, partner_guard, is_state, is_foreign, key, coup_base, recent_days,
          coup_success, guard_effect, attempt_weight, coup_age):
    forces, heart, guarded = 0.0, 0.0, 0.0
    for a in range(is_state.size):
        own = is_state[a] * (1.0 - is_foreign[a])
        forces += own
        heart += own * morale[a]
    heart = heart / forces if forces > 0.0 else 0.5
    for p in range(partner_here.size):
        guarded += partner_guard[p] * partner_here[p]
    recent = 1.0 + 2.0 * recent_days / (recent_days + coup_age[0])
    h_try = coup_base * recent**2 * (1.0 - elite[0]) / 0.5 * (1.0 - heart) / 0.5
    tried = uniform(key, 0, 0) < chance(h_try * max(0.0, 1.0 - guard_effect * min(1.0, guarded)))
    if coup_order[0] > 0.0:
        coup_age[0] = 1.0
    elif regime[0] > 0.0 or not tried:
        coup_age[0] += 1.0
    elif uniform(key, 0, 1) < coup_success:
        coup_age[0] = 0.0
    else:
        coup_age[0] = 1.0 + max(0.0, 1.0 - attempt_weight) * coup_age[0]

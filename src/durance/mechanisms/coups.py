"""Coups: officers try to seize power as rulers fall out, the army loses heart and belief in them goes, most of all soon
after a coup; guards of a partner deter them, and most attempts fail.

    heart    = mean morale of the state's own forces (0.5 without any)
    believed = mean of legitimacy over the country's residents                                       (0.5 without any)
    strain   = the mean of (1 - elite), (1 - heart) and (1 - believed)
    guarded  = min(1, sum_p partner_guard_p * partner_here_p)
    h_try    = coup_base * (1 + 2 * recent_days / (recent_days + coup_age))^2 * strain / 0.5 * (1 - guard_effect * guarded)
    coup_age + 1 on a day without attempt;  0 when one succeeds (chance coup_success): `regime_end` ends the regime then
    when one fails:  coup_age = 1 + 0.5 * coup_age;    on a coup_order: 1 (the run follows the new regime)

Each of the three was given as the reason of one of Mali's coups (defeats in 2012, insecurity and loss of belief in 2020,
a quarrel of the rulers in 2021): any will do, so they add, and nothing says which weighs more. The clock counts from
successful coups, so a failed attempt sets it back by half only. Nothing more is tried once the regime has ended.

Reads      regime [kind], elite [0..1], morale [0..1], legitimacy [0..1], residents [people], coup_order [0..1],
           partner_here [share], partner_guard [share], is_state [0 or 1], is_foreign [0 or 1]
Writes     coup_age [day]
Parameters coup_base [1/day], recent_days [day], coup_success [share], guard_effect [share]

Evidence   PR-regime-coup-attempt-annual-africa                three attempts in a hundred country-years
           PR-regime-coup-attempt-annual-africa-le2y-after-coup  and sixteen in the two years after a coup
           PR-regime-coup-success-share-africa                 two attempts in five succeed
           EA117  soldiers seized power over defeats: heart;  EA119  a quarrel brought a coup the same day: elite
           S150   the coups of 2020 and 2021 were justified by insecurity: belief
           S200   support of a partner is said to keep the regime up
Ignores    who leads it, plots uncovered before they start, sanctions, crowds in the street, coups within days of another.
Wrong if   coups came no more often soon after a coup, or as often where rulers, army and people held together.
"""

from durance.core.draws import uniform
from durance.core.hazards import chance
from durance.core.mechanism import mechanism


@mechanism(writes="coup_age")
def coups(regime, elite, morale, legitimacy, residents, coup_order, partner_here, partner_guard, is_state, is_foreign, key,
          coup_base, recent_days, coup_success, guard_effect, coup_age):
    forces, heart, guarded, people, believed = 0.0, 0.0, 0.0, 0.0, 0.0
    for a in range(is_state.size):
        own = is_state[a] * (1.0 - is_foreign[a])
        forces += own
        heart += own * morale[a]
    for i in range(residents.size):
        people += residents[i]
        believed += residents[i] * legitimacy[i]
    heart = heart / forces if forces > 0.0 else 0.5
    believed = believed / people if people > 0.0 else 0.5
    for p in range(partner_here.size):
        guarded += partner_guard[p] * partner_here[p]
    recent = 1.0 + 2.0 * recent_days / (recent_days + coup_age[0])
    strain = (1.0 - elite[0] + 1.0 - heart + 1.0 - believed) / (1.0 + 2.0)
    h_try = coup_base * recent**2 * strain / 0.5 * max(0.0, 1.0 - guard_effect * min(1.0, guarded))
    if coup_order[0] > 0.0:
        coup_age[0] = 1.0
    elif regime[0] > 0.0 or uniform(key, 0, 0) >= chance(h_try):
        coup_age[0] += 1.0
    elif uniform(key, 0, 1) < coup_success:
        coup_age[0] = 0.0
    else:
        coup_age[0] = 1.0 + 0.5 * coup_age[0]

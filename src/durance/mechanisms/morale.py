"""Morale: losses wear any force's will to fight, unpaid wages and turmoil at the top wear the army's, and calm mends it.

    loss_a  = sum_i casualties_ai / max(1, sum_i strength_ai)                 share of its men a force lost today
    turmoil = 0.5 * (1 - elite) + 0.5 * turmoil_days / (turmoil_days + coup_age);   1 once a regime fell
    worn_a  = loss_wear * loss_a   (the state's own forces: + pay_wear * arrears / (arrears + arrears_half)
                                    + turmoil_wear * turmoil)
    morale_a = morale_a * e^(-worn_a) + (morale_rest - morale_a) * (1 - e^(-1/rally_days))

The result is kept in 0..1. A force without men only mends.

Reads      casualties [fighters/day], strength [fighters], arrears [Mcur], elite [0..1], coup_age [day], regime [kind],
           is_state [0 or 1], is_foreign [0 or 1]
Writes     morale [0..1]
Parameters loss_wear [1], pay_wear [1/day], arrears_half [Mcur], turmoil_wear [1/day], turmoil_days [day], rally_days [day],
           morale_rest [0..1]

Evidence   PR-army-annual-attrition   armies worn by war lost a quarter of their men a year
           S061   decaying institutions and rulers bent on survival;  S135  an army neither ready nor able
           EA117  soldiers who rose against their government over defeats in the north
Ignores    victories, kit, leave, training, faith, kin at home, air cover, defeats elsewhere that only rumour brings.
Wrong if   garrisons of armies with heavy losses, long arrears or a fresh coup stood as firm as others of their size.
"""

from math import exp

from durance.core.hazards import chance
from durance.core.mechanism import mechanism

SETTLEMENT = 3.0      # a label of the variable `regime`, not a quantity


@mechanism(writes="morale")
def morale(casualties, strength, arrears, elite, coup_age, regime, is_state, is_foreign, loss_wear, pay_wear, arrears_half,
           turmoil_wear, turmoil_days, rally_days, morale_rest, morale):
    turmoil = 0.5 * (1.0 - elite[0]) + 0.5 * turmoil_days / (turmoil_days + coup_age[0])
    if regime[0] > 0.0 and regime[0] != SETTLEMENT:
        turmoil = 1.0
    owed = max(0.0, arrears[0])
    for a in range(is_state.size):
        men, dead = 0.0, 0.0
        for i in range(strength.shape[1]):
            men += strength[a, i]
            dead += casualties[a, i]
        worn = loss_wear * dead / max(1.0, men)
        if is_state[a] > 0.0 and is_foreign[a] == 0.0:
            worn += pay_wear * owed / (owed + arrears_half) + turmoil_wear * turmoil
        mended = (morale_rest - morale[a]) * chance(1.0 / rally_days)
        morale[a] = min(1.0, max(0.0, morale[a] * exp(-worn) + mended))

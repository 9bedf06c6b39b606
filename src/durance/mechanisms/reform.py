"""Reform: conditional support buys reform; free support and blame on outsiders let the regime refuse it; left alone it
decays.

    bought = b / (b + aid_half),  b = sum_p aid_order_p * partner_here_p * aid_condition_p
    free   = f / (f + aid_half),  f = sum_p aid_order_p * partner_here_p * (1 - aid_condition_p)
    reform += (1 - reform) * (1 - exp(-pressure_gain * (bought + reform_order)))
              - reform * (1 - exp(-reform_decay - moral_hazard * (free + blame)))

A decree moves as fast as the strongest purse.

Reads      aid_order [Mcur/day], aid_condition [0..1], reform_order [0..1], partner_here [share], blame [share]
Writes     reform [0..1]
Parameters pressure_gain [1/day], moral_hazard [1/day], reform_decay [1/day], aid_half [Mcur/day]

Evidence   S165   an outside force can at best buy time for reform
           S177   because partners paid and fought, the state could afford to refuse peace
           S061   rulers bent on their own survival
           S152   rulers answer to nobody at home or abroad
           EA117  an embargo made coup leaders sign within days: pressure can work
Ignores    which reform (inclusion and local government count alike), promises on paper, reform forced by defeat.
Wrong if   aid without conditions was followed by as much reform as aid with them.
"""

from durance.core.hazards import chance
from durance.core.mechanism import mechanism


@mechanism(writes="reform")
def reform(aid_order, aid_condition, reform_order, partner_here, blame, pressure_gain, moral_hazard, reform_decay,
           aid_half, reform):
    bought, free = 0.0, 0.0
    for p in range(partner_here.size):
        aid = aid_order[p] * partner_here[p]
        bought += aid * aid_condition[p]
        free += aid * (1.0 - aid_condition[p])
    bought, free = bought / (bought + aid_half), free / (free + aid_half)
    up = chance(pressure_gain * (bought + reform_order[0]))
    down = chance(reform_decay + moral_hazard * (free + blame[0]))
    reform[0] += (1.0 - reform[0]) * up - reform[0] * down

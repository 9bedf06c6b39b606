"""Deployment: a partner's men follow its standing; they arrive at their bases, leave from where they are, and leave
empty bases behind.

    want_a = sum over partners of a of  partner_here_p * partner_force_p;   men_a = sum_i strength_ai;   gap = want_a - men_a
    gap > 0:  deployed_ai = min(gap, full force_a / arrival_days) * (its partners' base_share_pi, weighted by what stands)
    gap < 0:  deployed_ai = - strength_ai * min(1/2 of 1/2, -gap / men_a, pace),   pace = full force_a / drawdown_days / men_a
    vacated_i = 1 where a partner's men fall today below base_left of its base at i (partner_force_p * base_share_pi) and no
                other partner keeps as many there; 0 where they come to that again; else vacated_i * (1 - 1/vacated_days)

Losses are so made good from abroad within arrival_days. Only forces of partners move here.

Reads      partner_here [share], strength [fighters], is_foreign [0 or 1], partner_actor [1], partner_force [fighters],
           base_share [share]
Writes     deployed [fighters/day], vacated [0..1]
Parameters drawdown_days [day], arrival_days [day], vacated_days [day], base_left [share]

Evidence   EA009  some 5,000 men and their stores were out in less than half a year
           EA003  2,150 men had come within the first three weeks of an intervention
           EA060  rebels were inside a base on the very day it was left
           EA061  and the army two weeks later: an empty base is fought for at once
Ignores    which base is left first, stores and vehicles handed over, men who stay on under another flag.
Wrong if   a force left its bases long before or after its government said that it was going.
"""

from durance.core.mechanism import mechanism


@mechanism(writes="deployed vacated")
def deployment(partner_here, strength, is_foreign, partner_actor, partner_force, base_share, drawdown_days, arrival_days,
               vacated_days, base_left, deployed, vacated):
    for a in range(is_foreign.size):
        men, want, full, leave = 0.0, 0.0, 0.0, 0.0
        for i in range(vacated.size):
            deployed[a, i] = 0.0
            men += is_foreign[a] * strength[a, i]
        for p in range(partner_here.size):
            if partner_actor[p] == a and is_foreign[a] > 0.0:
                want += partner_here[p] * partner_force[p]
                full += partner_force[p]
        if men > want and full > 0.0:
            pace = max(full / drawdown_days, 0.5 * 0.5)
            leave = min(0.5 * 0.5, (men - want) / men, pace / men)
        for i in range(vacated.size):
            deployed[a, i] = -leave * strength[a, i]
            if want > men:
                for p in range(partner_here.size):
                    if partner_actor[p] == a:
                        part = partner_here[p] * partner_force[p] * base_share[p, i] / want
                        deployed[a, i] += min(want - men, max(full / arrival_days, 0.5 * 0.5)) * part
    for i in range(vacated.size):
        vacated[i] -= vacated[i] / vacated_days
        for p in range(partner_here.size):
            a, size = partner_actor[p], base_left * partner_force[p] * base_share[p, i]
            if a < 0 or size == 0.0:
                continue
            others = 0.0
            for b in range(is_foreign.size):
                others += is_foreign[b] * (b != a) * (strength[b, i] + deployed[b, i])
            after = strength[a, i] + deployed[a, i]
            if after >= size:
                vacated[i] = 0.0
            elif strength[a, i] >= size and others < size:
                vacated[i] = 1.0

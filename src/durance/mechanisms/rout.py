"""Rout: where a place changes hands, its beaten defenders fall back on the nearest place of their side; many do not arrive.

At a place i that h lost today to c, the defenders are h and its friends (tie above 0) that are c's enemies. Their men as
the day leaves them:

    men_ai   = strength_ai + joined_ai + moved_ai + deployed_ai + defected_ai - demobilised_ai - casualties_ai
    flee_ai  = men_ai for forces of the state's side;   men_ai * (1 - hide_share) for others, whose men also live among people
    refuge   = the place nearest to i by road whose holder is h or its friend
    arrive   = exp(-km / retreat_km);   1 for partners' men, who have vehicles, and where they have no refuge they stay
    routed_i = -flee_ai;      routed_refuge += arrive * flee_ai

Who does not arrive goes home where he stood, a deserter or a prisoner (`balance_people`): sum_i routed_ai is minus these.
Without any refuge nobody arrives. This comes last before the books, so that nobody leaves a place twice on one day.

Reads      controller [actor], lost_by [actor], strength [fighters], joined [fighters/day], moved [fighters/day],
           deployed [fighters/day], defected [fighters/day], demobilised [fighters/day], casualties [fighters/day],
           tie [-1..1], is_state [0 or 1], is_foreign [0 or 1], log_distance [log km]
Writes     routed [fighters/day]
Parameters retreat_km [km], hide_share [share]

Evidence   EV-MENAKA-2012-02  an army withdrew from a town as rebels came in
           EA091  of a base that was overrun 22 men were captured, up to a hundred killed, the others got away
           PR-army-annual-attrition  armies in war lose a quarter of their men a year, most of them by desertion
Ignores    arms left behind, pursuit, roads cut on the way, orders to hold or to come back, garrisons that change sides.
Wrong if   garrisons of lost towns were found in them a month later, or whole garrisons turned up elsewhere.
"""

from math import exp, inf

from durance.core.mechanism import mechanism


@mechanism(writes="routed")
def rout(controller, lost_by, strength, joined, moved, deployed, defected, demobilised, casualties, tie, is_state,
         is_foreign, log_distance, retreat_km, hide_share, routed):
    routed[:, :] = 0.0
    for i in range(controller.size):
        h, c = int(lost_by[i]), int(controller[i])
        if h < 0:
            continue
        refuge, nearest = -1, inf
        for j in range(controller.size):
            k = int(controller[j])
            if k >= 0 and (k == h or tie[h, k] > 0.0) and log_distance[i, j] < nearest:
                refuge, nearest = j, log_distance[i, j]
        for a in range(is_state.size):
            beaten = a != c and (a == h or tie[a, h] > 0.0) and (c < 0 or tie[a, c] < 0.0)
            if not beaten or (refuge < 0 and is_foreign[a] > 0.0):
                continue
            men = strength[a, i] + joined[a, i] + moved[a, i] + deployed[a, i] + defected[a, i] - demobilised[a, i]
            men -= casualties[a, i]
            flee = max(0.0, men) * (1.0 if is_state[a] > 0.0 else 1.0 - hide_share)
            routed[a, i] -= flee
            if refuge >= 0:
                routed[a, refuge] += flee if is_foreign[a] > 0.0 else flee * exp(-exp(nearest) / retreat_km)

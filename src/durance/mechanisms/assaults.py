"""Assaults: who outnumbers a garrison many times storms the place; men next door march, allies storm and hold together.

For an enemy a of holder h at a place i that can be taken, with no truce between them, tie_bc at least 0 and 1 for b = c:

    might_ai   = punch_a * morale_a * (strength_ai + mobility_a * sum over places j one road away of strength_aj)
                 (foreign forces: * foreign_punch)
    guard_i    = sum over b of tie_bh * might_bi, at least one light fighter              (1 where nobody holds i)
    force_ai   = sum over b hostile to h of tie_ba * might_bi
    ratio_ai   = force_ai * (1 + race_boost * vacated_i) / guard_i
    assault_ai = max(0, -tie_ah) * min(1, seize_rate * ratio_ai^4)      (seize_rate at even force; ten to one is near certain)

A column comes to storm a place and to relieve it, so a lost place can be won back without a man left in it. Where nobody
holds i, all who reach it count as enemies; who brings less than one light fighter does not storm.

Reads      strength [fighters], morale [0..1], tie [-1..1], truce_left [day], vacated [0..1], controller [actor],
           takeable [0 or 1], punch [1], mobility [0..1], is_foreign [0 or 1]
Writes     assault [1/day]
Parameters seize_rate [1/day], race_boost [1], foreign_punch [1]

Evidence   PR-coin-force-ratio-near-certain-win   ten to one almost always wins
           EC154  a camp fell to a larger force
           EA025, EA061  a column of 600 left one town and took the next; the rebels fell back
           EA003, EA055  2,150 foreign soldiers and the army retook the cities of the north in three weeks
           EA060  rebels stood in a base on the day its partners left;  S098  a handed-over base started a war
Ignores    walls, surprise, places bought or left without a fight, the capital, marches longer than one road, men told twice.
Wrong if   garrisons fell as often to smaller forces as to larger, or bases of partners who left changed hands no faster.
"""

from durance.core.mechanism import mechanism


@mechanism(writes="assault")
def assaults(strength, morale, tie, truce_left, vacated, controller, takeable, punch, mobility, is_foreign, road_from, road_to,
             seize_rate, race_boost, foreign_punch, assault):
    might = 0.0 * strength
    for a in range(morale.size):
        worth = punch[a] * morale[a] * (1.0 + is_foreign[a] * (foreign_punch - 1.0))
        for i in range(controller.size):
            might[a, i] += worth * strength[a, i]
        for r in range(road_from.size):
            might[a, road_from[r]] += worth * mobility[a] * strength[a, road_to[r]]
            might[a, road_to[r]] += worth * mobility[a] * strength[a, road_from[r]]
    for i in range(controller.size):
        h, guard = int(controller[i]), 0.0
        for b in range(morale.size):
            guard += (1.0 if b == h else (max(0.0, tie[b, h]) if h >= 0 else 0.0)) * might[b, i]
        for a in range(morale.size):
            assault[a, i] = 0.0
            if a == h or might[a, i] < 1.0 or takeable[i] == 0.0:
                continue
            hostile = 1.0 if h < 0 else (max(0.0, -tie[a, h]) if truce_left[a, h] <= 0.0 else 0.0)
            if hostile == 0.0:
                continue
            force = might[a, i]
            for b in range(morale.size):
                if b != a and might[b, i] > 0.0 and (h < 0 or (tie[b, h] < 0.0 and truce_left[b, h] <= 0.0)):
                    force += max(0.0, tie[a, b]) * might[b, i]
            ratio = force * (1.0 + race_boost * vacated[i]) / max(1.0, guard)
            assault[a, i] = hostile * min(1.0, seize_rate * (ratio * ratio) * (ratio * ratio))

"""Assaults: who outnumbers a garrison many times storms the place; allies storm and hold together.

For an enemy a of holder h at a place i that can be taken, with no truce between them, tie_bc at least 0 and 1 for b = c:

    guard_i    = sum over b of tie_bh * strength_bi * morale_b, at least one man          (1 where nobody holds i)
    force_ai   = sum over b hostile to h of tie_ba * strength_bi * morale_b
    ratio_ai   = force_ai * (1 + race_boost * vacated_i) / guard_i
    assault_ai = max(0, -tie_ah) * min(1, seize_rate * ratio_ai^4)      (seize_rate at even force; ten to one is near certain)

Where nobody holds i, all who have a man there count as enemies; who has less than one man there does not storm.

Reads      strength [fighters], morale [0..1], tie [-1..1], truce_left [day], vacated [0..1], controller [actor],
           takeable [0 or 1]
Writes     assault [1/day]
Parameters seize_rate [1/day], race_boost [1]

Evidence   PR-coin-force-ratio-near-certain-win   ten to one almost always wins
           EC154  a camp fell to a larger force
           EA060  rebels stood in a base on the day its partners left;  S098  a handed-over base started a war
Ignores    walls, aircraft, surprise, places bought or left without a fight, the capital.
Wrong if   garrisons fell as often to smaller forces as to larger, or bases of partners who left changed hands no faster.
"""

from durance.core.mechanism import mechanism


@mechanism(writes="assault")
def assaults(strength, morale, tie, truce_left, vacated, controller, takeable, seize_rate, race_boost, assault):
    for i in range(controller.size):
        h, guard = int(controller[i]), 0.0
        for b in range(morale.size):
            bond = 1.0 if b == h else (max(0.0, tie[b, h]) if h >= 0 else 0.0)
            guard += bond * strength[b, i] * morale[b]
        for a in range(morale.size):
            assault[a, i] = 0.0
            if a == h or strength[a, i] < 1.0 or takeable[i] == 0.0:
                continue
            hostile = 1.0 if h < 0 else (max(0.0, -tie[a, h]) if truce_left[a, h] <= 0.0 else 0.0)
            if hostile == 0.0:
                continue
            force = strength[a, i] * morale[a]
            for b in range(morale.size):
                if b != a and strength[b, i] > 0.0 and (h < 0 or (tie[b, h] < 0.0 and truce_left[b, h] <= 0.0)):
                    force += max(0.0, tie[a, b]) * strength[b, i] * morale[b]
            ratio = force * (1.0 + race_boost * vacated[i]) / max(1.0, guard)
            assault[a, i] = hostile * min(1.0, seize_rate * (ratio * ratio) * (ratio * ratio))

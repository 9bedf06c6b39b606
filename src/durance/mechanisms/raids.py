"""Raids: hostile forces in and around the capital raid it now and then, as their will and their share of force allow.

Men count in full at the capital and by raid_reach at places one road away. With S men of the state side and N_a of
each other actor so counted:

    h_raid = raid_rate * sum_a will_a * N_a / (N_a + S);    raid = 1 with hazard h_raid while the regime stands, else 0

Reads      regime [kind], strength [fighters], will [0..1], is_capital [0 or 1], is_state [0 or 1]
Writes     raid [0..1]
Parameters raid_rate [1/day], raid_reach [share]

Evidence   EA088  a raid on the capital that took nothing
           S004   why there was no assault
           S082   attackers draw lines around the city
Ignores    targets inside the city, guards apart from other troops, warning, air cover, roads closed that day.
Wrong if   raids came no more often when more attackers stood around the capital.
"""

from durance.core.draws import uniform
from durance.core.hazards import chance
from durance.core.mechanism import mechanism


@mechanism(writes="raid")
def raids(regime, strength, will, is_capital, is_state, road_from, road_to, key, raid_rate, raid_reach, raid):
    guards, pressed, most = 0.0, 0.0, 0.0
    raid[0] = 0.0
    for a in range(is_state.size):
        most += will[a] if is_state[a] == 0.0 else 0.0
    luck = uniform(key, 0, 0)
    if regime[0] != 0.0 or luck >= raid_rate * most:          # surely none: each foe's share of force is below 1
        return
    for own in range(2):                  # first the state's men, then each foe against them
        for a in range(is_state.size):
            near = 0.0
            for i in range(is_capital.size):
                near += is_capital[i] * strength[a, i]
            for r in range(road_from.size):
                i, j = road_from[r], road_to[r]
                near += raid_reach * (is_capital[i] * strength[a, j] + is_capital[j] * strength[a, i])
            if own == 0:
                guards += is_state[a] * near
            elif is_state[a] == 0.0 and near > 0.0:
                pressed += will[a] * near / (near + guards)
    raid[0] = luck < chance(raid_rate * pressed)

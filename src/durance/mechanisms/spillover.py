"""Spillover: violence, flight, split rule and lost trucks trouble the zones abroad; support to neighbours damps it.

For place i, with D_i = sum_a casualties_ai, and L = sum of trucks lost today (half of what is felt at one a day each):

    split_i  = sum_{a not state} rule_ai;      crowd_i = displaced_i / (displaced_i + crowd_half)
    press_z  = sum_i zone_contact_zi * (D_i / (1 + D_i) + split_i + crowd_i + L / (1 + L) + fallen)
    fallen   = 1 once the regime has ended otherwise than by settlement, else 0
    rate_z   = contagion * press_z * max(0, 1 - damping * neighbour_support_z)
    spillover_z += (1 - exp(-rate_z)) * (1 - spillover_z) - spillover_z / spill_days

Reads      displaced [people], rule [share], trucks_lost [trucks/day], neighbour_support [0..1], regime [kind],
           casualties [fighters/day], zone_contact [share], is_state [0 or 1]
Writes     spillover [0..1]
Parameters contagion [1/day], damping [share], spill_days [day], crowd_half [people]

Evidence   S125   the country's decay has grave consequences for its neighbours
           S126   whoever cannot work with the rulers should support the neighbours
           S188   the advance endangers the rest of the region
           EC174, EC176   those who flee cross the nearest border within days
           EA041  the groups push towards the coast for income
Ignores    what the neighbours' own wars do here, arms, cattle and gold across borders, and who helps whom there.
Wrong if   border zones in close touch with lost or violent places stayed as calm as those far from them.
"""

from durance.core.hazards import chance
from durance.core.mechanism import mechanism

SETTLEMENT = 3.0      # a label of the variable `regime`, not a quantity


@mechanism(writes="spillover")
def spillover(displaced, rule, trucks_lost, neighbour_support, regime, casualties, zone_contact, is_state, contagion,
              damping, spill_days, crowd_half, spillover):
    lost = 0.0
    for c in range(trucks_lost.shape[0]):
        lost += trucks_lost[c, 0] + trucks_lost[c, 1]
    common = lost / (1.0 + lost) + (1.0 if regime[0] > 0.0 and regime[0] != SETTLEMENT else 0.0)
    for z in range(spillover.size):
        press = 0.0
        for i in range(displaced.size):
            if zone_contact[z, i] > 0.0:
                dead, split = 0.0, 0.0
                for a in range(is_state.size):
                    dead += casualties[a, i]
                    split += (1.0 - is_state[a]) * rule[a, i]
                crowd = displaced[i] / (displaced[i] + crowd_half)
                press += zone_contact[z, i] * (dead / (1.0 + dead) + split + crowd + common)
        rate = contagion * press * max(0.0, 1.0 - damping * neighbour_support[z])
        spillover[z] += chance(rate) * (1.0 - spillover[z]) - spillover[z] / spill_days

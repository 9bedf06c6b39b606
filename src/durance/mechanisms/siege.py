"""Siege: a place whose every road is threatened by an actor hostile to its holder is besieged, and the days count.

A siege that an actor keeps up (`encirclement`) closes roads by the threat alone, unless a deal with him suspends it.

    closed_ar    = 1 - exp(-threat_ar / closing_threat);      attacks_ai = prod over roads r at i of closed_ar
    besieged_ai  = max(0, -tie_a,holder(i)) * (1 - (1 - attacks_ai) * (1 - siege_grip * kept_ai))
    kept_ai      = encirclement_ai,  0 under a deal with a
    siege_days_i += 1 where max_a besieged_ai > 0.5;  else  siege_days_i -= siege_days_i / fade_days     (each place has a road)

Reads      threat [1/day], controller [actor], tie [-1..1], encirclement [0..1], deal_with [actor]
Writes     besieged [0..1], siege_days [day]
Parameters closing_threat [1/day], siege_grip [share], fade_days [day]

Evidence   S074   a siege closes the roads of a town
           S075   goods and people stop moving in and out
           EC143  a declared siege emptied the roads of a city within weeks
           EC142  a besieged town held for 21 months
Ignores    the river and air as ways around (they are roads and airlifts of their own), partial passes for women or food.
Wrong if   towns with one safe road were reported besieged as often as towns with none.
"""

from math import exp

from durance.core.mechanism import mechanism


@mechanism(writes="besieged siege_days")
def siege(threat, controller, tie, encirclement, deal_with, road_from, road_to, closing_threat, siege_grip, fade_days, besieged,
          siege_days):
    for a in range(tie.shape[0]):
        besieged[a, :] = 1.0
        for r in range(road_from.size):
            closed = 1.0 - exp(-threat[a, r] / closing_threat) if threat[a, r] > 0.0 else 0.0
            besieged[a, road_from[r]] *= closed
            besieged[a, road_to[r]] *= closed
        for i in range(controller.size):
            holder = int(controller[i])
            hostile = max(0.0, -tie[a, holder]) if holder >= 0 else 0.0
            kept = encirclement[a, i] if deal_with[i] != a else 0.0
            besieged[a, i] = hostile * (1.0 - (1.0 - besieged[a, i]) * (1.0 - siege_grip * kept))
    for i in range(controller.size):
        worst = 0.0
        for a in range(tie.shape[0]):
            worst = max(worst, besieged[a, i])
        if worst > 0.5:
            siege_days[i] += 1.0
        else:
            siege_days[i] -= siege_days[i] / fade_days

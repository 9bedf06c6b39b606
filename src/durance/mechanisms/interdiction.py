"""Interdiction: armed presence near a road attacks its traffic, less when the traffic is escorted or spared by a deal.

A blockade is not a wall but a daily risk that carriers weigh (see `fear` and `carriers`).
For road r between places i and j, and actor a:

    near_ar    = 0.5 * (strength_ai + strength_aj)                    escorted_r = share of its trucks under escort
    pact_ar    = 0.5 * (deal_with_i = a) + 0.5 * (deal_with_j = a)
    threat_ar  = attack_rate * will_a * near_ar / (near_ar + half_presence)
                 * (1 - escort_effect * escorted_r) * (1 - pact_ar)
    attacked_r ~ Bernoulli(1 - exp(-sum_a threat_ar))

Reads      strength [fighters], will [0..1], deal_with [actor], underway [trucks], corridor_roads [0 or 1]
Writes     threat [1/day], attacked [0 or 1]
Parameters attack_rate [1/day], half_presence [fighters], escort_effect [share]

Evidence   S002   flows are the target, not the city
           S133   roads are cut to threaten the fuel supply
           S209   cutting roads stifles the economy
           EC066  seven towns attacked on one day in July 2025: presence near the western roads
Ignores    a common cause for attacks on different roads on one day, mines, air cover, night curfews, empty roads.
Wrong if   attacks on traffic did not fall with distance from places where the actor is present.
"""

from durance.core.draws import uniform
from durance.core.hazards import chance
from durance.core.mechanism import mechanism


@mechanism(writes="threat attacked")
def interdiction(strength, will, deal_with, underway, corridor_roads, road_id, road_from, road_to, key,
                 attack_rate, half_presence, escort_effect, threat, attacked):
    for r in range(road_id.size):
        i, j = road_from[r], road_to[r]
        trucks, escorted = 0.0, 0.0
        for c in range(underway.shape[0]):
            trucks += corridor_roads[c, r] * (underway[c, 0] + underway[c, 1])
            escorted += corridor_roads[c, r] * underway[c, 1]
        cover = escort_effect * escorted / trucks if trucks > 0.0 else 0.0
        total = 0.0
        for a in range(will.size):
            near = 0.5 * (strength[a, i] + strength[a, j])
            pact = 0.5 * (deal_with[i] == a) + 0.5 * (deal_with[j] == a)
            threat[a, r] = attack_rate * will[a] * near / (near + half_presence) * (1.0 - cover) * (1.0 - pact)
            total += threat[a, r]
        attacked[r] = uniform(key, road_id[r], 0) < chance(total)

"""Interdiction: armed presence near a road attacks its traffic, less when the traffic is escorted or spared by a deal.

A blockade is not a wall but a daily risk that carriers weigh (see `fear` and `carriers`); who encircles a town cuts its roads.
For road r between places i and j, and actor a:

    near_ar    = 0.5 * (strength_ai + strength_aj)                    escorted_r = share of its trucks under escort
    will_ar    = max(will_a, encirclement_ai, encirclement_aj),  0 where a holds both ends;  no siege counts under a deal with a
    pact_ar    = 0.5 * (deal_with_i = a) + 0.5 * (deal_with_j = a)
    threat_ar  = attack_rate * will_ar * near_ar / (near_ar + half_presence)
                 * (1 - escort_effect * escorted_r) * (1 - pact_ar)
    attacked_r ~ Bernoulli(1 - exp(-sum_a threat_ar))

Reads      strength [fighters], will [0..1], encirclement [0..1], controller [actor], deal_with [actor], underway [trucks],
           corridor_roads [0 or 1]
Writes     threat [1/day], attacked [0 or 1]
Parameters attack_rate [1/day], half_presence [fighters], escort_effect [share]

Evidence   S002   flows are the target, not the city
           S133   roads are cut to threaten the fuel supply
           S209   cutting roads stifles the economy
           EC066  seven towns attacked on one day in July 2025: presence near the western roads
           EC143  a declared siege of one town emptied its roads
Ignores    a common cause for attacks on different roads on one day, mines, air cover, night curfews, empty roads,
           roads between two places of an ally.
Wrong if   attacks on traffic did not fall with distance from places where the actor is present.
"""

from durance.core.draws import uniform
from durance.core.hazards import chance
from durance.core.mechanism import mechanism


@mechanism(writes="threat attacked")
def interdiction(strength, will, encirclement, controller, deal_with, underway, corridor_roads, road_id, road_from,
                 road_to, key, attack_rate, half_presence, escort_effect, threat, attacked):
    cover, trucks = 0.0 * attacked, 0.0 * attacked
    for c in range(underway.shape[0]):
        for r in range(road_id.size):
            trucks[r] += corridor_roads[c, r] * (underway[c, 0] + underway[c, 1])
            cover[r] += corridor_roads[c, r] * underway[c, 1]
    for r in range(road_id.size):
        cover[r] = escort_effect * cover[r] / trucks[r] if trucks[r] > 0.0 else 0.0
        attacked[r] = 0.0                                     # until the end it holds the sum of threats
    for a in range(will.size):
        most = will[a]
        for i in range(controller.size):
            most = max(most, encirclement[a, i])
        threat[a, :] = 0.0
        for r in range(road_id.size if most > 0.0 else 0):
            i, j = road_from[r], road_to[r]
            near = 0.5 * (strength[a, i] + strength[a, j])
            laid = max(encirclement[a, i] * (deal_with[i] != a), encirclement[a, j] * (deal_with[j] != a))
            drive = max(will[a], laid)
            if drive * near > 0.0 and not (controller[i] == a and controller[j] == a):
                pact = 0.5 * (deal_with[i] == a) + 0.5 * (deal_with[j] == a)
                threat[a, r] = attack_rate * drive * near / (near + half_presence) * (1.0 - cover[r]) * (1.0 - pact)
                attacked[r] += threat[a, r]
    for r in range(road_id.size):
        luck = uniform(key, road_id[r], 0) if attacked[r] > 0.0 else 1.0
        attacked[r] = luck < attacked[r] and luck < chance(attacked[r])      # a chance is below its rate

"""Balance of people: fighters, residents and displaced change here only; a joiner is a resident less.

    freed_ai     = min(prisoner_offer_a * strength_ai / sum_i strength_ai, 0.01 * residents_i) on a day with truce_agreed_a > 0
    home_ai      = - sum_j routed_aj * max(0, -routed_ai) / sum_j max(0, -routed_aj)      men of a rout who did not arrive
    strength_ai += joined_ai + freed_ai + moved_ai + routed_ai + deployed_ai + defected_ai - demobilised_ai - casualties_ai
    residents_i += - fled_i - sum_a (joined_ai + freed_ai - home_ai - demobilised_ai + civilians_killed_ai)
    displaced_i += sheltered_i

The identity, with sum moved = 0 over places, sum defected = 0 over actors and sum fled = sum sheltered:

    d(sum residents + sum displaced + sum strength) = sum deployed - sum casualties - sum civilians_killed

so residents + displaced + fighters + dead is what it was, but for the forces that come from abroad and go there.

Reads      joined [fighters/day], casualties [fighters/day], moved [fighters/day], routed [fighters/day],
           deployed [fighters/day], defected [fighters/day], demobilised [fighters/day], fled [people/day],
           sheltered [people/day],
           civilians_killed [people/day], truce_agreed [day], prisoner_offer [people]
Writes     strength [fighters], residents [people], displaced [people]
Parameters none

Evidence   none: an identity
Ignores    births, other deaths, migration for work, wounded men; prisoners are counted among residents until freed.
Wrong if   a stock turns negative or the books do not close (checked by a law).
"""

from durance.core.mechanism import mechanism

MOST_FREED = 0.01      # share of a place's residents that may come out of prison in a day: what the books bear


@mechanism(writes="strength residents displaced")
def balance_people(joined, casualties, moved, routed, deployed, defected, demobilised, fled, sheltered, civilians_killed,
                   truce_agreed, prisoner_offer, strength, residents, displaced):
    for i in range(residents.size):
        residents[i] -= fled[i]
        displaced[i] = max(0.0, displaced[i] + sheltered[i])
    for a in range(truce_agreed.size):
        men, left, lost = 0.0, 0.0, 0.0
        for i in range(residents.size):
            men += strength[a, i]
            left += max(0.0, -routed[a, i])
            lost -= routed[a, i]
        for i in range(residents.size):
            freed = 0.0
            if truce_agreed[a] > 0.0 and men > 0.0:
                freed = min(prisoner_offer[a] * strength[a, i] / men, MOST_FREED * residents[i])
            home = lost * max(0.0, -routed[a, i]) / left if left > 0.0 else 0.0
            strength[a, i] = max(0.0, strength[a, i] + joined[a, i] + freed + moved[a, i] + routed[a, i]
                                 + deployed[a, i] + defected[a, i] - demobilised[a, i] - casualties[a, i])
            residents[i] = max(0.0, residents[i] - joined[a, i] - freed + home + demobilised[a, i] - civilians_killed[a, i])

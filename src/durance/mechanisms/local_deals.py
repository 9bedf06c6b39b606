"""Local deals: the longer a siege and hunger last, the likelier notables deal with the besieger; a deal may relapse.

At a place i with residents and without a deal, of the actors the one with the largest hold_ai counts (a itself not holder):

    hold_ai = 0.5 * besieged_ai * (1 + encirclement_ai)              hungry share = min(1, hungry_i / residents_i)
    ramp_i  = siege_days_i / (siege_days_i + 1 / local_deal_rate)
    h_deal  = local_deal_rate * hold_ai * ramp_i * (1 + hunger_weight * hungry share) * exp(stance_effect * local_talks_i)
    deal_with_i = a on the day they agree; it ends at the rate relapse_rate, or when a becomes a friend of another holder

What a deal does is told elsewhere: roads open (`interdiction`), the campaign ends (`encirclement`), rule is shared (`control`).

Reads      besieged [0..1], siege_days [day], hungry [people], residents [people], local_talks [-1..1], tie [-1..1],
           controller [actor], encirclement [0..1]
Writes     deal_with [actor]
Parameters local_deal_rate [1/day], hunger_weight [1], relapse_rate [1/day], stance_effect [1]

Evidence   S076   sieges in the centre ended only after the communities had negotiated
           S077   deals trade open roads for rule
           EA144  an oral ceasefire after about six months of siege;  EC140  it came back within months
           EC142  21 months of blockade ended by a local deal;  PR-siege-days-to-first-negotiated-easing-town
Ignores    the terms of a deal, who the notables are, the army's punishment of towns that deal, deals spreading between towns.
Wrong if   besieged towns dealt in the first weeks as often as after months, or deals once made held for years.
"""

from math import exp

from durance.core.draws import uniform
from durance.core.hazards import chance
from durance.core.mechanism import mechanism


@mechanism(writes="deal_with")
def local_deals(besieged, siege_days, hungry, residents, local_talks, tie, controller, encirclement, place_id, key,
                local_deal_rate, hunger_weight, relapse_rate, stance_effect, deal_with):
    for i in range(controller.size):
        holder, party = int(controller[i]), int(deal_with[i])
        if party >= 0:
            friends = holder >= 0 and holder != party and tie[party, holder] > 0.0
            if friends or uniform(key, place_id[i], 1) < chance(relapse_rate):
                deal_with[i] = -1.0
        elif residents[i] > 0.0 and siege_days[i] > 0.0:
            most, who = 0.0, -1
            for a in range(besieged.shape[0]):
                hold = 0.5 * besieged[a, i] * (1.0 + encirclement[a, i])
                if a != holder and hold > most:
                    most, who = hold, a
            ramp = local_deal_rate * siege_days[i] / (local_deal_rate * siege_days[i] + 1.0)
            plight = 1.0 + hunger_weight * min(1.0, hungry[i] / residents[i])
            rate = local_deal_rate * most * ramp * plight * exp(stance_effect * local_talks[i])
            if who >= 0 and uniform(key, place_id[i], 0) < chance(rate):
                deal_with[i] = who

"""Abuses: armed men kill civilians more where they lose men and heart, beside mercenaries, and where violence is normal.

For actor a at place i with N men, S_i men of the state there and M_i mercenaries among them:

    bad_ai   = 1 - morale_a / (1 + casualties_ai)                            losses of today, heart of the whole force
    rate_ai  = abuse_base_a * N * (1 - discipline_a) * (1 + norm_i) * (1 + loss_effect * bad_ai)
               * (1 + merc_effect * M_i / S_i)                 (last factor for the state's other forces only)
    n_ai     ~ Poisson(rate_ai / one_sided_mean), at most 20
    civilians_killed_ai = sum over events of Poisson(one_sided_mean * (1 / sqrt(1 - u) - 1)),  u uniform: Lomax of index 2

All actors together kill at most an eighth of the residents on a day. Where violence is wholly normal, twice as many die.
What the mercenaries themselves do beyond that is in their abuse_base; here others learn from them.

Reads      casualties [fighters/day], morale [0..1], norm [0..1], strength [fighters], discipline [0..1],
           residents [people], is_state [0 or 1], mercenary [0 or 1], abuse_base [people/fighter/day]
Writes     civilians_killed [people/day]
Parameters loss_effect [1], merc_effect [1], one_sided_mean [people]

Evidence   PR-partner-civilian-deaths-multiplier-first-year-wagner  two to four times as many in the first year
           PR-violence-deaths-per-event-one-sided-mean              events of seven dead on average, half of them up to four
           S112   villages held to shelter the enemy became targets faster;  S158  blows at civilians held disloyal
           S115   civilians suffer first where army and mercenaries operate together
           S017   habit makes violence a usual means
Ignores    who rules the place, community feuds without fighters, disappearances, bombs on roads, deaths inside clashes.
Wrong if   killings of civilians were no more frequent where mercenaries served or after the killers' own losses.
"""

from math import sqrt

from durance.core.draws import pair, poisson, uniform
from durance.core.mechanism import mechanism

MOST = 20      # a bound on the events of an actor at a place and day that keeps luck finite, not a quantity


@mechanism(writes="civilians_killed")
def abuses(casualties, morale, norm, strength, discipline, residents, is_state, mercenary, place_id, actor_id, abuse_base,
           key, loss_effect, merc_effect, one_sided_mean, civilians_killed):
    for i in range(place_id.size):
        soldiers, hired = 0.0, 0.0
        for a in range(actor_id.size):
            soldiers += is_state[a] * strength[a, i]
            hired += is_state[a] * mercenary[a] * strength[a, i]
        beside = merc_effect * hired / soldiers if soldiers > 0.0 else 0.0
        left = 0.5 * 0.5 * 0.5 * residents[i]
        for a in range(actor_id.size):
            civilians_killed[a, i] = 0.0
            if strength[a, i] <= 0.0 or left <= 0.0:
                continue
            bad = 1.0 - morale[a] / (1.0 + casualties[a, i])
            rate = abuse_base[a] * strength[a, i] * (1.0 - discipline[a]) * (1.0 + norm[i]) * (1.0 + loss_effect * bad)
            mean = rate * (1.0 + is_state[a] * (1.0 - mercenary[a]) * beside) / one_sided_mean
            who = pair(place_id[i], actor_id[a])
            if uniform(key, who, 0) < 1.0 - mean:                 # surely none: 1 - mean <= exp(-mean)
                continue
            killed = 0.0
            for event in range(min(MOST, int(poisson(key, who, 0, mean)))):
                size = one_sided_mean * (1.0 / sqrt(1.0 - uniform(key, who, 1 + 2 * event)) - 1.0)
                killed += poisson(key, who, 2 + 2 * event, size)
            civilians_killed[a, i] = min(killed, left)
            left -= civilians_killed[a, i]

"""Control: a place falls to who storms it, or to the strongest enemy when hunger opens it; partners hand over what they take.

    storm_i   = sum_a assault_ai
    starve_i  = siege_days_i / (siege_days_i + starve_days) / starve_days * (1 - morale_h),   to the enemy with most men

One number says whether i falls (chance of the sum), one to whom, in proportion. A seized_order is a fact: it settles the
day. A partner's force hands what it takes to the largest of the state's own forces. taken_i: 1 the state's side lost i,
-1 it gained i; lost_by_i: who held it, -1 where it did not change hands. Enemies are those with an assault above 0.

Reads      assault [1/day], strength [fighters], morale [0..1], siege_days [day], seized_order [0..1],
           is_state [0 or 1], is_foreign [0 or 1]
Writes     controller [actor], taken [-1..1], lost_by [actor]
Parameters starve_days [day]

Evidence   EC142  a garrison outlasted a siege of 21 months: starving is slow
           EC154  a camp fell to a larger force
           S132   groups widen the land they hold or cross at will
Ignores    surrender (see `rout` for the men of a lost place); places that change sides without a fight, joint rule, what
           the people of the place want (see the rival `control_by_support`).
Wrong if   places under siege for a year fell no more often than open ones of the same garrison.
"""

from durance.core.draws import uniform
from durance.core.hazards import chance
from durance.core.mechanism import mechanism
from durance.core.sums import total


@mechanism(writes="controller taken lost_by")
def control(assault, strength, morale, siege_days, seized_order, is_state, is_foreign, place_id, key, starve_days,
            controller, taken, lost_by):
    host, largest = -1, 0.0
    for b in range(morale.size):
        own = total(strength[b]) if is_state[b] > 0.0 and is_foreign[b] == 0.0 else 0.0
        if own > largest:
            host, largest = b, own
    taken[:], lost_by[:] = 0.0, -1.0
    for a in range(morale.size):
        for i in range(controller.size):
            taken[i] += assault[a, i] + seized_order[a, i]      # above 0 only where something can happen
    for i in range(controller.size):
        h = int(controller[i])
        if taken[i] == 0.0:
            continue
        storm, most, strongest, new, ordered = 0.0, 0.0, -1, h, 0.0
        whom = uniform(key, place_id[i], 1)
        for a in range(morale.size):
            if seized_order[a, i] > ordered:
                ordered, new = seized_order[a, i], a
            if assault[a, i] == 0.0 or ordered > 0.0:
                continue
            if strength[a, i] > most:
                most, strongest = strength[a, i], a
            storm += assault[a, i]
            part = assault[a, i] / storm                  # the winner so far gives way with this chance: in proportion
            new = a if whom < part else new
            whom = whom / part if whom < part else (whom - part) / (1.0 - part)
        if strongest >= 0 and h >= 0 and ordered == 0.0:
            starve = siege_days[i] / (siege_days[i] + starve_days) / starve_days * (1.0 - morale[h])
            storm += starve
            new = strongest if starve > 0.0 and whom < starve / storm else new
        if ordered == 0.0 and uniform(key, place_id[i], 0) >= chance(storm):
            new = h
        if new >= 0 and new != h and is_foreign[new] > 0.0 and host >= 0:
            new = host
        taken[i] = (is_state[h] if h >= 0 else 0.0) - (is_state[new] if new >= 0 else 0.0)
        lost_by[i] = h if new != h else -1
        controller[i] = new

"""Alignment: common enemies draw actors together, clashes and remembered betrayal part them, an accord dies of clashes.

With N_c the men of c in the whole country, dyad_clashes K_ab and ties as they stood at dawn:

    enemy_ab = sum_c max(0, -tie_ac) * max(0, -tie_bc) * N_c / sum_c N_c                        (c other than a and b)
    draw_ab  = enemy_pull * enemy_ab * (1 - betrayal_ab)             part_ab = clash_push * K_ab
    rest_ab  = affinity_ab;   (1 - accord) * affinity_ab + accord * accord_pull between an own force and a signatory, and
               accord_pull between an own force and a group with which the state has settled
    tie_ab moves to (draw_ab - part_ab + rest_ab / tie_days) / (draw_ab + part_ab + 1 / tie_days) at the rate below the line
    accord moves to (1 / tie_days) / (1 / tie_days + clash_push * K) at the rate below the line, and is 0 without accord_order

K: clashes of all forces on the state's side with signatories. tie is symmetric; clashes push it to -1, enemies to 1.

Reads      dyad_clashes [clashes/day], strength [fighters], betrayal [0..1], settled [-1..1], accord_order [0..1],
           affinity [-1..1], is_state [0 or 1], is_foreign [0 or 1], signatory [0 or 1]
Writes     tie [-1..1], accord [0..1]
Parameters enemy_pull [1/day], clash_push [1/clash], accord_pull [1], tie_days [day]

Evidence   S088   alliances against a common foe;  S105, S108  pressure by the army drives rebels and insurgents together
           S109   a betrayal of 2012 still keeps them apart;  EA045  tolerance ended in war
           S098, S099  a quarrel over a base became a war;  EA141  and ended the accord
Ignores    creed, leaders, outside brokers, ties of local groups that differ from those of their coalition.
Wrong if   actors with the same enemies drew apart without clashes of their own, or an accord outlived a year of them.
"""

from math import exp

from durance.core.mechanism import mechanism
from durance.core.sums import total


@mechanism(writes="tie accord")
def alignment(dyad_clashes, strength, betrayal, settled, accord_order, affinity, is_state, is_foreign, signatory,
              enemy_pull, clash_push, accord_pull, tie_days, tie, accord):
    before, men, everybody, fights = tie.copy(), is_state * 0.0, 0.0, 0.0
    for a in range(men.size):
        men[a] = total(strength[a])
        everybody += men[a]
    for a in range(men.size):
        for b in range(a):
            enemy = 0.0
            for c in range(men.size):
                if c != a and c != b and before[a, c] < 0.0 and before[b, c] < 0.0:
                    enemy += before[a, c] * before[b, c] * men[c] / everybody if everybody > 0.0 else 0.0
            own_a, own_b = is_state[a] * (1.0 - is_foreign[a]), is_state[b] * (1.0 - is_foreign[b])
            bound = max(accord[0] * max(own_a * signatory[b], own_b * signatory[a]), own_a * settled[b], own_b * settled[a])
            fights += max(is_state[a] * signatory[b], is_state[b] * signatory[a]) * dyad_clashes[a, b]
            rest = (1.0 - bound) * affinity[a, b] + bound * accord_pull
            draw, part = enemy_pull * enemy * (1.0 - betrayal[a, b]), clash_push * dyad_clashes[a, b]
            rate = draw + part + 1.0 / tie_days
            goal = (draw - part + rest / tie_days) / rate
            tie[a, b] = goal + (before[a, b] - goal) * exp(-rate)
            tie[b, a] = tie[a, b]
    rate = clash_push * fights + 1.0 / tie_days
    goal = 1.0 / (rate * tie_days)
    accord[0] = accord_order[0] * (goal + (accord[0] - goal) * exp(-rate))

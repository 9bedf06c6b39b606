"""Truces: talks under way bring one, prisoners buy it sooner; clashes and time break it, and a broken truce is remembered.

For an actor a that is not the state's and each own force s of the state:

    h_truce   = truce_rate * talks_a * (1 - max_s betrayal_as) while no truce runs;  half of it where no prisoners are offered
    truce_agreed_a = truce_days * (0.5 + u), u uniform, on the day it is agreed, else 0;  it holds with every s
    h_break   = break_rate * (1 + sum of dyad_clashes_ab over all forces b on the state's side)   (not while truce_a is imposed)
    truce_left_as = max(truce_left_as - 1, truce_agreed_a, truce_a);  0 on the day it breaks;  while a settlement with a
                    stands (settled_a = 1) it stays at truce_days, and breaks when that fails (settled_a = -1)
    betrayal_as  += 0.5 * (1 - betrayal_as) on that day;  every betrayal fades:  betrayal *= exp(-1 / tie_days)

Truces between two others only run out. A partner's force is bound by none: its clashes help to break it.

Reads      dyad_clashes [clashes/day], talks [0..1], settled [-1..1], prisoner_offer [people], truce [0..1],
           is_state [0 or 1], is_foreign [0 or 1]
Writes     truce_agreed [day], truce_left [day], betrayal [0..1]
Parameters truce_rate [1/day], truce_days [day], break_rate [1/day], tie_days [day]

Evidence   EA143  about 204 prisoners exchanged for four hostages;  EA048  leaders freed for a truce in the east
           EA142  a ceasefire with prisoners to be freed;  EV-OUAGA-2013  another that came with a first agreement
           S090   a passing truce
           S109   the betrayal of 2012 was remembered eleven years later
           S091   a truce between rivals was doubted from its first days
Ignores    truces for one region or for feast days, monitors, who broke it first, the number of prisoners.
Wrong if   truces after a broken one came as soon as the first, or lasted longer where partners' forces fought on.
"""

from math import exp

from durance.core.draws import pair, uniform
from durance.core.hazards import chance
from durance.core.mechanism import mechanism


@mechanism(writes="truce_agreed truce_left betrayal")
def truces(dyad_clashes, talks, settled, prisoner_offer, truce, is_state, is_foreign, actor_id, key,
           truce_rate, truce_days, break_rate, tie_days, truce_agreed, truce_left, betrayal):
    for a in range(truce.size):
        running, worst, clashes = truce[a], 0.0, 0.0
        truce_agreed[a] = 0.0
        for b in range(truce.size):
            betrayal[a, b] *= exp(-1.0 / tie_days)
            clashes += is_state[b] * dyad_clashes[a, b]
            if is_state[b] > 0.0 and is_foreign[b] == 0.0:
                running = max(running, truce_left[a, b])
                worst = max(worst, betrayal[a, b])
        bought = 1.0 if prisoner_offer[a] > 0.0 else 0.5
        free = is_state[a] == 0.0 and running == 0.0
        if free and uniform(key, actor_id[a], 0) < chance(truce_rate * bought * talks[a] * (1.0 - worst)):
            truce_agreed[a] = truce_days * (0.5 + uniform(key, actor_id[a], 1))
        for b in range(truce.size):
            if is_state[a] == 0.0 and is_state[b] > 0.0 and is_foreign[b] == 0.0:
                left = truce_left[a, b]
                ends = uniform(key, pair(actor_id[a], actor_id[b]), 0) < chance(break_rate * (1.0 + clashes))
                if settled[a] > 0.0:
                    truce_left[a, b] = max(left, truce_days)
                elif left > 0.0 and truce[a] == 0.0 and (ends or settled[a] < 0.0):
                    betrayal[a, b] += 0.5 * (1.0 - betrayal[a, b])
                    truce_left[a, b] = 0.0
                else:
                    truce_left[a, b] = max(left - 1.0, truce_agreed[a], truce[a])
                truce_left[b, a] = truce_left[a, b]
            elif is_state[a] == is_state[b] or is_foreign[a] > 0.0 or is_foreign[b] > 0.0:
                truce_left[a, b] = max(0.0, truce_left[a, b] - 1.0)
    for a in range(truce.size):
        for s in range(truce.size):
            if is_state[a] == 0.0 and is_state[s] > 0.0 and is_foreign[s] == 0.0:
                betrayal[s, a] = betrayal[a, s]

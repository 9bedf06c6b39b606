"""Cohesion: money and common enemies hold a part in its coalition; local interest pulls it out, and talks drive a wedge.

For constituent k that belongs to coalition a, with N_a the men of a in the whole country:

    pay_a   = funds_a / (funds_a + funds_half * N_a);  1 for the state's own side (its pay is in the budget)
    foe_a   = sum_b max(0, -tie_ab) * N_b / sum_b N_b                              (sums over b other than a)
    hold_k  = pay_weight * 0.5 * (pay_a + foe_a)
    loose_k = local_pull + wedge_effect * talks_a
    loyalty_k moves to hold_k / (hold_k + loose_k) at the rate hold_k + loose_k

Who leaves, and what that does to a coalition, is `splits`.

Reads      funds [Mcur], strength [fighters], tie [-1..1], talks [0..1], allegiance [actor], is_state [0 or 1]
Writes     loyalty [0..1]
Parameters pay_weight [1/day], funds_half [Mcur/fighter], wedge_effect [1/day], local_pull [1/day]

Evidence   S005   a common name over groups with motives of their own place
           S033   what binds the parts is convenience; they answer to local drives
           S226   a pull-back of the foreign enemy could divide the groups
           PR-fragmentation-peace-process-effect-sign  talks and agreements bring more splits
Ignores    leaders and their deaths, kin and creed, what a rival offers a part, quarrels over land.
Wrong if   coalitions that were paid well and hunted by all came apart as often as poor ones left in peace.
"""

from math import exp

from durance.core.mechanism import mechanism
from durance.core.sums import total


@mechanism(writes="loyalty")
def cohesion(funds, strength, tie, talks, allegiance, is_state, pay_weight, funds_half, wedge_effect, local_pull, loyalty):
    men = is_state * 0.0
    for b in range(men.size):
        men[b] = total(strength[b])
    for k in range(loyalty.size):
        a = int(allegiance[k])
        foes, others = 0.0, 0.0
        for b in range(men.size):
            if b != a:
                others += men[b]
                foes += max(0.0, -tie[a, b]) * men[b]
        pay = is_state[a]
        if pay == 0.0 and funds[a] > 0.0:
            pay = funds[a] / (funds[a] + funds_half * men[a])
        foe = foes / others if others > 0.0 else 0.0
        hold = pay_weight * 0.5 * (pay + foe)
        loose = local_pull + wedge_effect * talks[a]
        if hold + loose > 0.0:
            goal = hold / (hold + loose)
            loyalty[k] = goal + (loyalty[k] - goal) * exp(-hold - loose)

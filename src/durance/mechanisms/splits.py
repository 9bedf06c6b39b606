"""Splits: a part that has lost its loyalty leaves its coalition with its men, for others not at war with it or alone.

For constituent k of coalition a:

    h_k        = exit_rate * (1 - loyalty_k)^2
    weight_b   = 1 + tie_ab   for b other than a that is no foreign force and has men (or is `independents`)
    on the day k leaves, allegiance_k = b with chance weight_b / sum weight       (it stays if nobody would have it)
    part_k     = constituent_share_k * men of a / men of a at the homes of k
    defected_ai -= D,  defected_bi += D,  D = min(part_k, 0.45) * strength_ai at the homes of k
    unity_a    = mean loyalty of the parts of a, weighted by constituent_share;  1 where a has no parts

Several parts may leave one coalition on one day: together they take at most 0.45 of its men at a place.

Reads      loyalty [0..1], strength [fighters], tie [-1..1], constituent_share [share], constituent_home [0 or 1]
Writes     allegiance [actor], unity [0..1], defected [fighters/day]
Parameters exit_rate [1/day]

Evidence   PR-fragmentation-share-splinters-mali  8 of 25 organised groups of the country began as splinters
           EA042  four groups made one coalition;  EA044  some of its fighters went over to its rival
           EA051  officers went over to the rebels
Ignores    parts that fall apart themselves, wars between a part and those it left, men who do not follow their leaders.
Wrong if   parts whose loyalty had gone left no more often than loyal ones, or went over to those they had fought most.
"""

from math import inf, log

from durance.core.draws import pair, uniform
from durance.core.hazards import chance
from durance.core.mechanism import mechanism
from durance.core.sums import total

MOST = 0.45      # the books' bound on the share of men at one place that may change side on one day, no quantity


@mechanism(writes="allegiance unity defected")
def splits(loyalty, strength, tie, constituent_id, constituent_share, constituent_home, independent, is_foreign,
           actor_id, key, exit_rate, allegiance, unity, defected):
    defected[:, :] = 0.0
    for k in range(loyalty.size):
        if uniform(key, constituent_id[k], 0) < chance(exit_rate * (1.0 - loyalty[k]) ** 2):
            a, into, first = int(allegiance[k]), -1, inf
            for b in range(unity.size):      # a race of exponential clocks, won in proportion to the weights
                open_to = is_foreign[b] == 0.0 and (independent[b] > 0.0 or total(strength[b]) > 0.0)
                if b != a and open_to and tie[a, b] > -1.0:
                    clock = -log(1.0 - uniform(key, pair(constituent_id[k], actor_id[b]), 1)) / (1.0 + tie[a, b])
                    if clock < first:
                        first, into = clock, b
            at_home = total(constituent_home[k] * strength[a])
            if into >= 0:
                allegiance[k] = into
                part = constituent_share[k] * total(strength[a]) / at_home if at_home > 0.0 else 0.0
                for i in range(strength.shape[1]):
                    leaving = constituent_home[k, i] * min(part * strength[a, i], MOST * strength[a, i] + defected[a, i])
                    defected[a, i] -= leaving
                    defected[into, i] += leaving
    for a in range(unity.size):
        whole, held = 0.0, 0.0
        for k in range(loyalty.size):
            if int(allegiance[k]) == a:
                whole += constituent_share[k]
                held += constituent_share[k] * loyalty[k]
        unity[a] = held / whole if whole > 0.0 else 1.0

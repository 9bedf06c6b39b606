"""Contest: hostile forces in one place clash, clashes excite clashes, and relative force, punch and heart decide who dies.

For each pair a, b with at least a man each at place i and no truce between them, N = strength, f = e^(-1/heat_days):

    often_ai  = 0.5 * (background_ai + sum_k background_ak / places where a stands)
    base_abi  = max(0, -tie_ab) * 0.5 * (often_ai + often_bi) * 2 * min(N_ai, N_bi) / (N_ai + N_bi)
    lam_abi   = base_abi * (1 + 0.5 / heat_days * (1 - f) * heat_i / sum of base_i)
    n_abi     ~ Poisson(lam_abi), at most 20;      heat_i = heat_i * f + sum of n_i
    D_abi     = sum over events of Poisson(deaths_mean * (1 / sqrt(1 - u) - 1)),  u uniform: a Lomax law of index 2
    F_ai      = N_ai * punch_a * morale_a  (foreign forces: * foreign_punch)
    casualties_ai = sum_b D_abi * F_bi / (F_ai + F_bi), at most a quarter of N_ai

What a place has seen and what an actor does anywhere count alike: a front can open where there was none, and a newcomer
without a past meets the habits of the others.
A clash brings 0.5 / heat_days further ones in all, of the pairs at the place in proportion to their base.

Reads      strength [fighters], tie [-1..1], truce_left [day], morale [0..1], background [clashes/day], punch [1],
           is_foreign [0 or 1]
Writes     heat [clashes], dyad_clashes [clashes/day], casualties [fighters/day]
Parameters heat_days [day], deaths_mean [deaths/event], foreign_punch [1]

Evidence   PR-violence-hawkes-branching-given-6month-background   a hundred events bring 12 more, 0 to 25
           PR-violence-hawkes-mean-lag                            within two to eight days
           PR-violence-deaths-per-event-state-based-mean          median 3, mean 5, one in a hundred above 50
           PR-violence-event-size-powerlaw-alpha                  a heavy tail;  S099  a quarrel that grew
Ignores    civilians caught in clashes, wounded and captured men, mines, air strikes, fights between places, who starts.
Wrong if   deadly days did not cluster at a place, or the weaker side at a place did not lose more men.
"""

from math import exp, sqrt

from durance.core.draws import pair, poisson, uniform
from durance.core.mechanism import mechanism

MOST = 20      # a bound on the clashes of a pair at a place and day that keeps luck finite, not a quantity


@mechanism(writes="heat dyad_clashes casualties")
def contest(strength, tie, truce_left, morale, background, place_id, actor_id, punch, is_foreign, key, heat_days,
            deaths_mean, foreign_punch, heat, dyad_clashes, casualties):
    fade = exp(-1.0 / heat_days)
    dyad_clashes[:, :], casualties[:, :] = 0.0, 0.0
    for a in range(actor_id.size):
        seen, places = 0.0, 0.0
        for i in range(place_id.size):
            seen += background[a, i]
            places += strength[a, i] >= 1.0
        dyad_clashes[a, a] = seen / max(1.0, places)               # the diagonal holds habits until the end of the day
    for i in range(place_id.size):
        total, stirred, any_clash = 0.0, 0.5 / heat_days * (1.0 - fade) * heat[i], False
        heat[i] *= fade
        for turn in range(2):                                      # first the sum that heat is shared by, then clashes
            for a in range(actor_id.size if turn == 0 or any_clash else 0):
                for b in range(a + 1, actor_id.size if strength[a, i] >= 1.0 else 0):
                    if strength[b, i] < 1.0 or tie[a, b] >= 0.0 or truce_left[a, b] > 0.0:
                        continue
                    often = 0.5 * (background[a, i] + dyad_clashes[a, a] + background[b, i] + dyad_clashes[b, b])
                    alike = min(strength[a, i], strength[b, i]) / (strength[a, i] + strength[b, i])
                    base = -tie[a, b] * often * alike
                    who = pair(place_id[i], pair(actor_id[a], actor_id[b]))
                    may_clash = base > 0.0 and uniform(key, who, 0) >= 1.0 - base - stirred      # else u < exp(-lam): none
                    any_clash = any_clash or may_clash
                    if turn == 0 or not may_clash:
                        total += base if turn == 0 else 0.0
                        continue
                    n, dead = min(MOST, int(poisson(key, who, 0, base * (1.0 + stirred / total)))), 0.0
                    for event in range(n):
                        heavy = 1.0 / sqrt(1.0 - uniform(key, who, 1 + 2 * event)) - 1.0
                        dead += poisson(key, who, 2 + 2 * event, deaths_mean * heavy)
                    f_a = strength[a, i] * punch[a] * morale[a] * (1.0 + is_foreign[a] * (foreign_punch - 1.0))
                    f_b = strength[b, i] * punch[b] * morale[b] * (1.0 + is_foreign[b] * (foreign_punch - 1.0))
                    lost = dead * f_b / (f_a + f_b) if f_a + f_b > 0.0 else 0.5 * dead
                    casualties[a, i] = min(0.5 * 0.5 * strength[a, i], casualties[a, i] + lost)
                    casualties[b, i] = min(0.5 * 0.5 * strength[b, i], casualties[b, i] + dead - lost)
                    dyad_clashes[a, b], heat[i] = dyad_clashes[a, b] + n, heat[i] + n
    for a in range(actor_id.size):
        dyad_clashes[a, :a] = dyad_clashes[:a, a]
        dyad_clashes[a, a] = 0.0

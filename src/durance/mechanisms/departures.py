"""Departures: loaded trucks leave the border bare as far as their fear lets them, or together when an escort sets out.

    bare_c    = 0.5 * queue_c * exp(-fear_c)                                     (papers alone take about two days)
    convoy_c  = min(queue_c - bare_c, convoy_size * n_c),   n_c ~ Poisson(escort_c) convoys today
    departed_c = (bare_c, convoy_c)

Reads      queue [trucks], fear [log odds], escort [convoys/day]
Writes     departed [trucks/day]
Parameters convoy_size [trucks]

Evidence   EC040  customs at the border hold trucks for up to three days
           PR-convoy-trucks-per-fuel-convoy   a convoy is a lump of trucks, not a trickle
           S210   what partners send does not offset a cut road: it waits like the rest
Ignores    priority of cargoes, convoys that wait to be full, drivers who desert at the border.
Wrong if   trucks at the border left one by one in spite of danger, or waited for escorts in spite of calm.
"""

from math import exp

from durance.core.draws import poisson
from durance.core.mechanism import mechanism


@mechanism(writes="departed")
def departures(queue, fear, escort, corridor_id, key, convoy_size, departed):
    for c in range(queue.size):
        departed[c, 0] = 0.5 * queue[c] * exp(-fear[c])
        departed[c, 1] = min(queue[c] - departed[c, 0], convoy_size * poisson(key, corridor_id[c], 0, escort[c]))

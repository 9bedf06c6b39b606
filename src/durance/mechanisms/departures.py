"""Departures: loaded trucks leave the border bare as far as their fear lets them, or together when an escort sets out.

    bare_c    = 0.5 * queue_c * exp(-risk_aversion * perceived_risk_c)          (papers alone take about two days)
    convoy_c  = min(queue_c - bare_c, convoy_size)  with chance 1 - exp(-escort_c), else 0
    departed_c = (bare_c, convoy_c)

Reads      queue [trucks], perceived_risk [share of days], escort [convoys/day]
Writes     departed [trucks/day]
Parameters risk_aversion [1], convoy_size [trucks]

Evidence   EC040  customs at the border hold trucks for up to three days
           PR-convoy-trucks-per-fuel-convoy   a convoy is a lump of trucks, not a trickle
           S210   what partners send does not offset a cut road: it waits like the rest
Ignores    priority of cargoes, convoys that wait to be full, drivers who desert at the border.
Wrong if   trucks at the border left one by one in spite of danger, or waited for escorts in spite of calm.
"""

from math import exp

from durance.core.draws import uniform
from durance.core.hazards import chance
from durance.core.mechanism import mechanism


@mechanism(writes="departed")
def departures(queue, perceived_risk, escort, corridor_id, key, risk_aversion, convoy_size, departed):
    for c in range(queue.size):
        departed[c, 0] = 0.5 * queue[c] * exp(-risk_aversion * perceived_risk[c])
        departed[c, 1] = 0.0
        if uniform(key, corridor_id[c], 0) < chance(escort[c]):
            departed[c, 1] = min(queue[c] - departed[c, 0], convoy_size)

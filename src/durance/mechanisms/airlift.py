"""Airlift: what is flown in is bounded by the aircraft there are and needs a runway.

    fuel_flown_i = airlift_order_i * airfield_i * min(1, airlift_max / sum_j airlift_order_j * airfield_j)

Reads      airlift_order [m3/day], airfield [0 or 1]
Writes     fuel_flown [m3/day]
Parameters airlift_max [m3/day]

Evidence   PR-airlift-il76-tonnes-per-day   tonnes an aircraft brings a day
           PR-airlift-cost-multiple-vs-road  it costs five to ten times the road (counted after the run)
           EC140  a besieged town was supplied by UN aircraft
Ignores    fire at the runway, weather, the aircraft's own fuel.
Wrong if   cities of millions were ever supplied with motor fuel by air.
"""

from durance.core.mechanism import mechanism


@mechanism(writes="fuel_flown")
def airlift(airlift_order, airfield, airlift_max, fuel_flown):
    asked = 0.0
    for i in range(fuel_flown.size):
        asked += airlift_order[i] * airfield[i]
    share = min(1.0, airlift_max / asked) if asked > 0.0 else 0.0
    for i in range(fuel_flown.size):
        fuel_flown[i] = airlift_order[i] * airfield[i] * share

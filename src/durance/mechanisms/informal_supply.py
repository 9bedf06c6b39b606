"""Informal supply: jerry cans, motorcycles and diverted trade bring more as the price gap widens, up to a ceiling.

    gap_i           = max(0, street_price_i / price_cap - 1)
    fuel_informal_i = informal_max * fuel_need_i * border_access_i * gap_i / (gap_i + gap_half) * (1 - max_a besieged_ai)

Reads      street_price [Mcur/m3], price_cap [Mcur/m3], besieged [0..1], fuel_need [m3/day], border_access [0..1]
Writes     fuel_informal [m3/day]
Parameters informal_max [share], gap_half [1]

Evidence   S039   people cope: informal life carries what the state does not
           EA163  village fuel sales were banned in July 2025: small trade was large enough to be banned
           EC226  a mountain route brought little to Nepal in 2015: such ways have a low ceiling
Ignores    who profits, levies on small traders, the neighbours' own shortage.
Wrong if   smuggled volumes did not answer the price gap in besieged or blockaded towns.
"""

from durance.core.mechanism import mechanism


@mechanism(writes="fuel_informal")
def informal_supply(street_price, price_cap, besieged, fuel_need, border_access, informal_max, gap_half, fuel_informal):
    for i in range(fuel_informal.size):
        gap = max(0.0, street_price[i] / price_cap[0] - 1.0)
        closed = 0.0
        for a in range(besieged.shape[0]):
            closed = max(closed, besieged[a, i])
        fuel_informal[i] = informal_max * fuel_need[i] * border_access[i] * gap / (gap + gap_half) * (1.0 - closed)

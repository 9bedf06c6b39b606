"""Hunger: dear staples, lost income, siege and displacement leave people short of food unless relief reaches them.

    dear_i   = max(0, staple_price_i - 1 - season_amplitude * lean)                  (dear beyond the season)
    stress_i = dear_i / price_half + siege_days_i / (siege_days_i + siege_half) + income_weight * (1 - activity_i)
    share_i  = base_hungry_i * (1 - harvest_relief * (1 - lean))
               + (1 - base_hungry_i) * (1 - self_supply_i) * stress_i / (1 + stress_i)
    hungry_i = max(0, residents_i * share_i + displaced_i * max(share_i, displaced_need) - relief_order_i)

Reads      staple_price [ratio to normal], activity [share], siege_days [day], residents [people], displaced [people],
           relief_order [people], lean [0..1], self_supply [share], base_hungry [share]
Writes     hungry [people]
Parameters price_half [1], siege_half [day], income_weight [1], harvest_relief [share], season_amplitude [1],
           displaced_need [share]

Evidence   S073   a besieged town goes hungry
           S075   siege turns into dearth
           EC162  people severely short of food in 2025
           CH-LEAN-RATIO  twice as many people short of food before the harvest as after it
           EC152  a town of 20,000 that sheltered 90,000 under embargo
Ignores    households' stores and herds, harvests of the year, deaths from hunger, aid diverted.
Wrong if   the share of people short of food stayed at its seasonal level in towns under siege for months.
"""

from durance.core.mechanism import mechanism


@mechanism(writes="hungry")
def hunger(staple_price, activity, siege_days, residents, displaced, relief_order, lean, self_supply, base_hungry,
           price_half, siege_half, income_weight, harvest_relief, season_amplitude, displaced_need, hungry):
    for i in range(hungry.size):
        dear = max(0.0, staple_price[i] - 1.0 - season_amplitude * lean[0])
        stress = (dear / price_half + siege_days[i] / (siege_days[i] + siege_half)
                  + income_weight * (1.0 - activity[i]))
        share = (base_hungry[i] * (1.0 - harvest_relief * (1.0 - lean[0]))
                 + (1.0 - base_hungry[i]) * (1.0 - self_supply[i]) * stress / (1.0 + stress))
        need = residents[i] * share + displaced[i] * max(share, displaced_need)
        hungry[i] = max(0.0, need - relief_order[i])

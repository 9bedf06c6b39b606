"""Fuel use: users burn what price, rationing and panic leave them, power stations partly first, and never more than is there.

Thin stocks are spread unevenly: some stations are dry while others still sell. What a place usually keeps is not
thin there. For each place, with dawn stock:

    free     = max(0, fuel + min(0, fuel_sent) - reserve_floor);     civil = max(0, fuel_need - power_need)
    first    = min(free, power_priority * power_need)
    asked    = civil * ration * (street_price / price_cap)^price_elasticity
               * (1 + panic * exp(-free / (fuel_need * panic_days)))
    want     = asked + (1 - power_priority) * power_need
    sold     = min(cover, 1 - exp(-cover / thin)),   cover = (free - first) / want
    fuel_power = first + (1 - power_priority) * power_need * sold;   fuel_used = fuel_power + asked * sold
    fuel_short = max(0, 1 - ration * (1 + panic * exp(...)) * sold)        (what people forgo for its price is no shortage)

Reads      fuel [m3], fuel_sent [m3/day], fuel_need [m3/day], reserve_floor [m3], ration [share],
           street_price [Mcur/m3], price_cap [Mcur/m3], power_need [m3/day], thin [day]
Writes     fuel_used [m3/day], fuel_power [m3/day], fuel_short [share]
Parameters price_elasticity [1], panic [share], panic_days [day], power_priority [share]

Evidence   PR-fuel-price-elasticity-short-run   use answers price weakly in the short run
           S133   the threat to fuel supply is felt by everybody
           EC026  what full electricity would burn
           PR-siege-days-of-stock-before-shortage-town   weeks pass before shelves are empty
Ignores    the army's own stocks, fuel hoarded at home (panic burns it), quality of fuel.
Wrong if   sales stayed whole until the last litre, or prices alone cleared the market without queues.
"""

from math import exp

from durance.core.mechanism import mechanism


@mechanism(writes="fuel_used fuel_power fuel_short")
def fuel_use(fuel, fuel_sent, fuel_need, reserve_floor, ration, street_price, price_cap, power_need, thin,
             price_elasticity, panic, panic_days, power_priority, fuel_used, fuel_power, fuel_short):
    for i in range(fuel.size):
        free = max(0.0, fuel[i] + min(0.0, fuel_sent[i]) - reserve_floor[i])
        civil = max(0.0, fuel_need[i] - power_need[i])
        first = min(free, power_priority * power_need[i])
        nervous = 1.0 + panic * exp(-free / (fuel_need[i] * panic_days)) if fuel_need[i] > 0.0 else 1.0
        asked = 0.0
        if civil > 0.0:
            asked = civil * ration[i] * (street_price[i] / price_cap[0]) ** price_elasticity * nervous
        want = asked + (1.0 - power_priority) * power_need[i]
        cover = (free - first) / want if want > 0.0 else 0.0
        sold = min(cover, 1.0 - exp(-cover / thin[i]))
        fuel_power[i] = first + (1.0 - power_priority) * power_need[i] * sold
        fuel_used[i] = fuel_power[i] + asked * sold
        fuel_short[i] = max(0.0, 1.0 - ration[i] * nervous * sold) if civil > 0.0 else 0.0

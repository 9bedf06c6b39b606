"""Prices: the pump price stands by decree while the street price follows shortage, there or foreseen under siege; staples
follow transport, siege and season.

Nobody knows how long a siege will last: one that has stood for t days outlasts stocks of D more with chance t / (t + D), if
every length was as likely as its double. Merchants ask today what they then expect to get. Queues ration more than price
does, so the ratio is bounded by 1 + 2 * scarcity_power. Logarithmic partial adjustment:

    outlast_i = siege_days_i / (siege_days_i + fuel_i / fuel_need_i)
    scarce_i  = max(fuel_short_i, max_a besieged_ai * outlast_i)
    street*_i = price_cap * (1 + scarcity_power * scarce_i / (1 - 0.5 * scarce_i))
    ln street_i += (ln street*_i - ln street_i) / price_days
    long_i    = siege_days_i / (siege_days_i + siege_half)
    staple*_i = 1 + fuel_pass_through * staple_exposure_i * max(0, min(1, street_i / price_cap - 1))
                  + siege_markup * max_a besieged_ai * long_i + season_amplitude * lean
    staple_i += (staple*_i - staple_i) / price_days

Reads      fuel [m3], fuel_need [m3/day], fuel_short [share], price_cap [Mcur/m3], besieged [0..1], siege_days [day],
           lean [0..1], staple_exposure [0..1]
Writes     street_price [Mcur/m3], staple_price [ratio to normal]
Parameters scarcity_power [1], price_days [day], siege_markup [1], siege_half [day], fuel_pass_through [1],
           season_amplitude [1]

Evidence   S075   prices rise under siege
           PR-siege-petrol-price-ratio-week1-town    petrol in a besieged town after a week
           PR-siege-petrol-price-ratio-month1-town   and after a month
           PR-siege-days-of-stock-before-shortage-town   while merchants still had goods
           PR-food-maize-price-elasticity-to-oil     staples follow fuel weakly
           EC150  rice more than doubled after months of siege
Ignores    exchange rates, harvest shocks, price controls on staples, panic buying of food, what merchants know of the one
           who besieges, reserves nobody may sell; foresight where no siege stands (stations sell at the pump price).
Wrong if   street prices rose before stations ran short where no siege stood, stayed down under a siege for as long as
           goods lasted, or did not fall when stations were full again.
"""

from math import exp, log

from durance.core.mechanism import mechanism


@mechanism(writes="street_price staple_price")
def prices(fuel, fuel_need, fuel_short, price_cap, besieged, siege_days, lean, staple_exposure, scarcity_power, price_days,
           siege_markup, siege_half, fuel_pass_through, season_amplitude, street_price, staple_price):
    decreed = log(price_cap[0])
    for i in range(street_price.size):
        closed = 0.0
        for a in range(besieged.shape[0]):
            closed = max(closed, besieged[a, i])
        scarce, stood = fuel_short[i], siege_days[i] * fuel_need[i]
        if closed * stood > 0.0:
            scarce = max(scarce, closed * stood / (stood + fuel[i]))
        goal, now = decreed, log(street_price[i])
        if scarce > 0.0:
            goal = log(price_cap[0] * (1.0 + scarcity_power * scarce / (1.0 - 0.5 * scarce)))
        street_price[i] = exp(now + (goal - now) / price_days)
        dear = max(0.0, min(1.0, street_price[i] / price_cap[0] - 1.0))
        lasting = siege_days[i] / (siege_days[i] + siege_half)
        staple = (1.0 + fuel_pass_through * staple_exposure[i] * dear + siege_markup * closed * lasting
                  + season_amplitude * lean[0])
        staple_price[i] += (staple - staple_price[i]) / price_days

"""Distribution: fuel goes from depots to towns, the capital first, and waits where the road is threatened or
drowned, or the town besieged.

A depot with its usual stock serves everybody; the emptier it is, the more days of its own need it keeps back, all of
depot_keep when it is half empty. For place i, its depot d and its route:

    gate_i  = exp(-road_caution * sum_{r on route_i} sum_a threat_ar) * prod_{r on route_i} (1 - rain * road_season_r)
              * (1 - max_a besieged_ai)
    order_i = gate_i * max(0, fuel_need_i + (stock_factor * stock_days_i * fuel_need_i - fuel_i) / dispatch_days)
    empty_d = min(1, 2 * max(0, 1 - fuel_d / (stock_factor * stock_days_d * fuel_need_d)))
    spare_d = max(0, fuel_d - reserve_floor_d - depot_keep * empty_d * fuel_need_d) / dispatch_days
    fuel_sent_i = order_i * min(1, spare_d / sum_i order_i);     fuel_sent_d = - sum_i fuel_sent_i

Reads      fuel [m3], fuel_need [m3/day], reserve_floor [m3], threat [1/day], besieged [0..1], rain [0..1],
           stock_days [day]
Writes     fuel_sent [m3/day]
Parameters stock_factor [1], dispatch_days [day], depot_keep [day], road_caution [day]

Evidence   S208   fuel comes by road through a few corridors and is handed on from there
           EC022  three of four main depots stand in the capital
           EC143  petrol grew dear in a besieged city within two weeks
           PR-siege-days-of-stock-before-shortage-town   towns live on merchants' stocks first
Ignores    the trucks that distribute inside the country, private fleets of mines, stations that refuse a delivery.
Wrong if   provincial towns ran dry no earlier than the capital.
"""

from math import exp

from durance.core.mechanism import mechanism


@mechanism(writes="fuel_sent")
def distribution(fuel, fuel_need, reserve_floor, threat, besieged, rain, route, road_season, depot_of, stock_days,
                 stock_factor, dispatch_days, depot_keep, road_caution, fuel_sent):
    danger = 0.0 * road_season
    for a in range(threat.shape[0]):
        for r in range(road_season.size):
            danger[r] += threat[a, r]
    for i in range(fuel.size):
        fuel_sent[i], closed = 0.0, 0.0
        for a in range(besieged.shape[0]):
            closed = max(closed, besieged[a, i])
        order = fuel_need[i] + (stock_factor * stock_days[i] * fuel_need[i] - fuel[i]) / dispatch_days
        if order > 0.0 and depot_of[i] != i and closed < 1.0:
            met, passable = 0.0, 1.0
            for hop in range(route.shape[1]):
                r = route[i, hop]
                if r >= 0:
                    passable *= 1.0 - rain[0] * road_season[r]
                    met += danger[r]
            fuel_sent[i] = exp(-road_caution * met) * passable * (1.0 - closed) * order
    for d in range(fuel.size):
        if depot_of[d] != d:
            continue
        ordered = 0.0
        for i in range(fuel.size):
            if depot_of[i] == d and i != d:
                ordered += fuel_sent[i]
        if ordered > 0.0:
            usual = stock_factor * stock_days[d] * fuel_need[d]
            empty = min(1.0, 2.0 * max(0.0, 1.0 - fuel[d] / usual)) if usual > 0.0 else 0.0
            spare = max(0.0, fuel[d] - reserve_floor[d] - depot_keep * empty * fuel_need[d]) / dispatch_days
            filled = min(1.0, spare / ordered)
            for i in range(fuel.size):
                if depot_of[i] == d and i != d:
                    fuel_sent[i] *= filled
            fuel_sent[d] = -ordered * filled

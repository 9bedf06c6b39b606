"""Carriers: hauliers load for a corridor when the freight premium beats their fear, less of it where they trust in an escort.

A multinomial logit (McFadden 1974) with staying idle as the outside option; scaled so that in normal times idle trucks
leave once every `turnaround_days`. Who trusts that an escort will come loads and waits at the border; who does not stays
at home. Importers order no more than fits into the tanks at d, where the corridor ends; their room above the usual stock is
counted in days of what usually comes there:

    flow_d   = sum_i fuel_need_i * sum_{k ends at d} corridor_usual_k
    over_d   = (fuel_d - stock_factor * stock_days_d * fuel_need_d) / flow_d
    room_c   = max(0, min(1, tank_days - over_d))
    U_c      = ln(load_odds * corridor_usual_c) + premium_weight * fuel_short_end(c) - (1 - escort_trust) * fear_c
    loaded_c = trucks_idle / turnaround_days * (1 + load_odds) / load_odds * room_c
               * corridor_open_c * exp(U_c) / (1 + sum_k corridor_open_k * exp(U_k)),  together at most trucks_idle

Reads      fear [log odds], corridor_open [0..1], trucks_idle [trucks], fuel [m3], fuel_need [m3/day], fuel_short [share],
           corridor_usual [share], stock_days [day]
Writes     loaded [trucks/day]
Parameters escort_trust [share], premium_weight [1], turnaround_days [day], load_odds [1], stock_factor [1], tank_days [day]

Evidence   EC130  trips suspended after one attack, before any blockade
           PR-convoy-protected-cost-multiple   protected freight costs two to four times as much: the premium
           EC022  depots have a size: a week of use at most, said of all together
Ignores    the price a haulier is paid as a market of its own, credit, customs papers, driver and owner as two people,
           what is on its way already, trucks that stand full as stores on wheels.
Wrong if   depots held months of use after a calm year, or loading fell only where trucks had burned, and not where the
           call alone reached.
"""

from math import exp

from durance.core.mechanism import mechanism


@mechanism(writes="loaded")
def carriers(fear, corridor_open, trucks_idle, fuel, fuel_need, fuel_short, corridor_end, corridor_usual, stock_days,
             escort_trust, premium_weight, turnaround_days, load_odds, stock_factor, tank_days, loaded):
    total, need, flow = 0.0, 0.0, 0.0 * fuel
    for i in range(fuel.size):
        need += fuel_need[i]
    for c in range(loaded.size):
        flow[corridor_end[c]] += corridor_usual[c] * need
        utility = premium_weight * fuel_short[corridor_end[c]] - (1.0 - escort_trust) * fear[c]
        loaded[c] = corridor_open[c] * load_odds * corridor_usual[c] * exp(utility)
        total += loaded[c]
    willing = min(1.0, (1.0 + load_odds) / load_odds * total / (1.0 + total) / turnaround_days)
    for c in range(loaded.size):
        d = corridor_end[c]
        usual = stock_factor * stock_days[d] * fuel_need[d]
        room = max(0.0, min(1.0, tank_days - (fuel[d] - usual) / flow[d])) if flow[d] > 0.0 else 1.0
        loaded[c] = trucks_idle[0] * willing * room * loaded[c] / total if total > 0.0 else 0.0

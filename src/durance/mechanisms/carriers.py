"""Carriers: hauliers load for a corridor when the freight premium beats their fear, less of it where they trust in an escort.

A multinomial logit (McFadden 1974) with staying idle as the outside option; scaled so that in normal times idle trucks
leave once every `turnaround_days`. Who trusts that an escort will come loads and waits at the border; who does not stays
at home:

    U_c      = ln(load_odds * corridor_usual_c) + premium_weight * fuel_short_end(c) - (1 - escort_trust) * fear_c
    loaded_c = trucks_idle / turnaround_days * (1 + load_odds) / load_odds
               * corridor_open_c * exp(U_c) / (1 + sum_k corridor_open_k * exp(U_k)),  together at most trucks_idle

Reads      fear [log odds], corridor_open [0..1], trucks_idle [trucks], fuel_short [share], corridor_usual [share]
Writes     loaded [trucks/day]
Parameters escort_trust [share], premium_weight [1], turnaround_days [day], load_odds [1]

Evidence   EC130  trips suspended after one attack, before any blockade
           PR-convoy-protected-cost-multiple   protected freight costs two to four times as much: the premium
Ignores    the price a haulier is paid as a market of its own, credit, customs papers, driver and owner as two people.
Wrong if   loading fell only where trucks had burned, and not where the call alone reached.
"""

from math import exp

from durance.core.mechanism import mechanism


@mechanism(writes="loaded")
def carriers(fear, corridor_open, trucks_idle, fuel_short, corridor_end, corridor_usual, escort_trust, premium_weight,
             turnaround_days, load_odds, loaded):
    total = 0.0
    for c in range(loaded.size):
        utility = premium_weight * fuel_short[corridor_end[c]] - (1.0 - escort_trust) * fear[c]
        loaded[c] = corridor_open[c] * load_odds * corridor_usual[c] * exp(utility)
        total += loaded[c]
    willing = min(1.0, (1.0 + load_odds) / load_odds * total / (1.0 + total) / turnaround_days)
    for c in range(loaded.size):
        loaded[c] = trucks_idle[0] * willing * loaded[c] / total if total > 0.0 else 0.0

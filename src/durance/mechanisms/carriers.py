"""Carriers: hauliers load for a corridor when the freight premium beats the attacks they expect; a threat or a closure stops them at once.

A multinomial logit (McFadden 1974) with staying idle as the outside option; scaled so that in normal times idle trucks
leave once every `turnaround_days`:

    U_c      = ln(load_odds * corridor_usual_c) + premium_weight * fuel_short_end(c)
               - risk_aversion * perceived_risk_c * (1 - haulier_cover_c) - call_fear * max_a campaign_call_ac
    loaded_c = trucks_idle / turnaround_days * (1 + load_odds) / load_odds
               * corridor_open_c * exp(U_c) / (1 + sum_k corridor_open_k * exp(U_k)),  together at most trucks_idle

Reads      perceived_risk [share of days], haulier_cover [share], corridor_open [0..1], campaign_call [0..1],
           trucks_idle [trucks], fuel_short [share], corridor_usual [share]
Writes     loaded [trucks/day]
Parameters risk_aversion [1], call_fear [1], premium_weight [1], turnaround_days [day], load_odds [1]

Evidence   EC067  a declared ban on fuel by road: the call
           EC130  trips suspended after one attack, before any blockade
           PR-convoy-protected-cost-multiple   protected freight costs two to four times as much: the premium
Ignores    the price a haulier is paid as a market of its own, credit, customs papers, driver and owner as two people.
Wrong if   loading fell only where trucks had burned, and not where the call alone reached.
"""

from math import exp

from durance.core.mechanism import mechanism


@mechanism(writes="loaded")
def carriers(perceived_risk, haulier_cover, corridor_open, campaign_call, trucks_idle, fuel_short, corridor_end,
             corridor_usual, risk_aversion, call_fear, premium_weight, turnaround_days, load_odds, loaded):
    total = 0.0
    for c in range(loaded.size):
        call = 0.0
        for a in range(campaign_call.shape[0]):
            call = max(call, campaign_call[a, c])
        utility = (premium_weight * fuel_short[corridor_end[c]] - call_fear * call
                   - risk_aversion * perceived_risk[c] * (1.0 - haulier_cover[c]))
        loaded[c] = corridor_open[c] * load_odds * corridor_usual[c] * exp(utility)
        total += loaded[c]
    willing = min(1.0, (1.0 + load_odds) / load_odds * total / (1.0 + total) / turnaround_days)
    for c in range(loaded.size):
        loaded[c] = trucks_idle[0] * willing * loaded[c] / total if total > 0.0 else 0.0

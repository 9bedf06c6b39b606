"""Fear: hauliers fear a corridor for the attacks they remember and for the threats they have heard.

Attacks are learned day by day and forgotten; a declared blockade, or a siege laid on the place where the way ends, frightens
at once. Cover for losses calms the first
fear, not the second: it pays for a truck, not for a life.

    hit_c            = 1 - prod over roads r of c of (1 - attacked_r)
    perceived_risk_c += (hit_c - perceived_risk_c) / memory_days
    called_c         = max over a of campaign_call_ac (0 while a has no will, as in a truce) and, unless that place has a deal
                       with a, of encirclement_a,end(c)
    fear_c           = risk_aversion * perceived_risk_c * (1 - haulier_cover_c) + call_fear * called_c

Reads      attacked [0 or 1], campaign_call [0..1], encirclement [0..1], deal_with [actor], will [0..1],
           haulier_cover [share], corridor_roads [0 or 1]
Writes     perceived_risk [share of days], fear [log odds]
Parameters memory_days [day], risk_aversion [1], call_fear [1]

Evidence   EC130  a hauliers' union suspended trips after one attack in July 2025
           EC067  a declared ban on fuel by road: the call
           EC143  trucks stopped coming to a city when a siege of it was declared
Ignores    rumours about attacks that did not happen, the toll of an attack, the haulier's own losses, a threat that wears
           off when nothing follows.
Wrong if   hauliers came back at once on the first quiet day, or took no notice of a declaration before the first attack.
"""

from durance.core.mechanism import mechanism


@mechanism(writes="perceived_risk fear")
def fear(attacked, campaign_call, encirclement, deal_with, will, haulier_cover, corridor_roads, corridor_end, memory_days,
         risk_aversion, call_fear, perceived_risk, fear):
    for c in range(perceived_risk.size):
        calm, call = 1.0, 0.0
        for r in range(attacked.size):
            if attacked[r] > 0.0:
                calm *= 1.0 - attacked[r] * corridor_roads[c, r]
        for a in range(campaign_call.shape[0]):
            end = corridor_end[c]
            call = max(call, campaign_call[a, c] * (will[a] > 0.0), encirclement[a, end] if deal_with[end] != a else 0.0)
        perceived_risk[c] += (1.0 - calm - perceived_risk[c]) / memory_days
        fear[c] = risk_aversion * perceived_risk[c] * (1.0 - haulier_cover[c]) + call_fear * call

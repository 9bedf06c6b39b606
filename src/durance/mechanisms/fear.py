"""Fear: hauliers fear a corridor for the attacks they remember and for the threats they have heard.

Attacks are learned day by day and forgotten; a declared blockade frightens at once. Cover for losses calms the first
fear, not the second: it pays for a truck, not for a life.

    hit_c            = 1 - prod over roads r of c of (1 - attacked_r)
    perceived_risk_c += (hit_c - perceived_risk_c) / memory_days
    fear_c           = risk_aversion * perceived_risk_c * (1 - haulier_cover_c) + call_fear * max_a campaign_call_ac

Reads      attacked [0 or 1], campaign_call [0..1], haulier_cover [share], corridor_roads [0 or 1]
Writes     perceived_risk [share of days], fear [log odds]
Parameters memory_days [day], risk_aversion [1], call_fear [1]

Evidence   EC130  a hauliers' union suspended trips after one attack in July 2025
           EC067  a declared ban on fuel by road: the call
Ignores    rumours about attacks that did not happen, the toll of an attack, the haulier's own losses, a threat that wears
           off when nothing follows.
Wrong if   hauliers came back at once on the first quiet day, or took no notice of a declaration before the first attack.
"""

from durance.core.mechanism import mechanism


@mechanism(writes="perceived_risk fear")
def fear(attacked, campaign_call, haulier_cover, corridor_roads, memory_days, risk_aversion, call_fear,
         perceived_risk, fear):
    for c in range(perceived_risk.size):
        calm, call = 1.0, 0.0
        for r in range(attacked.size):
            calm *= 1.0 - attacked[r] * corridor_roads[c, r]
        for a in range(campaign_call.shape[0]):
            call = max(call, campaign_call[a, c])
        perceived_risk[c] += (1.0 - calm - perceived_risk[c]) / memory_days
        fear[c] = risk_aversion * perceived_risk[c] * (1.0 - haulier_cover[c]) + call_fear * call

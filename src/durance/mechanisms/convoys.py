"""Convoys: an attack takes a clustered share of the trucks it meets; the rest arrives after the journey.

A convoy covers one part in corridor_days of its corridor a day, so an attacked road of the corridor meets it with chance
1 / corridor_days; attacks on bare traffic always find a few trucks. For corridor c and mode m:

    hits_c        = sum over roads r of c of attacked_r
    met_c         = 1 with chance 1 - (1 - 1 / corridor_days_c)^hits_c
    exposed_c     = (min(underway_c0, bare_group * hits_c),  met_c * min(underway_c1, convoy_size))
    share_cm      ~ Beta with mean hit_mean and concentration hit_concentration
    trucks_lost   = share * exposed;    trucks_arrived = (underway - trucks_lost) / corridor_days

Reads      underway [trucks], attacked [0 or 1], corridor_roads [0 or 1], corridor_days [day]
Writes     trucks_lost [trucks/day], trucks_arrived [trucks/day]
Parameters convoy_size [trucks], bare_group [trucks], hit_mean [share], hit_concentration [1]

Evidence   PR-convoy-cluster-loss-parked-tankers        losses come in clusters: 27 tankers in one attack
           PR-convoy-truck-loss-prob-bad-month-per-trip a truck's chance of loss in a bad month
           S191   no way around: the country is landlocked and has no oil
Ignores    a second convoy met on the same day (one a day and corridor can be hit), trucks that turn back,
           fuel looted and sold on (it leaves the books as lost), drivers' deaths.
Wrong if   the share of a convoy lost were the same in every attack, or losses were spread truck by truck.
"""

from durance.core.draws import beta, pair, uniform
from durance.core.mechanism import mechanism


@mechanism(writes="trucks_lost trucks_arrived")
def convoys(underway, attacked, corridor_id, corridor_roads, corridor_days, key, convoy_size, bare_group,
            hit_mean, hit_concentration, trucks_lost, trucks_arrived):
    for c in range(corridor_id.size):
        hits = 0.0
        for r in range(attacked.size):
            hits += attacked[r] * corridor_roads[c, r]
        missed = (1.0 - 1.0 / corridor_days[c]) ** hits
        met = 0.0 if uniform(key, corridor_id[c], 0) < missed else 1.0
        for m in range(underway.shape[1]):
            exposed = met * min(underway[c, 1], convoy_size) if m == 1 else min(underway[c, 0], bare_group * hits)
            trucks_lost[c, m] = 0.0
            if exposed > 0.0:
                share = beta(key, pair(corridor_id[c], m), 1, hit_mean, hit_concentration)
                trucks_lost[c, m] = share * exposed
            trucks_arrived[c, m] = (underway[c, m] - trucks_lost[c, m]) / corridor_days[c]

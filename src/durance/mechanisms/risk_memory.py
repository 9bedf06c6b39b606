"""Risk memory: hauliers learn the danger of a corridor from the days on which it was attacked, and forget.

    hit_c            = 1 - prod over roads r of c of (1 - attacked_r)
    perceived_risk_c += (hit_c - perceived_risk_c) / memory_days

Reads      attacked [0 or 1], corridor_roads [0 or 1]
Writes     perceived_risk [share of days]
Parameters memory_days [day]

Evidence   EC130  a hauliers' union suspended trips after one attack in July 2025
Ignores    rumours about attacks that did not happen, the toll of an attack, the haulier's own losses.
Wrong if   loading recovered at once on the first quiet day, or not at all after a quiet season.
"""

from durance.core.mechanism import mechanism


@mechanism(writes="perceived_risk")
def risk_memory(attacked, corridor_roads, memory_days, perceived_risk):
    for c in range(perceived_risk.size):
        calm = 1.0
        for r in range(attacked.size):
            calm *= 1.0 - attacked[r] * corridor_roads[c, r]
        perceived_risk[c] += (1.0 - calm - perceived_risk[c]) / memory_days

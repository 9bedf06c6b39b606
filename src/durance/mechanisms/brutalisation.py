"""Brutalisation: lived violence makes violence normal at a place, and the norm outlives the exposure by years.

    deaths_i = 1000 * sum_a (casualties_ai + civilians_killed_ai) / residents_i        today's, in 1,000 residents
    norm_i   = norm_i * e^(-1/norm_days) + (1 - norm_i) * deaths_i / (deaths_i + norm_half)

Under steady violence the norm rests near D / (D + norm_half), where D are the deaths in 1,000 within norm_days.
Where nobody lives the norm only fades.

Reads      casualties [fighters/day], civilians_killed [people/day], residents [people]
Writes     norm [0..1]
Parameters norm_half [deaths/1000 people], norm_days [day]

Evidence   S016   society and politics became more brutal from 2012 on
           S017   habit makes violence a usual means, which feeds itself
Ignores    violence heard of but not lived, the displaced who carry it along, violence without deaths, mediators.
Wrong if   places with many deaths in the past were no more violent than others of equal strengths and ties today.
"""

from math import exp

from durance.core.mechanism import mechanism

THOUSAND = 1000.0      # a unit (deaths are told in 1,000 people), not a quantity


@mechanism(writes="norm")
def brutalisation(casualties, civilians_killed, residents, norm_half, norm_days, norm):
    fade = exp(-1.0 / norm_days)
    for i in range(norm.size):
        dead = 0.0
        for a in range(casualties.shape[0]):
            dead += casualties[a, i] + civilians_killed[a, i]
        was = norm[i]
        norm[i] = was * fade
        if dead > 0.0 and residents[i] > 0.0:
            deaths = THOUSAND * dead / residents[i]
            norm[i] = min(1.0, norm[i] + (1.0 - was) * deaths / (deaths + norm_half))

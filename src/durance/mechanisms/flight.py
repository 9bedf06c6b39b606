"""Flight: people leave killing, takeover and siege for the nearest open shelter, and some go home when it is calm.

    closed_i = max_a besieged_ai;      killed_i = sum_a civilians_killed_ai
    safe_i   = 1 - closed_i, but 0 where somebody was killed or the place changed hands today
    out_i    = min(0.2 * residents_i, flee_per_death * killed_i + takeover_shock * |taken_i| * residents_i
               + siege_flight * max(0, 2 * closed_i - 1) * max(0, residents_i - 0.5 * home_people_i))
    w_ij     = safe_j * shelter_j * exp(-distance_power * log_distance_ij), j not i;     out_i = 0 where all w_ij are 0
    gap_i    = max(0, home_people_i - residents_i);      calm = sum_i safe_i * gap_i
    back_j   = min(0.2, rate_j) * displaced_j * calm / max(sum gap, sum displaced)
    rate_j   = return_rate, times camp_return where home_people_j = 0
    fled_i   = out_i - sum_j back_j * safe_i * gap_i / calm;      sheltered_j = sum_i out_i * w_ij / sum_k w_ik - back_j

With more than half of its roads closed the half of a town leaves that can. A place without home_people is abroad or a
camp. Sum of fled = sum of sheltered.

Reads      taken [-1..1], civilians_killed [people/day], besieged [0..1], residents [people], displaced [people],
           home_people [people], log_distance [log km], shelter [0..1]
Writes     fled [people/day], sheltered [people/day]
Parameters flee_per_death [people/death], takeover_shock [share], siege_flight [1/day], return_rate [1/day],
           camp_return [1], distance_power [1]

Evidence   PR-displacement-net-per-ucdp-death-mali-2012  where towns change hands a thousand flee for each death
           EC172, EC174  a town retaken emptied; 2,000 a day crossed two borders after the first takeovers
           S074, EC143   a besieged city lost 30,000 in a month
           PR-displacement-idp-annual-return-rate-after-stabilisation  half of those inside go home in a year of calm
           PR-displacement-refugee-annual-return-rate                 and one in a hundred of those abroad
           PR-displacement-distance-power                             the near shelter is taken first
Ignores    who fled from where once in shelter, those displaced before the start, soldiers' deaths, hunger without siege.
Wrong if   as many fled for a death where no place changed hands, or the displaced did not come home in calm years.
"""

from math import exp

from durance.core.mechanism import mechanism

MOST = 0.2      # share of a place that can leave in a day: what the books bear, not a quantity of the model


@mechanism(writes="fled sheltered")
def flight(taken, civilians_killed, besieged, residents, displaced, home_people, log_distance, shelter, flee_per_death,
           takeover_shock, siege_flight, return_rate, camp_return, distance_power, fled, sheltered):
    safe, pull = 0.0 * residents, 0.0 * residents
    gaps, calm, away, home = 0.0, 0.0, 0.0, 0.0
    for i in range(residents.size):
        killed, closed = 0.0, 0.0
        for a in range(besieged.shape[0]):
            killed += civilians_killed[a, i]
            closed = max(closed, besieged[a, i])
        safe[i] = 1.0 - closed if killed == 0.0 and taken[i] == 0.0 else 0.0
        gaps += max(0.0, home_people[i] - residents[i])
        calm += safe[i] * max(0.0, home_people[i] - residents[i])
        away += displaced[i]
        sheltered[i] = 0.0
        fled[i] = min(MOST * residents[i], flee_per_death * killed + takeover_shock * abs(taken[i]) * residents[i]
                      + siege_flight * max(0.0, 2.0 * closed - 1.0) * max(0.0, residents[i] - 0.5 * home_people[i]))
    for i in range(residents.size):
        if fled[i] > 0.0:
            room = 0.0
            for j in range(residents.size):
                pull[j] = 0.0
                if j != i and safe[j] * shelter[j] > 0.0:
                    pull[j] = safe[j] * shelter[j] * exp(-distance_power * log_distance[i, j])
                room += pull[j]
            fled[i] = fled[i] if room > 0.0 else 0.0
            for j in range(residents.size):
                sheltered[j] += fled[i] * pull[j] / room if room > 0.0 else 0.0
    if calm > 0.0 and away > 0.0:
        for j in range(residents.size):
            rate = return_rate if home_people[j] > 0.0 else return_rate * camp_return
            back = min(MOST, rate) * displaced[j] * calm / max(gaps, away)
            sheltered[j] -= back
            home += back
        for i in range(residents.size):
            fled[i] -= home * safe[i] * max(0.0, home_people[i] - residents[i]) / calm

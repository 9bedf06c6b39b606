"""Flight: who leaves home takes the nearest open shelter, and some go home when it is calm.

    closed_i = max_a besieged_ai;      killed_i = sum_a civilians_killed_ai
    safe_i   = 1 - closed_i, but 0 where somebody was killed or the place changed sides today
    w_ij     = safe_j * shelter_j * exp(-distance_power * log_distance_ij), j not i;     0 where exiled_j is above 0
    out_i    = leaving_i;      0 where all w_ij are 0
    gap_i    = max(0, home_people_i - residents_i);      may_i = safe_i * max(0, gap_i - exiled_i)
    back_j   = min(0.2, rate_j) * displaced_j * sum may / max(sum gap, sum displaced)
    rate_j   = return_rate, times camp_return where home_people_j = 0
    fled_i   = out_i - sum_j back_j * may_i / sum may;      sheltered_j = sum_i out_i * w_ij / sum_k w_ik - back_j

Who is exiled does not go home, and a town whose new masters drive out its own people shelters nobody else (`uprooting`).
A place without home_people is abroad or a camp. Sum of fled = sum of sheltered.

Reads      leaving [people/day], exiled [people], taken [-1..1], civilians_killed [people/day], besieged [0..1],
           residents [people], displaced [people], home_people [people], log_distance [log km], shelter [0..1]
Writes     fled [people/day], sheltered [people/day]
Parameters return_rate [1/day], camp_return [1], distance_power [1]

Evidence   EC174  2,000 a day crossed two borders after the first takeovers
           PR-displacement-idp-annual-return-rate-after-stabilisation  half of those inside go home in a year of calm
           PR-displacement-refugee-annual-return-rate                  and one in a hundred of those abroad
           PR-displacement-distance-power                              the near shelter is taken first
           AO-dtm  at the end of 2014 two fifths of the displaced were in and beside the capital, far behind the front
Ignores    who fled from where once in shelter, whose kin live where, closed borders, room in camps, those who move on.
Wrong if   the displaced did not come home in calm years, or far shelters filled as fast as near ones.
"""

from math import exp

from durance.core.mechanism import mechanism

MOST = 0.2      # share of the displaced at a place that can go home in a day: what the books bear, not a quantity of the model


@mechanism(writes="fled sheltered")
def flight(leaving, exiled, taken, civilians_killed, besieged, residents, displaced, home_people, log_distance, shelter,
           return_rate, camp_return, distance_power, fled, sheltered):
    safe, pull, may = 0.0 * residents, 0.0 * residents, 0.0 * residents
    gaps, calm, away, home = 0.0, 0.0, 0.0, 0.0
    for i in range(residents.size):
        killed, closed, gap = 0.0, 0.0, max(0.0, home_people[i] - residents[i])
        for a in range(besieged.shape[0]):
            killed += civilians_killed[a, i]
            closed = max(closed, besieged[a, i])
        safe[i] = 1.0 - closed if killed == 0.0 and taken[i] == 0.0 else 0.0
        may[i] = safe[i] * max(0.0, gap - exiled[i])
        gaps += gap
        calm += may[i]
        away += displaced[i]
        fled[i], sheltered[i] = 0.0, 0.0
    for i in range(residents.size):
        if leaving[i] > 0.0:
            room = 0.0
            for j in range(residents.size):
                pull[j] = 0.0
                if j != i and exiled[j] == 0.0 and safe[j] * shelter[j] > 0.0:
                    pull[j] = safe[j] * shelter[j] * exp(-distance_power * log_distance[i, j])
                room += pull[j]
            fled[i] = leaving[i] if room > 0.0 else 0.0
            for j in range(residents.size):
                sheltered[j] += fled[i] * pull[j] / room if room > 0.0 else 0.0
    if calm > 0.0 and away > 0.0:
        for j in range(residents.size):
            rate = return_rate if home_people[j] > 0.0 else return_rate * camp_return
            back = min(MOST, rate) * displaced[j] * calm / max(gaps, away)
            sheltered[j] -= back
            home += back
        for i in range(residents.size):
            fled[i] -= home * may[i] / calm

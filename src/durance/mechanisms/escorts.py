"""Escorts: an army escorts as many convoys as waiting trucks ask for and its garrisons' men, heart and partners allow,
and learns it over weeks.

    heart_a = min(1, morale_a / morale_rest)                  help = 1 + sum_p partner_escort_p * partner_here_p
    men_c   = sum over state actors and roads of c of  0.5 * heart_a * (strength_from + strength_to) / users_r
    want_c  = queue_c * (1 - exp(-fear_c)) / convoy_size                                  [convoys/day]
    goal_c  = min(want_c, help * men_c / men_per_convoy + escort_order_c)
    escort_c += (goal_c - escort_c) / escort_days

users_r counts the corridors that use road r: two corridors on one road share its men. Trucks that dare to go bare ask
for no escort (as in `departures`). Unpaid wages act through morale (see `morale`).

Reads      strength [fighters], morale [0..1], partner_here [share], queue [trucks], fear [log odds],
           escort_order [convoys/day], corridor_roads [0 or 1], is_state [0 or 1], partner_escort [share]
Writes     escort [convoys/day]
Parameters men_per_convoy [fighter day/convoy], escort_days [day], convoy_size [trucks], morale_rest [0..1]

Evidence   S134   the army does not break the grip on the roads: escorting is bounded by what it has
           S008   no clearing operation within means
           EA025  the column to Kidal in 2023 was army and partner together
           PR-convoy-trucks-per-fuel-convoy   size of escorted fuel convoys elsewhere
Ignores    pay apart from morale, air cover apart from partners, men killed in escorts.
Wrong if   convoys grew in number only where garrisons were reinforced, never by learning, or the reverse.
"""

from math import exp

from durance.core.mechanism import mechanism


@mechanism(writes="escort")
def escorts(strength, morale, partner_here, queue, fear, escort_order, corridor_roads, road_from, road_to, is_state,
            partner_escort, men_per_convoy, escort_days, convoy_size, morale_rest, escort):
    gain = 1.0
    for p in range(partner_here.size):
        gain += partner_escort[p] * partner_here[p]
    for c in range(escort.size):
        men = 0.0
        for r in range(road_from.size):
            if corridor_roads[c, r] > 0.0:
                users = 0.0
                for k in range(escort.size):
                    users += corridor_roads[k, r]
                for a in range(is_state.size):
                    if is_state[a] > 0.0:
                        heart = morale[a] / morale_rest if morale[a] < morale_rest else 1.0
                        men += heart * 0.5 * (strength[a, road_from[r]] + strength[a, road_to[r]]) / users
        want = queue[c] * (1.0 - exp(-fear[c])) / convoy_size
        goal = min(want, gain * men / men_per_convoy + escort_order[c])
        escort[c] += (goal - escort[c]) / escort_days

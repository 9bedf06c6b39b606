"""Escorts: an army escorts as many convoys as waiting trucks ask for and its garrisons along the road allow, and learns it
over weeks.

    men_c   = sum over state actors and roads of c of  0.5 * (strength_from + strength_to) / users_r
    want_c  = queue_c * (1 - exp(-fear_c)) / convoy_size                                  [convoys/day]
    goal_c  = min(want_c, men_c / men_per_convoy + escort_order_c)
    escort_c += (goal_c - escort_c) / escort_days

users_r counts the corridors that use road r: two corridors on one road share its men. Trucks that dare to go bare ask
for no escort (as in `departures`).

Reads      strength [fighters], queue [trucks], fear [log odds], escort_order [convoys/day],
           corridor_roads [0 or 1], is_state [0 or 1]
Writes     escort [convoys/day]
Parameters men_per_convoy [fighter day/convoy], escort_days [day], convoy_size [trucks]

Evidence   S134   the army does not break the grip on the roads: escorting is bounded by what it has
           S008   no clearing operation within means
           PR-convoy-trucks-per-fuel-convoy   size of escorted fuel convoys elsewhere
Ignores    morale, pay, air cover and partners (they come with the state), men killed in escorts.
Wrong if   convoys grew in number only where garrisons were reinforced, never by learning, or the reverse.
"""

from math import exp

from durance.core.mechanism import mechanism


@mechanism(writes="escort")
def escorts(strength, queue, fear, escort_order, corridor_roads, road_from, road_to, is_state,
            men_per_convoy, escort_days, convoy_size, escort):
    for c in range(escort.size):
        men = 0.0
        for r in range(road_from.size):
            if corridor_roads[c, r] > 0.0:
                users = 0.0
                for k in range(escort.size):
                    users += corridor_roads[k, r]
                for a in range(is_state.size):
                    men += is_state[a] * 0.5 * (strength[a, road_from[r]] + strength[a, road_to[r]]) / users
        want = queue[c] * (1.0 - exp(-fear[c])) / convoy_size
        goal = min(want, men / men_per_convoy + escort_order[c])
        escort[c] += (goal - escort[c]) / escort_days

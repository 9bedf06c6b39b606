"""Encirclement: an actor strong around a place it does not hold turns to closing its roads, until relief or fatigue ends it.

A siege of a place is a campaign that somebody begins, keeps up and gives up; the capital's is declared (`campaign_call`).
For actor a, a place i with hostile holder h, near_ai = men of a and safe_i = men of h and its friends, at i and next to it:

    starts at rate  encircle_rate * max(0, -tie_ah) * near_ai / (near_ai + half_presence)
    ends at rate    lift_rate * (1 + relief_gain * safe_i / (safe_i + near_ai))
    encirclement_ai >= siege_call_ai;   0 at once where a holds the place, is no enemy of its holder, has no will to close
                                        roads (a truce), or the place cannot be taken

A deal with a suspends the siege (`siege`, `interdiction` and `fear` do not count it then) but does not forget it: none begins,
and one that stands ends as it would; where the deal breaks first, the siege is back.

Reads      strength [fighters], tie [-1..1], controller [actor], deal_with [actor], siege_call [0..1], will [0..1],
           takeable [0 or 1]
Writes     encirclement [0..1]
Parameters encircle_rate [1/day], half_presence [fighters], lift_rate [1/day], relief_gain [1]

Evidence   S243   sieges were in use before 2023;  EC142  one was kept up for 21 months and ended by a deal
           EC140  lifted by deal, back within months, ended by the army's coming;  EC146  one was eased after 45 days
Ignores    orders from above (each place has its own luck), the season, what the place is worth, sieges by the state.
Wrong if   towns far from an actor's men were encircled as often as towns amid them, or sieges ended as soon as they began.
"""

from durance.core.draws import pair, uniform
from durance.core.hazards import chance
from durance.core.mechanism import mechanism


@mechanism(writes="encirclement")
def encirclement(strength, tie, controller, deal_with, siege_call, will, takeable, road_from, road_to, place_id, key,
                 encircle_rate, half_presence, lift_rate, relief_gain, encirclement):
    for a in range(will.size):
        for i in range(controller.size):
            h = int(controller[i])
            hostile = max(0.0, -tie[a, h]) if h >= 0 and h != a else 0.0
            if hostile * takeable[i] * will[a] == 0.0:
                encirclement[a, i] = 0.0
                continue
            luck, kept = uniform(key, pair(place_id[i], a), 0), encirclement[a, i] > 0.0
            most = lift_rate * (1.0 + relief_gain) if kept else encircle_rate * hostile      # the rate is not above
            if luck >= most or luck >= chance(most) or (not kept and deal_with[i] == a):
                encirclement[a, i] = max(encirclement[a, i], siege_call[a, i])
                continue
            near, safe = strength[a, i], 0.0
            for b in range(will.size):
                safe += (b == h or tie[b, h] > 0.0) * strength[b, i]
            for r in range(road_from.size):
                if road_from[r] == i or road_to[r] == i:
                    j = road_to[r] if road_from[r] == i else road_from[r]
                    near += strength[a, j]
                    for b in range(will.size):
                        safe += (b == h or tie[b, h] > 0.0) * strength[b, j]
            if kept:
                relief = safe / (safe + near) if safe > 0.0 else 0.0
                lifted = luck < chance(lift_rate * (1.0 + relief_gain * relief))
                encirclement[a, i] = 0.0 if lifted else encirclement[a, i]
            elif near > 0.0 and luck < chance(encircle_rate * hostile * near / (near + half_presence)):
                encirclement[a, i] = 1.0
            encirclement[a, i] = max(encirclement[a, i], siege_call[a, i])

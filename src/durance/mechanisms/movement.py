"""Movement: men go along roads from quiet places to where a garrison is pressed or an opening shows, and some to mines.

Actor a's pull to a place i with holder h, men = strength_ai, own = men of a and its friends, foes = men of its enemies,
hot = heat / (1 + heat), closed = the largest encirclement of i by a hostile actor:

    i held by a or no enemy of a:   defend_weight * max(hot, closed) * foes / (foes + own)
    i held by an enemy:             opportunity_weight * (vacated_i + encirclement_ai + hot * own / (own + foes))
    and everywhere:                 + mine_pull_a * gold_share_i * garrison_floor / (garrison_floor + men)

    free_ai  = max(0, men - garrison_floor) where a holds i, else men
    flow_ij  = move_share * mobility_a * free_ai * (pull_j - pull_i) / (1 + pull_j)  along each road from less to more pull,
               never to a place that nobody holds, and net at most a quarter of free_ai a day;   moved_ai = in - out
    Where a holds j with fewer than garrison_floor men, mobility_a * min(those that are missing, free_ai) come from i.

Reads      strength [fighters], controller [actor], vacated [0..1], tie [-1..1], heat [clashes], encirclement [0..1],
           mobility [0..1], mine_pull [1], gold_share [share]
Writes     moved [fighters/day]
Parameters opportunity_weight [1], defend_weight [1], move_share [1/day], garrison_floor [fighters]

Evidence   EA025  a column of 600 set out from one town to take another
           S204   a small force that replaced a larger one could not hold its ground: men are few and must be shifted
           S205   the mercenaries mind the mines;  EA061  a column re-entered a left town within two weeks
Ignores    orders to a whole army, aircraft, marching time, men abroad, and going home when it is quiet again.
Wrong if   forces stood in the same shares after a year of war as before, or men left the places under attack.
"""

from durance.core.mechanism import mechanism


@mechanism(writes="moved")
def movement(strength, controller, vacated, tie, heat, encirclement, road_from, road_to, mobility, mine_pull, gold_share,
             opportunity_weight, defend_weight, move_share, garrison_floor, moved):
    own, foes, closed, pull = 0.0 * heat, 0.0 * heat, 0.0 * heat, 0.0 * heat
    moved[:, :] = 0.0
    for a in range(mobility.size):
        if mobility[a] <= 0.0:
            continue
        for i in range(heat.size):
            own[i], foes[i], closed[i] = strength[a, i], 0.0, 0.0
        for b in range(mobility.size):
            if b != a and tie[a, b] < 0.0:
                for i in range(heat.size):
                    foes[i] += strength[b, i]
                    closed[i] = max(closed[i], encirclement[b, i])
            elif b != a and tie[a, b] > 0.0:
                for i in range(heat.size):
                    own[i] += strength[b, i]
        for i in range(heat.size):
            h, men, hot = int(controller[i]), strength[a, i], heat[i] / (1.0 + heat[i])
            room = garrison_floor / (garrison_floor + men) if men > 0.0 else 1.0
            pull[i] = mine_pull[a] * gold_share[i] * room
            if h >= 0 and h != a and tie[a, h] < 0.0:
                strong = hot * own[i] / (own[i] + foes[i]) if own[i] > 0.0 else 0.0
                pull[i] += opportunity_weight * (vacated[i] + encirclement[a, i] + strong)
            elif foes[i] > 0.0:
                pull[i] += defend_weight * max(hot, closed[i]) * foes[i] / (foes[i] + own[i])
        for r in range(road_from.size):
            i, j = road_from[r], road_to[r]
            need_i = max(0.0, garrison_floor - strength[a, i]) if controller[i] == a else 0.0
            need_j = max(0.0, garrison_floor - strength[a, j]) if controller[j] == a else 0.0
            if need_i > need_j or (need_j == 0.0 and pull[i] >= pull[j]):
                i, j, need_j = j, i, need_i
            free = max(0.0, strength[a, i] - garrison_floor) if controller[i] == a else strength[a, i]
            if free > 0.0 and (pull[j] > pull[i] or need_j > 0.0) and controller[j] >= 0:
                gain = max(0.0, pull[j] - pull[i]) / (1.0 + pull[j])
                wanted = max(move_share * gain * free, min(need_j, free))
                flow = min(mobility[a] * wanted, 0.5 * 0.5 * free + moved[a, i])
                moved[a, i] -= flow
                moved[a, j] += flow

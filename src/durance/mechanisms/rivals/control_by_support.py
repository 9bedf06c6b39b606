"""Control by support: a place goes to whom its people's rules already follow, once that actor is dense enough among them.

The rival of `control`: not the ratio of two forces decides, but presence against the number of people to be kept in order.
For an enemy a of holder h at a place i that can be taken, with no truce between them:

    men_ai   = sum over b of max(0, tie_ab) * strength_bi, a itself in full: order is kept with friends, partners' forces too
    dense_ai = men_ai / (men_ai + force_density * residents_i)                     hold_ai = rule_ai * dense_ai
    lead_ai  = max(0, 2 * hold_ai / (hold_ai + hold_hi) - 1);                      1 where h holds nothing and a does
    turn_ai  = turn_rate * max(0, -tie_ah) * lead_ai

One number says whether i turns (chance of the sum), one to whom, in proportion. A seized_order is a fact: it settles the
day. Where nobody holds i, all who stand there count as enemies. taken_i: 1 the state's side lost i, -1 it gained i;
lost_by_i: who held it, -1 where it did not change hands.

Reads      strength [fighters], tie [-1..1], truce_left [day], rule [share], residents [people], seized_order [0..1],
           takeable [0 or 1], is_state [0 or 1]
Writes     controller [actor], taken [-1..1], lost_by [actor]
Parameters turn_rate [1/day], force_density [fighters/person]

Evidence   PR-coin-force-density-rule   order takes about twenty men for a thousand people
           S077   deals strengthen the rule of who besieged, before any place falls
           S039   order where the state is gone is kept by society itself
Ignores    morale, hunger, bases that partners left, walls: all that the force ratio of `control` carries.
Wrong if   places fell to columns from afar that had set no rule there, as often as to those who had.
"""

from durance.core.draws import uniform
from durance.core.hazards import chance
from durance.core.mechanism import mechanism


@mechanism(writes="controller taken lost_by")
def control_by_support(strength, tie, truce_left, rule, residents, seized_order, takeable, is_state, place_id, key,
                       turn_rate, force_density, controller, taken, lost_by):
    for i in range(controller.size):
        h, total, ordered, lost_by[i] = int(controller[i]), 0.0, 0.0, -1.0
        new, held, needed = h, 0.0, force_density * residents[i]
        if h >= 0:
            men = strength[h, i]
            for b in range(is_state.size):
                men += max(0.0, tie[b, h]) * strength[b, i] if b != h else 0.0
            held = rule[h, i] * men / (men + needed) if men > 0.0 else 0.0
        whom = uniform(key, place_id[i], 1)
        for a in range(is_state.size):
            if seized_order[a, i] > ordered:
                ordered, new = seized_order[a, i], a
            if a == h or strength[a, i] < 1.0 or takeable[i] == 0.0 or ordered > 0.0:
                continue
            hostile = 1.0 if h < 0 else (max(0.0, -tie[a, h]) if truce_left[a, h] <= 0.0 else 0.0)
            men = strength[a, i]
            for b in range(is_state.size):
                men += max(0.0, tie[a, b]) * strength[b, i] if b != a and b != h else 0.0
            hold = rule[a, i] * men / (men + needed)
            lead = 2.0 * hold / (hold + held) - 1.0 if hold > held else 0.0
            turn = turn_rate * hostile * lead
            if turn > 0.0:
                total += turn
                part = turn / total                   # the winner so far gives way with this chance: in proportion
                new = a if whom < part else new
                whom = whom / part if whom < part else (whom - part) / (1.0 - part)
        if ordered == 0.0 and uniform(key, place_id[i], 0) >= chance(total):
            new = h
        before = is_state[h] if h >= 0 else 0.0
        after = is_state[new] if new >= 0 else 0.0
        taken[i] = before - after
        lost_by[i] = h if new != h else -1
        controller[i] = new

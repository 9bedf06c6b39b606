"""Partners: a force is in or out; it leaves by decree or fatigue, and a rival may take the place of one that left.

Half of the agreed force is the watershed, and it is all the memory there is. For partners that send a force:

    in   (here_p >= 0.5)  here_p stands; with hazard h_exit it turns: half of here_p is gone at once, and a day's drawdown
    out  (here_p <  0.5)  here_p falls to 0 by 1/drawdown_days a day; at 0, where no rival of its group is in, it comes
                          with hazard partner_entry * goodwill_p: here_p = 0.5
    h_exit = partner_exit * (1 - goodwill_p) * (1 + unpaid),   unpaid = arrears / (arrears + arrears_half), 0 where none is due

partner_order > 0 makes any partner rise by order / arrival_days a day (no exit), < 0 makes it fall by order /
drawdown_days (no entry). Partners without a force change by order alone. Men follow in `deployment`.

Reads      goodwill [0..1], partner_order [-1..1], arrears [Mcur], partner_actor [1], partner_cost [Mcur/day],
           rival_group [1]
Writes     partner_here [share]
Parameters partner_exit [1/day], partner_entry [1/day], drawdown_days [day], arrival_days [day], arrears_half [Mcur]

Evidence   S195   France announced in February 2022 that it would leave, with effect in August
           S054   partners were put out by the government
           EA009  it was out in less than half a year
           EA017  the successor came in the same months
           EA159  a hired force left by its own word and another stayed
Ignores    the state's consent to one that comes; partners without a group, who never come by themselves; why a
           partner came, bargaining, losses of its men (they wear goodwill), partners that share a task as friends.
Wrong if   forces of partners stayed for years at half strength, or left as often where goodwill was high.
"""

from durance.core.draws import uniform
from durance.core.hazards import chance
from durance.core.mechanism import mechanism


@mechanism(writes="partner_here")
def partners(goodwill, partner_order, arrears, partner_actor, partner_cost, rival_group, partner_id, key, partner_exit,
             partner_entry, drawdown_days, arrival_days, arrears_half, partner_here):
    owed = arrears[0] / (arrears[0] + arrears_half)
    for p in range(partner_here.size):
        if partner_here[p] == 0.0 and partner_order[p] == 0.0 and partner_actor[p] >= 0 and rival_group[p] >= 0:
            free = 1.0
            for q in range(partner_here.size):
                if q != p and rival_group[q] == rival_group[p] and partner_here[q] >= 0.5:
                    free = 0.0
            if uniform(key, partner_id[p], 0) < free * chance(partner_entry * goodwill[p]):
                partner_here[p] = 0.5
    for p in range(partner_here.size):
        here, order = partner_here[p], partner_order[p]
        unpaid = owed if partner_cost[p] > 0.0 else 0.0
        turned = uniform(key, partner_id[p], 1) < chance(partner_exit * (1.0 - goodwill[p]) * (1.0 + unpaid))
        if order > 0.0:
            partner_here[p] = min(1.0, here + order / arrival_days)
        elif order < 0.0:
            partner_here[p] = max(0.0, here + order / drawdown_days)
        elif partner_actor[p] >= 0 and here < 0.5:
            partner_here[p] = max(0.0, here - 1.0 / drawdown_days)
        elif partner_actor[p] >= 0 and turned:
            partner_here[p] = max(0.0, 0.5 * here - 1.0 / drawdown_days)

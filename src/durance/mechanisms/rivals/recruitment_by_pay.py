"""Recruitment by pay: people join whoever pays best where work fails, whatever was done to them (rival of `recruitment`).

For actor a that is not the state's, N_a men in all, at place i:

    pay_a     = funds_a / (funds_a + funds_half * N_a)
    crowd_a   = max(0, 1 - N_a / (pool_share * sum_i rule_ai * residents_i))
    want_ai   = hire_rate * pay_a * crowd_a * (1 - activity_i) * rule_ai * residents_i
    joined_ai = want_ai * min(1, intake_rate * N_a / sum_i want_ai) - quit_rate * (1 - pay_a) * strength_ai

Who is not paid leaves. The state's own forces fill the ranks they were planned to have, on days on which it pays its bills, and
melt while morale is below one half, as in `recruitment`:

    joined_ai = (min(intake_rate, max(0, planned_a / N_a - 1)) - quit_rate * max(0, 1 - 2 * morale_a)) * strength_ai

Forces of partners: 0. A day's joiners are at most 1 % of the people under an actor's rules, its leavers at most 5 % of its men.

Reads      activity [share], strength [fighters], funds [Mcur], rule [share], residents [people], morale [0..1],
           planned [fighters], bills_unpaid [Mcur/day], is_state [0 or 1], is_foreign [0 or 1]
Writes     joined [fighters/day]
Parameters hire_rate [1/day], quit_rate [1/day], funds_half [Mcur/fighter], pool_share [share], intake_rate [1/day]

Evidence   S027   people join out of poverty
           EA034  work is the main reason for a quarter of those who join freely
           EA037  employment is their most urgent need
Ignores    grievance, protection, belief, force and kin: that is the point; wages paid elsewhere.
Wrong if   joining followed killings by the state where pay and work did not change.
"""

from durance.core.mechanism import mechanism
from durance.core.sums import total

MOST_JOIN, MOST_LEAVE = 0.01, 0.05      # what the books bear in a day, not quantities of the model


@mechanism(writes="joined")
def recruitment_by_pay(activity, strength, funds, rule, residents, morale, planned, bills_unpaid, is_state, is_foreign,
                       hire_rate, quit_rate, funds_half, pool_share, intake_rate, joined):
    for a in range(is_state.size):
        men, ruled, idle = total(strength[a]), 0.0, 0.0
        for i in range(residents.size):
            ruled += rule[a, i] * residents[i]
            idle += (1.0 - activity[i]) * rule[a, i] * residents[i]
        pay = funds[a] / (funds[a] + funds_half * men) if funds[a] > 0.0 else 0.0
        crowd = max(0.0, 1.0 - men / (pool_share * ruled)) if pool_share * ruled > 0.0 else 0.0
        own = is_state[a] * (1.0 - is_foreign[a])
        slack = own * max(0.0, 1.0 - 2.0 * morale[a]) if is_state[a] > 0.0 else 1.0 - pay
        leavers = min(MOST_LEAVE, quit_rate * slack)
        filled = own * min(intake_rate, max(0.0, planned[a] / men - 1.0)) if men > 0.0 and bills_unpaid[0] <= 0.0 else 0.0
        draw = hire_rate * pay * crowd * (1.0 - is_state[a])
        come = draw * idle
        draw *= min(1.0, intake_rate * men / come) if come > 0.0 else 0.0
        for i in range(residents.size):
            people = rule[a, i] * residents[i]
            came = min(MOST_JOIN * people, draw * (1.0 - activity[i]) * people + filled * strength[a, i])
            joined[a, i] = came - leavers * strength[a, i]

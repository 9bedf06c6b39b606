"""Recruitment: people join who pays, rules and gives them a motive, until all who would have come; armies fill their ranks.

For actor a that is not the state's, N_a men in all, at place i:

    pay_a     = funds_a / (funds_a + funds_half * N_a)
    crowd_a   = max(0, 1 - N_a / (pool_share * sum_i rule_ai * residents_i))
    want_ai   = join_rate * pay_a * crowd_a * motive_ai * rule_ai * residents_i
    joined_ai = want_ai * min(1, intake_rate * N_a / sum_i want_ai) - quit_rate * (1 - morale_a) * strength_ai

pool_share is the largest share of the people under its rules that a group ever has under arms; intake_rate the share of its
own number that any force can take in and train in a day. The state's own forces fill the ranks they were planned to have,
on days on which it pays its bills, and melt while morale is below one half:

    joined_ai = (min(intake_rate, max(0, planned_a / N_a - 1)) - quit_rate * max(0, 1 - 2 * morale_a)) * strength_ai

Forces of partners: 0. A day's joiners are at most 1 % of the people under an actor's rules, its leavers at most 5 % of its men.

Reads      motive [0..1], strength [fighters], funds [Mcur], rule [share], residents [people], morale [0..1],
           planned [fighters], bills_unpaid [Mcur/day], is_state [0 or 1], is_foreign [0 or 1]
Writes     joined [fighters/day]
Parameters join_rate [1/day], quit_rate [1/day], funds_half [Mcur/fighter], pool_share [share], intake_rate [1/day]

Evidence   EA020, EA033   thousands of men, and what moved them (the motives are in `motives`)
           S031          people join whose rules they live under
           AO-forces     the army shrank in 2012 and was refilled and enlarged over the years after
           PR-army-annual-attrition  an army that lost a quarter of its men a year, and recruited as many
Ignores    force and children, distance, men from abroad, plans that change; wages of the planned ranks are in `fixed_bill`;
           recruits are counted as people of where they serve; freed prisoners and men of a rout are in `balance_people`.
Wrong if   groups that were rich and ruled many people won no more men than poor ones in hiding.
"""

from durance.core.mechanism import mechanism
from durance.core.sums import total

MOST_JOIN, MOST_LEAVE = 0.01, 0.05      # what the books bear in a day, not quantities of the model


@mechanism(writes="joined")
def recruitment(motive, strength, funds, rule, residents, morale, planned, bills_unpaid, is_state, is_foreign, join_rate,
                quit_rate, funds_half, pool_share, intake_rate, joined):
    for a in range(is_state.size):
        men, ruled, willing = total(strength[a]), 0.0, 0.0
        for i in range(residents.size):
            ruled += rule[a, i] * residents[i]
            willing += motive[a, i] * rule[a, i] * residents[i]
        pay = funds[a] / (funds[a] + funds_half * men) if funds[a] > 0.0 else 0.0
        crowd = max(0.0, 1.0 - men / (pool_share * ruled)) if pool_share * ruled > 0.0 else 0.0
        own = is_state[a] * (1.0 - is_foreign[a])
        slack = own * max(0.0, 1.0 - 2.0 * morale[a]) if is_state[a] > 0.0 else 1.0 - morale[a]
        leavers = min(MOST_LEAVE, quit_rate * slack)
        filled = own * min(intake_rate, max(0.0, planned[a] / men - 1.0)) if men > 0.0 and bills_unpaid[0] <= 0.0 else 0.0
        draw = join_rate * pay * crowd * (1.0 - is_state[a])
        come = draw * willing
        draw *= min(1.0, intake_rate * men / come) if come > 0.0 else 0.0
        for i in range(residents.size):
            people = rule[a, i] * residents[i]
            came = min(MOST_JOIN * people, draw * motive[a, i] * people + filled * strength[a, i])
            joined[a, i] = came - leavers * strength[a, i]

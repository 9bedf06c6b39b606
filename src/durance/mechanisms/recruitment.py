"""Recruitment: people join who pays, rules and gives them a motive; some leave when morale is low.

For actor a that is not the state's, N_a men in all, at place i:

    pay_a     = funds_a / (funds_a + funds_half * N_a)
    joined_ai = join_rate * pay_a * motive_ai * rule_ai * residents_i - quit_rate * (1 - morale_a) * strength_ai

The state's own forces fill the places of those who leave while morale is above one half, and melt below it:

    joined_ai = - quit_rate * max(0, 1 - 2 * morale_a) * strength_ai;      forces of partners: 0

A day's joiners are at most 1 % of the people under an actor's rules, its leavers at most 5 % of its men.

Reads      motive [0..1], strength [fighters], funds [Mcur], rule [share], residents [people], morale [0..1],
           is_state [0 or 1], is_foreign [0 or 1]
Writes     joined [fighters/day]
Parameters join_rate [1/day], quit_rate [1/day], funds_half [Mcur/fighter]

Evidence   EA020, EA033   thousands of men, and what moved them (the motives are in `motives`)
           S031          people join whose rules they live under
           PR-army-annual-attrition  an army that lost a quarter of its men a year
Ignores    the dead of the state's forces, whom nobody replaces; crowding: nothing slows a group that has taken whom it could;
           force and children, distance, armies that grow by plan; arrears act through morale; freed prisoners come back
           in `balance_people`, men of a lost garrison who go home in `rout`.
Wrong if   groups that were rich and ruled many people won no more men than poor ones in hiding.
"""

from durance.core.mechanism import mechanism

MOST_JOIN, MOST_LEAVE = 0.01, 0.05      # what the books bear in a day, not quantities of the model


@mechanism(writes="joined")
def recruitment(motive, strength, funds, rule, residents, morale, is_state, is_foreign, join_rate, quit_rate, funds_half,
                joined):
    for a in range(is_state.size):
        men = 0.0
        for i in range(residents.size):
            men += strength[a, i]
        pay = funds[a] / (funds[a] + funds_half * men) if funds[a] > 0.0 else 0.0
        slack = (1.0 - is_foreign[a]) * max(0.0, 1.0 - 2.0 * morale[a]) if is_state[a] > 0.0 else 1.0 - morale[a]
        leavers = min(MOST_LEAVE, quit_rate * slack)
        for i in range(residents.size):
            joined[a, i] = -leavers * strength[a, i]
            if is_state[a] == 0.0:
                joined[a, i] += min(MOST_JOIN, join_rate * pay * motive[a, i]) * rule[a, i] * residents[i]

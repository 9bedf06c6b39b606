"""Recruitment by pay: people join whoever pays best where work fails, whatever was done to them (rival of `recruitment`).

For actor a that is not the state's, N_a men in all, at place i:

    pay_a     = funds_a / (funds_a + funds_half * N_a)
    joined_ai = hire_rate * pay_a * (1 - activity_i) * rule_ai * residents_i - quit_rate * (1 - pay_a) * strength_ai

Who is not paid leaves. The state's own forces fill their places while morale is above one half, as in `recruitment`:

    joined_ai = - quit_rate * max(0, 1 - 2 * morale_a) * strength_ai;      forces of partners: 0

A day's joiners are at most 1 % of the people under an actor's rules, its leavers at most 5 % of its men.

Reads      activity [share], strength [fighters], funds [Mcur], rule [share], residents [people], morale [0..1],
           is_state [0 or 1], is_foreign [0 or 1]
Writes     joined [fighters/day]
Parameters hire_rate [1/day], quit_rate [1/day], funds_half [Mcur/fighter]

Evidence   S027   people join out of poverty
           EA034  work is the main reason for a quarter of those who join freely
           EA037  employment is their most urgent need
Ignores    grievance, protection, belief, force and kin: that is the point; wages paid elsewhere.
Wrong if   joining followed killings by the state where pay and work did not change.
"""

from durance.core.mechanism import mechanism

MOST_JOIN, MOST_LEAVE = 0.01, 0.05      # what the books bear in a day, not quantities of the model


@mechanism(writes="joined")
def recruitment_by_pay(activity, strength, funds, rule, residents, morale, is_state, is_foreign, hire_rate, quit_rate,
                       funds_half, joined):
    for a in range(is_state.size):
        men = 0.0
        for i in range(residents.size):
            men += strength[a, i]
        pay = funds[a] / (funds[a] + funds_half * men) if funds[a] > 0.0 else 0.0
        slack = (1.0 - is_foreign[a]) * max(0.0, 1.0 - 2.0 * morale[a]) if is_state[a] > 0.0 else 1.0 - pay
        leavers = min(MOST_LEAVE, quit_rate * slack)
        for i in range(residents.size):
            joined[a, i] = -leavers * strength[a, i]
            if is_state[a] == 0.0:
                joined[a, i] += min(MOST_JOIN, hire_rate * pay * (1.0 - activity[i])) * rule[a, i] * residents[i]

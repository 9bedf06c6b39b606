"""Recruitment: people join who pays, rules and protects, out of want and grievance; some leave when morale is low.

For actor a that is not the state's, N_a men in all, at place i:

    pay_a     = funds_a / (funds_a + funds_half * N_a)
    why_ai    = (want_weight * (1 - activity_i) + abuse_weight * max_{state s} grievance_si
                 + protection_weight * max_{b not a, not state} grievance_bi) / (sum of the three weights)
    joined_ai = join_rate * pay_a * why_ai * rule_ai * residents_i - quit_rate * (1 - morale_a) * strength_ai

The state's own forces fill the places of those who leave while morale is above one half, and melt below it:

    joined_ai = - quit_rate * max(0, 1 - 2 * morale_a) * strength_ai;      forces of partners: 0

A day's joiners are at most 1 % of the people under an actor's rules, its leavers at most 5 % of its men.

Reads      grievance [0..1], activity [share], strength [fighters], funds [Mcur], rule [share], residents [people],
           morale [0..1], is_state [0 or 1], is_foreign [0 or 1]
Writes     joined [fighters/day]
Parameters join_rate [1/day], want_weight [1], abuse_weight [1], protection_weight [1], quit_rate [1/day],
           funds_half [Mcur/fighter]

Evidence   S027, EA034   want: work is the main reason for a quarter
           S116, S158, EA032, EA033   abuse: half recall one event, seven in ten of them an abuse
           S089          protection against a third party
           EA037         an act of the state was the last push
           PR-army-annual-attrition  an army that lost a quarter of its men a year
Ignores    the dead of the state's forces, whom nobody replaces; crowding: nothing slows a group that has taken whom it could;
           belief and kin (they hide in rule), force and children, distance, armies that grow by plan; arrears act
           through morale; freed prisoners come back in `balance_people`.
Wrong if   joining did not differ between places of the same rule with and without killings by the state.
"""

from durance.core.mechanism import mechanism

MOST_JOIN, MOST_LEAVE = 0.01, 0.05      # what the books bear in a day, not quantities of the model


@mechanism(writes="joined")
def recruitment(grievance, activity, strength, funds, rule, residents, morale, is_state, is_foreign, join_rate,
                want_weight, abuse_weight, protection_weight, quit_rate, funds_half, joined):
    weights = want_weight + abuse_weight + protection_weight
    for a in range(is_state.size):
        men = 0.0
        for i in range(residents.size):
            men += strength[a, i]
        pay = funds[a] / (funds[a] + funds_half * men) if funds[a] > 0.0 else 0.0
        slack = (1.0 - is_foreign[a]) * max(0.0, 1.0 - 2.0 * morale[a]) if is_state[a] > 0.0 else 1.0 - morale[a]
        leavers = min(MOST_LEAVE, quit_rate * slack)
        for i in range(residents.size):
            joined[a, i] = -leavers * strength[a, i]
            if is_state[a] == 0.0 and pay * rule[a, i] > 0.0 and weights > 0.0:
                abuse, threat = 0.0, 0.0
                for b in range(is_state.size):
                    if is_state[b] > 0.0:
                        abuse = max(abuse, grievance[b, i])
                    elif b != a:
                        threat = max(threat, grievance[b, i])
                why = want_weight * (1.0 - activity[i]) + abuse_weight * abuse + protection_weight * threat
                joined[a, i] += min(MOST_JOIN, join_rate * pay * why / weights) * rule[a, i] * residents[i]

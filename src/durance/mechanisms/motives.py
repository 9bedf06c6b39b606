"""Motives: want of work, standing exclusion, remembered killings and fear of a third party each give people a reason to join.

For an actor a that is not on the state's side, at place i, the largest grievance over the actors s of the state's side
and b of the others (not a):

    motive_ai = (want_weight * (1 - activity_i) + exclusion_weight * exclusion_i * (1 - reform)
                 + abuse_weight * max_s grievance_si + protection_weight * max_b grievance_bi) / (sum of the four weights)

1 is a place where nobody has work, all are shut out and everybody resents both the state and another group. Exclusion
stands for years; grievance is the memory of killings alone, so that ending them can empty it.

Reads      grievance [0..1], activity [share], reform [0..1], is_state [0 or 1], exclusion [0..1]
Writes     motive [0..1]
Parameters want_weight [1], exclusion_weight [1], abuse_weight [1], protection_weight [1]

Evidence   S027, EA034   want: poverty and exclusion; work is the main reason for a quarter
           S116, S158, EA032, EA033   abuse: half recall one event, seven in ten of them an abuse
           EA037         an act of the state was the last push
           S089          protection against a third party
Ignores    belief, kin, force and children; that exclusion turns one killing into a cause; who of a place was hurt.
Wrong if   joining did not differ between places of the same rule with and without killings by the state.
"""

from durance.core.mechanism import mechanism


@mechanism(writes="motive")
def motives(grievance, activity, reform, is_state, exclusion, want_weight, exclusion_weight, abuse_weight,
            protection_weight, motive):
    weights = want_weight + exclusion_weight + abuse_weight + protection_weight
    for i in range(activity.size):
        common = want_weight * (1.0 - activity[i]) + exclusion_weight * exclusion[i] * (1.0 - reform[0])
        abuse, worst, second, worst_by = 0.0, 0.0, 0.0, -1
        for b in range(is_state.size):
            if is_state[b] > 0.0:
                abuse = max(abuse, grievance[b, i])
            elif grievance[b, i] > worst:
                worst, second, worst_by = grievance[b, i], worst, b
            else:
                second = max(second, grievance[b, i])
        for a in range(is_state.size):
            motive[a, i] = 0.0
            if is_state[a] == 0.0 and weights > 0.0:
                threat = second if a == worst_by else worst
                motive[a, i] = (common + abuse_weight * abuse + protection_weight * threat) / weights

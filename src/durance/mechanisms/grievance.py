"""Grievance: killing by an actor is remembered and fades; exclusion by the state keeps a floor that reform lowers.

    push_ai      = 1 - exp(-per_killing * civilians_killed_ai / (residents_i / 1000))
    floor_ai     = exclusion_weight * exclusion_i * (1 - reform) for the state's own forces (at most 1), else 0
    grievance_ai = max(floor_ai, grievance_ai + push_ai * (1 - grievance_ai) - grievance_ai / grudge_days)

Reads      civilians_killed [people/day], residents [people], reform [0..1], is_state [0 or 1], is_foreign [0 or 1],
           exclusion [0..1]
Writes     grievance [0..1]
Parameters per_killing [1], grudge_days [day], exclusion_weight [share]

Evidence   S116   killing along ethnic lines drives people to the other side
           S158   civilians held to be disloyal were struck, and that fed the insurgency
           S027   exclusion makes poverty radical
           PR-abuse-effect-persistence              the answer to killings lasts six weeks to six months
           PR-abuse-collateral-effect-duration-iraq  or less than a month
Ignores    who was killed and by mistake or not, apologies, kin at other places, rumours, revenge between communities.
Wrong if   joining an actor's enemies did not rise at places where it had killed civilians in the months before.
"""

from math import exp

from durance.core.mechanism import mechanism

THOUSAND = 1000.0      # killings are counted per thousand residents: a unit, not a quantity


@mechanism(writes="grievance")
def grievance(civilians_killed, residents, reform, is_state, is_foreign, exclusion, per_killing, grudge_days,
              exclusion_weight, grievance):
    for a in range(is_state.size):
        owned = is_state[a] * (1.0 - is_foreign[a])
        deadly = 0.0
        for i in range(residents.size):
            deadly = max(deadly, civilians_killed[a, i])
        for i in range(residents.size):
            floor = min(1.0, owned * exclusion_weight * exclusion[i] * (1.0 - reform[0]))
            old = grievance[a, i]
            push = 0.0
            if deadly > 0.0 and civilians_killed[a, i] > 0.0 and residents[i] > 0.0:
                push = 1.0 - exp(-per_killing * THOUSAND * civilians_killed[a, i] / residents[i])
            grievance[a, i] = max(floor, old + push * (1.0 - old) - old / grudge_days)

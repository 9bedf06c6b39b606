"""Grievance: killing of civilians by an actor is remembered by those around and fades.

    push_ai      = 1 - exp(-per_killing * civilians_killed_ai / (residents_i / 1000))
    grievance_ai = grievance_ai + push_ai * (1 - grievance_ai) - grievance_ai / grudge_days

per_killing thousand people come to resent the actor for each one killed. Being shut out by the state is no memory of an
event and stands in `motives`.

Reads      civilians_killed [people/day], residents [people]
Writes     grievance [0..1]
Parameters per_killing [1], grudge_days [day]

Evidence   S116   killing along ethnic lines drives people to the other side
           S158   civilians held to be disloyal were struck, and that fed the insurgency
           PR-abuse-extra-attacks-per-civilian-casualty-incident-6wk  none to six more attacks after an incident
           PR-abuse-effect-persistence              the answer to killings lasts six weeks to six months
           PR-abuse-collateral-effect-duration-iraq  or less than a month
Ignores    who was killed and by mistake or not, apologies, kin at other places, rumours, revenge between communities.
Wrong if   joining an actor's enemies did not rise at places where it had killed civilians in the months before.
"""

from math import exp

from durance.core.mechanism import mechanism

THOUSAND = 1000.0      # killings are counted per thousand residents: a unit, not a quantity


@mechanism(writes="grievance")
def grievance(civilians_killed, residents, per_killing, grudge_days, grievance):
    for a in range(grievance.shape[0]):
        deadly = 0.0
        for i in range(residents.size):
            deadly = max(deadly, civilians_killed[a, i])
        for i in range(residents.size):
            push = 0.0
            if deadly > 0.0 and civilians_killed[a, i] > 0.0 and residents[i] > 0.0:
                push = 1.0 - exp(-per_killing * THOUSAND * civilians_killed[a, i] / residents[i])
            old = grievance[a, i]
            grievance[a, i] = max(0.0, old + push * (1.0 - old) - old / grudge_days)

"""Settlements: a group that has settled sends its men home and takes no new ones, until the bargain fails; so shrinks a
group that has become too small to fight.

For an actor a that is not on the state's side, N_a its men, clashes_a with forces of the state's side:

    settled_a is 1 from the day on which talks_a reach 1;  -1 on the day on which it fails, at the rate h_fail_a;  else 0
    unpaid    = arrears / (arrears + arrears_half)
    h_fail_a  = fail_rate * (1 + unpaid) * (2 - unity_a) + clash_push * clashes_a
    home_a    = (1 - unpaid) / home_days where settled;    max(0, 1 - N_a / quiet_men) / home_days elsewhere
    demobilised_ai = home_a * strength_ai, at most 5 % of them with those who left anyway; where settled also all who would
                     have joined today

It fails where the state does not pay, where the parts of the signatory fall out, and where a partner's force, which no
settlement binds, fights on. What it does to arms and ties is in `truces` and `alignment`. A group that has gone quiet is back
when more join it than go home: nothing forbids it.

Reads      talks [0..1], joined [fighters/day], strength [fighters], unity [0..1], arrears [Mcur],
           dyad_clashes [clashes/day], is_state [0 or 1]
Writes     settled [-1..1], demobilised [fighters/day]
Parameters fail_rate [1/day], home_days [day], quiet_men [fighters], clash_push [1/clash], arrears_half [Mcur]

Evidence   PR-conflict-recurrence-within-5y-africa  more than half of ended wars are back within five years
           PR-negotiation-settlement-recurrence-excess-sign  peace by settlement breaks more often than peace by victory
           EA140, EA141  an accord held for eight years and was over;  S098, S099  a quarrel over a base became a war
           PR-conflict-government-victory-share  wars also end because one side is worn down
Ignores    what was agreed, ground handed over, arms kept, men taken into the army, monitors, a state that grows stronger
           meanwhile and strikes, victory of the rebels: who takes the capital does not end the war here.
Wrong if   settlements with united groups broke as often as with split ones, or men stayed under arms for years after one.
"""

from durance.core.draws import uniform
from durance.core.hazards import chance
from durance.core.mechanism import mechanism
from durance.core.sums import total

MOST_LEAVE = 0.05      # with those of `recruitment`, what the books bear in a day, no quantity of the model


@mechanism(writes="settled demobilised")
def settlements(talks, joined, strength, unity, arrears, dyad_clashes, is_state, actor_id, key, fail_rate, home_days,
                quiet_men, clash_push, arrears_half, settled, demobilised):
    unpaid = max(0.0, arrears[0]) / (max(0.0, arrears[0]) + arrears_half)
    for a in range(is_state.size):
        clashes, men, home = 0.0, total(strength[a]), 0.0
        for b in range(is_state.size):
            clashes += is_state[b] * dyad_clashes[a, b]
        fail = fail_rate * (1.0 + unpaid) * (2.0 - unity[a]) + clash_push * clashes
        if is_state[a] > 0.0 or talks[a] < 1.0:
            settled[a] = 0.0
        elif settled[a] > 0.0 and uniform(key, actor_id[a], 0) < chance(fail):
            settled[a] = -1.0
        else:
            settled[a] = 1.0
        if settled[a] > 0.0:
            home = (1.0 - unpaid) / home_days
        elif is_state[a] == 0.0 and men < quiet_men:
            home = (1.0 - men / quiet_men) / home_days
        for i in range(strength.shape[1]):
            most = max(0.0, MOST_LEAVE * strength[a, i] + min(0.0, joined[a, i]))
            demobilised[a, i] = min(home * strength[a, i], most)
            if settled[a] > 0.0:
                demobilised[a, i] += max(0.0, joined[a, i])

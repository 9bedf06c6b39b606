"""Posture: an actor's will to blockade roads follows its campaign, success and ground, and truce or disunity holds it down.

A declaration binds: an actor that announced a blockade is judged by it, and attacks that come off make the next likelier.

    called_a  = max_c campaign_call_ac       success = mean over roads of attacked       ground_a = a's share of all rule
    eager_a   = 1 - (1 - territory_gain * ground_a) * exp(-success_gain * success)
    drive_a   = call_weight * called_a + (1 - call_weight) * eager_a
    rival_a   = sum over b that are not of the state's side of dyad_clashes_ab
    target_a  = unity_a * (usual_will_a + (1 - usual_will_a) * drive_a) / (1 + rival_drag * rival_a)
    will_a   += (target_a - will_a) / adjust_days;    0 for the state's side, and while a keeps a truce with the state

Reads      campaign_call [0..1], truce [0..1], truce_left [day], attacked [0 or 1], rule [share], unity [0..1],
           dyad_clashes [clashes/day], is_state [0 or 1], is_foreign [0 or 1], usual_will [0..1]
Writes     will [0..1]
Parameters call_weight [share], success_gain [1], territory_gain [share], rival_drag [day], adjust_days [day]

Evidence   S002   the aim turned to the flows in and out of the capital: will is about roads
           S081   attack lines around the capital built over years: will adjusts, it does not jump
           S133   access roads are cut to press the capital economically
           EC067  a blockade was declared by video: the call
           S132   groups widen the land they hold: ground;  S090  a passing truce between rivals
Ignores    money, weather, truces that bind in part (any truce stops all), what rivals do on roads far from each other.
Wrong if   attacks on roads did not rise in the weeks after a declared blockade, on the roads it named.
"""

from math import exp

from durance.core.mechanism import mechanism


@mechanism(writes="will")
def posture(campaign_call, truce, truce_left, attacked, rule, unity, dyad_clashes, is_state, is_foreign, usual_will,
            call_weight, success_gain, territory_gain, rival_drag, adjust_days, will):
    success, ruled = 0.0, 0.0
    for r in range(attacked.size):
        if attacked[r] > 0.0:
            success += attacked[r] / attacked.size
    for a in range(will.size):
        for i in range(rule.shape[1]):
            ruled += rule[a, i]
    for a in range(will.size):
        called, ground, rival, calm = 0.0, 0.0, 0.0, truce[a] > 0.0
        for c in range(campaign_call.shape[1]):
            called = max(called, campaign_call[a, c])
        for i in range(rule.shape[1]):
            ground += rule[a, i]
        for b in range(will.size):
            if is_state[b] == 0.0:
                rival += dyad_clashes[a, b]
            elif is_foreign[b] == 0.0 and truce_left[a, b] > 0.0:
                calm = True
        if calm or is_state[a] > 0.0:
            will[a] = 0.0
            continue
        ground = ground / ruled if ruled > 0.0 else 0.0
        eager = 1.0 - (1.0 - territory_gain * ground) * exp(-success_gain * success)
        drive = call_weight * called + (1.0 - call_weight) * eager
        target = unity[a] * (usual_will[a] + (1.0 - usual_will[a]) * drive) / (1.0 + rival_drag * rival)
        will[a] += (target - will[a]) / adjust_days

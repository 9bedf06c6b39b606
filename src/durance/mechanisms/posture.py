"""Posture: an actor's will to blockade roads follows a declared campaign and its success, and is held down by a truce.

A declaration binds: an actor that announced a blockade is judged by it, and attacks that come off make the next likelier.

    called_a  = max_c campaign_call_ac                      success = mean over roads of attacked
    drive_a   = call_weight * called_a + (1 - call_weight) * (1 - exp(-success_gain * success))
    target_a  = (usual_will_a + (1 - usual_will_a) * drive_a) * (1 - truce_a),  0 for the state's own forces
    will_a   += (target_a - will_a) / adjust_days

Reads      campaign_call [0..1], truce [0..1], attacked [0 or 1], is_state [0 or 1], usual_will [0..1]
Writes     will [0..1]
Parameters call_weight [share], success_gain [1], adjust_days [day]

Evidence   S002   the aim turned to the flows in and out of the capital: will is about roads
           S081   attack lines around the capital built over years: will adjusts, it does not jump
           S133   access roads are cut to press the capital economically
           EC067  a blockade was declared by video: the call
Ignores    territory held, unity and rivals (they come with the coalitions), money, weather.
Wrong if   attacks on roads did not rise in the weeks after a declared blockade, on the roads it named.
"""

from math import exp

from durance.core.mechanism import mechanism


@mechanism(writes="will")
def posture(campaign_call, truce, attacked, is_state, usual_will, call_weight, success_gain, adjust_days, will):
    success = 0.0
    for r in range(attacked.size):
        success += attacked[r] / attacked.size
    for a in range(will.size):
        called = 0.0
        for c in range(campaign_call.shape[1]):
            called = max(called, campaign_call[a, c])
        drive = call_weight * called + (1.0 - call_weight) * (1.0 - exp(-success_gain * success))
        target = (usual_will[a] + (1.0 - usual_will[a]) * drive) * (1.0 - truce[a]) * (1.0 - is_state[a])
        will[a] += (target - will[a]) / adjust_days

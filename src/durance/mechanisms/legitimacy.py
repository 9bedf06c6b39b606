"""Legitimacy: belief in the regime's right to rule follows services, order and reform, slowly, and abuse ends it fast.

Services are the economy it keeps going and the power it supplies, in equal parts; blame on outsiders excuses half of
the share of failure it covers, and full reform wins half of those whom the regime starts without:

    light_i       = min(1, power_hours_i / power_hours_normal_i)                       (1 where there never was power)
    failed_i      = (1 - 0.5 * (activity_i + light_i)) * (1 - 0.5 * blame)
    worth         = legitimacy_base + 0.5 * reform * (1 - legitimacy_base)
    goal_i        = worth * (1 - service_weight * failed_i) * (1 - order_weight * max_a besieged_ai),
                    0 where the holder is not of the state
    legitimacy_i += (goal_i - legitimacy_i) / legitimacy_days;   then  *= exp(-abuse_cost * abused_i / residents_i)

abused_i are the civilians whom forces on the state's side, partners included, killed there today.

Reads      activity [share], power_hours [hours/day], power_hours_normal [hours/day], besieged [0..1],
           controller [actor], is_state [0 or 1], civilians_killed [people/day], residents [people], reform [0..1],
           blame [share]
Writes     legitimacy [0..1]
Parameters service_weight [1], order_weight [1], legitimacy_days [day], legitimacy_base [share], abuse_cost [1]

Evidence   S150   both coups were justified with failure to give security: order counts
           S039   society stands in where the state has gone: services can be lost without revolt
           S061   decay of institutions came before the coups
           S158   the state fed the insurgency by striking civilians;  S146  opinion turned on outsiders to its gain
Ignores    ideology, elections, justice, abuse elsewhere that people only hear of, belief in other rulers.
Wrong if   surveys found trust in the rulers unmoved by months of siege and darkness or by massacres next door.
"""

from math import exp

from durance.core.mechanism import mechanism


@mechanism(writes="legitimacy")
def legitimacy(activity, power_hours, power_hours_normal, besieged, controller, is_state, civilians_killed, residents,
               reform, blame, service_weight, order_weight, legitimacy_days, legitimacy_base, abuse_cost, legitimacy):
    worth = legitimacy_base + 0.5 * reform[0] * (1.0 - legitimacy_base)
    for i in range(activity.size):
        light, closed, goal, abused = 1.0, 0.0, 0.0, 0.0
        if power_hours_normal[i] > 0.0:
            light = min(1.0, power_hours[i] / power_hours_normal[i])
        for a in range(is_state.size):
            closed = max(closed, besieged[a, i])
            abused += is_state[a] * civilians_killed[a, i]
        holder = int(controller[i])
        if holder >= 0 and is_state[holder] > 0.0:
            failed = (1.0 - 0.5 * (activity[i] + light)) * (1.0 - 0.5 * blame[0])
            goal = worth * (1.0 - service_weight * failed) * (1.0 - order_weight * closed)
        legitimacy[i] += (goal - legitimacy[i]) / legitimacy_days
        if abused > 0.0:
            legitimacy[i] *= exp(-abuse_cost * abused / max(1.0, residents[i]))

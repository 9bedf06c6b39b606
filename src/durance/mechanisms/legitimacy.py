"""Legitimacy: belief in the regime's right to rule follows services and order, slowly, and only where the state rules.

Services are the economy it keeps going and the power it supplies, in equal parts:

    light_i       = min(1, power_hours_i / power_hours_normal_i)                       (1 where there never was power)
    served_i      = 0.5 * (activity_i + light_i)
    goal_i        = legitimacy_base * (1 - service_weight * (1 - served_i)) * (1 - order_weight * max_a besieged_ai),
                    0 where the holder is not of the state
    legitimacy_i += (goal_i - legitimacy_i) / legitimacy_days

Reads      activity [share], power_hours [hours/day], power_hours_normal [hours/day], besieged [0..1],
           controller [actor], is_state [0 or 1]
Writes     legitimacy [0..1]
Parameters service_weight [1], order_weight [1], legitimacy_days [day], legitimacy_base [share]

Evidence   S150   both coups were justified with failure to give security: order counts
           S039   society stands in where the state has gone: services can be lost without revolt
           S061   decay of institutions came before the coups
Ignores    ideology, blame put on foreigners (it spares patience, not this), elections, justice, abuses by the army.
Wrong if   surveys found trust in the rulers unmoved by months of siege and darkness, or moved within days.
"""

from durance.core.mechanism import mechanism


@mechanism(writes="legitimacy")
def legitimacy(activity, power_hours, power_hours_normal, besieged, controller, is_state, service_weight, order_weight,
               legitimacy_days, legitimacy_base, legitimacy):
    for i in range(activity.size):
        light, closed, goal = 1.0, 0.0, 0.0
        if power_hours_normal[i] > 0.0:
            light = min(1.0, power_hours[i] / power_hours_normal[i])
        for a in range(besieged.shape[0]):
            closed = max(closed, besieged[a, i])
        holder = int(controller[i])
        if holder >= 0 and is_state[holder] > 0.0:
            served = 0.5 * (activity[i] + light)
            goal = legitimacy_base * (1.0 - service_weight * (1.0 - served)) * (1.0 - order_weight * closed)
        legitimacy[i] += (goal - legitimacy[i]) / legitimacy_days

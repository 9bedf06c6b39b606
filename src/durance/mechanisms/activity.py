"""Activity: the economy follows fuel, power, open roads, safety and foreign firms, down to a floor that informal life holds.

    dark_i     = max(0, 1 - power_hours_i / power_hours_normal_i)          safe_i = 1 / (1 + safety_weight * heat_i)
    formal_i   = (1 - fuel_weight * fuel_short_i) * (1 - power_weight * dark_i) * (1 - siege_weight * max_a besieged_ai)
                 * safe_i * (1 - firm_weight * (1 - firms))
    activity_i += (activity_floor + (1 - activity_floor) * formal_i - activity_i) / activity_days

Reads      fuel_short [share], power_hours [hours/day], power_hours_normal [hours/day], besieged [0..1], heat [clashes],
           firms [share]
Writes     activity [share]
Parameters fuel_weight [1], power_weight [1], siege_weight [1], safety_weight [1/clash], firm_weight [1],
           activity_floor [share], activity_days [day]

Evidence   S009   trade slows when roads and fuel fail
           S010   the state is cut off from its economic circuits
           S039   informal life keeps a floor under it
           EC244  a blockaded enclave said it lost a quarter of its output in four months
           EC148  half of the shops of a besieged and shelled town were shut
           EC135  a shipping line stopped its business and foreigners were told to leave
Ignores    which places foreign firms work at, mines with fuel of their own, credit; trade that war itself feeds.
Wrong if   output held while fuel and power failed for months, or did not care whether a place is fought over.
"""

from durance.core.mechanism import mechanism


@mechanism(writes="activity")
def activity(fuel_short, power_hours, power_hours_normal, besieged, heat, firms, fuel_weight, power_weight, siege_weight,
             safety_weight, firm_weight, activity_floor, activity_days, activity):
    for i in range(activity.size):
        dark = 0.0
        if power_hours_normal[i] > 0.0:
            dark = max(0.0, 1.0 - power_hours[i] / power_hours_normal[i])
        closed = 0.0
        for a in range(besieged.shape[0]):
            closed = max(closed, besieged[a, i])
        formal = (1.0 - fuel_weight * fuel_short[i]) * (1.0 - power_weight * dark) * (1.0 - siege_weight * closed)
        formal = formal * (1.0 - firm_weight * (1.0 - firms[0])) / (1.0 + safety_weight * heat[i])
        activity[i] += (activity_floor + (1.0 - activity_floor) * formal - activity[i]) / activity_days

"""Power: hours of electricity follow the fuel that power stations get, above what water and sun give without it.

    power_hours_i = power_hours_normal_i * (hydro_share_i + (1 - hydro_share_i) * fuel_power_i / power_need_i)

Reads      fuel_power [m3/day], power_need [m3/day], power_hours_normal [hours/day], hydro_share [share]
Writes     power_hours [hours/day]
Parameters none

Evidence   EC029  seven tenths of the electricity came from burning fuel in 2024
           EC026  the fuel a year of full supply would need
Ignores    imports of electricity, arrears to suppliers (they come with the treasury), who is cut first.
Wrong if   hours of supply did not move with deliveries to the power stations.
"""

from durance.core.mechanism import mechanism


@mechanism(writes="power_hours")
def power(fuel_power, power_need, power_hours_normal, hydro_share, power_hours):
    for i in range(power_hours.size):
        met = fuel_power[i] / power_need[i] if power_need[i] > 0.0 else 1.0
        power_hours[i] = power_hours_normal[i] * (hydro_share[i] + (1.0 - hydro_share[i]) * met)

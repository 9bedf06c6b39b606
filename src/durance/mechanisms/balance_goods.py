"""Balance of goods: fuel and trucks change here only; every change is a flow that another mechanism computed.

    trucks_idle += sum_cm trucks_arrived_cm - sum_c loaded_c
    queue_c     += loaded_c - sum_m departed_cm;         underway_cm += departed_cm - trucks_lost_cm - trucks_arrived_cm
    fuel_i      += sum_{c ends at i, m} trucks_arrived_cm * fuel_per_truck_c + fuel_informal_i + fuel_flown_i
                   + fuel_sent_i - fuel_used_i

Reads      loaded [trucks/day], departed [trucks/day], trucks_lost [trucks/day], trucks_arrived [trucks/day],
           fuel_informal [m3/day], fuel_flown [m3/day], fuel_sent [m3/day], fuel_used [m3/day], fuel_per_truck [m3/truck]
Writes     fuel [m3], trucks_idle [trucks], queue [trucks], underway [trucks]
Parameters none

Evidence   none: an identity
Ignores    nothing; trucks bought abroad are not modelled, so the fleet can only shrink
Wrong if   a stock turns negative or the books do not close (checked by a law).
"""

from durance.core.mechanism import mechanism


@mechanism(writes="fuel trucks_idle queue underway")
def balance_goods(loaded, departed, trucks_lost, trucks_arrived, fuel_informal, fuel_flown, fuel_sent, fuel_used,
                  corridor_end, fuel_per_truck, fuel, trucks_idle, queue, underway):
    for i in range(fuel.size):
        fuel[i] += fuel_informal[i] + fuel_flown[i] + fuel_sent[i] - fuel_used[i]
    for c in range(queue.size):
        queue[c] += loaded[c] - departed[c, 0] - departed[c, 1]
        trucks_idle[0] -= loaded[c]
        for m in range(underway.shape[1]):
            underway[c, m] += departed[c, m] - trucks_lost[c, m] - trucks_arrived[c, m]
            trucks_idle[0] += trucks_arrived[c, m]
            fuel[corridor_end[c]] += trucks_arrived[c, m] * fuel_per_truck[c]

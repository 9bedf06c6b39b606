"""Uprooting: killing and siege drive people out day by day, a change of masters over weeks, and these stay away while it holds.

    killed_i  = sum_a civilians_killed_ai;      closed_i = max_a besieged_ai
    exiled_i  = 0 on the day i changes sides (taken_i not 0), else at most max(0, home_people_i - residents_i)
    torn_i    = max(0, takeover_shock * home_people_i - exiled_i) / leave_days,   where taken_i is not 0 or exiled_i above 0
    leaving_i = min(0.2 * residents_i, flee_per_death * killed_i + torn_i
                + siege_flight * max(0, 2 * closed_i - 1) * max(0, residents_i - 0.5 * home_people_i))
    exiled_i += torn_i

Those who will not live under the side that took the place go at a pace, the most of them in the first weeks; no new master of
the same side lets them come home. When the place changes sides again they may (`flight`), and others begin to leave.
With more than half of its roads closed the half of a town leaves that can.

Reads      taken [-1..1], civilians_killed [people/day], besieged [0..1], residents [people], home_people [people]
Writes     leaving [people/day], exiled [people]
Parameters flee_per_death [people/death], takeover_shock [share], leave_days [day], siege_flight [1/day]

Evidence   PR-displacement-net-per-ucdp-death-mali-2012  where towns change hands a thousand flee for each death
           EC167, EC168  weeks after the towns of the north fell two fifths of the year's displaced had left, the rest later
           EC176, EA189  as many crossed a border a day in the third week of a campaign as in the first
           EC172         a town retaken emptied
           S074, EC143   a besieged city lost 30,000 in a month
Ignores    flight ahead of a front, from hunger without siege, of soldiers' kin; who is of which community; those away at the
           start, of whom nobody knows from whom they fled.
Wrong if   as many fled for a death where no place changed hands, or who fled a takeover was home while its victors held.
"""

from durance.core.mechanism import mechanism

MOST = 0.2      # share of a place that can leave in a day: what the books bear, not a quantity of the model


@mechanism(writes="leaving exiled")
def uprooting(taken, civilians_killed, besieged, residents, home_people, flee_per_death, takeover_shock, leave_days,
              siege_flight, leaving, exiled):
    for i in range(residents.size):
        killed, closed, torn = 0.0, 0.0, 0.0
        for a in range(besieged.shape[0]):
            killed += civilians_killed[a, i]
            closed = max(closed, besieged[a, i])
        exiled[i] = min(exiled[i], max(0.0, home_people[i] - residents[i])) if taken[i] == 0.0 else 0.0
        if taken[i] != 0.0 or exiled[i] > 0.0:
            torn = max(0.0, takeover_shock * home_people[i] - exiled[i]) / leave_days
        leaving[i] = min(MOST * residents[i], flee_per_death * killed + torn
                         + siege_flight * max(0.0, 2.0 * closed - 1.0) * max(0.0, residents[i] - 0.5 * home_people[i]))
        exiled[i] += torn

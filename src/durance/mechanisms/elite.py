"""Elite: arrears, raids and quarrels wear the junta's cohesion; want of an alternative and success hold it.

    believed = mean of legitimacy over the country's residents
    goal     = no_alternative + (1 - no_alternative) * believed
    quarrel  = 1 with hazard quarrel_rate * (1 - believed)
    elite   += (goal - elite) / elite_days - arrears_wear * arrears / (arrears + arrears_half) * elite
               - 0.5 * elite * max(quarrel, raid)

`raid` and `arrears` are yesterday's.

Reads      arrears [Mcur], raid [0..1], legitimacy [0..1], residents [people]
Writes     elite [0..1]
Parameters arrears_wear [1/day], arrears_half [Mcur], quarrel_rate [1/day], elite_days [day], no_alternative [share]

Evidence   S038   it holds because no alternative has emerged
           S211   dissension removed senior officials
           EA119  leaving two officers out of a government brought a coup the same day: quarrels are sudden
           EA125  arrests of officers over an alleged coup
           S200   partners who guard the regime hold it (they are inside the start value and the goal)
Ignores    named people and factions, the army's losses, guards who leave, purges that tighten what is left.
Wrong if   officers quarrelled no more often in arrears and lost belief than in calm and solvent years.
"""

from durance.core.draws import uniform
from durance.core.hazards import chance
from durance.core.mechanism import mechanism


@mechanism(writes="elite")
def elite(arrears, raid, legitimacy, residents, key, arrears_wear, arrears_half, quarrel_rate, elite_days,
          no_alternative, elite):
    people, believed = 0.0, 0.0
    for i in range(residents.size):
        people += residents[i]
        believed += residents[i] * legitimacy[i]
    believed = believed / people if people > 0.0 else 0.0
    goal = no_alternative + (1.0 - no_alternative) * believed
    quarrel = 1.0 if uniform(key, 0, 0) < chance(quarrel_rate * (1.0 - believed)) else 0.0
    worn = arrears_wear * arrears[0] / (arrears[0] + arrears_half) + 0.5 * max(quarrel, raid[0])
    elite[0] += (goal - elite[0]) / elite_days - worn * elite[0]

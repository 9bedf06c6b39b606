"""Elite: arrears, lost places, raids, quarrels and coups wear the junta's cohesion; want of an alternative and success
hold it.

    believed = mean of legitimacy over the country's residents
    goal     = no_alternative + (1 - no_alternative) * believed
    lost     = share of the country's residents who live where the state side lost a place today
    quarrel  = 1 with hazard quarrel_rate * (1 - believed)
    elite   += (goal - elite) / elite_days - arrears_wear * arrears / (arrears + arrears_half) * elite
               - 0.5 * elite * max(quarrel, raid, coup_order);       then  elite *= exp(-defeat_wear * lost)

`raid` and `arrears` are yesterday's. What the army loses in men reaches the rulers through morale (see `coups`), and
what guards of a partner are worth stands there too.

Reads      arrears [Mcur], raid [0..1], legitimacy [0..1], residents [people], taken [-1..1], coup_order [0..1]
Writes     elite [0..1]
Parameters arrears_wear [1/day], arrears_half [Mcur], quarrel_rate [1/day], elite_days [day], no_alternative [share],
           defeat_wear [1]

Evidence   S038   it holds because no alternative has emerged
           S211   dissension removed senior officials
           EA117  soldiers seized power over defeats in the north
           EA119  leaving two officers out of a government brought a coup the same day: quarrels are sudden
           EA125  arrests of officers over an alleged coup
Ignores    named people and factions, guards who leave, purges that tighten what is left, places won back.
Wrong if   officers quarrelled no more often in arrears, defeat and lost belief than in calm and solvent years.
"""

from math import exp

from durance.core.draws import uniform
from durance.core.hazards import chance
from durance.core.mechanism import mechanism


@mechanism(writes="elite")
def elite(arrears, raid, legitimacy, residents, taken, coup_order, key, arrears_wear, arrears_half, quarrel_rate,
          elite_days, no_alternative, defeat_wear, elite):
    people, believed, lost = 0.0, 0.0, 0.0
    for i in range(residents.size):
        people += residents[i]
        believed += residents[i] * legitimacy[i]
        lost += residents[i] * max(0.0, taken[i])
    believed = believed / people if people > 0.0 else 0.0
    lost = lost / people if people > 0.0 else 0.0
    goal = no_alternative + (1.0 - no_alternative) * believed
    quarrel = 1.0 if uniform(key, 0, 0) < chance(quarrel_rate * (1.0 - believed)) else 0.0
    shock = max(quarrel, raid[0], coup_order[0])
    worn = arrears_wear * arrears[0] / (arrears[0] + arrears_half) + 0.5 * shock
    elite[0] += (goal - elite[0]) / elite_days - worn * elite[0]
    elite[0] *= exp(-defeat_wear * lost)

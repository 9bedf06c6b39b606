"""War chest: armed actors live on levies where they rule, on gold and on ransom, and spend it on their fighters.

For an actor a that is not on the state's side (for the others war_flow is 0), N_a its men:

    levy_a   = levy_rate * sum_i rule_ai * activity_i * residents_i / sum_i residents_i
    gold_a   = gold_levy * sum_i rule_ai * gold_share_i
    ransom   : at most one a day in the country, at the rate ransom_rate * firms, of -ransom_size * ln(1 - u), u uniform;
               it goes to one such actor, with a chance in proportion to N_a
    pay_a    = fighter_pay * N_a * funds_a / (funds_a + funds_half * N_a)                       (a lean chest pays less)
    war_flow_a = max(-funds_a, levy_a + gold_a + ransom_a - pay_a)

levy_rate and gold_levy are what somebody would take who ruled everywhere. Ransoms are paid for foreigners, so fewer come
when firms have left. A chest settles where it pays out what comes in, and grows only above full pay.

Reads      rule [share], activity [share], strength [fighters], firms [share], funds [Mcur], residents [people],
           gold_share [share], is_state [0 or 1]
Writes     war_flow [Mcur/day]
Parameters levy_rate [Mcur/day], fighter_pay [Mcur/fighter/day], ransom_rate [1/day], ransom_size [Mcur], gold_levy [Mcur/day],
           funds_half [Mcur/fighter]

Evidence   S031   rural areas live under the group's rules
           S077   deals strengthen its rule
           EA041  groups seek income from smuggling and arms
           EA143  at least 10 million euros for four hostages in 2020
Ignores    cattle, smuggling, gifts from abroad, captured arms, money shared between countries, what chests are hidden for.
Wrong if   actors that ruled more people or mines, or had just been paid a ransom, were no better supplied.
"""

from math import log

from durance.core.draws import uniform
from durance.core.hazards import chance
from durance.core.mechanism import mechanism
from durance.core.sums import total


@mechanism(writes="war_flow")
def war_chest(rule, activity, strength, firms, funds, residents, gold_share, is_state, key,
              levy_rate, fighter_pay, ransom_rate, ransom_size, gold_levy, funds_half, war_flow):
    people, fighters = total(residents), 0.0
    for a in range(is_state.size):
        fighters += (1.0 - is_state[a]) * total(strength[a])
    mark = fighters * uniform(key, 0, 1)       # the one fighter, counted through the actors, whose side is paid
    paid = uniform(key, 0, 0) < chance(ransom_rate * firms[0])
    for a in range(is_state.size):
        war_flow[a] = 0.0
        if is_state[a] == 0.0:
            men, ruled, mines = total(strength[a]), 0.0, 0.0
            for i in range(residents.size):
                ruled += rule[a, i] * activity[i] * residents[i]
                mines += rule[a, i] * gold_share[i]
            income = gold_levy * mines
            if people > 0.0:
                income += levy_rate * ruled / people
            if paid and mark >= 0.0 and mark < men:
                income -= ransom_size * log(1.0 - uniform(key, 0, 2))
            mark -= men
            pay = fighter_pay * men * funds[a] / (funds[a] + funds_half * men) if funds[a] > 0.0 else 0.0
            war_flow[a] = max(-funds[a], income - pay)

"""Narrative: rhetoric moves blame from the regime to outsiders and tires; presence amid violence wears goodwill.

    believed   = mean of legitimacy over the country's residents;    deaths = all casualties and civilians killed today
    blame     += (blame_relief - blame) / tire_days,   then  += (1 - blame) * (1 - exp(-rhetoric_gain * rhetoric * believed))
    on the day of a coup that the run follows:  blame += 0.5 * (1 - blame)       (the new rulers blame the old ones)
    wear_p     = (presence_wear + violence_wear * deaths) * partner_here_p + rhetoric_gain * rhetoric * unhired_p
    goodwill_p += (1 - goodwill_p) * (1 - exp(-goodwill_mend)) - goodwill_p * (1 - exp(-wear_p))

unhired_p is 1 for partners whom the state does not pay: words spare those it hired. blame_relief is the share of
hardship laid on others when nobody speaks up.

Reads      rhetoric [0..1], partner_here [share], partner_cost [Mcur/day], casualties [fighters/day],
           civilians_killed [people/day], legitimacy [0..1], residents [people], coup_order [0..1]
Writes     blame [share], goodwill [0..1]
Parameters rhetoric_gain [1/day], tire_days [day], presence_wear [1/day], violence_wear [1/death],
           goodwill_mend [1/day], blame_relief [share]

Evidence   S145   the coup leaders spread the tale of a new colonialism
           S146   opinion turned against Western support, with help from disinformation, to the junta's gain
           S231   French troops had lost the goodwill they met with in 2013
           S232, S234  by 2020 protesters and elites of the capital doubted French motives
           EA136  contentment was very high under sanctions that were laid on others
Ignores    who says it and on which channel, rumours, partners who speak back, goodwill that differs by region.
Wrong if   goodwill to a partner held through years of war, or fell where it neither stood nor was spoken of.
"""

from durance.core.hazards import chance
from durance.core.mechanism import mechanism


@mechanism(writes="blame goodwill")
def narrative(rhetoric, partner_here, partner_cost, casualties, civilians_killed, legitimacy, residents, coup_order,
              rhetoric_gain, tire_days, presence_wear, violence_wear, goodwill_mend, blame_relief, blame, goodwill):
    people, believed, deaths = 0.0, 0.0, 0.0
    for i in range(residents.size):
        people += residents[i]
        believed += residents[i] * legitimacy[i]
        for a in range(casualties.shape[0]):
            deaths += casualties[a, i] + civilians_killed[a, i]
    believed = believed / people if people > 0.0 else 0.0
    blame[0] += (blame_relief - blame[0]) / tire_days
    blame[0] += (1.0 - blame[0]) * chance(rhetoric_gain * rhetoric[0] * believed)
    blame[0] += 0.5 * (1.0 - blame[0]) * coup_order[0]
    for p in range(goodwill.size):
        wear = (presence_wear + violence_wear * deaths) * partner_here[p]
        if partner_cost[p] == 0.0:
            wear += rhetoric_gain * rhetoric[0]
        goodwill[p] += (1.0 - goodwill[p]) * chance(goodwill_mend) - goodwill[p] * chance(wear)

"""Revenue: the state lives on taxes that follow activity, duties that follow trucks, and gold that shrinks with want.

Mines pay less when they are short of fuel, deserted by foreign firms or squeezed by a state in arrears; squeezing
brings a windfall first and harm later:

    squeeze      = arrears / (arrears + squeeze_onset)
    gold*        = gold_yield * firms * (1 - squeeze_harm * squeeze) * sum_i gold_share_i * (1 - fuel_short_i)
    gold_income += (gold* - gold_income) / gold_days
    revenue      = tax_yield * sum_i economy_share_i * activity_i + customs_per_truck * sum_cm trucks_arrived_cm
                   + gold_income * (1 + squeeze)

Reads      activity [share], trucks_arrived [trucks/day], fuel_short [share], firms [share], arrears [Mcur],
           economy_share [share], gold_share [share]
Writes     revenue [Mcur/day], gold_income [Mcur/day]
Parameters tax_yield [Mcur/day], customs_per_truck [Mcur/truck], gold_yield [Mcur/day], squeeze_onset [Mcur],
           squeeze_harm [1], gold_days [day]

Evidence   EC189  what customs took on petroleum in a year
           EC205  mines brought a third of public revenue
           S168   gold of one region is the main source of revenue
           S137   a drained treasury leads to squeezing the mines
           S170   foreign owners were pushed out to pay the mercenaries
Ignores    duties on other goods apart from taxes, aid, the price of gold, artisanal gold, fuel that mines import
           themselves, taxes lost where the state no longer rules.
Wrong if   revenue held while trade and mines stood still, or a squeeze on the mines paid without later loss.
"""

from durance.core.mechanism import mechanism


@mechanism(writes="revenue gold_income")
def revenue(activity, trucks_arrived, fuel_short, firms, arrears, economy_share, gold_share, tax_yield,
            customs_per_truck, gold_yield, squeeze_onset, squeeze_harm, gold_days, revenue, gold_income):
    economy, mines, trucks = 0.0, 0.0, 0.0
    for i in range(activity.size):
        economy += economy_share[i] * activity[i]
        mines += gold_share[i] * (1.0 - fuel_short[i])
    for c in range(trucks_arrived.shape[0]):
        for m in range(trucks_arrived.shape[1]):
            trucks += trucks_arrived[c, m]
    squeeze = arrears[0] / (arrears[0] + squeeze_onset)
    gold = gold_yield * firms[0] * (1.0 - squeeze_harm * squeeze) * mines
    gold_income[0] += (gold - gold_income[0]) / gold_days
    revenue[0] = tax_yield * economy + customs_per_truck * trucks + gold_income[0] * (1.0 + squeeze)

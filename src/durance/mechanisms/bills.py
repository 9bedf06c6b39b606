"""Bills: wages, debt service, hired partners, fuel sold below its cost and airlifts fall due.

    hired = sum_p partner_cost_p * partner_here_p / max_p partner_cost_p          (0 where no partner costs)
    due   = fixed_bill + mercenary_bill * hired + max(0, import_cost - price_cap) * sum_i fuel_used_i
            + airlift_cost * sum_i fuel_flown_i

`fixed_bill` holds wages and debt service. `mercenary_bill` is the bill of the dearest partner when it is fully there;
partner_cost only says who is paid and in what proportion.

Reads      fuel_used [m3/day], fuel_flown [m3/day], price_cap [Mcur/m3], partner_here [share], partner_cost [Mcur/day]
Writes     due [Mcur/day]
Parameters fixed_bill [Mcur/day], mercenary_bill [Mcur/day], import_cost [Mcur/m3], airlift_cost [Mcur/m3]

Evidence   EC213  what the mercenary contract costs a month
           S137   paying them drains the treasury
           PR-airlift-cost-multiple-vs-road   flying costs several times the road
Ignores    what a pump price above the import cost would earn, cuts in spending, costs of relief, pay in mining
           rights; fuel brought in by small traders is subsidised like the rest.
Wrong if   what the state owed fell in months when partners were hired or fuel was flown in.
"""

from durance.core.mechanism import mechanism


@mechanism(writes="due")
def bills(fuel_used, fuel_flown, price_cap, partner_here, partner_cost, fixed_bill, mercenary_bill, import_cost,
          airlift_cost, due):
    dearest, hired = 0.0, 0.0
    due[0] = fixed_bill
    for i in range(fuel_used.size):
        due[0] += max(0.0, import_cost - price_cap[0]) * fuel_used[i] + airlift_cost * fuel_flown[i]
    for p in range(partner_here.size):
        dearest = max(dearest, partner_cost[p])
        hired += partner_cost[p] * partner_here[p]
    if dearest > 0.0:
        due[0] += mercenary_bill * hired / dearest

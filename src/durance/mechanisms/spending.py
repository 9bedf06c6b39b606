"""Spending: wages, debt, mercenaries and fuel bought dear are paid; markets lend while open; the rest becomes arrears.

    due          = fixed_bill + mercenary_bill + max(0, import_cost - price_cap) * sum_i fuel_used_i
    borrowed     = market_open * min(borrow_limit, max(0, due - revenue))
    bills_paid   = min(due + arrears / clear_days, treasury + revenue + borrowed)
    bills_unpaid = due - bills_paid

`fixed_bill` holds wages and debt service. Arrears are cleared out of cash, never out of new loans; without cash they
stand, and what cannot be paid is added to them. Revenue is today's; treasury and arrears are those of dawn.

Reads      treasury [Mcur], revenue [Mcur/day], market_open [0..1], arrears [Mcur], fuel_used [m3/day],
           price_cap [Mcur/m3]
Writes     bills_paid [Mcur/day], bills_unpaid [Mcur/day], borrowed [Mcur/day]
Parameters fixed_bill [Mcur/day], mercenary_bill [Mcur/day], import_cost [Mcur/m3], borrow_limit [Mcur/day],
           clear_days [day]

Evidence   EC187  a closed market led to default within weeks
           EC196  what one auction raised on the regional market
           EC195  arrears to suppliers, and that some were cleared in a year
           EC213  what the mercenary contract costs a month
           S137   paying them drains the treasury
Ignores    who is paid first, the stock of debt and its interest (service stands in fixed_bill), cuts in spending,
           costs of airlifts and relief; fuel brought in by small traders is subsidised like the rest.
Wrong if   wages and suppliers were paid on time after revenue fell and the market closed.
"""

from durance.core.mechanism import mechanism


@mechanism(writes="bills_paid bills_unpaid borrowed")
def spending(treasury, revenue, market_open, arrears, fuel_used, price_cap, fixed_bill, mercenary_bill, import_cost,
             borrow_limit, clear_days, bills_paid, bills_unpaid, borrowed):
    subsidised = 0.0
    for i in range(fuel_used.size):
        subsidised += fuel_used[i]
    due = fixed_bill + mercenary_bill + max(0.0, import_cost - price_cap[0]) * subsidised
    borrowed[0] = market_open[0] * min(borrow_limit, max(0.0, due - revenue[0]))
    bills_paid[0] = min(due + arrears[0] / clear_days, treasury[0] + revenue[0] + borrowed[0])
    bills_unpaid[0] = due - bills_paid[0]

"""Borrowing: the regional market lends, up to its limit and while it is open, what bills exceed income and spare cash by.

    spare    = max(0, treasury - treasury_days * due)                            clearing = arrears / clear_days
    borrowed = market_open * min(borrow_limit, max(0, due + clearing - revenue - spare))

Where the limit leaves room, the state borrows for old arrears too (see `spending`, which clears no more than income
allows); it does not borrow while it holds more cash than it usually does.

Reads      revenue [Mcur/day], market_open [0..1], arrears [Mcur], due [Mcur/day], treasury [Mcur]
Writes     borrowed [Mcur/day]
Parameters borrow_limit [Mcur/day], clear_days [day], treasury_days [day]

Evidence   EC187  a closed market led to default within weeks
           EC196  what one auction raised on the regional market
           EC195  arrears to suppliers fell in a year in which the state borrowed
Ignores    the stock of debt and its interest (service stands in fixed_bill), the price of loans, auctions weeks apart.
Wrong if   the state borrowed as much in years of surplus, or an open market lent without limit.
"""

from durance.core.mechanism import mechanism


@mechanism(writes="borrowed")
def borrowing(revenue, market_open, arrears, due, treasury, borrow_limit, clear_days, treasury_days, borrowed):
    spare = max(0.0, treasury[0] - treasury_days * due[0])
    wanted = due[0] + arrears[0] / clear_days - revenue[0] - spare
    borrowed[0] = market_open[0] * min(borrow_limit, max(0.0, wanted))

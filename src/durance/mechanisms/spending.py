"""Spending: what falls due is paid out of income, loans and cash; what cannot be paid becomes arrears.

    cash         = market_open * treasury
    clearing     = min(arrears / clear_days, max(0, revenue + borrowed - due))
    bills_paid   = min(due, cash + revenue + borrowed) + clearing
    bills_unpaid = due - bills_paid

Old arrears are cleared out of the day's income alone: the treasury is kept for what falls due today. Treasury and
arrears are those of dawn. A state shut out of its union's market is shut out of its bank too and cannot draw on its cash.
Bills fall due evenly, so what cannot be paid shows on the first day; coupons have dates, and in 2022 the first that was missed
had its own on the nineteenth. How much stays unpaid over weeks can be compared, the first day cannot.

Reads      treasury [Mcur], revenue [Mcur/day], borrowed [Mcur/day], arrears [Mcur], due [Mcur/day], market_open [0..1]
Writes     bills_paid [Mcur/day], bills_unpaid [Mcur/day]
Parameters clear_days [day]

Evidence   EC195  arrears to suppliers, and that some were cleared in a year
           EC187  shut out by its monetary union, the state missed a coupon within three weeks
           EV-SANCTIONS-2022   market and bank were closed on one day
Ignores    the calendar of coupons and wages; who is paid first; that some accounts stay open when a union closes its market.
Wrong if   wages and suppliers were paid on time after revenue fell and the market closed.
"""

from durance.core.mechanism import mechanism


@mechanism(writes="bills_paid bills_unpaid")
def spending(treasury, revenue, borrowed, arrears, due, market_open, clear_days, bills_paid, bills_unpaid):
    income = revenue[0] + borrowed[0]
    clearing = min(arrears[0] / clear_days, max(0.0, income - due[0]))
    bills_paid[0] = min(due[0], market_open[0] * treasury[0] + income) + clearing
    bills_unpaid[0] = due[0] - bills_paid[0]

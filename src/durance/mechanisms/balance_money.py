"""Balance of money: treasury and arrears change here only; every change is a flow that another mechanism computed.

    treasury = max(0, treasury + revenue + borrowed - bills_paid)
    arrears  = max(0, arrears + bills_unpaid)

The bounds catch rounding and no more: `spending` pays out no more than there is and clears no more than is owed.

Reads      revenue [Mcur/day], borrowed [Mcur/day], bills_paid [Mcur/day], bills_unpaid [Mcur/day]
Writes     treasury [Mcur], arrears [Mcur]
Parameters none

Evidence   none: an identity
Ignores    the stock of debt: what is borrowed is not carried on (its service stands in fixed_bill).
Wrong if   a stock would turn negative or the books do not close (checked by its test).
"""

from durance.core.mechanism import mechanism


@mechanism(writes="treasury arrears")
def balance_money(revenue, borrowed, bills_paid, bills_unpaid, treasury, arrears):
    treasury[0] = max(0.0, treasury[0] + revenue[0] + borrowed[0] - bills_paid[0])
    arrears[0] = max(0.0, arrears[0] + bills_unpaid[0])

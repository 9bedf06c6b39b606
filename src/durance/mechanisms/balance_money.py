"""Balance of money: treasury, arrears and war chests change here only; every change is a flow computed elsewhere.

    treasury = max(0, treasury + revenue + borrowed + sum_p aid_order_p * partner_here_p - bills_paid)
    arrears  = max(0, arrears + bills_unpaid)
    funds_a  = max(0, funds_a + war_flow_a)

The bounds catch rounding and no more: `spending` pays out no more than there is and clears no more than is owed, and
`war_chest` takes no more than a chest holds. Aid comes in with the share of a partner's relation that stands.

Reads      revenue [Mcur/day], borrowed [Mcur/day], bills_paid [Mcur/day], bills_unpaid [Mcur/day],
           aid_order [Mcur/day], partner_here [share], war_flow [Mcur/day]
Writes     treasury [Mcur], arrears [Mcur], funds [Mcur]
Parameters none

Evidence   none: an identity
Ignores    the stock of debt: what is borrowed is not carried on (its service stands in fixed_bill).
Wrong if   a stock would turn negative or the books do not close (checked by its test).
"""

from durance.core.mechanism import mechanism


@mechanism(writes="treasury arrears funds")
def balance_money(revenue, borrowed, bills_paid, bills_unpaid, aid_order, partner_here, war_flow, treasury, arrears, funds):
    aid = 0.0
    for p in range(partner_here.size):
        aid += aid_order[p] * partner_here[p]
    treasury[0] = max(0.0, treasury[0] + revenue[0] + borrowed[0] + aid - bills_paid[0])
    arrears[0] = max(0.0, arrears[0] + bills_unpaid[0])
    for a in range(funds.size):
        funds[a] = max(0.0, funds[a] + war_flow[a])

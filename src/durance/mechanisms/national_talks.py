"""National talks: they advance while an offer stands and both sides hurt, and collapse more easily than they settle.

For an actor a that is not on the state's side; loss(X) = share of X's men killed today / (that share + hurt_half):

    pain    = 1 - (1 - fuel_short in the capital) * (1 - loss(state's side))
    hurt_a  = sqrt(pain * loss(a)), and at least 0.5 while a truce with the state runs: it is what talks live on
    others  = mean of partner_here over all partners (0 without any)
    step_a  = settle_rate * talks_offer_a * hurt_a * unity_a * max(0, 1 - partner_veto * others)
    lapse_a = collapse_rate * (2 - talks_offer_a) * (0.5 under such a truce, else 1)
    talks_a = min(1, talks_a + step_a);  0 on the day they collapse, at the rate lapse_a

1 is a settlement (`regime_end`). Truces are made in `truces`; the wedge that talks drive into a coalition is in `cohesion`.

Reads      talks_offer [0..1], fuel_short [share], casualties [fighters/day], strength [fighters], unity [0..1],
           truce_left [day], partner_here [share], is_state [0 or 1], is_capital [0 or 1]
Writes     talks [0..1]
Parameters hurt_half [1/day], settle_rate [1/day], collapse_rate [1/day], partner_veto [1]

Evidence   S221   an offer of talks was taken up in 2020;  S174  talking was never a serious option
           S225   dialogue would gain from a partner's pull-back;  S177  partners who paid let the state refuse peace
           S172   hardly anything came of inclusive talks
           PR-conflict-compromise-share, PR-conflict-termination-hazard-year-ge10-africa  few wars end, fewer by compromise
Ignores    channels that stay secret, preconditions one by one, mediators, public opinion, what a settlement says.
Wrong if   talks advanced as well when only one side was hurt, or with a coalition that had fallen apart.
"""

from math import sqrt

from durance.core.draws import uniform
from durance.core.hazards import chance
from durance.core.mechanism import mechanism


@mechanism(writes="talks")
def national_talks(talks_offer, fuel_short, casualties, strength, unity, truce_left, partner_here, is_state, is_capital,
                   actor_id, key, hurt_half, settle_rate, collapse_rate, partner_veto, talks):
    pain, dead, men, others = 0.0, 0.0, 0.0, 0.0
    for i in range(fuel_short.size):
        pain = max(pain, is_capital[i] * fuel_short[i])
        for a in range(is_state.size):
            dead += is_state[a] * casualties[a, i]
            men += is_state[a] * strength[a, i]
    if dead > 0.0:
        pain = 1.0 - (1.0 - pain) * (1.0 - dead / (dead + hurt_half * men))
    for p in range(partner_here.size):
        others += partner_here[p] / partner_here.size
    for a in range(is_state.size):
        if is_state[a] > 0.0 or (talks_offer[a] == 0.0 and talks[a] == 0.0):
            talks[a] = 0.0
            continue
        dead, men, calm = 0.0, 0.0, 0.0
        for i in range(fuel_short.size):
            dead += casualties[a, i]
            men += strength[a, i]
        for s in range(is_state.size):
            if is_state[s] > 0.0 and truce_left[a, s] > 0.0:
                calm = 0.5
        hurt = max(calm, sqrt(pain * dead / (dead + hurt_half * men)) if dead > 0.0 else 0.0)
        step = settle_rate * talks_offer[a] * hurt * unity[a] * max(0.0, 1.0 - partner_veto * others)
        lapse = collapse_rate * (2.0 - talks_offer[a]) * (1.0 - calm)
        talks[a] = min(1.0, talks[a] + step)
        if uniform(key, actor_id[a], 0) < chance(lapse):
            talks[a] = 0.0

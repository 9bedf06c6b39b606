"""National talks: they open where both sides hurt or on an offer, advance while both hurt, and collapse more easily than
they settle.

Hurt is remembered: worn_x = how far the morale of X has fallen below its rest, as a share (the state's: the mean over its
own forces). For an actor a that is not on the state's side:

    pain     = 1 - (1 - fuel_short in the capital) * (1 - worn of the state);      hurt_a = sqrt(pain * worn_a), and at least
               0.5 while a truce with the state runs: it is what talks live on
    able_a   = settle_rate * unity_a * max(0, 1 - partner_veto * others),     others = mean of partner_here over all partners
    offer_a  = talks_offer_a, and at least 0.5 once talks are on foot
    talks open without an offer at the rate able_a * hurt_a^2
    step_a   = able_a * offer_a * hurt_a;       lapse_a = collapse_rate * (2 - offer_a) * (0.5 under such a truce, else 1)
    talks_a  = min(1, talks_a + step_a);  0 on the day they collapse, at the rate lapse_a

1 is a settlement (`settlements`, `regime_end`) and stays until the truce that comes with it is gone. Truces are made in
`truces`; the wedge that talks drive into a coalition is in `cohesion`.

Reads      talks_offer [0..1], fuel_short [share], morale [0..1], unity [0..1], truce_left [day], partner_here [share],
           is_state [0 or 1], is_foreign [0 or 1], is_capital [0 or 1]
Writes     talks [0..1]
Parameters morale_rest [0..1], settle_rate [1/day], collapse_rate [1/day], partner_veto [1]

Evidence   S221   an offer of talks was taken up in 2020;  S174  talking was never a serious option
           S225   dialogue would gain from a partner's pull-back;  S177  partners who paid let the state refuse peace
           S172   hardly anything came of inclusive talks;  EA140  talks of eleven months brought an accord
           PR-conflict-compromise-share, PR-conflict-termination-hazard-year-ge10-africa  few wars end, fewer by compromise
Ignores    channels that stay secret, preconditions one by one, mediators, public opinion, what a settlement says.
Wrong if   talks advanced as well when only one side was hurt, or with a coalition that had fallen apart.
"""

from math import sqrt

from durance.core.draws import uniform
from durance.core.hazards import chance
from durance.core.mechanism import mechanism


@mechanism(writes="talks")
def national_talks(talks_offer, fuel_short, morale, unity, truce_left, partner_here, is_state, is_foreign, is_capital,
                   actor_id, key, morale_rest, settle_rate, collapse_rate, partner_veto, talks):
    dry, forces, worn, others = 0.0, 0.0, 0.0, 0.0
    for i in range(fuel_short.size):
        dry = max(dry, is_capital[i] * fuel_short[i])
    for s in range(is_state.size):
        own = is_state[s] * (1.0 - is_foreign[s])
        forces += own
        worn += own * max(0.0, 1.0 - morale[s] / morale_rest)
    pain = 1.0 - (1.0 - dry) * (1.0 - worn / forces) if forces > 0.0 else dry
    for p in range(partner_here.size):
        others += partner_here[p] / partner_here.size
    for a in range(is_state.size):
        hurt, calm = sqrt(pain * max(0.0, 1.0 - morale[a] / morale_rest)), False
        for s in range(is_state.size):
            calm = calm or (is_state[s] > 0.0 and truce_left[a, s] > 0.0)
        able = settle_rate * unity[a] * max(0.0, 1.0 - partner_veto * others)
        opened = uniform(key, actor_id[a], 1) < chance(able * hurt * hurt)
        if is_state[a] > 0.0 or (talks[a] >= 1.0 and not calm) or (talks_offer[a] + talks[a] == 0.0 and not opened):
            talks[a] = 0.0
        elif talks[a] < 1.0:
            offer = max(talks_offer[a], 0.5) if talks[a] > 0.0 or opened else talks_offer[a]
            share = 0.5 if calm else 1.0
            talks[a] = min(1.0, talks[a] + able * offer * max(hurt, 0.5 * calm))
            if uniform(key, actor_id[a], 0) < chance(collapse_rate * (2.0 - offer) * share):
                talks[a] = 0.0

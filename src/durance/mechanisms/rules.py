"""Rules: who holds a place comes to set most rules of daily life there, armed neighbours some, and a deal hands over a part.

For a place i, its holder h, and men_ai = strength_ai over the men of all but h and but partners' forces, who stay in their
bases (h alone sets all rules where it stands alone):

    want_hi = holder_rule,   want_ai = (1 - holder_rule) * men_ai        without holder: want_ai = men_ai
    with a standing deal with d, not h:   want_i -> (1 - concede_share) * want_i,   want_di += concede_share
    rule_ai += (want_ai - rule_ai) / concede_days;   what then is ruled by nobody falls to the holder: the sum is 1

Reads      strength [fighters], controller [actor], deal_with [actor], is_foreign [0 or 1]
Writes     rule [share]
Parameters holder_rule [share], concede_share [share], concede_days [day]

Evidence   S077   deals on open roads often strengthen the rule of who besieged
           EC154  a village whose camp fell accepted the rules of the new holder within days
           S132   groups widen the land they hold or cross at will
Ignores    courts, schools and taxes one by one; custom and notables, who rule where no armed actor does.
Wrong if   towns under a deal kept the rules of their holder as much as towns without one.
"""

from durance.core.mechanism import mechanism


@mechanism(writes="rule")
def rules(strength, controller, deal_with, is_foreign, holder_rule, concede_share, concede_days, rule):
    for i in range(controller.size):
        h, d = int(controller[i]), int(deal_with[i])
        men, ruled = 0.0, 0.0
        for a in range(rule.shape[0]):
            men += strength[a, i] * (1.0 - is_foreign[a]) if a != h else 0.0
        own = 0.0 if h < 0 else (holder_rule if men > 0.0 else 1.0)
        given = concede_share if h >= 0 and d >= 0 and d != h else 0.0
        for a in range(rule.shape[0]):
            mine = strength[a, i] * (1.0 - is_foreign[a])
            want = own if a == h else ((1.0 - own) * mine / men if mine > 0.0 else 0.0)
            want = (1.0 - given) * want + (given if a == d else 0.0)
            if want == 0.0 and rule[a, i] == 0.0:
                continue
            rule[a, i] += (want - rule[a, i]) / concede_days
            ruled += rule[a, i]
        if h >= 0:
            rule[h, i] = max(0.0, rule[h, i] + 1.0 - ruled)

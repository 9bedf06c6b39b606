"""Rules: who has men at a place comes to set the rules of daily life there, its holder first, and a deal hands over a part.

A man counts once: for the holder h of place i by his tie to it, for himself by the rest. tie+ = max(0, tie), 1 for h itself:

    with_i  = sum over a, partners' forces too, of tie+_ah * strength_ai
    rest_ai = (1 - tie+_ah) * strength_ai for all but h;   0 for partners' forces, who stay in their bases
    want_hi = holder_rule * with_i / (holder_rule * with_i + (1 - holder_rule) * sum of rest_i);   1 where none stands against
    want_ai = (1 - want_hi) * rest_ai / sum of rest_i            without holder: strength_ai over that of all natives
    with a standing deal with d, not h:   want_i -> (1 - concede_share) * want_i,   want_di += concede_share
    rule_ai += (want_ai - rule_ai) / concede_days;   what then is ruled by nobody falls to the holder: the sum is 1

Reads      strength [fighters], controller [actor], deal_with [actor], tie [-1..1], is_foreign [0 or 1]
Writes     rule [share]
Parameters holder_rule [share], concede_share [share], concede_days [day]

Evidence   S077   deals on open roads often strengthen the rule of who besieged
           EC154  a village whose camp fell accepted the rules of the new holder within days
           S132   groups widen the land they hold or cross at will;  S121  they do where partners leave
Ignores    courts, schools and taxes one by one; custom and notables, who rule where no armed actor does.
Wrong if   towns under a deal kept the rules of their holder as much as towns without one.
"""

from durance.core.mechanism import mechanism


@mechanism(writes="rule")
def rules(strength, controller, deal_with, tie, is_foreign, holder_rule, concede_share, concede_days, rule):
    for i in range(controller.size):
        h, d = int(controller[i]), int(deal_with[i])
        beside, rest, ruled = 0.0, 0.0, 0.0
        for a in range(rule.shape[0]):
            bond = 0.0 if h < 0 else (1.0 if a == h else max(0.0, tie[a, h]))
            beside += bond * strength[a, i]
            rest += (1.0 - bond) * strength[a, i] * (1.0 - is_foreign[a])
        held, lost = holder_rule * beside, (1.0 - holder_rule) * rest
        own = 0.0 if h < 0 else (held / (held + lost) if lost > 0.0 else 1.0)
        given = concede_share if h >= 0 and d >= 0 and d != h else 0.0
        for a in range(rule.shape[0]):
            bond = 0.0 if h < 0 else max(0.0, tie[a, h])
            mine = 0.0 if a == h else (1.0 - bond) * strength[a, i] * (1.0 - is_foreign[a])
            want = own if a == h else ((1.0 - own) * mine / rest if mine > 0.0 else 0.0)
            want = (1.0 - given) * want + (given if a == d else 0.0)
            if want == 0.0 and rule[a, i] == 0.0:
                continue
            rule[a, i] += (want - rule[a, i]) / concede_days
            ruled += rule[a, i]
        if h >= 0:
            rule[h, i] = max(0.0, rule[h, i] + 1.0 - ruled)

"""Regime end: coup, palace compromise, settlement, collapse or capture, whichever comes first; a raid is not a capture.

On a day with a raid, with S men of the state side and H other men in the capital and (by raid_reach) one road away, and
`heart` the mean morale of those S men:

    p_capture  = capture_share * H^2 / (H^2 + S^2);      p_collapse = capture_share * (1 - heart)^2 * (1 - elite)
    h_deal     = deal_rate * (1 - patience of the capital) * (1 - elite)

regime: 5 capture and 4 collapse (guards of split rulers break) by one number on a raid; 1 when a coup succeeded today
(coup_age 0, see `coups`); 3 when talks with the armed opponent that has most men are complete; 2 compromise with hazard
h_deal. Once regime is not 0 nothing more happens to it: survival is censored there.

Reads      elite [0..1], patience [0..1], coup_age [day], raid [0..1], talks [0..1], strength [fighters],
           morale [0..1], is_capital [0 or 1], is_state [0 or 1]
Writes     regime [kind]
Parameters deal_rate [1/day], capture_share [share], raid_reach [share]

Evidence   PR-regime-share-leader-exits-by-rebels   rebels remove a leader once in sixty
           PR-conflict-rebel-victory-share-ended-center-war   but won a quarter of ended wars over the centre
           EA088  a raid on the capital that took nothing;  EA117  an embargo brought a compromise within days
Ignores    guards apart from other troops, foreign rescue, what comes after.
Wrong if   a raid alone ever brought a united regime with a willing guard down.
"""

from durance.core.draws import uniform
from durance.core.hazards import chance
from durance.core.mechanism import mechanism

COUP, COMPROMISE, SETTLEMENT, COLLAPSE, CAPTURE = 1.0, 2.0, 3.0, 4.0, 5.0      # labels of `regime`, not quantities


@mechanism(writes="regime")
def regime_end(elite, patience, coup_age, raid, talks, strength, morale, is_capital, is_state, road_from, road_to, key,
               deal_rate, capture_share, raid_reach, regime):
    guards, foes, heart, worn, most, agreed = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    if regime[0] != 0.0:
        return
    for a in range(is_state.size):
        near, men = 0.0, 0.0
        for i in range(is_capital.size):
            near += is_capital[i] * strength[a, i]
            men += strength[a, i]
            worn = max(worn, is_capital[i] * (1.0 - patience[i]))
        for r in range(road_from.size if raid[0] > 0.0 else 0):      # only a raid asks who stands around the capital
            i, j = road_from[r], road_to[r]
            near += raid_reach * (is_capital[i] * strength[a, j] + is_capital[j] * strength[a, i])
        guards += is_state[a] * near
        heart += is_state[a] * near * morale[a]
        foes += (1.0 - is_state[a]) * near
        if is_state[a] == 0.0 and men > most:
            most, agreed = men, talks[a]
    split, fate = 1.0 - elite[0], uniform(key, 0, 0)
    beaten = raid[0] * capture_share * foes**2 / (foes**2 + guards**2) if foes > 0.0 else 0.0
    broken = raid[0] * capture_share * (1.0 - heart / guards) ** 2 * split if guards > 0.0 else 0.0
    if fate < beaten:
        regime[0] = CAPTURE
    elif fate < beaten + broken:
        regime[0] = COLLAPSE
    elif coup_age[0] == 0.0:
        regime[0] = COUP
    elif agreed >= 1.0:
        regime[0] = SETTLEMENT
    elif uniform(key, 0, 1) < chance(deal_rate * worn * split):
        regime[0] = COMPROMISE

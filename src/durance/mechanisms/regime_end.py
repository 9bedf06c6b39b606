"""Regime end: coup, palace compromise or capture, as cohesion, patience and force decide; a raid is not a capture.

At the capital, S men of the state and N_a of each other actor, with H = sum N_a:

    h_raid = raid_rate * sum_a will_a * N_a / (N_a + S);      h_take = capture_share * h_raid * H^2 / (H^2 + S^2)
    h_try  = coup_base * (1 + 2 * recent_days / (recent_days + coup_age))^2 * (1 - elite) / 0.5
    h_deal = deal_rate * (1 - patience) * (1 - elite)

One number decides raid and capture (each capture is a raid), one whether there is an attempt or else a compromise,
one whether the attempt succeeds (chance coup_success). regime: 1 coup, 2 compromise, 5 capture; any attempt sets
coup_age to 0, else it grows by a day. Once regime is not 0 nothing more happens to it: survival is censored there.

Reads      elite [0..1], patience [0..1], strength [fighters], will [0..1], is_capital [0 or 1], is_state [0 or 1]
Writes     regime [kind], coup_age [day], raid [0..1]
Parameters coup_base [1/day], recent_days [day], coup_success [share], deal_rate [1/day], raid_rate [1/day],
           capture_share [share]

Evidence   PR-regime-coup-attempt-annual-africa                three attempts in a hundred country-years
           PR-regime-coup-attempt-annual-africa-le2y-after-coup  and sixteen in the two years after a coup
           PR-regime-coup-success-share-africa                 two attempts in five succeed
           PR-regime-share-leader-exits-by-rebels              rebels remove a leader once in sixty
           EA088  a raid on the capital that took nothing;  S004  why there was no assault
Ignores    forces outside the capital's own place, guards apart from other troops, foreign rescue, what comes after.
Wrong if   coups came no more often soon after a coup, or a raid alone ever brought a regime down.
"""

from durance.core.draws import uniform
from durance.core.hazards import chance
from durance.core.mechanism import mechanism

COUP, COMPROMISE, CAPTURE = 1.0, 2.0, 5.0      # labels of the variable `regime`, not quantities


@mechanism(writes="regime coup_age raid")
def regime_end(elite, patience, strength, will, is_capital, is_state, key, coup_base, recent_days, coup_success,
               deal_rate, raid_rate, capture_share, regime, coup_age, raid):
    at = 0
    for i in range(is_capital.size):
        if is_capital[i] > 0.0:
            at = i
    guards, foes, pressed = 0.0, 0.0, 0.0
    for a in range(is_state.size):
        guards += is_state[a] * strength[a, at]
        foes += (1.0 - is_state[a]) * strength[a, at]
    for a in range(is_state.size):
        if is_state[a] == 0.0 and strength[a, at] > 0.0:
            pressed += will[a] * strength[a, at] / (strength[a, at] + guards)
    h_raid = raid_rate * pressed
    h_take = capture_share * h_raid * foes**2 / (foes**2 + guards**2) if foes > 0.0 else 0.0
    h_try = coup_base * (1.0 + 2.0 * recent_days / (recent_days + coup_age[0])) ** 2 * (1.0 - elite[0]) / 0.5
    h_deal = deal_rate * (1.0 - patience[at]) * (1.0 - elite[0])
    stands = regime[0] == 0.0
    assault, attempt = uniform(key, 0, 0), uniform(key, 0, 1)
    raid[0] = 1.0 if stands and assault < chance(h_raid) else 0.0
    coup_age[0] += 1.0
    if stands and assault < chance(h_take):
        regime[0] = CAPTURE
    elif stands and attempt < chance(h_try):
        coup_age[0] = 0.0
        regime[0] = COUP if uniform(key, 0, 2) < coup_success else 0.0
    elif stands and attempt < chance(h_try + h_deal):
        regime[0] = COMPROMISE

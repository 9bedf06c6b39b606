"""Patience: shortage, darkness, dear food and hunger wear it down to a floor of endurance; shifted blame spares it.

    dark_i      = max(0, 1 - power_hours_i / power_hours_normal_i)
    over_i      = max(0, staple_price_i - 1);         dear_i = over_i / (over_i + dear_half)
    starving_i  = hungry_i / (residents_i + displaced_i)                                        (0 where nobody lives)
    hardship_i  = 1 - (1 - fuel_short_i) * (1 - 0.5 * dark_i) * (1 - dear_i) * (1 - starving_i)
    patience_i += (1 - patience_i) / mend_days - wear * (1 - blame) * hardship_i * (patience_i - endurance)

Reads      fuel_short [share], power_hours [hours/day], power_hours_normal [hours/day], staple_price [ratio to normal],
           hungry [people], residents [people], displaced [people], blame [share]
Writes     patience [0..1]
Parameters wear [1/day], mend_days [day], endurance [share], dear_half [1]

Evidence   S038   the regime holds by inertia and for want of an alternative: patience has a floor
           S039   society invents ways to live: that floor is not low
           S147   plots were blamed on foreigners: blame is shifted (how much: see `narrative`)
           EC121  drivers waited up to three days for fuel: what wears it
Ignores    protest and its repression, rumours, religion, who is richer, habit (each day of want hurts like the first).
Wrong if   unrest followed shortage within days everywhere, or never came however long it lasted.
"""

from durance.core.mechanism import mechanism


@mechanism(writes="patience")
def patience(fuel_short, power_hours, power_hours_normal, staple_price, hungry, residents, displaced, blame, wear,
             mend_days, endurance, dear_half, patience):
    for i in range(patience.size):
        dark, starving = 0.0, 0.0
        if power_hours_normal[i] > 0.0:
            dark = max(0.0, 1.0 - power_hours[i] / power_hours_normal[i])
        if residents[i] + displaced[i] > 0.0:
            starving = hungry[i] / (residents[i] + displaced[i])
        over = max(0.0, staple_price[i] - 1.0)
        spared = (1.0 - 0.5 * dark) * (1.0 - over / (over + dear_half)) * (1.0 - starving)
        hardship = 1.0 - (1.0 - fuel_short[i]) * spared
        worn = wear * (1.0 - blame[0]) * hardship * (patience[i] - endurance)
        patience[i] += (1.0 - patience[i]) / mend_days - worn

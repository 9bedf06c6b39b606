"""Foreigners: foreign firms leave on what the world hears, which is louder than what happens, and come back slowly.

    lost   = sum_i max(0, taken_i)                      dead = sum over actors and places of casualties
    heard  = min(1, raid + amplification * mean over roads of attacked + loss_alarm * lost + deaths_alarm * dead)
    firms += (1 - firms) / return_days - firms * (1 - exp(-leave_rate * heard))

`raid` is yesterday's. A raid on the capital is heard in full, whatever happens on the roads.

Reads      attacked [0 or 1], raid [0..1], taken [-1..1], casualties [fighters/day]
Writes     firms [share]
Parameters amplification [1], loss_alarm [1], deaths_alarm [day/fighter], leave_rate [1/day], return_days [day]

Evidence   S169   foreign firms ran most mines
           S214   abroad the capital's fall was called near while it stood
           EC134  an embassy told its citizens to leave during the blockade, not after a fall
           EC135  another did so too, and a shipping line stopped its business
           EA088  more than 70 dead in one raid: news of deaths goes round the world
Ignores    which firm runs which mine, contracts and disputes that keep or drive firms out, evacuations by their states.
           A country that is always at war stands below 1 at rest: `firms` is a share of a year without attacks.
Wrong if   firms left no earlier than shortage or fighting reached them, or came back within weeks of the last attack.
"""

from durance.core.hazards import chance
from durance.core.mechanism import mechanism


@mechanism(writes="firms")
def foreigners(attacked, raid, taken, casualties, amplification, loss_alarm, deaths_alarm, leave_rate, return_days, firms):
    heard = raid[0]
    for r in range(attacked.size):
        if attacked[r] > 0.0:
            heard += amplification * attacked[r] / attacked.size
    for i in range(taken.size):
        heard += loss_alarm * max(0.0, taken[i])
        for a in range(casualties.shape[0] if heard < 1.0 else 0):
            heard += deaths_alarm * casualties[a, i]
    firms[0] += (1.0 - firms[0]) / return_days - firms[0] * chance(leave_rate * min(1.0, heard))

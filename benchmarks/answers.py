"""How long the answers take: a screen of 60 inputs, and ten measures compared in 500 futures of a year.

    python benchmarks/answers.py [members] [walks]

Wall time depends on what else the machine does; processor time over two cores is what it would take alone on them.
"""

import os
import sys
import time

from durance.analysis.compare import compare
from durance.analysis.facts import facts
from durance.analysis.options import of_scenarios
from durance.analysis.points import inputs_of
from durance.analysis.regret import regret
from durance.analysis.sensitivity import screen
from durance.pack.load import load
from durance.scenario import scenario

TRIES = (("escorts", {"corridor": "dakar-bamako", "per_week": 3}), ("escorts", {"corridor": "abidjan-bamako", "per_week": 7}),
         ("relief", {"locality": "mopti", "people": 100000}), ("rationing", {"locality": "bamako", "cut": 0.3}),
         ("airlift", {"locality": "bamako", "m3_per_day": 200}), ("haulier-cover", {"corridor": "dakar-bamako", "share": 0.8}),
         ("local-talks", {"locality": "mopti"}), ("discipline", {"actor": "army", "degree": 1}),
         ("mercenary-exit", {"partner": "russia"}), ("reforms", {"degree": 0.5}))


def timed(what, work):
    """Do the work and print how long it took."""
    wall, spent = time.perf_counter(), time.process_time()
    found = work()
    print(f"{what}: {time.perf_counter() - wall:.0f} s wall, {time.process_time() - spent:.0f} s of processors, "
          f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores", flush=True)
    return found


def main(members: int = 500, walks: int = 12) -> None:
    """Time them."""
    made = scenario(load("mali"), "blockade-2025")
    names = inputs_of(made)
    timed(f"Morris, 60 of {len(names)} inputs, {walks} walks", lambda: screen(made, "unmet:mean", walks, only=names[:60]))
    options = [made, *(made.with_measure(name, **keys) for name, keys in TRIES)]
    asked = timed(f"10 measures and none, {members} futures, {made.days} days",
                  lambda: of_scenarios(options, "hungry:end", members, rates={"USD": 600.0}))
    timed("comparison and regret", lambda: (compare(asked), regret(asked)))
    timed("worth of all facts", lambda: facts(asked, made.pack))


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
